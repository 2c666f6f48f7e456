# What the other scripts share: messages, package installation and the choice of Rust toolchain.
# Sourced, never run. After `use_toolchain`, PATH holds cargo, wasm-bindgen, cargo-leptos and wasm-opt.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
target=${CARGO_TARGET_DIR:-$root/target}
tools=${XDG_CACHE_HOME:-$HOME/.cache}/cerply/tools

# Pinned versions. wasm-bindgen's is read from Cargo.lock: the tool and the library must be the same.
cargo_leptos_version=0.3.11
binaryen_version=132.0.0
rustc_needed=1.96 # cargo-leptos needs it to be built; the code itself needs 1.94
wasm_target=wasm32-unknown-unknown

say() { printf '• %s\n' "$*"; }
fail() { printf '✗ %s\n' "$*" >&2; exit 1; }
have() { command -v "$1" >/dev/null 2>&1; }
# at_least HAVE NEED: is version HAVE the same as NEED or later?
at_least() { [ "$(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n 1)" = "$2" ]; }

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; elif have sudo; then sudo "$@"; else return 1; fi
}

# apt_install PACKAGE...: installs Debian packages, or says in one line what to do by hand.
apt_install() {
  have apt-get || fail "please install with your package manager: $*"
  say "installing Debian packages: $* (about half a minute)"
  local log=$tools/apt.log
  mkdir -p "$tools"
  as_root env DEBIAN_FRONTEND=noninteractive apt-get update >"$log" 2>&1 &&
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@" >>"$log" 2>&1 ||
    fail "could not install $*: run 'apt-get install $*' as root and try again (log: $log)"
}

# quietly LOG COMMAND...: runs a long command with its output in a file, shown only when it fails.
quietly() {
  local log=$1
  shift
  mkdir -p "$(dirname "$log")"
  "$@" >"$log" 2>&1 || { tail -n 20 "$log" >&2; fail "failed: $* (log: $log)"; }
}

rustc_version() { "$1" --version 2>/dev/null | cut -d' ' -f2; }

# Debian's rustc and cargo in /usr/bin, with a wasm32 standard library built from Debian's own source of it.
# For machines whose rustup cannot add a target: they reach package registries and nothing else.
install_debian_toolchain() {
  local have_version
  have_version=$(rustc_version /usr/bin/rustc)
  if ! at_least "${have_version:-0}" "$rustc_needed" || ! [ -x /usr/bin/cargo ] || ! [ -e /usr/lib/rustlib/src ]; then
    apt_install rustc-web cargo-web rust-web-src
  fi
  local lib
  lib=$(/usr/bin/rustc --print sysroot)/lib/rustlib/$wasm_target/lib
  # The stamp names the compiler: a library built by another one cannot be read.
  local stamp
  stamp=$lib/built-by-$(rustc_version /usr/bin/rustc)
  [ -e "$stamp" ] && return
  say "building the $wasm_target standard library (about a minute)"
  local scratch=$tools/wasm-std
  rm -rf "$scratch" && mkdir -p "$scratch/src" && touch "$scratch/src/lib.rs"
  printf '[package]\nname = "scratch"\nversion = "0.0.0"\nedition = "2024"\n[workspace]\n' >"$scratch/Cargo.toml"
  (cd "$scratch" && quietly "$scratch.log" env RUSTC_BOOTSTRAP=1 RUSTC=/usr/bin/rustc /usr/bin/cargo build --release \
    -Z build-std=std,panic_abort,proc_macro --target "$wasm_target")
  as_root mkdir -p "$lib" && as_root rm -f "$lib"/*.rlib "$lib"/built-by-* || fail "cannot write $lib: run as root or install sudo"
  find "$scratch/target/$wasm_target/release/deps" -name '*.rlib' ! -name 'libscratch*' -print0 |
    while IFS= read -r -d '' rlib; do as_root cp "$rlib" "$lib/"; done
  as_root touch "$stamp"
  rm -rf "$scratch"
}

# rust-lld is part of every rustup toolchain; Debian's rustc has none, so it is lent that one.
lend_linker() {
  local found
  found=$(find "${RUSTUP_HOME:-$HOME/.rustup}"/toolchains/*/lib/rustlib/*/bin -name rust-lld 2>/dev/null | head -n 1)
  if [ -z "$found" ]; then
    have lld || apt_install lld
    found=$(command -v lld)
  fi
  mkdir -p "$tools/bin" && ln -sf "$found" "$tools/bin/rust-lld"
}

# Can rustup's stable toolchain build everything? It must be recent enough and have, or be able to add, the wasm target.
rustup_serves() {
  have rustup && at_least "$(rustc_version rustc)" "$rustc_needed" &&
    { rustup target list --installed | grep -qx "$wasm_target" || timeout 120 rustup target add "$wasm_target" >/dev/null 2>&1; }
}

# Is Debian's own Rust there, or to be had? Ubuntu has apt-get as well, but no such packages.
has_debian_rust() {
  at_least "$(rustc_version /usr/bin/rustc)" "$rustc_needed" && return
  have apt-cache || return 1
  apt-cache show rustc-web >/dev/null 2>&1 && return
  # A fresh machine has no lists of packages yet.
  as_root apt-get update >/dev/null 2>&1
  apt-cache show rustc-web >/dev/null 2>&1
}

# Brings rustup's stable toolchain up to date, where nothing else serves.
updated_rustup_serves() {
  have rustup || return 1
  say "updating rustup's stable toolchain (about a minute)"
  timeout 300 rustup update stable >/dev/null 2>&1
  rustup_serves
}

# Chooses the compiler: rustup's where it serves, else Debian's, else a newer one of rustup's. Says which, and why.
choose_rust() {
  have cc || apt_install build-essential
  if rustup_serves; then
    say "toolchain: rustup's rustc $(rustc_version rustc)"
  elif has_debian_rust; then
    install_debian_toolchain
    lend_linker
    export PATH=/usr/bin:$PATH
    say "toolchain: Debian's rustc $(rustc_version rustc) (rustup's is older than $rustc_needed or cannot add $wasm_target)"
  elif updated_rustup_serves; then
    say "toolchain: rustup's rustc $(rustc_version rustc)"
  else
    fail "rustc $rustc_needed or later with the target $wasm_target is needed: run 'rustup update stable && rustup target add $wasm_target'"
  fi
}

# install_tool NAME VERSION ARGS...: a cargo-installed program, kept outside target/ so a clean build keeps it.
# The settings spare half an hour: these programs are run for seconds, and their own profile is fat LTO.
install_tool() {
  local name=$1 version=$2
  shift 2
  local dir=$tools/$name-$version
  if [ ! -x "$dir/bin/$name" ]; then
    say "building $name $version (3 to 8 minutes, once)"
    quietly "$dir.log" env CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 \
      CARGO_PROFILE_RELEASE_OPT_LEVEL=0 CARGO_TARGET_DIR="$dir.build" cargo install --root "$dir" --version "=$version" "$@"
    rm -rf "$dir.build"
  fi
  export PATH=$dir/bin:$PATH
}

use_toolchain() {
  cd "$root" || fail "no such folder: $root"
  have cargo || [ -x /usr/bin/cargo ] || fail "Rust is missing: install rustup, or as root 'apt-get install rustc-web cargo-web'"
  export PATH=$tools/bin:$PATH
  choose_rust
  local wasm_bindgen_version
  wasm_bindgen_version=$(grep -A1 '^name = "wasm-bindgen"$' Cargo.lock | sed -n 's/^version = "\(.*\)"/\1/p')
  [ -n "$wasm_bindgen_version" ] || fail "Cargo.lock does not name wasm-bindgen"
  install_tool wasm-bindgen "$wasm_bindgen_version" wasm-bindgen-cli
  install_tool cargo-leptos "$cargo_leptos_version" cargo-leptos --locked --no-default-features --features no_downloads
  have npm || apt_install nodejs npm
  local binaryen=$tools/binaryen-$binaryen_version
  if [ ! -x "$binaryen/node_modules/.bin/wasm-opt" ]; then
    say "installing wasm-opt (binaryen $binaryen_version, a few seconds)"
    quietly "$binaryen.log" npm install --silent --no-audit --no-fund --prefix "$binaryen" "binaryen@$binaryen_version"
  fi
  export PATH=$binaryen/node_modules/.bin:$PATH
}

# The server, the WASM and the style sheet, precompressed.
build_release() {
  say "building the release (10 minutes the first time, seconds when nothing has changed)"
  quietly "$target/release.log" cargo leptos build --release -P
}
