# The audit: exporting it, and verifying it with a program that shares nothing with the application. Sourced by ../../hedgerow.
# shellcheck shell=sh disable=SC2034,SC2154 # names are shared with the launcher and the other parts

# verify_audit [EXPORT] [--heads DIRECTORY]... [--key FILE] [--allowance SECONDS]
# Without an export the audit of our own database is exported first; without heads and key, those in the data folder are taken.
verify_audit() {
    audit_export=''
    audit_heads=''
    audit_key=''
    audit_allowance=''
    while [ $# -gt 0 ]; do
        case $1 in
        --heads | --key | --allowance)
            [ $# -gt 1 ] || misuse "verify-audit: $1 needs a value"
            case $1 in
            --heads)
                [ -d "$2" ] || fail "there is no directory $2"
                audit_heads="$audit_heads${audit_heads:+
}$(readlink -f -- "$2")"
                ;;
            --key)
                [ -r "$2" ] || fail "cannot read the key $2"
                audit_key=$(readlink -f -- "$2")
                ;;
            --allowance) audit_allowance=$2 ;;
            esac
            shift 2
            ;;
        -*) misuse "verify-audit does not know \"$1\"" ;;
        *)
            [ -z "$audit_export" ] || misuse "verify-audit takes one export"
            { [ -f "$1" ] && [ -r "$1" ]; } || fail "cannot read the export $1"
            audit_export=$(readlink -f -- "$1")
            shift
            ;;
        esac
    done
    if [ -z "$audit_export" ] || [ -z "$audit_heads" ] || [ -z "$audit_key" ]; then
        choose_data
        audit_heads=${audit_heads:-$HEDGEROW_DATA/audit-heads}
        audit_key=${audit_key:-$HEDGEROW_DATA/audit-key.pem.pub}
    fi
    { [ -d "$audit_heads" ] || [ "$(printf '%s\n' "$audit_heads" | wc -l)" -gt 1 ]; } || fail "there is no directory $audit_heads: say with --heads where the heads are"
    [ -r "$audit_key" ] || fail "cannot read $audit_key: say with --key where the public key is"
    own_export=''
    if [ -z "$audit_export" ]; then
        prepare
        own_export=$(mktemp -d "$HEDGEROW_DATA/audit-export.XXXXXX")
        audit_export=$own_export/export.txt
        set -- -jar "$application/hedgerow.jar" export-audit "$audit_export"
        [ -z "$archive_flag" ] || set -- "$archive_flag" "$@"
        # shellcheck disable=SC2046,SC2086 # lists of flags without spaces
        in_group "$java_home/bin/java" $(java_flags) ${HEDGEROW_JAVA_OPTIONS:-} "$@" || {
            rm -rf "$own_export"
            fail "the audit could not be exported"
        }
    else
        preflight without-database
    fi
    run_verifier
}

# The verifier is compiled from its own sources by the JDK alone, each time: nothing that was built before can stand in for it.
run_verifier() {
    verifier_classes=$(mktemp -d "${TMPDIR:-/tmp}/hedgerow-verifier.XXXXXX")
    verified=0
    if "$java_home/bin/javac" -d "$verifier_classes" "$checkout"/backend/audit-verifier/src/main/java/org/hedgerow/verifier/*.java; then
        set -- "$audit_export" --key "$audit_key"
        [ -z "$audit_allowance" ] || set -- "$@" --allowance "$audit_allowance"
        before_fields=$IFS
        IFS='
'
        for place in $audit_heads; do
            set -- "$@" --heads "$place"
        done
        IFS=$before_fields
        in_group "$java_home/bin/java" -Xmx2g -cp "$verifier_classes" org.hedgerow.verifier.VerifyAudit "$@" || verified=$?
    else
        verified=2
    fi
    rm -rf "$verifier_classes" ${own_export:+"$own_export"}
    exit "$verified"
}
