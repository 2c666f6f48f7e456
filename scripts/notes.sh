#!/usr/bin/env bash
# Prints what CHANGELOG.md says about a version: scripts/notes.sh 1.1.0. Fails when it says nothing.
set -euo pipefail
cd "$(dirname "$0")/.."
notes=$(awk -v head="## [${1:?a version}]" 'index($0, "## [") == 1 { here = index($0, head) == 1; next } here' CHANGELOG.md)
[[ $notes =~ [^[:space:]] ]] || { echo "CHANGELOG.md says nothing about ${1}" >&2; exit 1; }
printf '%s\n' "$notes"
