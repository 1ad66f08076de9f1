#!/bin/sh
# Holds the space-time scan against SaTScan on 10,040 invented cases and, once both find the same, tells the processor time of both:
# scan-speed.sh PROGRAM, where PROGRAM is SaTScan's batch program. Needs a JDK on the path, and the project built (./hedgerow bench does that).
set -eu
if [ $# -ne 1 ] || [ ! -x "$1" ]; then
    echo "scan-speed.sh PROGRAM: SaTScan's batch program" >&2
    exit 2
fi
here=$(dirname -- "$(readlink -f -- "$0")")
work=$(mktemp -d "${TMPDIR:-/tmp}/hedgerow-compare.XXXXXX")
trap 'rm -rf "$work"' EXIT

bench() {
    java -Xmx400m -cp "$here/../target/classes:$here/../target/test-classes" org.hedgerow.hotspot.method.ScanBench "$@"
}
# User and system seconds of what the command took.
seconds() {
    (
        "$@" >"$work/out"
        times
    ) | awk 'END { for (i = 1; i <= 2; i++) { split($i, part, "[ms]"); sum += 60 * part[1] + part[2] } print sum }'
}
figure() {
    awk -F '\t' -v what="$1" '$1 == what { print $2 }' "$work/figures"
}

bench --satscan="$work"
theirs=$(seconds "$1" "$work/bench.prm")
ours=$(seconds bench)
mv "$work/out" "$work/figures"
observed=$(figure 'space-time scan, cases in the strongest cluster' | cut -d . -f 1)
statistic=$(figure 'space-time scan, its statistic')
# The first of each of SaTScan's lines is of the most likely cluster.
awk -F ': *' -v observed="$observed" -v statistic="$statistic" '
    /Number of cases/ && !cases { cases = $2 }
    /Test statistic/ && !test { test = $2 }
    END {
        printf "most likely cluster: %d cases and %s by Hedgerow, %d cases and %s by SaTScan\n", observed, statistic, cases, test
        apart = test - statistic
        exit !(cases == observed && apart < 1e-5 && apart > -1e-5)
    }' "$work/bench.txt" || {
    echo "NOT equal to SaTScan" >&2
    exit 1
}
awk -v ours="$ours" -v theirs="$theirs" 'BEGIN {
    printf "processor time: Hedgerow %.2f s, SaTScan %.2f s, %.1f times\n", ours, theirs, theirs / ours
}'
