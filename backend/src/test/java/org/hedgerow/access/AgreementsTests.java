package org.hedgerow.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hedgerow.identity.Organisation;
import org.hedgerow.identity.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Agreements, teams, compartments and purposes, over HTTP: who is let in by them, and since when no longer. */
class AgreementsTests extends OverHttp {

    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Europe/London"));

    private Organisation cambs;
    private Organisation essex;
    private Visitor cambsAdministrator;
    private Visitor essexAdministrator;
    private Visitor cambsOfficer;
    private Visitor essexOfficer;

    @BeforeEach
    void twoForces() {
        cambs = force("CAMBS");
        essex = force("ESSEX");
        cambsAdministrator = visitor(cambs, Role.ORGANISATION_ADMINISTRATOR);
        essexAdministrator = visitor(essex, Role.ORGANISATION_ADMINISTRATOR);
        cambsOfficer = visitor(cambs, Role.OFFICER);
        essexOfficer = visitor(essex, Role.OFFICER);
    }

    @Test
    void anAgreementLetsItsPartiesInForItsPurposeAndNobodyElse() {
        var agreement = agreed(TODAY, TODAY.plusDays(30));
        var incident = reportUnder(agreement, 201);
        assertThat(essexOfficer.get("/api/incidents/" + incident).status())
                .as("no purpose stated")
                .isEqualTo(404);
        assertThat(state(essexOfficer, "ANALYSIS")).isEqualTo(200);
        assertThat(essexOfficer.get("/api/incidents/" + incident).status())
                .as("another purpose")
                .isEqualTo(404);
        assertThat(state(essexOfficer, "PREVENTION")).isEqualTo(200);
        assertThat(essexOfficer.get("/api/session").json().get("purpose").asString())
                .isEqualTo("PREVENTION");
        assertThat(essexOfficer.get("/api/incidents/" + incident).status()).isEqualTo(200);
        assertThat(visitor(essex, Role.OFFICER)
                        .get("/api/incidents/" + incident)
                        .status())
                .as("the purpose is the session's, not the force's")
                .isEqualTo(404);
        var herts = visitor(force("HERTS"), Role.OFFICER);
        state(herts, "PREVENTION");
        assertThat(herts.get("/api/incidents/" + incident).status())
                .as("no party")
                .isEqualTo(404);
        assertThat(number("select count(*) from audit_entry where purpose = 'PREVENTION' and '" + incident
                        + "' = any (subjects)"))
                .as("the reading is written down with its purpose")
                .isPositive();

        assertThat(essexAdministrator
                        .send("POST", "/api/agreements/" + agreement + "/leaving", null)
                        .status())
                .isEqualTo(204);
        var left = essexAdministrator
                .get("/api/agreements")
                .json()
                .get("agreements")
                .valueStream()
                .filter(each -> each.get("id").asString().equals(agreement))
                .findFirst()
                .orElseThrow();
        assertThat(left.get("own").asString()).isEqualTo("LEFT");
        assertThat(left.get("parties")).as("who has left is told no parties").isEmpty();
        assertThat(essexOfficer.get("/api/incidents/" + incident).status())
                .as("left")
                .isEqualTo(404);
        assertThat(cambsOfficer.get("/api/incidents/" + incident).status())
                .as("the owner")
                .isEqualTo(200);
    }

    @Test
    void whoIsInvitedIsNoPartyBeforeTheirOwnAdministratorHasJoined() {
        var agreement = made(TODAY, TODAY.plusDays(30));
        var incident = reportUnder(agreement, 201);
        state(essexOfficer, "PREVENTION");
        assertThat(essexOfficer.get("/api/incidents/" + incident).status()).isEqualTo(404);
        var stranger = visitor(force("HERTS"), Role.ORGANISATION_ADMINISTRATOR);
        for (var act : List.of("joining", "leaving")) {
            assertThat(stranger.send("POST", "/api/agreements/" + agreement + "/" + act, null)
                            .status())
                    .isEqualTo(404);
        }
        assertThat(stranger.send("POST", "/api/agreements/" + agreement + "/end", Map.of("reason", "x"))
                        .status())
                .isEqualTo(404);
        assertThat(stranger.get("/api/agreements").body()).doesNotContain(agreement);
        assertThat(essexAdministrator.get("/api/agreements").body()).contains(agreement, "INVITED");
        assertThat(essexAdministrator
                        .send("POST", "/api/agreements/" + agreement + "/joining", null)
                        .status())
                .isEqualTo(204);
        assertThat(essexAdministrator
                        .send("POST", "/api/agreements/" + agreement + "/joining", null)
                        .status())
                .as("once")
                .isEqualTo(404);
        assertThat(essexOfficer.get("/api/incidents/" + incident).status()).isEqualTo(200);
        assertThat(essexAdministrator
                        .send("POST", "/api/agreements/" + agreement + "/end", Map.of("reason", "x"))
                        .status())
                .as("the lead ends it")
                .isEqualTo(404);
        assertThat(cambsAdministrator
                        .send("POST", "/api/agreements/" + agreement + "/end", Map.of("reason", "Superseded"))
                        .status())
                .isEqualTo(204);
        assertThat(essexOfficer.get("/api/incidents/" + incident).status())
                .as("ended")
                .isEqualTo(404);
        assertThat(reportUnder(agreement, 422)).isNotNull();
    }

    @Test
    void anAgreementThatIsNotInForceOrDoesNotCoverARecordSharesNothing() {
        reportUnder(agreed(TODAY.minusDays(40), TODAY.minusDays(1)), 422);
        reportUnder(agreed(TODAY.plusDays(1), TODAY.plusDays(9)), 422);
        var agreement = agreed(TODAY, TODAY);
        var form = under(agreement);
        form.put("category", "HERITAGE.LEADSTONE");
        assertThat(put(cambsOfficer, form).pointers()).containsExactly("/agreement");
        form = under(agreement);
        form.put("marking", "OFFICIAL_SENSITIVE");
        assertThat(put(cambsOfficer, form).pointers()).containsExactly("/agreement");
        assertThat(put(visitor(force("HERTS"), Role.OFFICER), under(agreement)).pointers())
                .containsExactly("/agreement");
    }

    static Stream<Arguments> wrongAgreements() {
        return Stream.of(
                Arguments.of("/name", "name", ""),
                Arguments.of("/name", "name", "x".repeat(121)),
                Arguments.of("/invited", "invited", List.of()),
                Arguments.of("/invited", "invited", List.of(newId())),
                Arguments.of("/purposes", "purposes", List.of()),
                Arguments.of("/categoryGroups", "categoryGroups", List.of()),
                Arguments.of("/categoryGroups", "categoryGroups", List.of("HARE.COURSING")),
                Arguments.of("/lastDay", "lastDay", TODAY.minusDays(1).toString()),
                Arguments.of("/lastDay", "lastDay", TODAY.plusYears(4).toString()),
                Arguments.of("/lastDay", "lastDay", null),
                Arguments.of("/reviewDay", "reviewDay", TODAY.plusDays(31).toString()));
    }

    @ParameterizedTest(name = "{1} = {2}")
    @MethodSource("wrongAgreements")
    void anAgreementThatIsWrongIsRefusedAtTheFieldThatIsWrong(String pointer, String field, @Nullable Object value) {
        var form = form(TODAY, TODAY.plusDays(30));
        form.put(field, value);
        var answer = cambsAdministrator.send("POST", "/api/agreements", form);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.pointers()).containsExactly(pointer);
    }

    @Test
    void watchGroupsAndPartnersMakeNoAgreements() {
        for (var other : List.of(watchGroup("TL44"), partner())) {
            assertThat(visitor(other, Role.ORGANISATION_ADMINISTRATOR)
                            .send("POST", "/api/agreements", form(TODAY, TODAY.plusDays(30)))
                            .status())
                    .isEqualTo(404);
        }
        var form = form(TODAY, TODAY.plusDays(30));
        form.put("invited", List.of(watchGroup("TL44").id()));
        assertThat(cambsAdministrator.send("POST", "/api/agreements", form).pointers())
                .containsExactly("/invited");
    }

    @Test
    void aTeamAndACompartmentLetInTheirMembersWhileTheyBelong() {
        var member = person(cambs, Role.OFFICER);
        var other = person(essex, Role.OFFICER);
        for (var kind : List.of("TEAM", "COMPARTMENT")) {
            var group = cambsAdministrator
                    .send("POST", "/api/groups", Map.of("kind", kind, "name", "Group " + letters()))
                    .json()
                    .get("id")
                    .asString();
            var place = "/api/groups/" + group + "/members/";
            assertThat(cambsAdministrator
                            .put(place + member.username(), Map.of())
                            .status())
                    .isEqualTo(204);
            assertThat(cambsAdministrator
                            .put(place + other.username(), Map.of())
                            .status())
                    .isEqualTo(kind.equals("TEAM") ? 422 : 204);
            assertThat(cambsAdministrator
                            .put(place + "nobody.of.that.name", Map.of())
                            .status())
                    .isEqualTo(422);
            assertThat(cambsAdministrator
                            .put(place + member.username(), Map.of("until", "2020-01-01T00:00:00Z"))
                            .status())
                    .isEqualTo(422);
            assertThat(essexAdministrator
                            .put(place + other.username(), Map.of())
                            .status())
                    .as("kept by another force")
                    .isEqualTo(404);
            var inside = visitor(member);
            var form = report("TL 42 44", kind.equals("TEAM") ? "TEAM" : "ALL_FORCES");
            form.put(kind.equals("TEAM") ? "team" : "compartments", kind.equals("TEAM") ? group : List.of(group));
            var id = newId();
            assertThat(inside.put("/api/incidents/" + id, form).status()).isEqualTo(201);
            assertThat(put(cambsOfficer, form).pointers()).as("not a member").hasSize(1);
            assertThat(cambsOfficer.get("/api/incidents/" + id).status()).isEqualTo(404);
            assertThat(visitor(other).get("/api/incidents/" + id).status()).isEqualTo(kind.equals("TEAM") ? 404 : 200);
            assertThat(essexOfficer.get("/api/incidents/" + id).status()).isEqualTo(404);
            assertThat(cambsAdministrator
                            .send("DELETE", place + member.username(), null)
                            .status())
                    .isEqualTo(204);
            assertThat(inside.get("/api/incidents/" + id).status())
                    .as("dismissed")
                    .isEqualTo(404);
        }
    }

    @Test
    void somebodyWhoIsBarredFindsNothingAndAnAuthorsOwnNoteIsTheirsAlone() {
        var barred = person(cambs, Role.OFFICER);
        var form = report("TL 42 44", "ALL_FORCES");
        form.put("barred", List.of(barred.id()));
        var id = newId();
        assertThat(cambsOfficer.put("/api/incidents/" + id, form).status()).isEqualTo(201);
        var blind = visitor(barred);
        assertThat(blind.get("/api/incidents/" + id).status()).isEqualTo(404);
        assertThat(blind.get("/api/incidents?limit=200").body()).doesNotContain(id);
        assertThat(blind.get("/api/incidents/nearby?easting=542500&northing=244500&within=10000&hours=48")
                        .body())
                .doesNotContain(id);
        assertThat(essexOfficer.get("/api/incidents/" + id).status()).isEqualTo(200);

        var own = newId();
        assertThat(cambsOfficer
                        .put("/api/incidents/" + own, report("TL 42 44", "ORIGINATOR"))
                        .status())
                .isEqualTo(201);
        assertThat(cambsOfficer.get("/api/incidents/" + own).status()).isEqualTo(200);
        assertThat(visitor(cambs, Role.OFFICER).get("/api/incidents/" + own).status())
                .isEqualTo(404);
        assertThat(cambsOfficer
                        .post("/api/incidents/" + own + "/withdrawal", 1, Map.of("reason", "Wrong"))
                        .status())
                .isEqualTo(200);
        assertThat(visitor(cambs, Role.OFFICER).get("/api/incidents/" + own).status())
                .as("taking it back shows it to nobody else")
                .isEqualTo(404);
    }

    static Stream<Arguments> wrongSharing() {
        return Stream.of(
                Arguments.of("/team", Map.of("scope", "TEAM")),
                Arguments.of("/team", Map.of("scope", "TEAM", "team", newId())),
                Arguments.of("/team", Map.of("scope", "OWN_FORCE", "team", newId())),
                Arguments.of("/agreement", Map.of("scope", "AGREEMENT")),
                Arguments.of("/agreement", Map.of("scope", "PARTNER", "agreement", newId())),
                Arguments.of("/agreement", Map.of("scope", "PUBLIC", "agreement", newId())),
                Arguments.of("/organisations", Map.of("scope", "AIR_SUPPORT_TASK", "expiresAt", soon())),
                Arguments.of("/handling", Map.of("scope", "OWN_FORCE", "handling", Map.of("code", "C"))),
                Arguments.of("/handling", Map.of("scope", "OWN_FORCE", "handling", Map.of("action", "A1"))),
                Arguments.of(
                        "/handling",
                        Map.of(
                                "scope",
                                "ALL_FORCES",
                                "handling",
                                Map.of("code", "C", "action", "A1", "sanitisation", "S1"))),
                Arguments.of("/marking", Map.of("scope", "PUBLIC", "marking", "OFFICIAL_SENSITIVE")),
                Arguments.of("/marking", Map.of("scope", "OWN_FORCE", "marking", "SECRET")),
                Arguments.of("/compartments/0", Map.of("scope", "OWN_FORCE", "compartments", List.of(newId()))),
                Arguments.of("/barred/0", Map.of("scope", "OWN_FORCE", "barred", List.of(newId()))),
                Arguments.of("/barred", Map.of("scope", "OWN_FORCE", "barred", ids(61))),
                Arguments.of("/embargoUntil", Map.of("scope", "OWN_FORCE", "embargoUntil", "2999-01-01T00:00:00Z")),
                Arguments.of("/expiresAt", Map.of("scope", "OWN_FORCE", "embargoUntil", soon(), "expiresAt", soon())));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("wrongSharing")
    void sharingThatCannotBeIsRefusedAtTheChoiceThatIsWrong(String pointer, Map<String, Object> sharing) {
        var form = report("TL 42 44", "OWN_FORCE");
        form.putAll(sharing);
        var answer = put(cambsOfficer, form);
        assertThat(answer.status()).as(answer.body()).isIn(400, 422);
        assertThat(answer.pointers()).containsExactly(pointer);
    }

    private static String soon() {
        return java.time.Instant.now()
                .plusSeconds(3600)
                .truncatedTo(java.time.temporal.ChronoUnit.SECONDS)
                .toString();
    }

    private static List<String> ids(int count) {
        var ids = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            ids.add(newId());
        }
        return ids;
    }

    private static int state(Visitor visitor, String purpose) {
        return visitor.put("/api/session/purpose", Map.of("purpose", purpose)).status();
    }

    private Map<String, Object> form(LocalDate first, LocalDate last) {
        var form = new HashMap<String, Object>();
        form.put("name", "Coursing " + letters());
        form.put("invited", List.of(essex.id()));
        form.put("purposes", List.of("PREVENTION", "SAFEGUARDING"));
        form.put("categoryGroups", List.of("HARE"));
        form.put("maximumMarking", "OFFICIAL");
        form.put("firstDay", first.toString());
        form.put("lastDay", last.toString());
        form.put("reviewDay", last.toString());
        return form;
    }

    private String made(LocalDate first, LocalDate last) {
        var answer = cambsAdministrator.send("POST", "/api/agreements", form(first, last));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json().get("id").asString();
    }

    private String agreed(LocalDate first, LocalDate last) {
        var agreement = made(first, last);
        essexAdministrator.send("POST", "/api/agreements/" + agreement + "/joining", null);
        return agreement;
    }

    private static Map<String, Object> under(String agreement) {
        var form = report("TL 42 44", "AGREEMENT");
        form.put("agreement", agreement);
        return form;
    }

    private String reportUnder(String agreement, int expected) {
        var id = newId();
        var answer = cambsOfficer.put("/api/incidents/" + id, under(agreement));
        assertThat(answer.status()).as(answer.body()).isEqualTo(expected);
        return id;
    }

    private static Visitor.Answer put(Visitor visitor, Map<String, Object> form) {
        return visitor.put("/api/incidents/" + newId(), form);
    }
}
