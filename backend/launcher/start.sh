# Where data lives, what a start needs, and the start itself. Sourced by ../../hedgerow.
# shellcheck shell=sh disable=SC2034,SC2154 # names are shared with the launcher and the other parts

java_flags() {
    printf '%s\n' -Xms64m -Xmx400m -XX:+UseSerialGC -XX:MaxMetaspaceSize=256m -XX:ReservedCodeCacheSize=96m \
        -XX:+ExitOnOutOfMemoryError -Dfile.encoding=UTF-8 -Djava.awt.headless=true -Xlog:disable -Xlog:all=error:stderr
    [ "$java_version" -lt 24 ] || printf '%s\n' --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow
}

enough_room() { # folder, megabytes, what for
    free=$(df -Pk "$1" 2>/dev/null | awk 'NR == 2 { print int($4 / 1024) }')
    [ "${free:-$2}" -ge "$2" ] || fail "too little disk: $1 has $free MB free, the $3 needs $2 MB"
}

# Sets and exports HEDGEROW_DATA: a folder that we may write and that the database server, never root, can reach.
choose_data() {
    if [ -n "${HEDGEROW_DB_URL:-}" ]; then
        export HEDGEROW_DATA="${HEDGEROW_DATA:-$checkout/.hedgerow}"
        return 0
    fi
    if [ -n "${HEDGEROW_DATA:-}" ]; then
        data_was_chosen=yes
        HEDGEROW_DATA=$(readlink -m -- "$HEDGEROW_DATA")
    else
        data_was_chosen=no
        HEDGEROW_DATA=$checkout/.hedgerow
    fi
    if [ "$(id -u)" -eq 0 ] && ! server_reaches "$HEDGEROW_DATA"; then
        [ "$data_was_chosen" = no ] ||
            fail "the database server runs as user postgres, who cannot reach $HEDGEROW_DATA: set HEDGEROW_DATA to a folder below open ones"
        HEDGEROW_DATA=/var/lib/hedgerow/$(printf '%s' "$checkout" | sha256sum | cut -c 1-12)
        say "user postgres cannot reach this checkout: data is kept in $HEDGEROW_DATA"
    fi
    export HEDGEROW_DATA
    check_data
}

check_data() {
    if ! mkdir -p "$HEDGEROW_DATA" 2>/dev/null || ! [ -d "$HEDGEROW_DATA" ]; then
        fail "cannot make the data folder $HEDGEROW_DATA: set HEDGEROW_DATA to a folder that $(id -un) may write"
    fi
    { [ -w "$HEDGEROW_DATA" ] && [ -x "$HEDGEROW_DATA" ]; } ||
        fail "cannot write in the data folder $HEDGEROW_DATA: set HEDGEROW_DATA to a folder that $(id -un) may write"
    enough_room "$HEDGEROW_DATA" 512 database
    cluster=$HEDGEROW_DATA/postgres
    [ -e "$cluster" ] || return 0
    server_user=$(id -un)
    [ "$(id -u)" -ne 0 ] || server_user=postgres
    owner=$(stat -c %U "$cluster")
    [ "$owner" = "$server_user" ] || fail "the database in $cluster belongs to $owner: start as the user who made it, or set HEDGEROW_DATA"
    { [ -f "$cluster/PG_VERSION" ] && [ -f "$cluster/global/pg_control" ]; } ||
        fail "the database in $cluster is damaged or half made: move that folder away to begin anew, or put a backup there"
}

# Whether user postgres may walk to the folder. Before PostgreSQL is installed there is no such user: any other stands in.
server_reaches() {
    reach=$1
    while [ ! -e "$reach" ]; do
        reach=$(dirname -- "$reach")
    done
    stand_in=$(id -u postgres 2>/dev/null || echo 65534)
    setpriv --reuid="$stand_in" --regid="$stand_in" --clear-groups test -x "$reach"
}

check_version_of_data() { # the server that made the database must be here
    [ -f "$HEDGEROW_DATA/postgres/PG_VERSION" ] && [ -z "${HEDGEROW_DB_URL:-}" ] || return 0
    made_by=$(head -n 1 "$HEDGEROW_DATA/postgres/PG_VERSION")
    [ -x "/usr/lib/postgresql/$made_by/bin/postgres" ] ||
        fail "the database in $HEDGEROW_DATA/postgres was made by PostgreSQL $made_by: apt-get install postgresql-$made_by-postgis-$postgis_major"
}

check_port() {
    port=${HEDGEROW_PORT:-8080}
    case $port in
    '' | *[!0-9]* | ??????*) fail "HEDGEROW_PORT is \"$port\": it must be a number from 1 to 65535" ;;
    esac
    [ "$port" -le 65535 ] || fail "HEDGEROW_PORT is \"$port\": it must be a number from 1 to 65535"
    ! is_listening "$port" || fail "port $port is in use: stop what uses it, or set HEDGEROW_PORT to another"
}

# The kernel's own tables, since a small machine has neither ss nor lsof: state 0A is "listening". A listener on another
# address of this machine than the loopback does not matter as long as we listen on the loopback alone.
is_listening() {
    cat /proc/net/tcp /proc/net/tcp6 2>/dev/null |
        awk -v "port=$(printf '%04X' "$1")" -v "ours=${HEDGEROW_ADDRESS:-127.0.0.1}" '
            split($2, there, ":") == 2 && $4 == "0A" && there[2] == port &&
                (ours != "127.0.0.1" || there[1] ~ /^0+$/ || there[1] ~ /0100007F$/) { found = 1 }
            END { exit !found }'
}

# Replaces the launcher by the application, which stops its own database when it is told to stop.
become_application() {
    set -- -jar "$application/hedgerow.jar" "$@"
    [ -z "$archive_flag" ] || set -- "$archive_flag" "$@"
    # shellcheck disable=SC2046,SC2086 # lists of flags without spaces; the user's own come last
    exec "$java_home/bin/java" $(java_flags) ${HEDGEROW_JAVA_OPTIONS:-} "$@"
}
