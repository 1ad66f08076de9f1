# Words to the person at the terminal, and processes that end when the launcher does. Sourced by ../../hedgerow.
# shellcheck shell=sh disable=SC2034,SC2154 # names are shared with the launcher and the other parts
# Progress goes to standard error: standard output carries what the application or the tests print.

bold='' plain='' maven_colour=never
if [ -t 2 ] && [ -z "${NO_COLOR:-}" ] && [ "${TERM:-dumb}" != dumb ]; then
    bold=$(printf '\033[1m') plain=$(printf '\033[0m') maven_colour=always
fi

say() { printf '%shedgerow:%s %s\n' "$bold" "$plain" "$*" >&2; }

fail() {
    say "$*"
    exit 1
}

# Commands run in a session of their own, so that stopping the launcher can stop everything that they started.
group=''
in_group() {
    setsid "$@" &
    group=$!
    outcome=0
    wait "$group" || outcome=$?
    group=''
    return "$outcome"
}

# Ends the running command, all of it: asked first, forced after 20 seconds.
stop_group() {
    [ -n "$group" ] || return 0
    kill -s TERM -- "-$group" 2>/dev/null || kill -s TERM "$group" 2>/dev/null || return 0
    waited=0
    while kill -s 0 -- "-$group" 2>/dev/null && [ "$waited" -lt 100 ]; do
        sleep 0.2
        waited=$((waited + 1))
    done
    kill -s KILL -- "-$group" 2>/dev/null || :
}

stopped_by() { # signal number
    trap '' INT TERM HUP
    stop_group
    [ -z "${rehearsal:-}" ] || end_rehearsal
    [ -z "${installing:-}" ] || let_main_cluster_be
    exit "$((128 + $1))"
}

catch_signals() {
    trap 'stopped_by 1' HUP
    trap 'stopped_by 2' INT
    trap 'stopped_by 15' TERM
}

# step NAME COMMAND...: one quiet step. Its output goes to .hedgerow/log/NAME.log, whose end is shown when it fails.
step() {
    step_log=$checkout/.hedgerow/log/$1.log
    shift
    mkdir -p "${step_log%/*}"
    in_group "$@" >"$step_log" 2>&1
}

show_log() {
    tail -n 25 "$step_log" >&2
    say "the whole log: $step_log"
}

seconds() { date +%s; }
