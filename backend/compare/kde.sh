#!/bin/sh
# Holds kernel density against R's spatstat on invented points: kde.sh [BANDWIDTH], in metres.
set -eu
here=$(dirname -- "$(readlink -f -- "$0")")
hedgerow=${HEDGEROW:-$here/../../hedgerow}
bandwidth=${1:-2000}
work=$(mktemp -d "${TMPDIR:-/tmp}/hedgerow-compare.XXXXXX")
trap 'rm -rf "$work"' EXIT

# A crowded field and a scatter, some of them counting more than once; awk's generator with a fixed seed.
awk -v b="$bandwidth" 'BEGIN {
    srand(20261122)
    print "x,y,weight"
    for (i = 0; i < 400; i++) {
        if (rand() < 0.4) { x = 515000 + b * (rand() + rand() - 1); y = 215000 + b * (rand() + rand() - 1) }
        else { x = 515000 + 6 * b * (rand() - 0.5); y = 215000 + 6 * b * (rand() - 0.5) }
        printf "%.1f,%.1f,%.2f\n", x, y, 0.5 + 2 * rand()
    }
}' >"$work/points.csv"
for kernel in quartic gaussian; do
    # The finer the cells, the less there is to make up when the kernel of a point is scaled to add up to its weight.
    cell=$(awk -v b="$bandwidth" -v k="$kernel" 'BEGIN { print b / (k == "quartic" ? 50 : 40) }')
    "$hedgerow" analyse kde "$work/points.csv" --kernel "$kernel" --bandwidth "$bandwidth" --cell "$cell" \
        --out "$work/$kernel.tif" --json >"$work/$kernel.json"
    Rscript --vanilla "$here/kde.R" "$work/points.csv" "$work/$kernel.tif" "$work/$kernel.json" "$kernel" "$bandwidth"
done
