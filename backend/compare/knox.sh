#!/bin/sh
# Holds the near-repeat table against the one published for Chicago burglary: knox.sh chicago_be_month1.csv
set -eu
[ $# -eq 1 ] || {
    echo "knox.sh chicago_be_month1.csv" >&2
    exit 2
}
here=$(dirname -- "$(readlink -f -- "$0")")
hedgerow=${HEDGEROW:-$here/../../hedgerow}
work=$(mktemp -d "${TMPDIR:-/tmp}/hedgerow-compare.XXXXXX")
trap 'rm -rf "$work"' EXIT

{
    echo x,y,time
    cat "$1"
} >"$work/points.csv"
"$hedgerow" analyse knox "$work/points.csv" --manhattan --metres 101,201,301,- --days 8,15,22,- | tee "$work/answer"
# "8 to 15 d: 4 (0.34, p 1.000)" is four pairs: the number after each "d:" or "more:".
counts=$(sed -n 's/^  \(same\|[0-9]\)/\1/p' "$work/answer" | grep -o ': [0-9]* (' | tr -d ':( ' | paste -s -d ' ')
expected='29 4 5 2 45 15 7 2 106 48 21 13 88 64 46 15 206611 138108 88321 36415'
[ "$counts" = "$expected" ] || {
    echo "NOT equal: $counts" >&2
    exit 1
}
# Published for the first two rows in the first band of time: 1.652 and 1.685, each from 19 shuffles of its own, with bands of one day less.
ratios=$(sed -n 's/^  \(same place\|1 to 101 m\).*0 to 8 d: [0-9]* (\([0-9.]*\),.*/\2/p' "$work/answer" | paste -s -d ' ')
echo "$ratios" | awk '{ exit !($1 > 1.4 && $1 < 1.95 && $2 > 1.3 && $2 < 2.05) }' || {
    echo "NOT within the published spread: $ratios" >&2
    exit 1
}
echo "pairs equal to those published, ratios within their spread"
