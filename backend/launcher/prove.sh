# The long proofs: what the tests do a little of, done a great deal. Sourced by ../../hedgerow.
# shellcheck shell=sh disable=SC2034,SC2154 # names are shared with the launcher and the other parts

# Each proof is a test that reads how much it is to do from a system property.
prove() { # nothing for every proof; or one proof, and how much of it
    case ${1:-} in
    '')
        proofs='worlds robots tampering leaks nodes'
        amount=
        ;;
    worlds | robots | tampering | leaks | nodes)
        proofs=$1
        amount=${2:-}
        ;;
    *) misuse "prove does not know \"$1\"" ;;
    esac
    [ $# -le 2 ] || misuse "prove takes the name of a proof and a number"
    case $amount in
    '') ;;
    *[!0-9]* | 0* | ???????????*) misuse "prove takes a whole number, not \"$amount\"" ;;
    esac
    seed=${HEDGEROW_SEED:-20261122}
    case $seed in
    '' | *[!0-9]* | ???????????????????*) misuse "HEDGEROW_SEED is a whole number" ;;
    esac
    choose_data
    preflight without-browser
    say "the seed is $seed; HEDGEROW_SEED chooses another"
    unset HEDGEROW_PORT HEDGEROW_ADDRESS
    failed=
    for proof in $proofs; do
        started=$(seconds)
        verdict=proven
        case $proof in
        worlds) prove_by_test NonInterferenceTests hedgerow.prove.worlds "${amount:-100000}" || verdict=FAILED ;;
        robots) prove_by_test LocationAttackTests hedgerow.prove.targets "${amount:-10000}" || verdict=FAILED ;;
        tampering) prove_by_test AuditTamperingTests hedgerow.prove.tamperings "${amount:-10000}" || verdict=FAILED ;;
        leaks) prove_leaks "${amount:-1000}" || verdict=FAILED ;;
        nodes) prove_by_processes TwoNodesTests hedgerow.prove.kills "${amount:-1000}" || verdict=FAILED ;;
        esac
        [ "$verdict" = proven ] || failed="$failed $proof"
        printf 'hedgerow prove %s: %s in %s min %s s\n' "$proof" "$verdict" \
            "$((($(seconds) - started) / 60))" "$((($(seconds) - started) % 60))"
    done
    [ -z "$failed" ] || fail "not proven:$failed"
}

prove_by_test() { # test class, system property, how much
    [ -n "$(find "$checkout/backend/src/test/java" -name "$1.java")" ] || {
        say "there is no test $1"
        return 1
    }
    say "running $1 with $2=$3"
    maven in_group -- --quiet -Dspotless.check.skip=true "-Dtest=$1" -Dsurefire.failIfNoSpecifiedTests=false \
        "-D$2=$3" "-Dhedgerow.prove.seed=$seed" "-Dhedgerow.test.timeout=2 d" --projects backend --also-make test
}

# The same for a test that starts the application itself.
prove_by_processes() { # test class, system property, how much
    say "running $1 with $2=$3"
    maven in_group -- --quiet -Psystem-tests -Dspotless.check.skip=true "-Dtest=$1" -Dsurefire.failIfNoSpecifiedTests=false \
        "-D$2=$3" "-Dhedgerow.prove.seed=$seed" "-Dhedgerow.test.timeout=2 d" --projects backend/system-tests --also-make verify
}

# Plants one leak after another in a copy of the checkout, and runs the tests that must find it.
prove_leaks() { # at most how many
    copy=$HEDGEROW_DATA/prove/checkout
    rm -rf "$copy"
    mkdir -p "$copy"
    (cd "$checkout" && tar --create --file - --exclude=./.git --exclude=./.hedgerow --exclude=node_modules .) |
        tar --extract --file - --directory "$copy" || return 1
    planted=$copy/backend/src/test/java/org/hedgerow/prove/PlantedLeaks.java
    names=$HEDGEROW_DATA/prove/names
    "$java_home/bin/java" "$planted" names "$copy" | head -n "$1" >"$names" || return 1
    whole=$checkout
    checkout=$copy
    every=$(while IFS= read -r name; do "$java_home/bin/java" "$planted" tests "$name" "$copy"; done <"$names" |
        tr ',' '\n' | sort -u | paste -s -d , -)
    say "first without a leak: the tests must pass ($every)"
    found=0 missed=0
    if leak_is_found "$every"; then
        say "they fail before anything is planted: $(find_log)"
        missed=1
    else
        while IFS= read -r name <&8; do
            tests=$("$java_home/bin/java" "$planted" tests "$name" "$copy")
            "$java_home/bin/java" "$planted" plant "$name" "$copy"
            if leak_is_found "$tests"; then
                found=$((found + 1))
                printf 'found    %s (%s)\n' "$name" "$tests"
            else
                missed=$((missed + 1))
                printf 'SURVIVED %s (%s)\n' "$name" "$tests"
            fi
            "$java_home/bin/java" "$planted" pull "$name" "$copy"
        done 8<"$names"
    fi
    checkout=$whole
    printf 'planted leaks: %s found, %s not\n' "$found" "$missed"
    [ "$missed" -eq 0 ] && [ "$found" -gt 0 ] || return 1
    rm -rf "$HEDGEROW_DATA/prove"
}

# Whether the tests fail. That they do not compile finds nothing: a report must say that a test has failed.
leak_is_found() { # test classes with commas
    rm -rf "$copy/backend/target/surefire-reports"
    maven step leak -- --quiet -Dspotless.check.skip=true "-Dtest=$1" -Dsurefire.failIfNoSpecifiedTests=false \
        -Dhedgerow.prove.worlds=200 "-Dhedgerow.prove.seed=$seed" --projects backend --also-make test && return 1
    grep -q -s -E '<testsuite [^>]*(errors|failures)="[1-9]' "$copy"/backend/target/surefire-reports/TEST-*.xml && return 0
    say "the build failed, but no test did: $step_log"
    return 1
}

find_log() { printf '%s' "$step_log"; }
