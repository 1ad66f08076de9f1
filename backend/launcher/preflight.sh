# What the machine must have: finds it, installs it when allowed, or says exactly what to type. Sourced by ../../hedgerow.
# shellcheck shell=sh disable=SC2034,SC2154 # names are shared with the launcher and the other parts

oldest_java=17
postgis_major=3

java_major() { # prints the feature version of the JDK in folder $1; fails when it is not one
    [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] || return 1
    version=$(sed -n 's/^JAVA_VERSION="\(.*\)"/\1/p' "$1/release" 2>/dev/null) || version=''
    [ -n "$version" ] || version=$("$1/bin/javac" -version 2>&1 | sed -n 's/^javac //p')
    version=${version%%[!0-9]*}
    [ -n "$version" ] && printf '%s\n' "$version"
}

# Sets java_home and java_version: JAVA_HOME when it serves, else the newest JDK that there is. Fails when there is none.
find_java() {
    java_home='' java_version=0
    if [ -n "${JAVA_HOME:-}" ]; then
        consider_java "$JAVA_HOME"
        [ -z "$java_home" ] || return 0
        say "JAVA_HOME is $JAVA_HOME, which is not a JDK $oldest_java or newer: looking for another"
    fi
    on_path=$(readlink -f -- "$(command -v javac || echo /nowhere)") || on_path=''
    consider_java "${on_path%/bin/javac}"
    for candidate in /usr/lib/jvm/*; do
        consider_java "$candidate"
    done
    [ -n "$java_home" ]
}

consider_java() {
    found=$(java_major "$1") || return 0
    if [ "$found" -ge "$oldest_java" ] && [ "$found" -gt "$java_version" ]; then
        java_home=$1 java_version=$found
    fi
}

# Prints the newest PostgreSQL version whose server and PostGIS extension are both installed.
find_postgres() {
    newest=''
    for bin in $(printf '%s\n' /usr/lib/postgresql/*/bin | sort -t / -k 5 -n); do
        major=${bin#/usr/lib/postgresql/}
        major=${major%/bin}
        if [ -x "$bin/initdb" ] && [ -f "/usr/share/postgresql/$major/extension/postgis.control" ]; then
            newest=$major
        fi
    done
    [ -n "$newest" ] && printf '%s\n' "$newest"
}

find_chromium() {
    for name in chromium chromium-browser google-chrome-stable google-chrome; do
        command -v "$name" && return 0
    done
    return 1
}

# Packages, by the names that Debian and Ubuntu give them.
java_package() {
    for version in 25 21 17; do
        if is_offered "openjdk-$version-jdk-headless"; then
            printf '%s\n' "openjdk-$version-jdk-headless"
            return 0
        fi
    done
    printf '%s\n' default-jdk-headless
}

postgis_package() {
    for bin in /usr/lib/postgresql/*/bin/initdb; do
        installed=${bin#/usr/lib/postgresql/}
        installed=${installed%/bin/initdb}
        if [ -x "$bin" ] && is_offered "postgresql-$installed-postgis-$postgis_major"; then
            printf '%s\n' "postgresql-$installed-postgis-$postgis_major"
            return 0
        fi
    done
    newest=$(apt-cache search --names-only "^postgresql-[0-9]+-postgis-$postgis_major\$" 2>/dev/null |
        sed 's/ .*//' | sort -t - -k 2 -n | tail -n 1)
    printf '%s\n' "${newest:-postgresql-postgis}"
}

is_offered() {
    apt-cache policy "$1" 2>/dev/null | grep -q 'Candidate: [0-9]'
}

# Whether Maven can run: the pinned one is here, or any other that fetches it.
find_maven() {
    command -v mvn >/dev/null || ls "${MAVEN_USER_HOME:-${HOME:?}/.m2}"/wrapper/dists/apache-maven-*/*/bin/mvn >/dev/null 2>&1
}

missing_parts() { # prints one word for each part that is not there
    find_java >/dev/null 2>&1 || printf 'java '
    find_maven || printf 'maven '
    [ "$1" = without-database ] || [ -n "${HEDGEROW_DB_URL:-}" ] || find_postgres >/dev/null || printf 'postgis '
    [ "$1" != with-browser ] || find_chromium >/dev/null || printf 'chromium '
    [ "$1" != with-browser ] || command -v exiftool >/dev/null || printf 'exiftool '
    [ "$1" != with-browser ] || command -v ffmpeg >/dev/null || printf 'ffmpeg '
    [ "$1" != with-browser ] || command -v heif-convert >/dev/null || printf 'heif '
    [ "$1" != with-browser ] || { command -v pdftotext && command -v pdftoppm; } >/dev/null || printf 'poppler '
    [ "$1" != with-browser ] || command -v ogrinfo >/dev/null || printf 'gdal '
    [ "$1" != with-browser ] || command -v node >/dev/null || printf 'node '
    [ "$1" != with-browser ] || command -v npm >/dev/null || printf 'npm '
}

packages_for() { # parts; prints the packages
    for part in "$@"; do
        case $part in
        java) java_package ;;
        maven) printf '%s\n' maven ;;
        postgis) postgis_package ;;
        chromium) printf '%s\n' chromium ;;
        exiftool) printf '%s\n' libimage-exiftool-perl ;;
        ffmpeg) printf '%s\n' ffmpeg ;;
        heif) printf '%s\n' libheif-examples ;;
        poppler) printf '%s\n' poppler-utils ;;
        gdal) printf '%s\n' gdal-bin ;;
        node) printf '%s\n' nodejs ;;
        npm) printf '%s\n' npm ;;
        esac
    done | tr '\n' ' '
}

in_words() {
    for part in "$@"; do
        case $part in
        java) printf '%s\n' "a JDK, version $oldest_java or newer" ;;
        maven) printf '%s\n' 'Maven (to fetch the one that the project is built with)' ;;
        postgis) printf '%s\n' "PostgreSQL with PostGIS $postgis_major" ;;
        chromium) printf '%s\n' 'Chromium (for the browser tests)' ;;
        exiftool) printf '%s\n' 'ExifTool (to look for metadata in what the tests copy)' ;;
        ffmpeg) printf '%s\n' 'FFmpeg (for copies of videos)' ;;
        heif) printf '%s\n' 'heif-convert of libheif (for copies of HEIC and AVIF)' ;;
        poppler) printf '%s\n' 'pdftotext and pdftoppm of Poppler (to read the briefings that the tests print)' ;;
        gdal) printf '%s\n' 'ogrinfo of GDAL (to open the files of briefings)' ;;
        node) printf '%s\n' 'Node.js (for another reader of Cursor on Target)' ;;
        npm) printf '%s\n' 'npm (to fetch that reader)' ;;
        esac
    done | paste -s -d ';' | sed 's/;/; /g'
}

# preflight with-browser|without-browser|without-database: afterwards java_home is set and all parts are there, or the launcher has ended.
preflight() {
    missing=$(missing_parts "$1")
    if [ -n "$missing" ]; then
        # shellcheck disable=SC2086 # a list of words
        install_parts $missing
        missing=$(missing_parts "$1")
        # shellcheck disable=SC2086
        [ -z "$missing" ] || fail "still missing after the installation: $(in_words $missing)"
    fi
    find_java
    export JAVA_HOME="$java_home"
}

install_parts() {
    say "this machine lacks: $(in_words "$@")"
    as_root=''
    if ! command -v apt-get >/dev/null; then
        fail "install that with this system's own package manager (apt-get is not here), then start again"
    elif [ "$(id -u)" -ne 0 ]; then
        as_root='sudo -n'
    fi
    packages=$(packages_for "$@")
    if [ "${HEDGEROW_INSTALL:-yes}" = no ] || { [ -n "$as_root" ] && ! sudo -n true 2>/dev/null; }; then
        say "type this, then start again:"
        printf '    sudo apt-get update && sudo apt-get install -y --no-install-recommends %s\n' "$packages" >&2
        exit 1
    fi
    # shellcheck disable=SC2086 # "sudo -n" or nothing
    step update env $as_root apt-get -q update || say "the package lists could not be renewed: using those that are here"
    packages=$(packages_for "$@")
    say "about to install with apt-get: $packages"
    keep_main_cluster_away
    install_outcome=0
    # shellcheck disable=SC2086 # lists of words
    step install env $as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get -q -y --no-install-recommends install $packages || install_outcome=$?
    let_main_cluster_be
    if [ "$install_outcome" -ne 0 ]; then
        show_log
        fail "apt-get could not install: $packages"
    fi
    say "installed"
}

# Debian makes and starts a system cluster with a newly installed server. Hedgerow wants none and leaves any that is there alone.
no_cluster=/etc/postgresql-common/createcluster.d/hedgerow-installing.conf
keep_main_cluster_away() {
    installing=yes
    $as_root mkdir -p "${no_cluster%/*}"
    printf 'create_main_cluster = false\n' | $as_root tee "$no_cluster" >/dev/null
}

let_main_cluster_be() {
    $as_root rm -f "$no_cluster"
    installing=''
}
