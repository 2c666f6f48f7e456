#!/usr/bin/env bash
# Runs the criterion benches of the engines. Figures are only worth comparing within one run on a quiet machine.
set -euo pipefail
source "$(dirname "$0")/lib.sh"

use_toolchain
say "building and running the benches (10 minutes)"
exec cargo bench --quiet -p domain -p authoring --benches -- "$@"
