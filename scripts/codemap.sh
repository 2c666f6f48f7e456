#!/usr/bin/env bash
# Writes the code map of docs/ARCHITECTURE.md: every source file with the first sentence of its own documentation.
# With --check it changes nothing and fails when the map is out of date.
set -euo pipefail
cd "$(dirname "$0")/.."

document=docs/ARCHITECTURE.md
mark='<!-- code map: written by scripts/codemap.sh -->'

map() {
  local crate file caption
  for crate in domain authoring store planning app server frontend ops; do
    printf '\n### %s\n\n| file | what |\n|---|---|\n' "$crate"
    git ls-files --cached --others --exclude-standard "$crate/src/*.rs" "$crate/src/**/*.rs" | sort -u | while read -r file; do
      caption=$(awk '/^\/\/!/ { sub(/^\/\/! ?/, ""); if ($0 == "") exit; printf "%s ", $0; next } { exit }' "$file" |
        sed -e 's/ *$//' -e 's/\([a-z0-9)`"]\)\. .*/\1./' -e 's/|/\\|/g')
      printf '| `%s` | %s |\n' "${file#"$crate"/src/}" "$caption"
    done
  done
}

new=$(awk -v mark="$mark" '{ print } index($0, mark) { exit }' "$document"; map)
if [ "${1:-}" = --check ]; then
  [ "$new" = "$(cat "$document")" ] || { echo "$document is out of date: run scripts/codemap.sh" >&2; exit 1; }
else
  printf '%s\n' "$new" >"$document"
fi
