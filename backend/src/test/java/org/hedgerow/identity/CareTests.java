package org.hedgerow.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hedgerow.identity.Browser.json;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A watch group's coordinator, the force that looks after the group, and what neither of them may do. */
class CareTests extends IdentityOverHttp {

    private Organisation force;
    private Organisation group;
    private Person coordinator;
    private Person member;
    private Browser atForce;
    private Browser atGroup;
    private Browser atSystem;

    @BeforeEach
    void signIn() {
        force = force();
        group = organisation(OrganisationKind.WATCH_GROUP);
        directory.putInCare(group.id(), force.id());
        coordinator = person(group, Role.WATCH_COORDINATOR);
        member = person(group, Role.REPORTER);
        atForce = browserOf(person(force, Role.ORGANISATION_ADMINISTRATOR));
        atGroup = browserOf(coordinator);
        atSystem = browserOf(person(organisation(OrganisationKind.PARTNER), Role.SYSTEM_ADMINISTRATOR));
    }

    private static String people(Organisation organisation) {
        return "/api/organisations/" + organisation.id() + "/people";
    }

    private static String freeze(Organisation organisation) {
        return "/api/organisations/" + organisation.id() + "/freeze";
    }

    private static void refused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(409);
        assertThat(json(answer).at("/type").asString()).isEqualTo("/problems#beyond-your-rights");
    }

    @Test
    void aCoordinatorSeesTheOwnGroupAndNoOther() {
        var other = organisation(OrganisationKind.WATCH_GROUP);
        var stranger = person(other, Role.REPORTER);
        assertThat(json(atGroup.get("/api/organisations")).size()).isEqualTo(1);
        assertThat(atGroup.get(people(group)).body()).contains(member.username());
        assertThat(atGroup.get(people(other)).statusCode()).isEqualTo(404);
        assertThat(atGroup.get(people(force)).statusCode()).isEqualTo(404);
        assertThat(atGroup.post("/api/people/" + stranger.id() + "/suspension", "{}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(atGroup.delete("/api/people/" + stranger.id()).statusCode()).isEqualTo(404);
        assertThat(people.find(stranger.id())).isPresent();
    }

    @Test
    void aCoordinatorSuspendsLetsInAgainAndRemovesReporters() {
        var atMember = browserOf(member);
        assertThat(atGroup.post("/api/people/" + member.id() + "/suspension", "{}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(atMember.get("/api/session").statusCode()).isEqualTo(401);
        assertThat(atGroup.delete("/api/people/" + member.id() + "/suspension").statusCode())
                .isEqualTo(204);
        assertThat(atMember.signIn(member.username(), PASSWORD).statusCode()).isEqualTo(200);

        assertThat(atGroup.delete("/api/people/" + member.id()).statusCode()).isEqualTo(204);
        assertThat(atMember.get("/api/session").statusCode()).isEqualTo(401);
        assertThat(browser().signIn(member.username(), PASSWORD).statusCode()).isEqualTo(401);
        assertThat(atGroup.get(people(group)).body()).doesNotContain(member.id().toString());
        assertThat(atGroup.delete("/api/people/" + member.id() + "/suspension").statusCode())
                .as("somebody who has left does not come back by being let in again")
                .isEqualTo(404);
    }

    @Test
    void aCoordinatorTouchesNobodyWithMoreRightsAndGrantsNone() {
        var colleague = person(group, Role.WATCH_COORDINATOR);
        var administrator = person(group, Role.ORGANISATION_ADMINISTRATOR, Role.REPORTER);
        for (var person : List.of(colleague, administrator, coordinator)) {
            refused(atGroup.post("/api/people/" + person.id() + "/suspension", "{}"));
            refused(atGroup.delete("/api/people/" + person.id()));
        }
        assertThat(atGroup.put("/api/people/" + member.id() + "/roles", Map.of("roles", List.of("WATCH_COORDINATOR")))
                        .statusCode())
                .isEqualTo(404);
        assertThat(atGroup.post("/api/people/" + member.id() + "/enrolments", "{}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(atGroup.post(people(group), Map.of("username", "abc", "name", "A", "roles", List.of("REPORTER")))
                        .statusCode())
                .isEqualTo(404);
        assertThat(atGroup.post(freeze(group), Map.of("reason", "x")).statusCode())
                .isEqualTo(404);
    }

    @Test
    void aForceMakesWatchGroupsInItsCareAndNamesTheirCoordinators() {
        var made = atForce.post(
                "/api/organisations",
                Map.of(
                        "kind",
                        "WATCH_GROUP",
                        "name",
                        "Group " + letters(),
                        "shortName",
                        "G",
                        "watchSquares",
                        List.of()));
        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(json(made).at("/inCareOf").asString()).isEqualTo(force.id().toString());
        var id = json(made).at("/id").asString();
        assertThat(atForce.get("/api/organisations").body())
                .contains(id, group.id().toString());
        assertThat(atForce.post(
                                "/api/organisations/" + id + "/people",
                                Map.of(
                                        "username",
                                        "c" + letters().toLowerCase(),
                                        "name",
                                        "New Coordinator",
                                        "roles",
                                        List.of("WATCH_COORDINATOR")))
                        .statusCode())
                .isEqualTo(201);
        assertThat(atForce.put("/api/people/" + member.id() + "/roles", Map.of("roles", List.of("WATCH_COORDINATOR")))
                        .statusCode())
                .isEqualTo(200);
        var other = atForce.post(
                "/api/organisations", Map.of("kind", "PARTNER", "name", "P" + letters(), "shortName", "P"));
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(json(other).at("/errors/0/pointer").asString()).isEqualTo("/kind");
    }

    @Test
    void aForceReachesNoGroupInAnothersCareNorTheOtherForceItself() {
        var stranger = browserOf(person(force(), Role.ORGANISATION_ADMINISTRATOR));
        for (var organisation : List.of(group, force)) {
            assertThat(stranger.get(people(organisation)).statusCode()).isEqualTo(404);
            assertThat(stranger.post(freeze(organisation), Map.of("reason", "x"))
                            .statusCode())
                    .isEqualTo(404);
            assertThat(stranger.delete(freeze(organisation)).statusCode()).isEqualTo(404);
        }
        assertThat(atForce.put("/api/organisations/" + group.id() + "/care", Map.of())
                        .statusCode())
                .isEqualTo(404);
        var own = browserOf(person(organisation(OrganisationKind.PARTNER), Role.ORGANISATION_ADMINISTRATOR));
        assertThat(own.post("/api/organisations", Map.of("kind", "WATCH_GROUP", "name", "x", "shortName", "x"))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void careChangesHandsAndGoesOnlyFromWatchGroupsToForces() {
        var next = force();
        var atNext = browserOf(person(next, Role.ORGANISATION_ADMINISTRATOR));
        var path = "/api/organisations/" + group.id() + "/care";
        assertThat(atSystem.put(path, Map.of("force", next.id())).statusCode()).isEqualTo(200);
        assertThat(atForce.get(people(group)).statusCode()).isEqualTo(404);
        assertThat(atNext.get(people(group)).statusCode()).isEqualTo(200);
        assertThat(atSystem.put(path, "{}").statusCode()).isEqualTo(200);
        assertThat(atNext.get(people(group)).statusCode()).isEqualTo(404);
        for (var wrong : List.of(
                atSystem.put(path, Map.of("force", group.id())),
                atSystem.put(path, Map.of("force", "00000000-0000-4000-8000-000000000000")),
                atSystem.put("/api/organisations/" + next.id() + "/care", Map.of("force", force.id())))) {
            assertThat(wrong.statusCode()).isEqualTo(422);
        }
    }

    @Test
    void freezingTakesEveryRightAtOnceAndThawingGivesItBack() throws Exception {
        var atMember = browserOf(member);
        assertThat(atMember.get("/api/reference").statusCode()).isEqualTo(200);
        var epoch = epoch();
        assertThat(atForce.post(freeze(group), Map.of("reason", "A stolen telephone"))
                        .statusCode())
                .isEqualTo(204);
        assertThat(atMember.get("/api/reference").statusCode()).isEqualTo(404);
        assertThat(atGroup.get("/api/organisations").statusCode()).isEqualTo(404);
        assertThat(epoch()).as("streams look at this once a second").isGreaterThan(epoch);
        var seen = atForce.get("/api/organisations").body();
        assertThat(seen).contains("\"frozen\":true", "A stolen telephone");
        assertThat(text("select reason from audit_personal join audit_entry using (number)"
                        + " where action = 'organisation frozen' and '" + group.id() + "' = any (subjects)"))
                .isEqualTo("A stolen telephone");
        assertThat(atForce.delete(freeze(group)).statusCode()).isEqualTo(204);
        assertThat(atMember.get("/api/reference").statusCode()).isEqualTo(200);
        assertThat(atForce.get("/api/organisations").body()).doesNotContain("A stolen telephone");
    }

    @Test
    void freezingNeedsAReasonThatCanBeKept() {
        for (var reason : List.of("", "  ", "x".repeat(401), "a\u0000b")) {
            assertThat(atForce.post(freeze(group), Map.of("reason", reason)).statusCode())
                    .isEqualTo(422);
        }
        assertThat(atForce.post(freeze(group), "{}").statusCode()).isEqualTo(422);
        assertThat(people.findOrganisation(group.id()).orElseThrow().frozen()).isFalse();
    }

    @Test
    void aForceFreezesNeitherItselfNorAnybodyFreezesTheLastWhoAdministers() throws Exception {
        assertThat(atForce.post(freeze(force), Map.of("reason", "x")).statusCode())
                .isEqualTo(404);
        var last = person(organisation(OrganisationKind.PARTNER), Role.SYSTEM_ADMINISTRATOR);
        var atLast = browserOf(last);
        execute("update person set suspended = true where id in"
                + " (select person_id from person_role where role = 'SYSTEM_ADMINISTRATOR') and id <> '" + last.id()
                + "'");
        var answer = atLast.post(freeze(last.organisation()), Map.of("reason", "x"));
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(json(answer).at("/type").asString()).isEqualTo("/problems#last-administrator");
    }

    @Test
    void aGuestLooksAtTheMapUntilTheTimeIsOver() throws Exception {
        var guest = person(force, Role.GUEST);
        var atGuest = browserOf(guest);
        assertThat(atGuest.get("/api/reference").statusCode()).isEqualTo(200);
        assertThat(json(atGuest.get("/api/session")).at("/permissions").toString())
                .isEqualTo("[\"READ_MAP\"]");
        assertThat(text("select (valid_until - made_at)::text from person where id = '" + guest.id() + "'"))
                .isEqualTo("30 days");
        assertThat(atForce.put("/api/people/" + guest.id() + "/roles", Map.of("roles", List.of("OFFICER")))
                        .statusCode())
                .isEqualTo(422);
        assertThat(atForce.put(
                                "/api/people/" + person(force, Role.OFFICER).id() + "/roles",
                                Map.of("roles", List.of("GUEST")))
                        .statusCode())
                .isEqualTo(422);
        execute("update person set valid_until = now() where id = '" + guest.id() + "'");
        assertThat(atGuest.get("/api/session").statusCode()).isEqualTo(401);
        assertThat(browser().signIn(guest.username(), PASSWORD).statusCode()).isEqualTo(401);
        assertThat(text("select count(*)::text from spring_session where principal_name = '" + guest.id() + "'"))
                .isNotEqualTo("0");
        assertThat(sessions.stillOpen(List.of(sessionIdOf(guest))))
                .as("so that streams end")
                .isEmpty();
    }
}
