#!/usr/bin/env bash
# Builds the OCI image of the release without Docker, as an OCI layout in target/image. What it says about itself is read
# from the program in it and from that commit. The same program and the same packages of the system give the same digest:
# sorted files, fixed owners, the commit's time everywhere.
#
# scripts/image.sh [DIR]   DIR: a folder with cerply and site/, taken instead of building the release
set -euo pipefail
source "$(dirname "$0")/lib.sh"
cd "$root"

max_bytes=$((60 * 1024 * 1024))
# What the server needs of the Debian or Ubuntu it was built on: the libraries it is linked against, the authorities it trusts, the zones.
packages=(base-files libc6 libgcc-s1 ca-certificates tzdata)
user=65532

for program in umoci skopeo jq; do have "$program" || apt_install "$program"; done
release=${1:-}
if [ -z "$release" ]; then
  [ -z "$(git status --porcelain --untracked-files=no)" ] || fail "uncommitted changes: an image says which commit it is of"
  use_toolchain
  build_release
  release=$target/image-release
  rm -rf "$release" && mkdir -p "$release"
  cp "$target/release/cerply" "$release/" && cp -R "$root/target/site" "$release/site"
fi
[ -x "$release/cerply" ] && [ -d "$release/site/pkg" ] || fail "$release holds no cerply, or no site"

# "cerply 1.1.0 (0123…)"
read -r _ version commit < <(env -i "$release/cerply" --version | tr -d '()')
git cat-file -e "$commit^{commit}" 2>/dev/null || fail "$release/cerply is of commit $commit, which this repository does not know"
schema=$(git ls-tree --name-only "$commit" migrations/ | sed -n 's,^migrations/0*\([0-9][0-9]*\)_.*,\1,p' | sort -n | tail -n 1)
epoch=$(git show -s --format=%ct "$commit")
created=$(date -u -d "@$epoch" +%Y-%m-%dT%H:%M:%SZ)

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
files=$work/root
mkdir -p "$work/debian" "$files"

say "the system's part: ${packages[*]}"
(cd "$work/debian" && quietly "$work/apt.log" apt-get download "${packages[@]}")
for package in "$work/debian"/*.deb; do dpkg-deb --fsys-tarfile "$package" | tar -x -C "$files" --keep-directory-symlink; done
versions=$(for package in "$work/debian"/*.deb; do dpkg-deb --show --showformat='${Package}=${Version} ' "$package"; done)
# The list of authorities, as its package's own installation writes it.
mkdir -p "$files/etc/ssl/certs"
find "$files/usr/share/ca-certificates" -name '*.crt' | LC_ALL=C sort | xargs cat >"$files/etc/ssl/certs/ca-certificates.crt"
echo "cerply:x:$user:$user::/data:/nonexistent" >"$files/etc/passwd"
echo "cerply:x:$user:" >"$files/etc/group"
# Conversions between character sets, manuals and sources of what is there already.
find "$files/usr/share/doc" ! -type d ! -name copyright -delete
rm -rf "$files"/usr/lib/*/gconv "$files"/usr/share/{man,locale,lintian,ca-certificates,zoneinfo/right,zoneinfo/posix}
mkdir -p "$files/opt/cerply" "$files/data" "$files/tmp"
cp "$release/cerply" "$files/opt/cerply/" && cp -R "$release/site" "$files/opt/cerply/site"
chmod -R u=rwX,go=rX "$files/opt/cerply"
chmod 1777 "$files/tmp"
# The programs of these packages are for administrators; nothing here has a shell to start them from.
rm -rf "${files:?}"/{bin,sbin,usr/bin,usr/sbin,var,home,root,media,mnt,srv,boot}

# pack NAME PATH...: a layer of these files.
pack() {
  local layer=$work/$1.tar
  shift
  (cd "$files" && tar --create --file "$layer" --format=pax --pax-option=exthdr.name=%d/PaxHeaders/%f,delete=atime,delete=ctime \
    --sort=name --mtime="@$epoch" --owner=0 --group=0 --numeric-owner "$@")
}
pack debian --exclude=./data --exclude=./opt .
pack release opt
(cd "$files" && tar --create --file "$work/data.tar" --mtime="@$epoch" --owner=$user --group=$user --numeric-owner data)

say "the image"
layout=$target/image
rm -rf "$layout"
umoci init --layout "$layout"
umoci new --image "$layout:$commit"
for layer in debian release data; do
  umoci raw add-layer --image "$layout:$commit" --history.created "$created" --history.created_by "$layer" "$work/$layer.tar"
done
label=org.opencontainers.image
umoci config --image "$layout:$commit" --no-history --created "$created" --author Cerply \
  --os linux --architecture "$(dpkg --print-architecture)" --config.user "$user:$user" --config.workingdir /opt/cerply \
  --config.entrypoint /opt/cerply/cerply --config.exposedports 3000/tcp --config.volume /data --config.stopsignal SIGTERM \
  --config.env CERPLY_ADDR=0.0.0.0:3000 --config.env CERPLY_DATABASE=/data/cerply.db \
  --config.env "IMAGE_TAG=$commit" --config.env "IMAGE_REVISION=$commit" --config.env "IMAGE_CREATED=$created" \
  --config.label "$label.revision=$commit" --config.label "$label.created=$created" --config.label "$label.version=$version" \
  --config.label "$label.title=Cerply" --config.label "$label.licenses=MIT" --config.label "cerply.schema=$schema" \
  --config.label "cerply.healthcheck=GET /api/ready on port 3000" --config.label "cerply.packages=${versions% }"
umoci gc --layout "$layout"

digest=$(skopeo inspect --format '{{.Digest}}' "oci:$layout:$commit")
bytes=$(skopeo inspect --raw "oci:$layout:$commit" | jq '[.layers[].size] | add')
[ "$bytes" -le "$max_bytes" ] || fail "the image is $bytes bytes compressed, more than $max_bytes"
say "$layout:$commit"
say "$digest, $bytes bytes compressed, version $version, schema $schema, $created"
say "to a registry: skopeo copy oci:$layout:$commit docker://REGISTRY/NAME:$commit"
