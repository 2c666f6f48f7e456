#!/usr/bin/env bash
# Formatting, clippy, unit, integration and browser tests. With an argument only a part: lint, unit, e2e, shots.
# Ends with the number of tests passed and failed.
set -euo pipefail
source "$(dirname "$0")/lib.sh"

part=${1:-all}
log=$target/test.log
mkdir -p "$target"
: >"$log"

# with_rustup COMMAND...: runs it with rustup's stable toolchain first on PATH, its compiler for the libraries as well.
with_rustup() {
  local bin
  bin=$(dirname "$(rustup which --toolchain stable cargo)")
  PATH=$bin:$PATH "$@"
}

lint() {
  have rustup || fail "rustfmt and clippy come with rustup: install it, then 'rustup component add rustfmt clippy'"
  rustup component add rustfmt clippy >/dev/null 2>&1 || true
  say "the code map"
  scripts/codemap.sh --check
  say "formatting"
  with_rustup cargo fmt --all --check
  say "clippy (5 minutes the first time)"
  # Debian's compiler and rustup's do not read each other's results: each has a folder of its own.
  CARGO_TARGET_DIR=$target/clippy with_rustup cargo clippy --quiet --all-targets -- -D warnings
  CARGO_TARGET_DIR=$target/clippy with_rustup cargo clippy --quiet -p frontend -- -D warnings
}

unit() {
  # The registry that rollbacks are tried against.
  have docker-registry || apt_install docker-registry
  # GitHub's own description of its API, which the monitor's requests are held against.
  node_packages ops/tests/github
  say "unit and integration tests (6 minutes the first time)"
  cargo test --quiet 2>&1 | tee -a "$log"
}

install_browser() {
  have chromium || apt_install chromium
  have curl || apt_install curl
  node_packages end2end
}

# node_packages FOLDER: what its package-lock.json names, unless it is there.
node_packages() {
  have npm || apt_install nodejs npm
  [ -d "$1/node_modules" ] && [ ! "$1/package-lock.json" -nt "$1/node_modules" ] && return
  say "installing the packages of $1 (a few seconds)"
  (cd "$1" && quietly "$target/npm.log" npm ci --no-audit --no-fund && touch node_modules)
}

e2e() {
  install_browser
  build_release
  say "browser tests (3 minutes)"
  (cd end2end && CERPLY_BIN=$target/release/cerply npx playwright test 2>&1) | tee -a "$log"
}

# count WORD: the sum of all "N WORD" in the log. Playwright says "failed" only when something has: no line is no error.
count() {
  { grep -oE "(^|[^0-9])[0-9]+ $1" "$log" || true; } | grep -oE '[0-9]+' | awk '{ sum += $1 } END { print sum + 0 }' || true
}

# Adds up what the runners printed: cargo's "test result" lines, Playwright's "N passed" and "N failed".
summary() {
  echo "$(count passed) passed, $(count failed) failed"
}

use_toolchain
case $part in
  lint) lint ;;
  unit) unit; summary ;;
  e2e) e2e; summary ;;
  shots) install_browser; build_release; (cd end2end && CERPLY_BIN=$target/release/cerply node shots.mjs) ;;
  all)
    lint
    outcome=0
    unit || outcome=1
    say "the engines, held to their floors"
    scripts/eval.sh --check || outcome=1
    e2e || outcome=1
    summary
    exit "$outcome"
    ;;
  *) fail "unknown part: $part (lint, unit, e2e, shots)" ;;
esac
