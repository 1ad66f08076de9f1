# One statistical method on one file, without a server. Sourced by ../../hedgerow.
# shellcheck shell=sh disable=SC2034,SC2154 # names are shared with the launcher and the other parts

# analyse METHOD FILE [OPTIONS]: what the options mean is for the application to say, and so is everything wrong with them.
analyse() {
    [ $# -ge 2 ] || misuse "analyse needs a method (dbscan, gistar, emerging, scan, knox, forecast, kde or aoristic) and the name of a file"
    case $1 in
    dbscan | gistar | emerging | scan | knox | forecast | kde | aoristic) ;;
    *) misuse "analyse does not know the method \"$1\"" ;;
    esac
    { [ -f "$2" ] && [ -r "$2" ]; } || fail "cannot read the file $2"
    # A bar is for eyes: never in a file or a pipe.
    [ ! -t 2 ] || set -- "$@" --progress
    choose_data
    preflight without-database
    build_application
    archive_flag=''
    # The largest files are worked on in memory, all rows together.
    HEDGEROW_JAVA_OPTIONS="-Xmx1500m ${HEDGEROW_JAVA_OPTIONS:-}"
    become_application analyse "$@"
}
