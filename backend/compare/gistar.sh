#!/bin/sh
# Holds Gi* against R's spdep on invented points: gistar.sh [CELL [BAND]], both in metres; no band means touching cells.
set -eu
here=$(dirname -- "$(readlink -f -- "$0")")
hedgerow=${HEDGEROW:-$here/../../hedgerow}
cell=${1:-1000}
band=${2:-0}
work=$(mktemp -d "${TMPDIR:-/tmp}/hedgerow-compare.XXXXXX")
trap 'rm -rf "$work"' EXIT

# Two crowded fields and a scatter; awk's generator with a fixed seed.
awk 'BEGIN {
    srand(20261122)
    print "x,y"
    for (i = 0; i < 3000; i++) {
        if (rand() < 0.3) { x = 515000 + 3000 * (rand() + rand() - 1); y = 215000 + 3000 * (rand() + rand() - 1) }
        else if (rand() < 0.2) { x = 531000 + 2000 * rand(); y = 228000 + 2000 * rand() }
        else { x = 500000 + 40000 * rand(); y = 200000 + 40000 * rand() }
        printf "%.1f,%.1f\n", x, y
    }
}' >"$work/points.csv"
"$hedgerow" analyse gistar "$work/points.csv" --cell "$cell" --band "$band" --out "$work/cells.csv" >/dev/null
Rscript --vanilla "$here/gistar.R" "$work/cells.csv" "$cell" "$band"
