package org.hedgerow.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hedgerow.identity.Browser.json;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class SignInTests extends IdentityOverHttp {

    @Autowired
    private Administration administration;

    @Test
    void theSessionSaysWhoIsSignedInAndWhatTheyMayDo() {
        var officer = person(force(), Role.OFFICER);
        var browser = browser();
        var answer = browser.signIn(officer.username(), PASSWORD);
        assertThat(answer.statusCode()).isEqualTo(200);
        var session = json(answer);
        assertThat(session.at("/person/id").asString()).isEqualTo(officer.id().toString());
        assertThat(session.at("/person/roles").toString()).isEqualTo("[\"OFFICER\"]");
        assertThat(session.at("/organisation/kind").asString()).isEqualTo("FORCE");
        assertThat(session.at("/permissions").toString())
                .isEqualTo(
                        "[\"READ_MAP\",\"REPORT_INCIDENT\",\"AMEND_INCIDENT\",\"ASK_FOR_AIR_SUPPORT\",\"READ_AIR_SUPPORT\",\"KEEP_LADDER\",\"PLAN_OPERATION\",\"WRITE_INTELLIGENCE\",\"RECORD_SIGHTING\",\"LINK_INCIDENTS\",\"ASK_FORCES\",\"EXPORT\"]");
        assertThat(session.at("/precision").asString()).isEqualTo("EXACT");
        assertThat(answer.body()).doesNotContain("password", "hash");
        assertThat(browser.get("/api/session").body()).isEqualTo(answer.body());
    }

    @Test
    void whereNoSecondFactorIsRequiredItIsSaidThatOneShouldBe() {
        var officer = json(browserOf(person(force(), Role.OFFICER)).get("/api/second-factors"));
        assertThat(officer.at("/required").asBoolean()).isFalse();
        assertThat(officer.at("/waived").asBoolean()).isTrue();
        var farmer = person(organisation(OrganisationKind.WATCH_GROUP), Role.REPORTER);
        assertThat(json(browserOf(farmer).get("/api/second-factors"))
                        .at("/waived")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void aWatchCoordinatorSeesAtWatchPrecision() {
        var coordinator = person(organisation(OrganisationKind.WATCH_GROUP), Role.WATCH_COORDINATOR);
        assertThat(json(browserOf(coordinator).get("/api/session"))
                        .at("/precision")
                        .asString())
                .isEqualTo("WATCH");
    }

    @Test
    void whateverIsWrongTheAnswerIsTheSame() throws Exception {
        var force = force();
        var officer = person(force, Role.OFFICER);
        var suspended = person(force, Role.OFFICER);
        execute("update person set suspended = true where id = '" + suspended.id() + "'");
        var notEnrolled = directory
                .createPerson(new NewPerson(force.id(), "n" + letters().toLowerCase(), "New", Set.of(Role.OFFICER)))
                .account()
                .person();
        var answers = List.of(
                browser().signIn("nobody.is.called.this", PASSWORD).body(),
                browser().signIn(officer.username(), "wrong password, this one").body(),
                browser().signIn(officer.username(), "x".repeat(100_000)).body(),
                browser().signIn(officer.username() + "\u0000", PASSWORD).body(),
                browser().signIn(suspended.username(), PASSWORD).body(),
                browser().signIn(notEnrolled.username(), PASSWORD).body());
        assertThat(answers).containsOnly(answers.get(0));
        assertThat(answers.get(0)).contains("sign-in-refused", "\"status\":401");
    }

    @Test
    void aNameMayBeTypedInAnyCaseAndWidth() {
        var officer = person(force(), Role.OFFICER);
        var wide = officer.username()
                .chars()
                .mapToObj(c -> String.valueOf((char) (c - 'a' + '\uFF21')))
                .collect(java.util.stream.Collectors.joining());
        assertThat(browser()
                        .signIn(" " + officer.username().toUpperCase() + " ", PASSWORD)
                        .statusCode())
                .isEqualTo(200);
        assertThat(browser().signIn(wide, PASSWORD).statusCode()).isEqualTo(200);
    }

    @Test
    void aPlantedSessionIsNotTheOneThatIsSignedIn() {
        var officer = person(force(), Role.OFFICER);
        var attacker = browserOf(person(force(), Role.REPORTER));
        var planted = attacker.cookie("SESSION");
        var victim = browser();
        victim.plant("SESSION", planted);
        var plantedToken = victim.cookie("XSRF-TOKEN");
        assertThat(victim.signIn(officer.username(), PASSWORD).statusCode()).isEqualTo(200);
        assertThat(victim.cookie("SESSION")).isNotEqualTo(planted).isNotEmpty();
        assertThat(victim.cookie("XSRF-TOKEN")).isNotEqualTo(plantedToken).isNotEmpty();
        assertThat(attacker.get("/api/session").statusCode())
                .as("the planted session is over")
                .isEqualTo(401);
    }

    @Test
    void anInventedSessionIdIsNobody() {
        var browser = browser();
        browser.plant("SESSION", "MDAwMDAwMDAtMDAwMC0wMDAwLTAwMDAtMDAwMDAwMDAwMDAw");
        assertThat(browser.get("/api/session").statusCode()).isEqualTo(401);
        browser.plant("SESSION", "%00'; drop table person; --");
        assertThat(browser.get("/api/session").statusCode()).isEqualTo(401);
    }

    @Test
    void theCookiesAreClosedToScriptsAndOtherSites() {
        var officer = person(force(), Role.OFFICER);
        var answer = browser().signIn(officer.username(), PASSWORD);
        assertThat(answer.headers().allValues("set-cookie"))
                .anySatisfy(cookie -> assertThat(cookie)
                        .startsWith("SESSION=")
                        .contains("HttpOnly", "SameSite=Strict", "Path=/")
                        .doesNotContain("Max-Age"))
                .anySatisfy(cookie -> assertThat(cookie)
                        .startsWith("XSRF-TOKEN=")
                        .contains("SameSite=Strict")
                        .doesNotContain("HttpOnly"));
        assertThat(answer.headers().firstValue("cache-control")).contains("no-store");
    }

    @Test
    void theTokenCookieIsSetBeforeSignIn() {
        var browser = browser();
        assertThat(browser.cookieNames()).contains("XSRF-TOKEN").doesNotContain("SESSION");
    }

    @Test
    void withoutTheTokenNothingIsChanged() {
        var officer = person(force(), Role.OFFICER);
        var browser = browserOf(officer);
        var refused = browser.send("DELETE", "/api/session", null, false, "application/json");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.headers().firstValue("content-type")).contains("application/problem+json");
        assertThat(json(refused).at("/type").asString()).isEqualTo("/problems#page-out-of-date");
        assertThat(browser.get("/api/session").statusCode()).isEqualTo(200);
        var body = "{\"username\":\"" + officer.username() + "\",\"password\":\"" + PASSWORD + "\"}";
        assertThat(browser()
                        .send("POST", "/api/session", body, false, "application/json")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void signingOutEndsThisSessionOnly() {
        var officer = person(force(), Role.OFFICER);
        var phone = browserOf(officer);
        var desk = browserOf(officer);
        assertThat(phone.delete("/api/session").statusCode()).isEqualTo(204);
        assertThat(phone.cookieNames()).doesNotContain("SESSION");
        assertThat(phone.get("/api/session").statusCode()).isEqualTo(401);
        assertThat(desk.get("/api/session").statusCode()).isEqualTo(200);
    }

    @Test
    void signingOutEverywhereEndsEverySessionOfThisPersonAlone() {
        var force = force();
        var officer = person(force, Role.OFFICER);
        var phone = browserOf(officer);
        var desk = browserOf(officer);
        var colleague = browserOf(person(force, Role.OFFICER));
        assertThat(phone.delete("/api/sessions").statusCode()).isEqualTo(204);
        assertThat(phone.get("/api/session").statusCode()).isEqualTo(401);
        assertThat(desk.get("/api/session").statusCode()).isEqualTo(401);
        assertThat(colleague.get("/api/session").statusCode()).isEqualTo(200);
    }

    @Test
    void aSuspendedPersonIsOutAtOnceAndStaysOutOfOldSessions() {
        var force = force();
        var officer = person(force, Role.OFFICER);
        var administrator = person(force, Role.ORGANISATION_ADMINISTRATOR);
        var browser = browserOf(officer);
        administration.suspend(administrator, officer.id());
        assertThat(browser.get("/api/session").statusCode()).isEqualTo(401);
        administration.reinstate(administrator, officer.id());
        assertThat(browser.get("/api/session").statusCode()).isEqualTo(401);
        assertThat(browser.signIn(officer.username(), PASSWORD).statusCode()).isEqualTo(200);
    }

    @Test
    void aRoleTakenAwayIsGoneWithTheNextRequest() {
        var force = force();
        var system = person(organisation(OrganisationKind.PARTNER), Role.SYSTEM_ADMINISTRATOR);
        var analyst = person(force, Role.ANALYST, Role.ORGANISATION_ADMINISTRATOR);
        var browser = browserOf(analyst);
        assertThat(browser.get("/api/organisations").statusCode()).isEqualTo(200);
        administration.setRoles(system, analyst.id(), Set.of(Role.ANALYST));
        assertThat(browser.get("/api/organisations").statusCode()).isEqualTo(404);
        assertThat(json(browser.get("/api/session")).at("/person/roles").toString())
                .isEqualTo("[\"ANALYST\"]");
    }

    @Test
    void aFrozenOrganisationMayDoNothing() {
        var force = force();
        var administrator = browserOf(person(force, Role.ORGANISATION_ADMINISTRATOR));
        assertThat(administrator.get("/api/organisations").statusCode()).isEqualTo(200);
        directory.setFrozen(force.id(), true);
        assertThat(administrator.get("/api/organisations").statusCode()).isEqualTo(404);
        assertThat(json(administrator.get("/api/session")).at("/permissions").toString())
                .isEqualTo("[]");
    }

    @Test
    void neitherNamesNorPasswordsReachTheLog(CapturedOutput output) {
        var officer = person(force(), Role.OFFICER);
        var browser = browser();
        browser.signIn(officer.username(), "canary password of nobody");
        browser.signIn("canary.name", "canary password of nobody");
        browser.send("POST", "/api/session", "{\"username\":\"canary.name\",\"canary.field\":[}");
        browser.post("/api/enrolments", Map.of("code", "canary code", "password", "canary password of nobody"));
        browser.signIn(officer.username(), PASSWORD);
        browser.delete("/api/sessions");
        assertThat(output.getAll()).doesNotContain("canary", officer.username(), PASSWORD, "127.0.0.1");
    }

    @Test
    void sixWrongPasswordsMakeEvenTheRightOneWait() {
        var officer = person(force(), Role.OFFICER);
        var browser = browser();
        var spellings = new String[] {
            officer.username(),
            officer.username().toUpperCase(),
            " " + officer.username(),
            officer.username() + "\u3000",
            officer.username().replace('a', '\uFF41')
        };
        for (var spelling : spellings) {
            assertThat(browser.signIn(spelling, "not the password").statusCode())
                    .isEqualTo(401);
        }
        for (var verb : new String[] {"PUT", "PATCH"}) {
            assertThat(browser.send(
                                    verb,
                                    "/api/session",
                                    Browser.JSON.writeValueAsString(
                                            Map.of("username", officer.username(), "password", PASSWORD)))
                            .statusCode())
                    .as(verb)
                    .isEqualTo(401);
        }
        var refused = browser.signIn(officer.username(), PASSWORD);
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(Long.parseLong(refused.headers().firstValue("retry-after").orElseThrow()))
                .isBetween(60L, 900L);
        assertThat(browser.signIn(officer.username().toUpperCase(), PASSWORD).statusCode())
                .isEqualTo(429);
        assertThat(browser.cookieNames()).doesNotContain("SESSION");
    }
}
