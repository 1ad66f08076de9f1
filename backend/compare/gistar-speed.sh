#!/bin/sh
# Holds Gi* of 100,000 cells against R's spdep and, once it is the same, tells the times of both: gistar-speed.sh
# Needs a JDK and R with spdep on the path, and the project built (./hedgerow bench does that).
set -eu
here=$(dirname -- "$(readlink -f -- "$0")")
work=$(mktemp -d "${TMPDIR:-/tmp}/hedgerow-compare.XXXXXX")
trap 'rm -rf "$work"' EXIT

java -Xmx400m -cp "$here/../target/classes:$here/../target/test-classes" org.hedgerow.hotspot.method.GistarBench \
    --out="$work/cells.csv" >"$work/figures"
milliseconds=$(awk -F '\t' '/neighbourhoods and correction/ { print $2 }' "$work/figures")
Rscript --vanilla "$here/gistar.R" "$work/cells.csv" 2050 0 "$milliseconds"
