package org.hedgerow.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hedgerow.identity.Browser.json;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AdministrationTests extends IdentityOverHttp {

    private Organisation force;
    private Person administrator;
    private Browser atForce;
    private Browser atSystem;

    @BeforeEach
    void signIn() {
        force = force();
        administrator = person(force, Role.ORGANISATION_ADMINISTRATOR);
        atForce = browserOf(administrator);
        atSystem = browserOf(person(organisation(OrganisationKind.PARTNER), Role.SYSTEM_ADMINISTRATOR));
    }

    private static Map<String, Object> newcomer(String username, Role... roles) {
        return Map.of("username", username, "name", "New Person", "roles", List.of(roles));
    }

    private String people(Organisation organisation) {
        return "/api/organisations/" + organisation.id() + "/people";
    }

    private static String pointer(java.net.http.HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        return json(answer).at("/errors/0/pointer").asString();
    }

    @Test
    void anAdministratorAddsSomebodyWhoThenEnrols() {
        var username = "a" + letters().toLowerCase();
        var made = atForce.post(people(force), newcomer(username, Role.OFFICER));
        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(json(made).at("/person/enrolled").asBoolean()).isFalse();
        var code = json(made).at("/enrolmentCode").asString();
        assertThat(browser()
                        .post("/api/enrolments", Map.of("code", code, "password", PASSWORD))
                        .statusCode())
                .isEqualTo(204);
        assertThat(browser().signIn(username, PASSWORD).statusCode()).isEqualTo(200);
        assertThat(atForce.get(people(force)).body()).contains(username).doesNotContain("argon2", code);
    }

    @Test
    void anOrganisationsAdministratorSeesTheOwnOrganisationAlone() {
        var other = force();
        var stranger = person(other, Role.OFFICER);
        assertThat(json(atForce.get("/api/organisations")).size()).isEqualTo(1);
        assertThat(json(atSystem.get("/api/organisations")).size()).isGreaterThan(2);
        var nowhere = atForce.get("/api/organisations/00000000-0000-4000-8000-000000000000/people");
        assertThat(atForce.get(people(other)).body().replace(other.id().toString(), "-"))
                .isEqualTo(nowhere.body().replace("00000000-0000-4000-8000-000000000000", "-"));
        assertThat(atForce.post(people(other), newcomer("x" + letters().toLowerCase(), Role.OFFICER))
                        .statusCode())
                .isEqualTo(404);
        for (var act : List.of(
                atForce.put("/api/people/" + stranger.id() + "/roles", Map.of("roles", List.of())),
                atForce.post("/api/people/" + stranger.id() + "/suspension", "{}"),
                atForce.delete("/api/people/" + stranger.id() + "/suspension"),
                atForce.post("/api/people/" + stranger.id() + "/enrolments", "{}"))) {
            assertThat(act.statusCode()).isEqualTo(404);
        }
        assertThat(people.find(stranger.id()).orElseThrow().roles()).containsExactly(Role.OFFICER);
    }

    @Test
    void anOrganisationsAdministratorGrantsNothingThatReachesBeyond() {
        var officer = person(force, Role.OFFICER);
        for (var role : List.of(Role.SYSTEM_ADMINISTRATOR, Role.AUDITOR)) {
            assertThat(pointer(
                            atForce.post(people(force), newcomer("x" + letters().toLowerCase(), role))))
                    .isEqualTo("/roles");
            assertThat(pointer(atForce.put("/api/people/" + officer.id() + "/roles", Map.of("roles", List.of(role)))))
                    .isEqualTo("/roles");
            assertThat(pointer(atForce.put(
                            "/api/people/" + administrator.id() + "/roles", Map.of("roles", List.of(role)))))
                    .isEqualTo("/roles");
        }
        assertThat(people.find(officer.id()).orElseThrow().roles()).containsExactly(Role.OFFICER);
    }

    @Test
    void anOrganisationsAdministratorCannotTakeOverWhoAdministersTheSystem() {
        var system = person(force, Role.SYSTEM_ADMINISTRATOR);
        for (var act : List.of(
                atForce.put("/api/people/" + system.id() + "/roles", Map.of("roles", List.of())),
                atForce.post("/api/people/" + system.id() + "/suspension", "{}"),
                atForce.post("/api/people/" + system.id() + "/enrolments", "{}"))) {
            assertThat(act.statusCode()).isEqualTo(409);
            assertThat(json(act).at("/type").asString()).isEqualTo("/problems#beyond-your-rights");
        }
        assertThat(people.find(system.id()).orElseThrow().roles()).containsExactly(Role.SYSTEM_ADMINISTRATOR);
    }

    @Test
    void whoAdministersTheSystemReadsNoIncidents() {
        for (var role : List.of(Role.OFFICER, Role.ANALYST, Role.REPORTER, Role.AIR_SUPPORT, Role.AUDITOR)) {
            assertThat(pointer(atSystem.post(
                            people(force), newcomer("x" + letters().toLowerCase(), Role.SYSTEM_ADMINISTRATOR, role))))
                    .isEqualTo("/roles");
        }
    }

    @Test
    void policeRolesGoWithPoliceOrganisationsOnly() {
        var watch = organisation(OrganisationKind.WATCH_GROUP);
        var atWatch = browserOf(person(watch, Role.ORGANISATION_ADMINISTRATOR));
        for (var role : List.of(Role.OFFICER, Role.ANALYST, Role.AIR_SUPPORT)) {
            assertThat(pointer(
                            atWatch.post(people(watch), newcomer("x" + letters().toLowerCase(), role))))
                    .isEqualTo("/roles");
        }
        assertThat(atWatch.post(people(watch), newcomer("x" + letters().toLowerCase(), Role.WATCH_COORDINATOR))
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void rolesAreChangedAndShownInTheOrderOfTheList() {
        var officer = person(force, Role.OFFICER);
        var changed =
                atForce.put("/api/people/" + officer.id() + "/roles", Map.of("roles", List.of("ANALYST", "OFFICER")));
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(json(changed).at("/roles").toString()).isEqualTo("[\"OFFICER\",\"ANALYST\"]");
    }

    @Test
    void suspensionEndsSessionsAndCanBeLifted() {
        var officer = person(force, Role.OFFICER);
        var browser = browserOf(officer);
        assertThat(atForce.post("/api/people/" + officer.id() + "/suspension", "{}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(browser.get("/api/session").statusCode()).isEqualTo(401);
        assertThat(browser.signIn(officer.username(), PASSWORD).statusCode()).isEqualTo(401);
        assertThat(atForce.get(people(force)).body()).contains("\"suspended\":true");
        assertThat(atForce.delete("/api/people/" + officer.id() + "/suspension").statusCode())
                .isEqualTo(204);
        assertThat(browser.signIn(officer.username(), PASSWORD).statusCode()).isEqualTo(200);
    }

    @Test
    void somebodyRemainsWhoAdministersTheSystem() throws Exception {
        var last = person(organisation(OrganisationKind.PARTNER), Role.SYSTEM_ADMINISTRATOR);
        var atLast = browserOf(last);
        execute("update person set suspended = true where id in"
                + " (select person_id from person_role where role = 'SYSTEM_ADMINISTRATOR') and id <> '" + last.id()
                + "'");
        for (var act : List.of(
                atLast.post("/api/people/" + last.id() + "/suspension", "{}"),
                atLast.put("/api/people/" + last.id() + "/roles", Map.of("roles", List.of())))) {
            assertThat(act.statusCode()).isEqualTo(409);
            assertThat(json(act).at("/type").asString()).isEqualTo("/problems#last-administrator");
        }
        assertThat(atLast.get("/api/organisations").statusCode()).isEqualTo(200);
    }

    @Test
    void anExpiredOrForgottenCodeIsRenewed() {
        var officer = person(force, Role.OFFICER);
        var renewed = atForce.post("/api/people/" + officer.id() + "/enrolments", "{}");
        assertThat(renewed.statusCode()).isEqualTo(201);
        var code = json(renewed).at("/enrolmentCode").asString();
        assertThat(code).matches("([0-9A-HJKMNP-TV-Z]{5}-){5}[0-9A-HJKMNP-TV-Z]");
        assertThat(browserOf(officer).get("/api/session").statusCode())
                .as("the old password works until the code is used")
                .isEqualTo(200);
    }

    @Test
    void organisationsAreMadeBySystemAdministrators() {
        var name = "Watch " + letters();
        Map<String, Object> form = Map.of(
                "kind", "WATCH_GROUP", "name", name, "shortName", "Watch", "watchSquares", List.of("TL44", "TL34"));
        var made = atSystem.post("/api/organisations", form);
        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(json(made).at("/watchSquares").toString()).isEqualTo("[\"TL34\",\"TL44\"]");
        assertThat(json(made).at("/frozen").asBoolean()).isFalse();
        assertThat(pointer(atSystem.post("/api/organisations", form))).isEqualTo("/name");
    }

    @Test
    void whatDoesNotFitTogetherIsNamed() {
        var good =
                Map.<String, Object>of("kind", "FORCE", "name", "N" + letters(), "shortName", "N", "forceCode", "ABC");
        record Wrong(String field, Object value, String pointer) {}
        for (var wrong : List.of(
                new Wrong("kind", "ARMY", "/kind"),
                new Wrong("kind", 0, "/kind"),
                new Wrong("kind", "WATCH_GROUP", "/forceCode"),
                new Wrong("name", "  ", "/name"),
                new Wrong("name", "a\u0000b", "/name"),
                new Wrong("name", "a\nb", "/name"),
                new Wrong("name", "\u202Eabc", "/name"),
                new Wrong("name", "x".repeat(121), "/name"),
                new Wrong("name", 5, "/name"),
                new Wrong("name", List.of("x"), "/name"),
                new Wrong("forceCode", "abc", "/forceCode"),
                new Wrong("forceCode", "A'; --", "/forceCode"),
                new Wrong("watchSquares", List.of("TL44"), "/watchSquares"),
                new Wrong("unheardOf", 1, "/unheardOf"))) {
            var form = new java.util.HashMap<>(good);
            form.put(wrong.field(), wrong.value());
            assertThat(pointer(atSystem.post("/api/organisations", form)))
                    .as(wrong.toString())
                    .isEqualTo(wrong.pointer());
        }
        for (var squares : List.of(List.of("tl44"), List.of("TI44"), List.of("TL4"), List.of("ZZ00"))) {
            var form =
                    Map.of("kind", "WATCH_GROUP", "name", "W" + letters(), "shortName", "W", "watchSquares", squares);
            assertThat(pointer(atSystem.post("/api/organisations", form))).isEqualTo("/watchSquares/0");
        }
    }

    @Test
    void whatAPersonCannotBeCalledIsNamed() {
        for (var username :
                List.of("", "ab", "with space", "ünïcode", "-dash", "x".repeat(65), "a\u0000b", "<b>x</b>")) {
            assertThat(pointer(atForce.post(people(force), newcomer(username, Role.OFFICER))))
                    .as(username)
                    .isEqualTo("/username");
        }
        assertThat(pointer(atForce.post(
                        people(force), newcomer(administrator.username().toUpperCase()))))
                .as("somebody has this name in small letters")
                .isEqualTo("/username");
        var form = "{\"username\":\"abc\",\"name\":\"x\",\"roles\":[\"OFFICER\",\"EMPEROR\"]}";
        assertThat(pointer(atForce.send("POST", people(force), form))).isEqualTo("/roles/1");
        assertThat(pointer(
                        atForce.send("POST", people(force), "{\"username\":\"abc\",\"name\":\"x\",\"roles\":[null]}")))
                .isEqualTo("/roles/0");
    }

    @Test
    void theDatabaseKnowsTheSameWordsAsTheEnums() throws Exception {
        try (var connection = database.asOwner();
                var rows = connection
                        .createStatement()
                        .executeQuery("select string_agg(pg_get_constraintdef(oid), ' ') from pg_constraint"
                                + " where conname in ('organisation_kind_check', 'person_role_role_check')")) {
            rows.next();
            var words = java.util.regex.Pattern.compile("'([A-Z_]+)'")
                    .matcher(rows.getString(1))
                    .results()
                    .map(match -> match.group(1))
                    .collect(java.util.stream.Collectors.toSet());
            var enums = new java.util.HashSet<String>();
            for (var kind : OrganisationKind.values()) {
                enums.add(kind.name());
            }
            for (var role : Role.values()) {
                enums.add(role.name());
            }
            assertThat(words).isEqualTo(Set.copyOf(enums));
        }
    }
}
