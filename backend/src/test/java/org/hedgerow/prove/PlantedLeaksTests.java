package org.hedgerow.prove;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hedgerow.support.PostgisDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Each planted leak can still be planted and names tests that there are; whether those find it, {@code ./hedgerow prove leaks} tells. A few
 * mistakes in the database are really made here, and looked for in its catalogue.
 */
class PlantedLeaksTests {

    private static final Path CHECKOUT = Path.of("..").toAbsolutePath().normalize();
    private static final int PROMISED = 40;

    /** What must hold of every protected table: the names of those for which it does not. */
    private static final String UNPROTECTED = """
            select c.relname from pg_class c where c.relnamespace = 'hedgerow'::regnamespace and c.relkind in ('r', 'p')
              and coalesce(obj_description(c.oid), '') like 'access: labelled%'
              and (not c.relrowsecurity or not c.relforcerowsecurity
                or not exists (select from pg_policy p where p.polrelid = c.oid)
                or exists (select from pg_policy p where p.polrelid = c.oid and p.polroles = array['hedgerow_app'::regrole::oid]
                  and coalesce(pg_get_expr(p.polqual, p.polrelid), '') || coalesce(pg_get_expr(p.polwithcheck, p.polrelid), '')
                    !~ '(readable_set|writable_set|acting_person)'))
            union all
            select c.relname from pg_class c where c.relnamespace = 'hedgerow'::regnamespace and c.relkind in ('v', 'm')
              and not coalesce(c.reloptions, '{}') @> '{security_invoker=true}'""";

    private final List<PlantedLeaks.Leak> leaks = PlantedLeaks.leaks(CHECKOUT);

    @Test
    void thereAreAsManyAsWasPromisedAndEachHasANameOfItsOwn() {
        assertThat(leaks).hasSizeGreaterThanOrEqualTo(PROMISED);
        assertThat(leaks).extracting(PlantedLeaks.Leak::name).doesNotHaveDuplicates();
    }

    @Test
    void eachCanBePlantedAndPulledAgain() throws IOException {
        for (var leak : leaks) {
            assertThat(leak.changes()).as(leak.name()).isNotEmpty();
            for (var change : leak.changes()) {
                assertThat(change.occurrences(CHECKOUT))
                        .as(leak.name() + ": " + change.find())
                        .isOne();
                // Or pulling it would change what was not planted.
                assertThat(Files.readString(CHECKOUT.resolve(change.file())))
                        .as(leak.name())
                        .doesNotContain(change.put());
            }
        }
    }

    @Test
    void eachNamesTestsThatThereAre() throws IOException {
        try (var files = Files.walk(CHECKOUT.resolve("backend/src/test/java"))) {
            var tests = files.map(file -> file.getFileName().toString().replace(".java", ""))
                    .collect(Collectors.toSet());
            for (var leak : leaks) {
                assertThat(leak.tests()).as(leak.name()).isNotEmpty();
                assertThat(tests).as(leak.name()).containsAll(leak.tests());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alter table released_incident disable row level security",
                "alter table incident no force row level security",
                "drop policy readable on incident_place; create policy readable on incident_place for select"
                        + " to hedgerow_app using (true)",
                "alter policy added on incident_reporter with check (true)",
                "create view everything as select * from released_incident",
                "create materialized view counted as select force_code, count(*) from incident group by 1"
            })
    void aMistakeInTheDatabaseShowsInItsCatalogue(String mistake) throws SQLException {
        var database = PostgisDatabase.fresh();
        try (var connection = database.asSuperuser()) {
            assertThat(unprotected(connection)).isEmpty();
            try (var statement = connection.createStatement()) {
                statement.execute(mistake);
            }
            assertThat(unprotected(connection)).as(mistake).hasSize(1);
        }
    }

    private static List<String> unprotected(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(UNPROTECTED)) {
            var found = Stream.<String>builder();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found.build().toList();
        }
    }
}
