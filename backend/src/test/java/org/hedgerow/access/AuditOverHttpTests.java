package org.hedgerow.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.hedgerow.identity.Role;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What an auditor reads, and that it is all written down. */
class AuditOverHttpTests extends OverHttp {

    private static final String SQUARE = "TL 423 437";

    private String reported(Visitor officer, String narrative) {
        var id = newId();
        var form = report(SQUARE, "ALL_FORCES");
        form.put("narrative", narrative);
        var made = officer.put("/api/incidents/" + id, form);
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        return id;
    }

    private static List<String> actions(JsonNode page) {
        return page.get("entries")
                .valueStream()
                .map(entry -> entry.get("action").asString())
                .toList();
    }

    @Test
    void whoSawARecordIsAnsweredWithPeopleTimesAndTiersAndNoWordOfIt() {
        var reader = person(force("ESSEX"), Role.OFFICER);
        var essex = visitor(reader);
        var auditor = visitor(partner(), Role.AUDITOR);
        var id = reported(visitor(force("CAMBS"), Role.OFFICER), "A narrative that nobody else reads");
        assertThat(essex.get("/api/incidents/" + id).status()).isEqualTo(200);
        var withdrawn = essex.get("/api/incidents/" + newId());
        assertThat(withdrawn.status()).isEqualTo(404);
        var answer = auditor.get("/api/audit/subjects/" + id + "/readers");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        var mine = answer.json()
                .get("entries")
                .valueStream()
                .filter(entry -> entry.get("person")
                        .get("id")
                        .asString()
                        .equals(reader.id().toString()))
                .toList();
        assertThat(mine).isNotEmpty().allSatisfy(entry -> {
            assertThat(entry.get("operation").asString()).isEqualTo("CONSULTATION");
            assertThat(entry.get("person").get("name").asString()).isEqualTo("Invented Person");
            assertThat(entry.get("organisation").get("id").asString())
                    .isEqualTo(reader.organisation().id().toString());
        });
        assertThat(answer.body()).doesNotContain("narrative");
        var all = auditor.get("/api/audit/entries?subject=" + id).json();
        assertThat(actions(all)).contains("report incident", "read incident");
    }

    @Test
    void aReasonIsKeptAndNotShown() {
        var officer = visitor(force("CAMBS"), Role.OFFICER);
        var id = reported(officer, "Two men");
        var closed = officer.post("/api/incidents/" + id + "/closure", 1, Map.of("reason", "A secret reason"));
        assertThat(closed.status()).as(closed.toString()).isEqualTo(200);
        var page = visitor(partner(), Role.AUDITOR).get("/api/audit/entries?operation=ALTERATION&subject=" + id);
        assertThat(page.body()).doesNotContain("secret");
        assertThat(page.json().get("entries").get(0).get("reasonGiven").asBoolean())
                .isTrue();
        assertThat(number("select count(*) from audit_personal where reason = 'A secret reason'"))
                .isOne();
    }

    @Test
    void everyReadingOfTheAuditIsInTheAudit() {
        var person = person(partner(), Role.AUDITOR);
        var auditor = visitor(person);
        for (var question : List.of(
                "/api/audit/entries",
                "/api/audit/subjects/" + newId() + "/readers",
                "/api/audit/entries/1/proof",
                "/api/audit/heads/consistency?from=1&to=1")) {
            assertThat(auditor.get(question).status()).as(question).isIn(200, 404);
        }
        var own = auditor.get("/api/audit/entries?person=" + person.id()).json();
        assertThat(actions(own))
                .startsWith("read audit", "prove two heads", "prove an entry", "read who saw a record", "read audit");
        assertThat(own.get("entries").get(0).get("queryGiven").asBoolean()).isTrue();
    }

    @Test
    void pagesFollowEachOtherWithoutALossOrADouble() {
        var person = person(force("CAMBS"), Role.OFFICER);
        var officer = visitor(person);
        var id = reported(officer, "Two men");
        for (int i = 0; i < 120; i++) {
            assertThat(officer.get("/api/incidents/" + id).status()).isEqualTo(200);
        }
        var auditor = visitor(partner(), Role.AUDITOR);
        var numbers = new ArrayList<Long>();
        var path = "/api/audit/entries?operation=CONSULTATION&person=" + person.id();
        String next = "";
        while (next != null) {
            var page =
                    auditor.get(path + (next.isEmpty() ? "" : "&after=" + next)).json();
            page.get("entries")
                    .valueStream()
                    .forEach(entry -> numbers.add(entry.get("number").asLong()));
            next = page.get("next").isNull() ? null : page.get("next").asString();
        }
        assertThat(numbers).hasSize(120).doesNotHaveDuplicates();
        assertThat(numbers.stream().sorted(Comparator.reverseOrder()).toList()).isEqualTo(numbers);
        var own = officer.get("/api/audit/mine").json();
        assertThat(actions(own)).hasSize(50).contains("read incident");
        assertThat(own.toString()).doesNotContain(id);
    }

    @Test
    void wrongQuestionsAreRefusedByName() {
        var auditor = visitor(partner(), Role.AUDITOR);
        for (var wrong : List.of("subject", "person", "organisation", "operation", "from", "until", "after")) {
            for (var value : List.of("x", "%00", "1;drop%20table", "9".repeat(500))) {
                var answer = auditor.get("/api/audit/entries?" + wrong + "=" + value);
                assertThat(answer.status()).as(wrong + "=" + value).isEqualTo(422);
                assertThat(answer.pointers()).containsExactly("?" + wrong);
            }
        }
        assertThat(auditor.get("/api/audit/entries/9223372036854775807/proof").status())
                .isEqualTo(404);
        assertThat(auditor.get("/api/audit/heads/consistency?from=0&to=0").status())
                .isEqualTo(404);
        assertThat(auditor.get("/api/audit/heads/consistency?from=-5&to=9999999999")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void whatIsShownAsNearbyIsWrittenDown() {
        var id = reported(visitor(force("CAMBS"), Role.OFFICER), "Near");
        var person = person(force("ESSEX"), Role.OFFICER);
        var near = visitor(person).get("/api/incidents/nearby?easting=542350&northing=243750&within=1000");
        assertThat(near.body()).contains(id);
        assertThat(number("select count(*) from audit_entry join audit_personal using (number) where action = 'nearby'"
                        + " and tier = 'EXACT' and subjects @> array['" + id + "'::uuid] and person_id = '"
                        + person.id()
                        + "'"))
                .isOne();
    }

    @Test
    void whatAMapShowsIsWrittenDownAndCellsAreNot() {
        var person = person(force("CAMBS"), Role.OFFICER);
        var officer = visitor(person);
        var id = reported(visitor(force("CAMBS"), Role.OFFICER), "On the map");
        var box = "bbox=0.05,52.05,0.10,52.10&zoom=14&period=7d";
        Eventually.equal(
                "the map shows it",
                true,
                () -> officer.get("/api/map?" + box).body().contains(id));
        officer.get("/api/incidents?" + box.replace("&zoom=14", ""));
        var readers = visitor(partner(), Role.AUDITOR)
                .get("/api/audit/subjects/" + id + "/readers")
                .json()
                .get("entries")
                .valueStream()
                .filter(entry -> entry.get("person")
                        .get("id")
                        .asString()
                        .equals(person.id().toString()))
                .toList();
        assertThat(readers).singleElement().satisfies(entry -> {
            assertThat(entry.get("action").asString()).isEqualTo("map");
            assertThat(entry.get("tier").asString()).isEqualTo("EXACT");
        });
        officer.get("/api/hotspots?minimumIncidents=3");
        assertThat(number("select count(*) from audit_entry where action like '%hotspot%'"))
                .isZero();
    }
}
