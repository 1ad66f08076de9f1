package org.hedgerow.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.hedgerow.support.PostgisDatabase;
import org.junit.jupiter.api.Test;

/** Whatever a migration adds must say who may reach it, and be what it says. */
class CatalogueTests {

    private static final Pattern DECLARED =
            Pattern.compile("access: (reference|account|labelled|personal|sealed|internal)(;.*)?");
    private static final Set<String> OTHERS = Set.of("flyway_schema_history");

    private final PostgisDatabase database = PostgisDatabase.fresh();

    @Test
    void everyTableViewAndFunctionDeclaresItsAccess() throws SQLException {
        var undeclared = new ArrayList<String>();
        declarations().forEach((name, comment) -> {
            if (!OTHERS.contains(name) && !DECLARED.matcher(comment).matches()) {
                undeclared.add(name + ": " + comment);
            }
        });
        assertThat(undeclared).isEmpty();
    }

    @Test
    void protectedTablesHaveRowSecurityForcedAndOthersHaveNone() throws SQLException {
        for (var row : rows("select relname, relrowsecurity, relforcerowsecurity, coalesce(obj_description(oid), '')"
                + " from pg_class where relnamespace = 'hedgerow'::regnamespace and relkind in ('r', 'p')")) {
            var comment = row.get(3);
            var isProtected = comment.startsWith("access: labelled") || comment.startsWith("access: personal");
            assertThat(row.get(1)).as(row.get(0) + " has row security").isEqualTo(isProtected ? "t" : "f");
            assertThat(row.get(2)).as(row.get(0) + " forces it on its owner").isEqualTo(isProtected ? "t" : "f");
        }
    }

    @Test
    void everyPolicyAsksForTheContext() throws SQLException {
        var policies = rows("select tablename, policyname, coalesce(qual, '') || coalesce(with_check, ''), roles::text"
                + " from pg_policies where schemaname = 'hedgerow'");
        assertThat(policies).isNotEmpty();
        for (var policy : policies) {
            if (policy.get(3).equals("{hedgerow_app}")) {
                assertThat(policy.get(2))
                        .as(policy.get(0) + "." + policy.get(1))
                        .matches("(?s).*(readable_set|writable_set|acting_person)\\(\\).*");
                assertThat(policy.get(2))
                        .as(
                                "%s.%s: a sub-select reads the context once, not for each row",
                                policy.get(0), policy.get(1))
                        .doesNotContainPattern("(?<!SELECT )(readable_set|writable_set|acting_person)\\(\\)");
            } else {
                assertThat(policy.get(3)).as(policy.get(0)).isEqualTo("{hedgerow_tailer}");
                assertThat(policy.get(0)).isEqualTo("change_log");
            }
        }
    }

    @Test
    void theRuntimeLoginOwnsNothingAndNobodyIsGrantedMoreThanNeeded() throws SQLException {
        assertThat(
                        rows(
                                "select relname from pg_class where pg_get_userbyid(relowner) in ('hedgerow_app', 'hedgerow_tailer')"))
                .isEmpty();
        assertThat(
                        rows(
                                "select table_name from information_schema.table_privileges where table_schema = 'hedgerow'"
                                        + " and (grantee = 'PUBLIC' or (grantee = 'hedgerow_tailer' and table_name not in ('change_log', 'installation')))"))
                .isEmpty();
        assertThat(rows("select privilege_type from information_schema.table_privileges where table_schema = 'hedgerow'"
                        + " and grantee = 'hedgerow_app' and table_name like 'audit%' order by table_name"))
                .as("the application adds entries and what lies beside them, and reads, seals and erases nothing")
                .containsExactly(List.of("INSERT"), List.of("INSERT"));
        assertThat(rows(
                        "select table_name, privilege_type from information_schema.table_privileges where table_schema = 'hedgerow'"
                                + " and grantee = 'hedgerow_auditor' and (table_name !~ '^audit_(entry|personal|leaf|node|head)$'"
                                + " or privilege_type not in ('SELECT', 'INSERT'))"))
                .as("the auditor's login reads and seals the audit, and nothing else")
                .containsExactly(List.of("installation", "SELECT"));
    }

    @Test
    void viewsRunWithTheirReadersRights() throws SQLException {
        assertThat(rows(
                        "select relname from pg_class where relnamespace = 'hedgerow'::regnamespace and (relkind = 'm' or"
                                + " relkind = 'v' and not coalesce(reloptions, '{}') @> '{security_invoker=true}')"))
                .isEmpty();
        assertThat(
                        rows(
                                "select proname from pg_proc where pronamespace = 'hedgerow'::regnamespace and prosecdef order by proname"))
                .as(
                        "runs with its owner's rights: what answers yes or no about a signature, what copies what was written where nobody reads it,"
                                + " what finds plates by label, what says of enquiries how much and whom to ask, and which own records those hit")
                .containsExactly(
                        List.of("context_is_signed"),
                        List.of("enquire_operations"),
                        List.of("enquire_persons"),
                        List.of("enquire_places"),
                        List.of("enquire_plates"),
                        List.of("enquire_vehicles"),
                        List.of("keep_answerable_incidents"),
                        List.of("keep_answerable_operation"),
                        List.of("keep_answerable_places"),
                        List.of("keep_answerable_sector"),
                        List.of("keep_answerable_sighting"),
                        List.of("keep_answerable_step"),
                        List.of("keep_answerable_subject"),
                        List.of("keep_sighting_plate"),
                        List.of("plates_like"),
                        List.of("records_hit"));
    }

    private Map<String, String> declarations() throws SQLException {
        var declared = new LinkedHashMap<String, String>();
        for (var row : rows("select relname, coalesce(obj_description(oid, 'pg_class'), '') from pg_class"
                + " where relnamespace = 'hedgerow'::regnamespace and relkind in ('r', 'p', 'v', 'm', 'f')"
                + " union all select proname || '()', coalesce(obj_description(oid, 'pg_proc'), '') from pg_proc"
                + " where pronamespace = 'hedgerow'::regnamespace")) {
            declared.put(row.get(0), row.get(1));
        }
        assertThat(declared).isNotEmpty();
        return declared;
    }

    private List<List<String>> rows(String query) throws SQLException {
        var rows = new ArrayList<List<String>>();
        try (var connection = database.asSuperuser();
                var statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            while (result.next()) {
                var row = new ArrayList<String>();
                for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                    row.add(result.getString(column));
                }
                rows.add(row);
            }
        }
        return rows;
    }
}
