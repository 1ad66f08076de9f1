#!/bin/sh
# Holds the space-time scan against SaTScan's published result: scan.sh NYCfever.cas NYCfever.geo
set -eu
[ $# -eq 2 ] || {
    echo "scan.sh NYCfever.cas NYCfever.geo" >&2
    exit 2
}
here=$(dirname -- "$(readlink -f -- "$0")")
hedgerow=${HEDGEROW:-$here/../../hedgerow}
work=$(mktemp -d "${TMPDIR:-/tmp}/hedgerow-compare.XXXXXX")
trap 'rm -rf "$work"' EXIT

# Degrees to metres around the middle of the city, on SaTScan's sphere of 6,367 km: circles of 3 km hold the same places as on the sphere itself.
# A place without cases is a row of weight 0: it may still be the middle of a circle.
awk 'BEGIN { turn = atan2(0, -1) / 180; print "x,y,time,weight" }
    NF < 3 { next }
    NR == FNR {
        place[$1] = sprintf("%.3f,%.3f", 6367000 * ($3 + 74) * turn * cos(40.7 * turn), 6367000 * ($2 - 40.7) * turn)
        print place[$1] ",2001-11-01,0"
        next
    }
    { split($3, day, "/"); printf "%s,%04d-%02d-%02d,%d\n", place[$1], day[1], day[2], day[3], $2 }' "$2" "$1" >"$work/cases.csv"
"$hedgerow" analyse scan "$work/cases.csv" --radius 3000 --days 7 --from 2001-11-01 --to 2001-11-24 | tee "$work/answer"
for expected in '4 cases where 0.67 are expected, within 2903 m' 'statistic 3.845418' 'statistic 3.164201' 'statistic 2.137259'; do
    grep -q -F "$expected" "$work/answer" || {
        echo "NOT equal to SaTScan: no \"$expected\"" >&2
        exit 1
    }
done
echo "equal to SaTScan's published clusters"
