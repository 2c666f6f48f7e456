#!/usr/bin/env bash
# Builds for development, serves, and builds again on every change.
set -euo pipefail
source "$(dirname "$0")/lib.sh"

use_toolchain
say "first build: 5 to 10 minutes; later ones take seconds"
exec cargo leptos watch
