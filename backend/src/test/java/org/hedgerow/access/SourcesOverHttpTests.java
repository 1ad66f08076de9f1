package org.hedgerow.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hedgerow.identity.Organisation;
import org.hedgerow.identity.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The wall around who told us: each test has tellers of its own, by names that nobody else has. */
@ExtendWith(OutputCaptureExtension.class)
class SourcesOverHttpTests extends OverHttp {

    private static final String OWN = "/api/sources/own/";

    @Test
    void whoRegistersASourceAndTheHandlersOfTheForceReadItAndNobodyElseDoes() {
        var durham = force("DURHAM");
        var officer = visitor(durham, Role.OFFICER);
        var name = "Teller " + letters();
        var id = newId();
        var reference =
                register(officer, id, Map.of("name", name, "contact", "ring after dark", "about", "Knows the lanes"));
        tell(officer, reference, "The brother knows");
        assertThat(officer.get("/api/sources/own").body()).contains(reference).doesNotContain(name);
        assertThat(opening(officer, OWN, id).body())
                .contains(name, "ring after dark", "Knows the lanes", "The brother knows");
        var handler = visitor(durham, Role.SOURCE_HANDLER);
        assertThat(handler.get("/api/sources").body()).contains(reference).doesNotContain(name);
        assertThat(opening(handler, "/api/sources/", id).body()).contains(name, "The brother knows", "CORROBORATION");
        for (var other : strangers(durham)) {
            for (var path : List.of("/api/sources", "/api/sources/own")) {
                assertThat(other.get(path).body()).doesNotContain(reference, name, id);
            }
            for (var path : List.of(OWN, "/api/sources/")) {
                assertThat(opening(other, path, id).seen())
                        .isEqualTo(opening(other, path, newId()).seen());
                assertThat(erase(other, path, id).seen())
                        .isEqualTo(erase(other, path, newId()).seen());
            }
            assertThat(search(other, "name", name).body()).doesNotContain(reference);
        }
        assertThat(number("select count(*) from source_opening where source_id = '" + id + "'"))
                .isEqualTo(2);
        assertThat(number("select count(*) from audit_entry where action = 'open source' and '" + id
                        + "' = any (subjects)"))
                .isEqualTo(2);
    }

    @Test
    void onceHandlersTakeOverWhoRegisteredReadsItNoLonger() {
        var durham = force("DURHAM");
        var officer = visitor(durham, Role.OFFICER);
        var handler = visitor(durham, Role.SOURCE_HANDLER);
        var id = newId();
        var reference = register(officer, id, Map.of("name", "Teller " + letters()));
        var renamed = "Teller " + letters();
        var taken = amend(handler, id, 1, Map.of("name", renamed, "handlersOnly", true));
        assertThat(taken.status()).as(taken.toString()).isEqualTo(200);
        assertThat(amend(handler, id, 1, Map.of("name", "Too late")).status()).isEqualTo(412);
        assertThat(opening(officer, OWN, id).seen())
                .isEqualTo(opening(officer, OWN, newId()).seen());
        assertThat(officer.get("/api/sources/own").body()).doesNotContain(reference);
        tell(officer, reference, "More was told");
        assertThat(opening(handler, "/api/sources/", id).body()).contains(renamed, "More was told");
    }

    @Test
    void aReferenceOpensNothingAndAnotherForceCannotAddToIt() {
        var durham = force("DURHAM");
        var reference = register(visitor(durham, Role.OFFICER), newId(), Map.of("name", "Teller " + letters()));
        var colleague = visitor(durham, Role.ANALYST);
        assertThat(telling(colleague, newId(), reference, "Told to me too").status())
                .isEqualTo(201);
        assertThat(colleague.get("/api/sources/own").body()).doesNotContain(reference);
        var neighbour = visitor(force("NORTHUM"), Role.OFFICER);
        assertThat(telling(neighbour, newId(), reference, "Guessed").seen())
                .isEqualTo(
                        telling(neighbour, newId(), "SR-0123456789", "Guessed").seen());
        assertThat(telling(neighbour, newId(), "SR-ILOU", "No reference").status())
                .isEqualTo(422);
    }

    @Test
    void theSameSentAgainIsAnsweredAgainAndAnotherContentUnderTheIdIsRefused() {
        var officer = visitor(force("DURHAM"), Role.OFFICER);
        var id = newId();
        var form = Map.<String, Object>of("name", "Teller " + letters());
        var reference = register(officer, id, form);
        var again = officer.put(OWN + id, form);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().get("reference").asString()).isEqualTo(reference);
        assertThat(officer.put(OWN + id, Map.of("name", "Somebody else")).status())
                .isEqualTo(422);
        assertThat(visitor(force("NORTHUM"), Role.OFFICER).put(OWN + id, form).status())
                .isEqualTo(422);
        var told = newId();
        assertThat(telling(officer, told, reference, "Once").status()).isEqualTo(201);
        assertThat(telling(officer, told, reference, "Once").status()).isEqualTo(200);
        assertThat(telling(officer, told, reference, "Twice").status()).isEqualTo(422);
        assertThat(number("select count(*) from source_telling where reference = '" + reference + "'"))
                .isOne();
    }

    @Test
    void handlersFindWhoIsRegisteredAlreadyByAWholeNameAndNeverByAPart() {
        var durham = force("DURHAM");
        var word = letters();
        var reference = register(
                visitor(durham, Role.OFFICER),
                newId(),
                Map.of("name", "Ann O\u2019" + word, "contact", "ann@" + word + ".example"));
        var handler = visitor(durham, Role.SOURCE_HANDLER);
        assertThat(search(handler, "name", "ann o'" + word.toLowerCase()).body())
                .contains(reference);
        assertThat(search(handler, "contact", "Ann@" + word + ".EXAMPLE").body())
                .contains(reference);
        assertThat(search(handler, "name", "Ann").body()).isEqualTo("[]");
        assertThat(search(handler, "name", " ").status()).isEqualTo(422);
        assertThat(search(visitor(force("NORTHUM"), Role.SOURCE_HANDLER), "name", "Ann O'" + word)
                        .body())
                .isEqualTo("[]");
    }

    @Test
    void whatIsErasedIsGoneAndTheReferenceStays() {
        var durham = force("DURHAM");
        var officer = visitor(durham, Role.OFFICER);
        var handler = visitor(durham, Role.SOURCE_HANDLER);
        var name = "Teller " + letters();
        var id = newId();
        var reference = register(officer, id, Map.of("name", name));
        tell(officer, reference, "Something");
        assertThat(erase(handler, "/api/sources/", id).status()).isEqualTo(200);
        assertThat(number(
                        "select count(*) from source where id = '" + id + "' and sealed is null and name_mac is null"))
                .isOne();
        assertThat(number("select count(*) from source_telling where reference = '" + reference
                        + "' and sealed is not null"))
                .isZero();
        assertThat(opening(handler, "/api/sources/", id).body())
                .contains(reference)
                .doesNotContain(name, "Something");
        assertThat(erase(handler, "/api/sources/", id).status()).isEqualTo(409);
        assertThat(amend(handler, id, 2, Map.of("name", name)).status()).isEqualTo(409);
        assertThat(search(handler, "name", name).body()).isEqualTo("[]");
    }

    @Test
    void whoOpensOneAfterAnotherIsStopped() {
        var durham = force("DURHAM");
        var officer = visitor(durham, Role.OFFICER);
        var id = newId();
        register(officer, id, Map.of("name", "Teller " + letters()));
        for (int i = 0; i < 30; i++) {
            assertThat(opening(officer, OWN, id).status()).isEqualTo(200);
        }
        assertThat(opening(officer, OWN, id).status()).isEqualTo(429);
        assertThat(opening(visitor(durham, Role.SOURCE_HANDLER), "/api/sources/", id)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void whatASourceIsToldByIsInNoOtherTableAndInNoLogAndInNoAnswer(CapturedOutput output) throws Exception {
        var durham = force("DURHAM");
        var officer = visitor(durham, Role.OFFICER);
        var handler = visitor(durham, Role.SOURCE_HANDLER);
        var canaries = new HashMap<String, Object>();
        for (var field : List.of("name", "contact", "about")) {
            canaries.put(field, "canary" + letters());
        }
        var tellings = new HashMap<String, Object>();
        for (var field : List.of("whoElseKnows", "firstKnown", "lastKnown", "canSayMore", "risk", "riskReduced")) {
            tellings.put(field, "canary" + letters());
        }
        var words = Stream.concat(canaries.values().stream(), tellings.values().stream())
                .map(Object::toString)
                .toList();
        var id = newId();
        var reference = register(officer, id, canaries);
        tellings.put("reference", reference);
        var told = newId();
        assertThat(officer.put("/api/source-tellings/" + told, tellings).status())
                .isEqualTo(201);
        assertThat(opening(handler, "/api/sources/", id).body()).contains(words);
        search(handler, "name", canaries.get("name").toString());
        var answers = new ArrayList<Visitor.Answer>();
        // Refused in every way that a form can be.
        var broken = new HashMap<>(canaries);
        broken.put("contact", canaries.get("contact") + "\u0000");
        answers.add(officer.put(OWN + newId(), broken));
        broken.put("contact", canaries.get("contact").toString().repeat(40));
        answers.add(officer.put(OWN + newId(), broken));
        broken.put("name", Map.of("first", canaries.get("name")));
        answers.add(officer.put(OWN + newId(), broken));
        answers.add(officer.put(OWN + id, Map.of("name", canaries.get("name") + " again")));
        answers.add(officer.send("PUT", OWN + newId(), "{\"name\": \"" + canaries.get("name") + "\", "));
        tellings.put("reference", "SR-0000000000");
        answers.add(officer.put("/api/source-tellings/" + newId(), tellings));
        tellings.put("risk", List.of(tellings.get("risk")));
        answers.add(officer.put("/api/source-tellings/" + newId(), tellings));
        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isBetween(400, 499));
        for (var word : words) {
            assertThat(columnsThatHold(word)).as(word).isEmpty();
            assertThat(output.getAll()).doesNotContain(word);
        }
        for (var reader : List.of(officer, handler, visitor(durham, Role.ANALYST), visitor(durham, Role.AUDITOR))) {
            for (var path : List.of(
                    "/api/sources",
                    "/api/sources/own",
                    "/api/search?q=" + words.get(0),
                    "/api/suggestions?q=" + words.get(0),
                    "/api/incidents?limit=200&period=7d",
                    "/api/audit/mine",
                    "/api/audit/entries",
                    "/api/exports")) {
                // A page says what it was asked for back to whoever asked.
                var body = reader.get(path).body().replace(words.get(0), path.contains("q=") ? "" : words.get(0));
                assertThat(words).as(path).noneMatch(body::contains);
            }
        }
        assertThat(answers).allSatisfy(answer -> assertThat(words).noneMatch(answer.body()::contains));
    }

    /** Every column of every table that could hold a word, bytes included. */
    private List<String> columnsThatHold(String word) throws SQLException {
        var found = new ArrayList<String>();
        try (var connection = asSuperuser();
                var columns = connection.createStatement();
                var statement = connection.createStatement()) {
            statement.execute("set search_path = hedgerow, public");
            var each = columns.executeQuery("select t.tablename, c.column_name, c.data_type from pg_tables t"
                    + " join information_schema.columns c on c.table_schema = t.schemaname and c.table_name = t.tablename"
                    + " where t.schemaname = 'hedgerow' and c.data_type in"
                    + " ('text', 'json', 'jsonb', 'bytea', 'character varying', 'ARRAY', 'tsvector')");
            while (each.next()) {
                var column = "\"" + each.getString(2) + "\"";
                var holds = each.getString(3).equals("bytea")
                        ? "position(convert_to('" + word + "', 'UTF8') in " + column + ") > 0"
                        : column + "::text like '%" + word + "%'";
                try (var row = statement.executeQuery(
                        "select exists (select from \"" + each.getString(1) + "\" where " + holds + ")")) {
                    row.next();
                    if (row.getBoolean(1)) {
                        found.add(each.getString(1) + "." + column);
                    }
                }
            }
            assertThat(each.isAfterLast()).isTrue();
        }
        return found;
    }

    private List<Visitor> strangers(Organisation force) {
        return List.of(
                visitor(force, Role.OFFICER),
                visitor(force, Role.ANALYST),
                visitor(force, Role.AUDITOR),
                visitor(force, Role.ORGANISATION_ADMINISTRATOR),
                visitor(force, Role.AIR_SUPPORT),
                visitor(force, Role.GUEST),
                visitor(force("NORTHUM"), Role.SOURCE_HANDLER, Role.OFFICER),
                visitor(nationalUnit(), Role.SOURCE_HANDLER, Role.ANALYST),
                visitor(watchGroup("NZ20"), Role.WATCH_COORDINATOR),
                visitor(watchGroup("NZ20"), Role.REPORTER),
                visitor(partner(), Role.REPORTER));
    }

    @Test
    void whoRegistersOrTellsOneAfterAnotherIsStopped() {
        var officer = visitor(force("DURHAM"), Role.OFFICER);
        var first = newId();
        var form = Map.<String, Object>of("name", "Teller " + letters(), "handlersOnly", true);
        var reference = register(officer, first, form);
        var told = newId();
        for (int i = 1; i < 60; i++) {
            register(officer, newId(), form);
        }
        assertThat(officer.put(OWN + newId(), form).status()).isEqualTo(429);
        assertThat(officer.put(OWN + first, form).status()).as("sent again").isEqualTo(200);
        assertThat(telling(officer, told, reference, "Nobody").status())
                .as("counted apart")
                .isEqualTo(201);
        for (int i = 1; i < 60; i++) {
            tell(officer, reference, "Nobody");
        }
        assertThat(telling(officer, newId(), reference, "Nobody").status()).isEqualTo(429);
        assertThat(telling(officer, told, reference, "Nobody").status())
                .as("sent again")
                .isEqualTo(200);
    }

    private static String register(Visitor officer, String id, Map<String, Object> form) {
        var made = officer.put(OWN + id, form);
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        return made.json().get("reference").asString();
    }

    private static void tell(Visitor officer, String reference, String whoElseKnows) {
        var answer = telling(officer, newId(), reference, whoElseKnows);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
    }

    private static Visitor.Answer telling(Visitor officer, String id, String reference, String whoElseKnows) {
        return officer.put("/api/source-tellings/" + id, Map.of("reference", reference, "whoElseKnows", whoElseKnows));
    }

    private static Visitor.Answer opening(Visitor reader, String under, String id) {
        return reader.send("POST", under + id + "/openings", Map.of("reason", "CORROBORATION"));
    }

    private static Visitor.Answer erase(Visitor handler, String under, String id) {
        return handler.send("POST", under + id + "/erasure", Map.of());
    }

    private static Visitor.Answer search(Visitor handler, String field, String text) {
        return handler.send("POST", "/api/source-searches", Map.of(field, text));
    }

    private static Visitor.Answer amend(Visitor handler, String id, int version, Map<String, Object> form) {
        return handler.send(
                "PUT", "/api/sources/" + id, form, "application/json", Map.of("If-Match", "\"" + version + "\""));
    }
}
