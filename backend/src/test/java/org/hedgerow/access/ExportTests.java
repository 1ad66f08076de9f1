package org.hedgerow.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.hedgerow.identity.Role;
import org.junit.jupiter.api.Test;

/** An export is its maker's, for a while, and only as long as everything in it is still theirs to read. */
class ExportTests extends OverHttp {

    private static final String FILTER = "period=7d&category=HERITAGE";

    @Test
    void theMakerFetchesWhatTheMakerMaySeeWithItsMarkingAndReason() {
        var home = force("CAMBS");
        var officer = visitor(home, Role.OFFICER);
        var id = reported(officer, "OWN_FORCE", "=cmd|' /C calc'!A1, \"quoted\"\nnext line");
        var csv = made(officer, "CSV", "Briefing of the night shift");
        var file = officer.get("/api/exports/" + csv);
        assertThat(file.status()).isEqualTo(200);
        assertThat(file.headers().get("content-disposition"))
                .singleElement()
                .asString()
                .contains("attachment", csv + ".csv");
        assertThat(file.headers().get("cache-control")).containsExactly("no-store");
        assertThat(file.body())
                .startsWith("\uFEFFmarking,OFFICIAL\r\n")
                .contains("Briefing of the night shift", "Invented Person", id, "CAMBS-2026-")
                .contains("\"'=cmd|' /C calc'!A1, \"\"quoted\"\"\nnext line\"");
        var geoJson = officer.get("/api/exports/" + made(officer, "GEOJSON", "Briefing of the night shift"))
                .json();
        assertThat(geoJson.get("type").asString()).isEqualTo("FeatureCollection");
        assertThat(geoJson.get("marking").asString()).isEqualTo("OFFICIAL");
        assertThat(geoJson.get("reason").asString()).isEqualTo("Briefing of the night shift");
        assertThat(geoJson.get("features").findValuesAsString("id")).contains(id);
        assertThat(officer.get("/api/exports").json().findValuesAsString("id")).contains(csv);
        var logged = "select count(*) from audit_entry join audit_personal using (number) where subjects @> array['"
                + id + "'::uuid] and reason = 'Briefing of the night shift' and ";
        assertThat(number(logged + "operation = 'DISCLOSURE' and action = 'fetch export'"))
                .isEqualTo(2);
        assertThat(number(logged + "operation = 'CONSULTATION' and action = 'make export'"))
                .isEqualTo(2);
    }

    @Test
    void nobodyElseFetchesIt() {
        var home = force("CAMBS");
        var officer = visitor(home, Role.OFFICER);
        reported(officer, "PUBLIC", "For everybody");
        var export = made(officer, "CSV", "For the file");
        for (var other : List.of(
                visitor(home, Role.OFFICER), visitor(home, Role.ANALYST), visitor(force("ESSEX"), Role.OFFICER))) {
            assertThat(other.get("/api/exports/" + export).seen())
                    .isEqualTo(other.get("/api/exports/" + newId()).seen());
            assertThat(other.get("/api/exports").json().findValuesAsString("id"))
                    .doesNotContain(export);
        }
        assertThat(officer.get("/api/exports/nothing").status()).isEqualTo(404);
    }

    @Test
    void itIsGoneTheMomentThatAnIncidentInItIsTakenBack() {
        var owner = visitor(force("CAMBS"), Role.OFFICER);
        var reader = visitor(force("ESSEX"), Role.ANALYST);
        var id = reported(owner, "ALL_FORCES", "For every force");
        onTheMapOf(reader, id);
        var export = made(reader, "CSV", "A comparison of counties");
        assertThat(reader.get("/api/exports/" + export).body()).contains(id);
        assertThat(owner.post("/api/incidents/" + id + "/withdrawal", 1, Map.of("reason", "In error"))
                        .status())
                .isEqualTo(200);
        assertGone(reader, export);
    }

    @Test
    void itIsGoneWhenAnIncidentIsNarrowedAwayAndDoesNotComeBackWithIt() {
        var owner = visitor(force("CAMBS"), Role.OFFICER);
        var reader = visitor(force("ESSEX"), Role.ANALYST);
        var id = newId();
        var report = heritage("ALL_FORCES", "For every force");
        assertThat(owner.put("/api/incidents/" + id, report).status()).isEqualTo(201);
        onTheMapOf(reader, id);
        var export = made(reader, "GEOJSON", "A comparison of counties");
        report.put("scope", "OWN_FORCE");
        assertThat(amend(owner, id, 1, report)).isEqualTo(200);
        assertGone(reader, export);
        report.put("scope", "ALL_FORCES");
        assertThat(amend(owner, id, 2, report)).isEqualTo(200);
        assertThat(reader.get("/api/exports/" + export).status()).isEqualTo(404);
    }

    @Test
    void whatIsStillSharedStaysThroughAnAmendment() {
        var owner = visitor(force("CAMBS"), Role.OFFICER);
        var id = newId();
        var report = heritage("OWN_FORCE", "First words");
        assertThat(owner.put("/api/incidents/" + id, report).status()).isEqualTo(201);
        onTheMapOf(owner, id);
        var export = made(owner, "CSV", "For the file");
        report.put("narrative", "Better words");
        report.put("scope", "PUBLIC");
        assertThat(amend(owner, id, 1, report)).isEqualTo(200);
        assertThat(owner.get("/api/exports/" + export).body())
                .contains("Better words")
                .doesNotContain("First words");
    }

    @Test
    void itExpires() {
        var officer = visitor(force("CAMBS"), Role.OFFICER);
        reported(officer, "OWN_FORCE", "Old news");
        var export = made(officer, "CSV", "For the file");
        assertThat(number("select extract(epoch from expires_at - made_at)::int / 3600 from export where id = '"
                        + export + "'"))
                .isEqualTo(24);
        change("update export set expires_at = now() - interval '1 second' where id = '" + export + "'");
        assertThat(officer.get("/api/exports/" + export).status()).isEqualTo(404);
        assertThat(officer.get("/api/exports").json().findValuesAsString("id")).doesNotContain(export);
    }

    @Test
    void anOfficerMakesFiveInADayAndNoMore() {
        var officer = visitor(force("CAMBS"), Role.OFFICER);
        reported(officer, "OWN_FORCE", "Once more");
        for (int number = 0; number < 5; number++) {
            made(officer, "CSV", "For the file");
        }
        var refused = make(officer, Map.of("format", "CSV", "filter", FILTER, "reason", "For the file"));
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.body()).contains("/problems#export-limit");
    }

    @Test
    void badQuestionsAreRefusedByName() {
        var officer = visitor(force("CAMBS"), Role.OFFICER);
        assertThat(make(officer, Map.of("format", "XLSX", "reason", "For the file"))
                        .pointers())
                .containsExactly("/format");
        assertThat(make(officer, Map.of("format", "CSV")).pointers()).containsExactly("/reason");
        assertThat(make(officer, Map.of("format", "CSV", "reason", "   x   ")).pointers())
                .containsExactly("/reason");
        assertThat(make(officer, Map.of("format", "CSV", "reason", "x".repeat(401)))
                        .pointers())
                .containsExactly("/reason");
        assertThat(make(officer, Map.of("format", "CSV", "reason", "For the file", "filter", "category=NONE"))
                        .pointers())
                .containsExactly("?category");
        assertThat(make(
                                officer,
                                Map.of("format", "CSV", "reason", "For the file", "filter", "period=7d&force=SHETLAND"))
                        .status())
                .isEqualTo(422);
        assertThat(make(officer, Map.of("format", "CSV", "reason", "For the file", "owner", "x"))
                        .status())
                .isEqualTo(422);
    }

    private static void assertGone(Visitor reader, String export) {
        var gone = reader.get("/api/exports/" + export);
        assertThat(gone.seen()).isEqualTo(reader.get("/api/exports/" + newId()).seen());
        assertThat(gone.status()).isEqualTo(404);
        var listed = reader.get("/api/exports")
                .json()
                .valueStream()
                .filter(each -> each.get("id").asString().equals(export));
        assertThat(listed).allMatch(each -> each.get("recalled").asBoolean()).hasSize(1);
    }

    @Test
    void theListIsForgottenInTheTransactionThatTakesAnIncidentBack() {
        var owner = visitor(force("CAMBS"), Role.OFFICER);
        var reader = visitor(force("ESSEX"), Role.ANALYST);
        var id = reported(owner, "ALL_FORCES", "For every force");
        onTheMapOf(reader, id);
        var theirs = made(reader, "CSV", "A comparison of counties");
        var held = "select count(*) from export_row where export_id = '" + theirs + "'";
        assertThat(number(held)).isPositive();
        assertThat(owner.post("/api/incidents/" + id + "/withdrawal", 1, Map.of("reason", "In error"))
                        .status())
                .isEqualTo(200);
        // Nobody has tried to fetch it since.
        assertThat(number(held)).isZero();
        var recalls = owner.get("/api/incidents/" + id + "/recalls");
        assertThat(recalls.status()).isEqualTo(200);
        assertThat(recalls.body()).contains("exports");
    }

    private String reported(Visitor officer, String scope, String narrative) {
        var id = newId();
        assertThat(officer.put("/api/incidents/" + id, heritage(scope, narrative))
                        .status())
                .isEqualTo(201);
        onTheMapOf(officer, id);
        return id;
    }

    private static Map<String, Object> heritage(String scope, String narrative) {
        var report = report("TL 4311 4411", scope);
        report.put("category", "HERITAGE.NIGHTHAWKING");
        report.put("narrative", narrative);
        return report;
    }

    private static void onTheMapOf(Visitor visitor, String id) {
        Eventually.equal(
                "on the map",
                true,
                () -> visitor.get("/api/incidents?limit=200&" + FILTER).body().contains(id));
    }

    private static String made(Visitor visitor, String format, String reason) {
        var made = make(visitor, Map.of("format", format, "filter", FILTER, "reason", reason));
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        return made.json().get("id").asString();
    }

    private static Visitor.Answer make(Visitor visitor, Map<String, Object> form) {
        return visitor.send("POST", "/api/exports", form);
    }

    private static int amend(Visitor visitor, String id, int version, Map<String, Object> report) {
        report.put("reason", "Shared too far, or not far enough");
        return visitor.send(
                        "PUT",
                        "/api/incidents/" + id,
                        report,
                        "application/json",
                        Map.of("If-Match", "\"" + version + "\""))
                .status();
    }
}
