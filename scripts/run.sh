#!/usr/bin/env bash
# Builds the release and serves it. Variables of the program (cerply --help) are passed on.
set -euo pipefail
source "$(dirname "$0")/lib.sh"

use_toolchain
build_release
say "starting: data in ${CERPLY_DATABASE:-data/cerply.db}, stop with Ctrl-C"
exec "$target/release/cerply"
