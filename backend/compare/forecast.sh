#!/bin/sh
# Tries the forecast of the coming week: forecast.sh on processes whose truth is known, forecast.sh FILE.csv [CELL] on incidents that somebody has fetched.
# A file has the columns x, y (metres) and time, such as the burglaries and vehicle thefts of the NIJ challenge in Portland, converted from feet.
set -eu
here=$(dirname -- "$(readlink -f -- "$0")")
hedgerow=${HEDGEROW:-$here/../../hedgerow}
if [ $# -gt 0 ]; then
    exec "$hedgerow" analyse forecast "$1" --cell "${2:-1000}"
fi
work=$(mktemp -d "${TMPDIR:-/tmp}/hedgerow-compare.XXXXXX")
trap 'rm -rf "$work"' EXIT

# Three years over 40 by 40 km. With a share that is set off, each incident sets off others about 400 m away, mostly within a week: a near-repeat process.
# Without, incidents fall anywhere at any time, and nobody can do better than chance. awk's generator with a fixed seed; days since 1 January 2020.
process() {
    awk -v setoff="$1" -v seed="$2" '
    function normal() { return sqrt(-2 * log(1 - rand())) * cos(6.283185307179586 * rand()) }
    function made(x, y, day,   more, left, chance) {
        if (day >= 1092) return
        printf "%.1f,%.1f,%d\n", x, y, day
        left = rand(); chance = exp(-setoff)
        for (more = 0; left > chance; ) { left -= chance; chance *= setoff / ++more }
        while (more-- > 0) made(x + 400 * normal(), y + 400 * normal(), day - 6 * log(1 - rand()))
    }
    BEGIN {
        srand(seed)
        for (i = 0; i < 156 * 30 * (1 - setoff); i++) made(400000 + 40000 * rand(), 300000 + 40000 * rand(), 1092 * rand())
    }' | awk -F, '
    BEGIN { print "x,y,time"; split("31 28 31 30 31 30 31 31 30 31 30 31", length_of, " ") }
    {
        day = $3; year = 2020
        while (day >= (days = year % 4 == 0 ? 366 : 365)) { day -= days; year++ }
        for (month = 1; day >= (days = length_of[month] + (month == 2 && year % 4 == 0)); month++) day -= days
        printf "%s,%s,%04d-%02d-%02d\n", $1, $2, year, month, day + 1
    }'
}

claims=0
found=0
for seed in 1 2 3 4 5 6 7 8 9 10; do
    process 0.5 $seed >"$work/near-repeats.csv"
    process 0 $seed >"$work/chance.csv"
    # The last day of 156 weeks from 1 January 2020, and the day after it.
    "$hedgerow" analyse forecast "$work/near-repeats.csv" --from 2022-12-28 >"$work/answer"
    [ $seed -gt 1 ] || cat "$work/answer"
    grep -q '^Better than counts' "$work/answer" && found=$((found + 1))
    "$hedgerow" analyse forecast "$work/chance.csv" --from 2022-12-28 >"$work/answer"
    [ $seed -gt 1 ] || cat "$work/answer"
    grep -q '^Better than counts' "$work/answer" && claims=$((claims + 1))
done
echo "near repeats: better than counts in $found of 10 runs; chance: called better in $claims of 10"
# By chance one run in sixteen may be called better: three or more of ten come about once in fifty.
[ "$found" -ge 9 ] && [ "$claims" -le 2 ] || {
    echo "NOT as the truth has it" >&2
    exit 1
}
