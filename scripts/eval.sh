#!/usr/bin/env bash
# Measures the engines on whatever data is there: answer scoring by cross-validation, generated items by the rules,
# schedulers on review logs. With --check it fails where a figure lies below its floor in scripts/eval-floors.txt.
#
# Data is looked for in the folder that CERPLY_EVAL_DATA names (else ../shared/data): marked answers as *.jsonl in
# semeval2013, documents of any kind in documents, review logs as *.csv in reviews. The samples in docs/samples are
# always measured. Nothing is fetched.
set -euo pipefail
source "$(dirname "$0")/lib.sh"

data=${CERPLY_EVAL_DATA:-$root/../shared/data}
use_toolchain
out=$target/eval.txt
mkdir -p "$target"
: >"$out"

# measure CRATE EXAMPLE ARGS...: runs an example in release and keeps what it prints.
measure() {
  local crate=$1 example=$2
  shift 2
  cargo run --release --quiet -p "$crate" --example "$example" -- "$@" | tee -a "$out"
}

started=$SECONDS
say "generated items (Q6): docs/samples"
measure authoring eval docs/samples
if [ -d "$data/documents" ]; then
  say "generated items (Q6): $data/documents"
  measure authoring eval "$data/documents"
fi
if [ -d "$data/semeval2013" ]; then
  say "answer scoring (Q1 to Q3), cross-validated: a minute or two"
  measure domain scoring_eval "$data/semeval2013"
else
  say "answer scoring (Q1 to Q3): no data in $data/semeval2013"
fi
if compgen -G "$data/reviews/*.csv" >/dev/null; then
  say "schedulers (Q5)"
  measure domain schedule_eval "$data"/reviews/*.csv
else
  say "schedulers (Q5): no review log in $data/reviews"
fi
say "took $((SECONDS - started)) s"

# A floor is a line's first two words, which of its numbers, and the least that this may be.
below() {
  awk 'NR == FNR { if ($1 !~ /^#/ && NF == 4) floor[$1 " " $2] = floor[$1 " " $2] " " $3 ":" $4; next }
    ($1 " " $2) in floor {
      n = split(floor[$1 " " $2], wanted, " ")
      for (i = 1; i <= n; i++) {
        split(wanted[i], one, ":")
        if ($(one[1]) + 0 < one[2] + 0) { printf "below its floor of %s: %s\n", one[2], $0; found = 1 }
      }
    }
    / documents, / && $1 != $3 { print "items that break a rule: " $0; found = 1 }
    END { exit !found }' scripts/eval-floors.txt "$out"
}
if [ "${1:-}" = --check ] && below; then exit 1; fi
