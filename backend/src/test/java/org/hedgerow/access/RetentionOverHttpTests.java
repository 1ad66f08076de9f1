package org.hedgerow.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hedgerow.access.IntelligenceForms.PATH;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.hedgerow.identity.Organisation;
import org.hedgerow.identity.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A report is kept for a time, then for a reason, and what nobody keeps is emptied wherever its words stand. */
class RetentionOverHttpTests extends OverHttp {

    private static final String DUE = "/api/intelligence-reviews";

    private Organisation force;
    private Visitor author;
    private Visitor assessor;

    @BeforeEach
    void people() {
        force = force("DORSET");
        author = visitor(force, Role.OFFICER);
        assessor = visitor(force, Role.ANALYST);
    }

    @Test
    void aReportStandsInTheThirdGroupUntilItsUnitSaysOtherwise() {
        var id = live("Cars");
        var today = LocalDate.now(ZoneId.of("Europe/London"));
        var standing = assessor.get(PATH + id + "/retention").json();
        assertThat(standing.get("group").asString()).isEqualTo("OTHER");
        assertThat(LocalDate.parse(standing.get("reviewDay").asString()))
                .isBetween(today.minusDays(1).plusYears(6), today.plusYears(6));
        assertThat(standing.get("due").asBoolean()).isFalse();
        assertThat(retain(assessor, id, "", Map.of("group", "SERIOUS")).pointers())
                .containsExactly("/reason");
        assertThat(retain(assessor, id, "", Map.of("group", "NINE", "reason", "Why not"))
                        .pointers())
                .containsExactly("/group");
        var amended = retain(assessor, id, "", Map.of("group", "SERIOUS", "reason", "Threats were made"));
        assertThat(amended.status()).as(amended.toString()).isEqualTo(200);
        assertThat(LocalDate.parse(amended.json().get("reviewDay").asString()))
                .isBetween(today.minusDays(1).plusYears(10), today.plusYears(10));
        assertThat(amended.json().at("/reviews/0/reason").asString()).isEqualTo("Threats were made");
        assertThat(retain(assessor, id, "/disposal", Map.of("reason", "Enough of it"))
                        .body())
                .as("not due")
                .contains("intelligence-not-now");
    }

    @Test
    void whatIsDueIsShownToTheUnitAndKeptForAReason() {
        var id = live("Cars");
        assertThat(assessor.get(DUE).body()).doesNotContain(id);
        age(id);
        assertThat(assessor.get(DUE).body()).contains(id);
        assertThat(visitor(force("WILTS"), Role.ANALYST).get(DUE).body()).doesNotContain(id);
        assertThat(author.get(DUE).status()).isEqualTo(404);
        var kept = retain(assessor, id, "/keeping", Map.of("reason", "They were seen again"));
        assertThat(kept.status()).as(kept.toString()).isEqualTo(200);
        assertThat(kept.json().get("due").asBoolean()).isFalse();
        assertThat(assessor.get(DUE).body()).doesNotContain(id);
        assertThat(author.get(PATH + id).status()).isEqualTo(200);
    }

    @Test
    void whatIsDisposedOfIsEmptiedEverywhereAndSaysThatItWasThere() {
        var text = "Cars " + letters();
        var id = live(text);
        var sent = newId();
        assertThat(assessor.put(
                                "/api/intelligence-disseminations/" + sent,
                                IntelligenceForms.sent(id, "role", "OFFICER"))
                        .status())
                .isEqualTo(201);
        assertThat(assessor.put(
                                "/api/intelligence-transfers/" + newId(),
                                Map.of("report", id, "force", force("WILTS").id(), "reason", "It is theirs"))
                        .status())
                .isEqualTo(201);
        age(id);
        var done = retain(assessor, id, "/disposal", Map.of("reason", "Nobody needs it"));
        assertThat(done.status()).as(done.toString()).isEqualTo(200);
        assertThat(done.json().get("state").asString()).isEqualTo("DISPOSED");
        assertThat(done.json().at("/reviews/0/act").asString()).isEqualTo("DISPOSED");
        assertThat(retain(assessor, id, "/keeping", Map.of("reason", "After all"))
                        .body())
                .contains("intelligence-not-now");
        var reader = visitor(force, Role.OFFICER);
        assertThat(reader.get(PATH + id).status()).isEqualTo(404);
        assertThat(reader.get("/api/intelligence-disseminations").body()).doesNotContain(sent);
        assertThat(visitor(force("WILTS"), Role.ANALYST)
                        .get("/api/intelligence-transfers")
                        .body())
                .doesNotContain(text);
        assertThat(author.get(PATH + id).body())
                .contains("\"state\":\"DISPOSED\"")
                .doesNotContain(text, "My neighbour says", "Cars on the fen", "SR-7K2M9QX4TB");
        for (var table : List.of(
                "intelligence_sanitised",
                "intelligence_approval",
                "intelligence_kept_words",
                "intelligence_dissemination")) {
            assertThat(number("select count(*) from " + table + " where report_id = '" + id + "'"))
                    .as(table)
                    .isZero();
        }
        for (var table : List.of("intelligence_original", "intelligence_transfer")) {
            assertThat(number("select count(*) from " + table + " t where report_id = '" + id
                            + "' and t::text ~ 'ars|neighbour|SR-|message|theirs'"))
                    .as(table)
                    .isZero();
        }
        assertThat(number("select count(*) from intelligence_report where id = '" + id
                        + "' and title = urn and way_reason = 'Nobody needs it'"))
                .isOne();
        assertThat(number("select count(*) from audit_entry where operation = 'ERASURE' and '" + id
                        + "' = any (subjects)"))
                .isOne();
    }

    @Test
    void whatWasReturnedForDeletionIsDisposedOfAtOnceButNotByItsAuthor() {
        var own = newId();
        assertThat(assessor.put(PATH + own, IntelligenceForms.report(letters())).status())
                .isEqualTo(201);
        IntelligenceForms.step(assessor, own, 1, "COMPLETE");
        var colleague = visitor(force, Role.ANALYST);
        IntelligenceForms.step(colleague, own, 2, "RETURN_FOR_DELETION", "Not intelligence");
        assertThat(retain(assessor, own, "/disposal", Map.of("reason", "Mine")).body())
                .contains("intelligence-own-report");
        assertThat(colleague
                        .post(PATH + own + "/transitions", 3, Map.of("name", "DISPOSE", "reason", "By another way"))
                        .body())
                .contains("intelligence-not-now");
        assertThat(retain(visitor(force("WILTS"), Role.ANALYST), own, "/disposal", Map.of("reason", "Not ours"))
                        .status())
                .isEqualTo(404);
        assertThat(retain(colleague, own, "/disposal", Map.of("reason", "Not intelligence"))
                        .status())
                .isEqualTo(200);
    }

    private String live(String text) {
        return IntelligenceForms.live(author, assessor, IntelligenceForms.ownForce(text, "1AP"));
    }

    /** As if it had been made seven years ago. */
    private void age(String id) {
        change(
                "set session_replication_role = replica; update intelligence_report set made_at = made_at - interval '7 years' where id = '"
                        + id + "'");
    }

    private static Visitor.Answer retain(Visitor visitor, String id, String act, Map<String, Object> form) {
        return visitor.send("POST", PATH + id + "/retention" + act, form);
    }
}
