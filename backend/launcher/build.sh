# From sources to an application that starts quickly: Maven, unpacking, start-up archive. Sourced by ../../hedgerow.
# shellcheck shell=sh disable=SC2034,SC2154 # names are shared with the launcher and the other parts

# A name for what is about to be built: changes when a source or the place of the checkout does.
sources_key() {
    {
        printf '%s\n' "$checkout"
        cd "$checkout" && find pom.xml .mvn gis-data frontend backend/pom.xml backend/geotools backend/src/main \
            -name target -prune -o -path '*/src/test' -prune -o -type f -exec sha256sum {} + |
            LC_ALL=C sort -k 2
    } | sha256sum | cut -c 1-16
}

# maven RUNNER... -- ARGUMENTS...: Maven in this checkout, by "in_group" or by "step NAME".
maven() {
    count=$#
    while [ "$count" -gt 0 ]; do # puts the command where "--" stands
        argument=$1
        shift
        if [ "$argument" = -- ]; then
            set -- "$@" "$checkout/.mvn/mvnw" --batch-mode --no-transfer-progress "-Dstyle.color=$maven_colour" \
                --file "$checkout/pom.xml"
        else
            set -- "$@" "$argument"
        fi
        count=$((count - 1))
    done
    "$@"
}

# maven_step NAME ARGUMENTS...: a quiet build. When the network fails, what an earlier build has fetched must do.
maven_step() {
    maven_name=$1
    shift
    maven step "$maven_name" -- "$@" && return 0
    grep -q -i -E 'could not transfer|unknown host|network is unreachable|connection (refused|timed out)' "$step_log" || return 1
    say "the network does not answer: trying with what is on this machine"
    maven step "$maven_name" -- --offline "$@"
}

# Sets application to the folder of the unpacked application, building it first when a source has changed.
build_application() {
    application=$checkout/.hedgerow/application/$(sources_key)
    [ ! -f "$application/hedgerow.jar" ] || return 0
    mkdir -p "$checkout/.hedgerow/log" "$checkout/.hedgerow/application" 2>/dev/null || :
    for folder in "$checkout" "$checkout/.hedgerow" "$checkout/.hedgerow/log" "$checkout/.hedgerow/application"; do
        [ -w "$folder" ] || fail "cannot write in $folder: building needs a checkout that $(id -un) may write"
    done
    enough_room "$checkout" 1024 build
    exec 9>"$checkout/.hedgerow/building.lock"
    flock -n 9 || {
        say "another Hedgerow is building here: waiting for it"
        flock 9
    }
    [ -f "$application/hedgerow.jar" ] || compile_and_unpack
    exec 9>&-
}

compile_and_unpack() {
    say "building (the first time fetches libraries and takes a minute or two)"
    started=$(seconds)
    forget_old_output
    if ! maven_step build -Dmaven.test.skip=true -Dspotless.check.skip=true --projects backend --also-make package; then
        show_log
        fail "the build failed"
    fi
    set -- "$checkout"/backend/target/hedgerow-backend-*-application.jar
    [ -f "$1" ] || fail "the build made no application: backend/target has no hedgerow-backend-*-application.jar"
    rm -rf "$application.part"
    if ! step unpack "$java_home/bin/java" -Djarmode=tools -jar "$1" extract --destination "$application.part"; then
        show_log
        fail "the application could not be unpacked"
    fi
    mv "$application.part/${1##*/}" "$application.part/hedgerow.jar"
    mv "$application.part" "$application"
    forget_old_applications
    say "built in $(($(seconds) - started)) s"
}

# Classes and migrations whose sources are gone must not live on. A folder that another user built cannot be replaced.
forget_old_output() {
    for module in . gis-data frontend backend/geotools backend backend/system-tests; do
        rm -rf "${checkout:?}/$module/target" 2>/dev/null ||
            fail "cannot replace $checkout/$module/target: it belongs to $(stat -c %U "$checkout/$module/target")"
    done
}

# The newest two stay: the one before may still be running.
forget_old_applications() {
    # shellcheck disable=SC2012 # names are our own: hexadecimal digits
    (cd "$checkout/.hedgerow/application" && ls -t | tail -n +3 | while read -r old; do rm -rf "./$old"; done)
}

# A start-up archive halves the time to start. Made once for each build and JDK, with a database of its own that is then deleted.
# Sets archive_flag, empty when there is no archive.
make_archive() {
    archive_flag=''
    if [ "$java_version" -ge 25 ]; then
        archive=$application/start-$java_version.aot making=-XX:AOTCacheOutput= using=-XX:AOTCache=
    else
        archive=$application/start-$java_version.jsa making=-XX:ArchiveClassesAtExit= using=-XX:SharedArchiveFile=
    fi
    if [ ! -f "$archive" ] && [ ! -f "$archive.failed" ]; then
        say "preparing a fast start (once for each build)"
        if ! rehearse_start "$making$archive.part" || ! mv "$archive.part" "$archive" 2>/dev/null; then
            rm -f "$archive".part*
            : >"$archive.failed"
        fi
    fi
    if [ -f "$archive" ]; then
        archive_flag=$using$archive
    else
        say "no fast start for this build: starting without (see $checkout/.hedgerow/log/rehearsal.log)"
    fi
}

rehearse_start() { # flag that makes the archive
    rehearsal=$HEDGEROW_DATA/rehearsal
    end_rehearsal
    # shellcheck disable=SC2046 # a list of flags without spaces
    step rehearsal env "HEDGEROW_DATA=$rehearsal" HEDGEROW_PORT=0 "$java_home/bin/java" $(java_flags) "$1" \
        -Dspring.context.exit=onRefresh -jar "$application/hedgerow.jar" run
    rehearsed=$?
    end_rehearsal
    return "$rehearsed"
}

# The rehearsal halts where the real start would begin to serve, so its database server is left for us to stop.
end_rehearsal() {
    pid_file=$rehearsal/postgres/postmaster.pid
    if [ -f "$pid_file" ]; then
        server=$(head -n 1 "$pid_file")
        kill -s INT "$server" 2>/dev/null || :
        waited=0
        while [ -f "$pid_file" ] && kill -s 0 "$server" 2>/dev/null && [ "$waited" -lt 100 ]; do
            sleep 0.1
            waited=$((waited + 1))
        done
    fi
    rm -rf "$rehearsal" 2>/dev/null || :
}
