package org.hedgerow.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hedgerow.identity.Browser.json;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InvitationTests extends IdentityOverHttp {

    private Organisation force;
    private Organisation group;
    private Person coordinator;
    private Browser atForce;
    private Browser atGroup;

    @BeforeEach
    void signIn() {
        force = force();
        group = organisation(OrganisationKind.WATCH_GROUP);
        directory.putInCare(group.id(), force.id());
        coordinator = person(group, Role.WATCH_COORDINATOR);
        atGroup = browserOf(coordinator);
        atForce = browserOf(person(force, Role.ORGANISATION_ADMINISTRATOR));
    }

    private static String invitations(Organisation organisation) {
        return "/api/organisations/" + organisation.id() + "/invitations";
    }

    private static String invite(Browser browser, Organisation organisation, Role role) {
        var made = browser.post(invitations(organisation), Map.of("role", role));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return json(made).at("/code").asString();
    }

    private static Map<String, Object> joining(String code, String username) {
        var form = new HashMap<String, Object>();
        form.put("code", code);
        form.put("username", username);
        form.put("name", "New Member");
        form.put("password", PASSWORD);
        return form;
    }

    private static String name() {
        return "n" + letters().toLowerCase();
    }

    private static void refused(HttpResponse<String> answer, String pointer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(json(answer).at("/errors/0/pointer").asString()).isEqualTo(pointer);
    }

    private HttpResponse<String> take(Map<String, Object> form) {
        return browser().post("/api/invitations/taken", form);
    }

    private static String refusal(HttpResponse<String> answer) {
        refused(answer, "/code");
        return answer.body();
    }

    @Test
    void aCoordinatorInvitesAReporterWhoJoinsAndIsSignedInAtOnce() throws Exception {
        var made = atGroup.post(invitations(group), Map.of("role", "REPORTER"));
        assertThat(made.statusCode()).isEqualTo(201);
        var code = json(made).at("/code").asString();
        assertThat(json(made).at("/address").asString()).matches("http://127\\.0\\.0\\.1:\\d+/join\\.html#" + code);
        assertThat(json(made).at("/qr/path").asString()).matches("(M\\d+ \\d+h\\d+v1h-\\d+z)+");

        var guest = browser();
        var offer = guest.post(
                "/api/invitations/seen", Map.of("code", code.toLowerCase().replace("-", " ")));
        assertThat(offer.statusCode()).isEqualTo(200);
        assertThat(json(offer).at("/organisation").asString()).isEqualTo(group.name());
        assertThat(json(offer).at("/byLink").asBoolean()).isTrue();
        var username = name();
        var joined = guest.post("/api/invitations/taken", joining(code, username));
        assertThat(joined.statusCode()).as(joined.body()).isEqualTo(201);
        assertThat(json(guest.get("/api/session")).at("/person/roles").toString())
                .isEqualTo("[\"REPORTER\"]");
        assertThat(browser().signIn(username, PASSWORD).statusCode()).isEqualTo(200);
        assertThat(text("select count(*)::text from enrolment e join person p on p.id = e.person_id"
                        + " where p.username = '" + username + "' and used_at is null and expires_at > now()"))
                .as("no other code is left for this person")
                .isEqualTo("0");
        var listed = atGroup.get(invitations(group)).body();
        assertThat(listed).contains("\"USED\"", "New Member").doesNotContain(code);
    }

    @Test
    void anInvitationIsTakenOnce() {
        var code = invite(atGroup, group, Role.REPORTER);
        assertThat(take(joining(code, name())).statusCode()).isEqualTo(201);
        var replayed = refusal(take(joining(code, name())));
        assertThat(refusal(take(joining("00000-00000-00000-00000-00000-0", name()))))
                .as("used and unknown look alike")
                .isEqualTo(replayed);
        refusal(browser().post("/api/invitations/seen", Map.of("code", code)));
    }

    @Test
    void ofManyWhoTakeOneInvitationAtOnceOneIsLetIn() throws Exception {
        var code = invite(atGroup, group, Role.REPORTER);
        var pool = Executors.newFixedThreadPool(4);
        try {
            Callable<Integer> one = () -> take(joining(code, name())).statusCode();
            var answers = pool.invokeAll(List.of(one, one, one, one));
            var let = 0;
            for (var answer : answers) {
                let += answer.get() == 201 ? 1 : 0;
            }
            assertThat(let).isEqualTo(1);
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void whatGoesWrongDoesNotUseAnInvitationUp() {
        var code = invite(atGroup, group, Role.REPORTER);
        var weak = joining(code, name());
        weak.put("password", "password1234");
        refused(take(weak), "/password");
        refused(take(joining(code, coordinator.username())), "/username");
        var crooked = joining(code, name());
        crooked.put("email", "a@b.example\nBcc: c@d.example");
        refused(take(crooked), "/email");
        assertThat(take(joining(code, name())).statusCode()).isEqualTo(201);
    }

    @Test
    void namesAreNotTriedOutOneAfterAnotherWithOneInvitation() {
        var code = invite(atGroup, group, Role.REPORTER);
        for (int tries = 0; tries < Throttle.PAIR; tries++) {
            refused(take(joining(code, coordinator.username())), "/username");
        }
        assertThat(take(joining(code, name())).statusCode()).isEqualTo(429);
    }

    @Test
    void expiredWithdrawnAndForgedInvitationsAreRefusedAlike() throws Exception {
        var unknown = refusal(take(joining("ZZZZZ-ZZZZZ-ZZZZZ-ZZZZZ-ZZZZZ-Z", name())));
        var expired = invite(atGroup, group, Role.REPORTER);
        execute("update invitation set expires_at = now() where organisation_id = '" + group.id() + "'");
        assertThat(refusal(take(joining(expired, name())))).isEqualTo(unknown);

        var made = json(atGroup.post(invitations(group), Map.of("role", "REPORTER")));
        var withdraw = "/api/invitations/" + made.at("/invitation/id").asString();
        assertThat(browserOf(person(organisation(OrganisationKind.WATCH_GROUP), Role.WATCH_COORDINATOR))
                        .delete(withdraw)
                        .statusCode())
                .as("another group's coordinator")
                .isEqualTo(404);
        assertThat(atGroup.delete(withdraw).statusCode()).isEqualTo(204);
        assertThat(refusal(take(joining(made.at("/code").asString(), name())))).isEqualTo(unknown);
        assertThat(refusal(take(joining("x".repeat(100_000), name())))).isEqualTo(unknown);
        assertThat(refusal(take(joining("' or true --", name())))).isEqualTo(unknown);
        assertThat(refusal(take(joining("", name())))).isEqualTo(unknown);
    }

    @Test
    void anInvitationIsWorthNothingOnceItsMakerIsSuspendedOrTheOrganisationFrozen() throws Exception {
        var first = invite(atGroup, group, Role.REPORTER);
        directory.setFrozen(group.id(), true);
        refusal(take(joining(first, name())));
        directory.setFrozen(group.id(), false);
        execute("update person set suspended = true where id = '" + coordinator.id() + "'");
        refusal(take(joining(first, name())));
        execute("update person set suspended = false where id = '" + coordinator.id() + "'");
        execute("delete from person_role where person_id = '" + coordinator.id() + "'");
        refusal(take(joining(first, name())));
    }

    @Test
    void aCoordinatorInvitesReportersOnlyAndOnlyToTheOwnGroup() {
        for (var role : Role.values()) {
            if (role != Role.REPORTER) {
                assertThat(atGroup.post(invitations(group), Map.of("role", role))
                                .statusCode())
                        .as(role.name())
                        .isEqualTo(422);
            }
        }
        for (var other : List.of(force, organisation(OrganisationKind.WATCH_GROUP))) {
            assertThat(atGroup.post(invitations(other), Map.of("role", "REPORTER"))
                            .statusCode())
                    .isEqualTo(404);
            assertThat(atGroup.get(invitations(other)).statusCode()).isEqualTo(404);
        }
        invite(atForce, group, Role.WATCH_COORDINATOR);
        assertThat(atGroup.get(invitations(group)).body())
                .as("what the force does about coordinators is not the coordinators' to see")
                .isEqualTo("[]");
    }

    @Test
    void nobodyIsInvitedToAdministerTheSystemOrToARoleOfAnotherKindOfOrganisation() {
        var atSystem = browserOf(person(organisation(OrganisationKind.PARTNER), Role.SYSTEM_ADMINISTRATOR));
        for (var role : List.of(Role.SYSTEM_ADMINISTRATOR, Role.AUDITOR)) {
            refused(atSystem.post(invitations(force), Map.of("role", role)), "/role");
        }
        refused(atForce.post(invitations(group), Map.of("role", "OFFICER")), "/role");
        refused(atForce.post(invitations(force), Map.of("role", "WATCH_COORDINATOR")), "/role");
        refused(atForce.post(invitations(force), Map.of()), "/role");
        for (var days : List.of(0, -1, 15, 2_000_000_000)) {
            refused(atForce.post(invitations(force), Map.of("role", "OFFICER", "days", days)), "/days");
        }
    }

    @Test
    void aGuestIsInvitedForANumberOfDaysAndFromSomewhere() throws Exception {
        for (var wrong : List.<Map<String, Object>>of(
                Map.of("role", "GUEST", "guestFrom", "Essex"),
                Map.of("role", "GUEST", "guestFrom", "Essex", "guestDays", 0),
                Map.of("role", "GUEST", "guestFrom", "Essex", "guestDays", 31),
                Map.of("role", "OFFICER", "guestDays", 5),
                Map.of("role", "OFFICER", "guestFrom", "Essex"))) {
            refused(atForce.post(invitations(force), wrong), "/guestDays");
        }
        refused(atForce.post(invitations(force), Map.of("role", "GUEST", "guestDays", 7)), "/guestFrom");
        var made =
                atForce.post(invitations(force), Map.of("role", "GUEST", "guestDays", 7, "guestFrom", "Essex Police"));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        var username = name();
        assertThat(take(joining(json(made).at("/code").asString(), username)).statusCode())
                .isEqualTo(201);
        assertThat(text("select (valid_until - made_at)::text from person where username = '" + username + "'"))
                .isEqualTo("7 days");
        assertThat(atForce.get("/api/organisations/" + force.id() + "/people").body())
                .contains("\"from\":\"Essex Police\"");
        var noLink = joining(invite(atForce, force, Role.OFFICER), name());
        noLink.remove("password");
        refused(take(noLink), "/password");
    }

    @Test
    void thereIsAnEndToOpenInvitations() throws Exception {
        execute("insert into invitation (code_hash, organisation_id, role, made_by, expires_at)"
                + " select sha256((n || '" + group.id() + "')::bytea), '" + group.id() + "', 'REPORTER', '"
                + coordinator.id() + "', now() + interval '1 hour' from generate_series(1, 100) n");
        var answer = atGroup.post(invitations(group), Map.of("role", "REPORTER"));
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(json(answer).at("/type").asString()).isEqualTo("/problems#too-many-invitations");
    }
}
