package org.hedgerow.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hedgerow.identity.Role;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What an incident said before is for the police of its owner, and for nobody who reads it as it is now. */
class HistoryTests extends OverHttp {

    @Test
    void everyChangeIsKeptWithWhoMadeItAndWhy() {
        var force = force("CAMBS");
        var officer = visitor(force, Role.OFFICER);
        var colleague = visitor(force, Role.ANALYST);
        var id = newId();
        var report = new HashMap<>(report("TL 4211 4311", "OWN_FORCE"));
        assertThat(officer.put("/api/incidents/" + id, report).status()).isEqualTo(201);
        assertThat(versions(officer, id)).hasSize(1);
        report.put("narrative", "Three men with dogs.");
        report.put("scope", "PUBLIC");
        assertThat(amend(colleague, id, 1, report)).isEqualTo(200);
        report.put("place", Map.of("text", "TL 4212 4312"));
        assertThat(amend(officer, id, 2, report)).isEqualTo(200);
        assertThat(officer.post("/api/incidents/" + id + "/closure", 3, Map.of("reason", "Nobody found"))
                        .status())
                .isEqualTo(200);
        assertThat(officer.post("/api/incidents/" + id + "/withdrawal", 4, Map.of("reason", "Sent twice"))
                        .status())
                .isEqualTo(200);
        var versions = versions(colleague, id);
        assertThat(versions)
                .extracting(version -> version.get("version").asInt())
                .containsExactly(5, 4, 3, 2, 1);
        assertThat(versions)
                .extracting(version -> version.get("action").asString())
                .containsExactly(
                        "withdraw incident", "close incident", "amend incident", "amend incident", "report incident");
        assertThat(versions)
                .extracting(version -> version.get("changed").toString())
                .containsExactly(
                        "[\"status\",\"sharing\"]", "[\"status\"]", "[\"place\"]", "[\"narrative\",\"sharing\"]", "[]");
        assertThat(versions).extracting(version -> version.get("by").asString()).containsOnly("Invented Person");
        assertThat(versions.get(0).get("reason").asString()).isEqualTo("Sent twice");
        assertThat(versions.get(1).get("reason").asString()).isEqualTo("Nobody found");
        assertThat(versions.get(4).get("narrative").asString()).isEqualTo("Two men with dogs.");
        assertThat(versions.get(4).get("scope").asString()).isEqualTo("OWN_FORCE");
        assertThat(versions.get(2).get("scope").asString()).isEqualTo("PUBLIC");
        assertThat(number("select count(*) from audit_entry where action = 'read history' and subjects = array['" + id
                        + "'::uuid] and operation = 'CONSULTATION'"))
                .isEqualTo(2);
    }

    @Test
    void whoReadsTheIncidentButDoesNotOwnItHasNoHistoryOfIt() {
        var owner = visitor(force("CAMBS"), Role.OFFICER);
        var watch = watchGroup("TL44");
        var id = newId();
        var report = new HashMap<>(report("TL 4211 4311", "PUBLIC"));
        assertThat(owner.put("/api/incidents/" + id, report).status()).isEqualTo(201);
        report.put("narrative", "Otherwise.");
        assertThat(amend(owner, id, 1, report)).isEqualTo(200);
        for (var other : List.of(
                visitor(force("ESSEX"), Role.OFFICER),
                visitor(watch, Role.WATCH_COORDINATOR),
                visitor(watch, Role.REPORTER),
                visitor(force("CAMBS"), Role.AUDITOR))) {
            assertThat(other.get("/api/incidents/" + id + "/history").seen())
                    .isEqualTo(
                            other.get("/api/incidents/" + newId() + "/history").seen());
            assertThat(other.get("/api/incidents/" + id + "/history").status()).isEqualTo(404);
        }
        assertThat(owner.get("/api/incidents/nothing/history").status()).isEqualTo(404);
    }

    @Test
    void aReporterFromOutsideIsNotNamed() {
        var owner = visitor(force("CAMBS"), Role.OFFICER);
        var farmer = visitor(watchGroup("TL44"), Role.REPORTER);
        var report = report("TL 4211 4311", "OWN_FORCE");
        report.remove("scope");
        var id = newId();
        assertThat(farmer.put("/api/incidents/" + id, report).status()).isEqualTo(201);
        assertThat(versions(owner, id).get(0).get("by").isNull()).isTrue();
        assertThat(owner.post("/api/incidents/" + id + "/closure", 1, Map.of("reason", "Seen to"))
                        .status())
                .isEqualTo(200);
        var versions = versions(owner, id);
        assertThat(versions).hasSize(2);
        assertThat(versions.get(1).get("action").asString()).isEqualTo("report incident");
        assertThat(versions.get(1).get("by").isNull()).isTrue();
        assertThat(farmer.get("/api/incidents/" + id + "/history").status()).isEqualTo(404);
    }

    @Test
    void theTableItselfShowsAVersionToNobodyButTheOwner() {
        // Row security asks for the label; that of every version is one that the owner alone reads, whatever the
        // incident's is.
        assertThat(number("select count(*) from incident_version v join label l on l.id = v.label_id"
                        + " where l.scope not in ('OWN_FORCE', 'TEAM', 'ORIGINATOR')"))
                .isZero();
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

    private static List<JsonNode> versions(Visitor visitor, String id) {
        var answer = visitor.get("/api/incidents/" + id + "/history");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json().get("versions").valueStream().toList();
    }
}
