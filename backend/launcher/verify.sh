# Tests and benchmarks: what a check of the whole project runs. Sourced by ../../hedgerow.
# shellcheck shell=sh disable=SC2034,SC2154 # names are shared with the launcher and the other parts

run_tests() {
    started=$(seconds)
    forget_old_output
    HEDGEROW_CHROMIUM=$(find_chromium)
    export HEDGEROW_CHROMIUM PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1
    unset HEDGEROW_PORT HEDGEROW_ADDRESS HEDGEROW_DATA
    say "running every test"
    outcome=0
    # Why a test has a second try, and how many may need one: backend/docs/adr/0056.
    maven in_group -- -Psystem-tests -Dsurefire.timeout=3000 \
        -Dsurefire.rerunFailingTestsCount=1 -Dsurefire.failOnFlakeCount=4 "$@" verify || outcome=$?
    summarise "$outcome" "$(($(seconds) - started))"
}

# Adds up what the test reports say: both they and Maven must say that all is well.
summarise() { # exit code, seconds
    totals=$(find "$checkout" -path '*/target/surefire-reports/TEST-*.xml' -exec sed -n '/<testsuite /,/>/p' {} + | tr '\n' ' ' | awk '
        function add(name) { return match($0, " " name "=\"[0-9]+\"") ? substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 4) : 0 }
        BEGIN { RS = "<testsuite " }
        { tests += add("tests"); failures += add("failures"); errors += add("errors"); skipped += add("skipped") }
        END { printf "%d %d %d", tests, failures + errors, skipped }')
    # shellcheck disable=SC2086 # three numbers
    set -- "$1" "$2" $totals
    verdict=passed
    [ "$1" -eq 0 ] || verdict=FAILED
    if [ "$1" -eq 0 ] && { [ "$3" -eq 0 ] || [ "$4" -ne 0 ] || [ "$5" -ne 0 ]; }; then
        verdict='FAILED (every test must run and pass)'
        set -- 1 "$2" "$3" "$4" "$5"
    fi
    unsteady=$(tests_that_needed_a_second_try)
    if [ -n "$unsteady" ]; then
        say "failed, then passed when tried once more: look at each of them"
        printf '%s\n' "$unsteady"
    fi
    printf 'hedgerow test: %s: %s tests, %s failed, %s skipped, %s passed only when tried once more, in %s min %s s\n' \
        "$verdict" "$3" "$4" "$5" "$(printf '%s' "$unsteady" | grep -c '')" "$(($2 / 60))" "$(($2 % 60))"
    exit "$1"
}

# One line for each: class, test, and the first line of what went wrong.
tests_that_needed_a_second_try() {
    find "$checkout" -path '*/target/surefire-reports/TEST-*.xml' -exec awk '
        function attribute(name) { return match($0, " " name "=\"[^\"]*") ? substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 3) : "" }
        /<testcase / { test = attribute("classname") "." attribute("name") }
        /<flaky(Failure|Error)/ { print "  " test ": " attribute("type") " " attribute("message") }' {} + | cut -c 1-300
}

# The benchmarks are the class below in the module of system tests; its arguments are passed through.
bench_class=org.hedgerow.system.Bench
run_benchmarks() {
    system_tests=$checkout/backend/system-tests
    HEDGEROW_CHROMIUM=$(find_chromium)
    export HEDGEROW_CHROMIUM PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1
    # How a real start is done: the unpacked application, its Java flags, its start-up archive (empty when there is none).
    HEDGEROW_JAVA_FLAGS=$(java_flags | tr '\n' ' ')
    export HEDGEROW_APPLICATION="$application/hedgerow.jar" HEDGEROW_ARCHIVE_FLAG="$archive_flag" HEDGEROW_JAVA_FLAGS
    say "building the benchmarks"
    maven_step bench -Psystem-tests -DskipTests -Dspotless.check.skip=true -Dmdep.outputFile=target/class-path \
        --projects backend/system-tests --also-make package dependency:build-classpath || {
        show_log
        fail "the benchmarks could not be built"
    }
    HEDGEROW_BACKEND_CLASSES=$checkout/backend/target/test-classes:$checkout/backend/target/classes:$(cat "$checkout/backend/target/class-path")
    export HEDGEROW_BACKEND_CLASSES
    in_group "$java_home/bin/java" -cp \
        "$system_tests/target/classes:$system_tests/target/test-classes:$(cat "$system_tests/target/class-path")" \
        "$bench_class" "$@"
}
