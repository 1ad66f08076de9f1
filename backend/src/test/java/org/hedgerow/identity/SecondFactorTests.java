package org.hedgerow.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hedgerow.identity.Browser.json;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.hedgerow.support.Beside;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

class SecondFactorTests extends SecondFactorsOverHttp {

    @Autowired
    private Administration administration;

    @Autowired
    private SecondFactors factors;

    private Person officer() {
        return person(force(), Role.OFFICER);
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void theRolesThatReadOrGrantWhatIsNotPublicNeedTwo(Role role) {
        var kind =
                switch (role) {
                    case WATCH_COORDINATOR, REPORTER -> OrganisationKind.WATCH_GROUP;
                    case SYSTEM_ADMINISTRATOR, AUDITOR -> OrganisationKind.PARTNER;
                    default -> OrganisationKind.FORCE;
                };
        var person = person(organisation(kind), role);
        var answer = json(browser().signIn(person.username(), PASSWORD));
        boolean oneIsEnough =
                Set.of(Role.REPORTER, Role.WATCH_COORDINATOR, Role.GUEST).contains(role);
        assertThat(answer.has("person")).isEqualTo(oneIsEnough);
        assertThat(answer.path("next").asString("")).isEqualTo(oneIsEnough ? "" : "SET_UP_SECOND_FACTOR");
    }

    /** Every door that there is, from the same list that says who may use it. */
    @Test
    void halfSignedInNothingIsAnsweredButWhatFinishesIt() throws Exception {
        var finishing =
                List.of("/api/session", "/api/enrolments", "/api/second-factors", "/api/second-factors/authenticator");
        var half = halfOf(officer());
        int refused = 0;
        for (var row : matrix()) {
            var cells = row.split(",");
            var path = cells[1].replaceAll("\\{[^}]*}", UUID.randomUUID().toString())
                    .replace("/**", "");
            if (!path.startsWith("/api/")
                    || (cells[3].equals("anyone") && !path.startsWith("/api/second-factors"))
                    || finishing.contains(path)
                    || path.startsWith("/api/session/")
                    || path.equals("/api/second-factors/passkeys")
                    || path.equals("/api/second-factors/passkeys/options")) {
                continue;
            }
            var answer = half.send(cells[0], path, cells[0].equals("GET") ? null : "{}");
            assertThat(answer.statusCode()).as(row).isEqualTo(403);
            assertThat(answer.body().replace(path, ""))
                    .as(row)
                    .isEqualTo(
                            "{\"type\":\"/problems#second-factor-needed\",\"title\":\"Finish signing in first\",\"status\":403,\"instance\":\"\"}");
            refused++;
        }
        assertThat(refused).isGreaterThan(40);
        var nowhere = half.get("/api/there-is-nothing-of-this-name");
        assertThat(nowhere.statusCode()).isEqualTo(403);
        assertThat(half.get("/api/session").body()).isEqualTo("{\"next\":\"SET_UP_SECOND_FACTOR\",\"ways\":[]}");
        assertThat(half.delete("/api/session").statusCode()).isEqualTo(204);
        assertThat(half.get("/api/session").statusCode()).isEqualTo(401);
    }

    private static List<String> matrix() throws IOException {
        try (var file = Objects.requireNonNull(SecondFactorTests.class.getResourceAsStream("/access-matrix.csv"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .toList();
        }
    }

    @Test
    void whoOwesACodeMaySetNothingUpInItsPlace() {
        var officer = officer();
        setUpApp(halfOf(officer));
        var half = halfOf(officer);
        assertThat(json(half.get("/api/session")).toString())
                .isEqualTo("{\"next\":\"SECOND_FACTOR\",\"ways\":[\"CODE\",\"RECOVERY_CODE\"]}");
        var password = Map.of("password", PASSWORD);
        assertThat(half.get("/api/second-factors").statusCode()).isEqualTo(403);
        for (var door : List.of("authenticator", "passkeys/options", "recovery-codes", "authenticator/removal")) {
            assertThat(half.post("/api/second-factors/" + door, password).statusCode())
                    .as(door)
                    .isEqualTo(403);
        }
        assertThat(half.put("/api/second-factors/authenticator", Map.of("code", "123456"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(half.post("/api/second-factors/passkeys", Map.of("name", "x", "credential", Map.of()))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void anAppIsSetUpAndThenAskedFor() throws Exception {
        var officer = officer();
        var desk = halfOf(officer);
        var before = desk.cookie("SESSION");
        var app = setUpApp(desk);
        assertThat(desk.cookie("SESSION")).isNotEqualTo(before);
        assertThat(app.recoveryCodes())
                .hasSize(10)
                .doesNotHaveDuplicates()
                .allMatch(code -> code.matches("[0-9A-Z]{5}-[0-9A-Z]{5}"));
        assertThat(desk.get("/api/reference").statusCode()).isEqualTo(200);
        assertThat(json(desk.get("/api/session")).at("/person/id").asString())
                .isEqualTo(officer.id().toString());

        var phone = halfOf(officer);
        var used = code(app.secret(), 0);
        assertThat(phone.post("/api/session/code", Map.of("code", used)).statusCode())
                .as("the code that set it up was used by that")
                .isEqualTo(422);
        turnBack(officer);
        var good = code(app.secret(), 0);
        assertThat(phone.post("/api/session/code", Map.of("code", good.substring(0, 3) + " " + good.substring(3)))
                        .statusCode())
                .isEqualTo(200);
        assertThat(phone.get("/api/reference").statusCode()).isEqualTo(200);
        var thief = halfOf(officer);
        assertThat(thief.post("/api/session/code", Map.of("code", good)).statusCode())
                .as("looked over the shoulder")
                .isEqualTo(422);
    }

    @Test
    void ofTwoWhoSendTheSameCodeAtOnceOneIsLetIn() throws Exception {
        var officer = officer();
        var app = setUpApp(halfOf(officer));
        turnBack(officer);
        var good = code(app.secret(), 0);
        var results = java.util.stream.IntStream.range(0, 4)
                .mapToObj(i -> Beside.run(() -> factors.accepts(officer, good)))
                .toList();
        long accepted = 0;
        for (var result : results) {
            accepted += result.get() ? 1 : 0;
        }
        assertThat(accepted).isEqualTo(1);
    }

    @Test
    void wrongCodesAreCountedAndARightPasswordGivesNoneBack() throws Exception {
        var officer = officer();
        var app = setUpApp(halfOf(officer));
        turnBack(officer);
        var wrong = "%06d".formatted((Integer.parseInt(code(app.secret(), 0)) + 500_000) % 1_000_000);
        for (int i = 0; i < Throttle.PAIR; i++) {
            assertThat(halfOf(officer)
                            .post("/api/session/code", Map.of("code", wrong))
                            .statusCode())
                    .isEqualTo(422);
        }
        var waits = halfOf(officer).post("/api/session/code", Map.of("code", code(app.secret(), 0)));
        assertThat(waits.statusCode()).isEqualTo(429);
        assertThat(waits.headers().firstValue("retry-after")).isPresent();
    }

    @Test
    void aRecoveryCodeIsGoodOnceAndForItsOwnerAlone() {
        var officer = officer();
        var colleague = person(officer.organisation(), Role.OFFICER);
        var app = setUpApp(halfOf(officer));
        setUpApp(halfOf(colleague));
        var code = app.recoveryCodes().get(3);
        assertThat(halfOf(colleague)
                        .post("/api/session/code", Map.of("code", code))
                        .statusCode())
                .isEqualTo(422);
        var phone = halfOf(officer);
        assertThat(phone.post(
                                "/api/session/code",
                                Map.of("code", code.toLowerCase().replace('-', ' ')))
                        .statusCode())
                .isEqualTo(200);
        assertThat(json(phone.get("/api/second-factors"))
                        .at("/recoveryCodesLeft")
                        .asInt())
                .isEqualTo(9);
        assertThat(halfOf(officer)
                        .post("/api/session/code", Map.of("code", code))
                        .statusCode())
                .isEqualTo(422);
        var renewed = phone.post("/api/second-factors/recovery-codes", Map.of("password", PASSWORD));
        assertThat(recoveryCodes(renewed)).hasSize(10).doesNotContainAnyElementsOf(app.recoveryCodes());
        assertThat(halfOf(officer)
                        .post(
                                "/api/session/code",
                                Map.of("code", app.recoveryCodes().get(0)))
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void nothingThatTheDatabaseHoldsLetsAnybodyIn() throws Exception {
        var officer = officer();
        var app = setUpApp(halfOf(officer));
        var kept = text(
                "select encode(secret, 'hex') || coalesce(encode(pending, 'hex'), '') from authenticator where person_id = '"
                        + officer.id() + "'");
        assertThat(kept).doesNotContain(java.util.HexFormat.of().formatHex(app.secret()));
        for (var code : app.recoveryCodes()) {
            var plainHash = java.util.HexFormat.of().formatHex(new OneTimeCode(code.replace("-", "")).hash());
            assertThat(text("select count(*)::text from recovery_code where encode(code_mac, 'hex') = '" + plainHash
                            + "'"))
                    .as("keyed, not only hashed")
                    .isEqualTo("0");
        }
        // A secret moved to somebody else's row opens for nobody.
        var thief = person(officer.organisation(), Role.OFFICER);
        execute("insert into authenticator (person_id, secret, made_at) select '" + thief.id()
                + "', secret, made_at from authenticator where person_id = '" + officer.id() + "'");
        var answer = halfOf(thief).post("/api/session/code", Map.of("code", code(app.secret(), 0)));
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("/problems#no-key");
    }

    @Test
    void changingAnythingNeedsThePasswordAgainAndEndsTheOtherSessions() throws Exception {
        var officer = officer();
        var desk = halfOf(officer);
        var app = setUpApp(desk);
        turnBack(officer);
        var phone = halfOf(officer);
        phone.post("/api/session/code", Map.of("code", code(app.secret(), 0)));
        assertThat(phone.get("/api/reference").statusCode()).isEqualTo(200);
        for (var door : List.of("authenticator", "passkeys/options", "recovery-codes", "authenticator/removal")) {
            assertThat(pointer(desk.post("/api/second-factors/" + door, Map.of())))
                    .as(door)
                    .isEqualTo("/password");
        }
        assertThat(pointer(desk.post("/api/second-factors/authenticator", Map.of("password", "not the password"))))
                .isEqualTo("/password");
        var secret = json(desk.post("/api/second-factors/authenticator", Map.of("password", PASSWORD)));
        assertThat(secret.at("/address").asString())
                .startsWith("otpauth://totp/Hedgerow:" + officer.username() + "?secret=")
                .endsWith("&issuer=Hedgerow");
        assertThat(secret.at("/picture/path").asString()).startsWith("M4 4h7v1h-7z");
        assertThat(phone.get("/api/reference").statusCode())
                .as("nothing has changed yet")
                .isEqualTo(200);
        assertThat(pointer(desk.put("/api/second-factors/authenticator", Map.of("code", "abcdef"))))
                .isEqualTo("/code");
        register(desk, authenticator());
        assertThat(phone.get("/api/reference").statusCode()).isEqualTo(401);
        assertThat(desk.get("/api/reference").statusCode()).isEqualTo(200);
        var removed = desk.post("/api/second-factors/authenticator/removal", Map.of("password", PASSWORD));
        assertThat(removed.statusCode()).isEqualTo(200);
        assertThat(json(desk.get("/api/second-factors")).at("/authenticator").isNull())
                .isTrue();
        assertThat(audited(officer))
                .contains("authenticator set up", "passkey added", "authenticator removed", "signed in");
    }

    private static String pointer(java.net.http.HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        return json(answer).at("/errors/0/pointer").asString();
    }

    @Test
    void whoMayDoWithoutMayAlsoRemoveTheLastAndIsAskedForItMeanwhile() throws Exception {
        var farmer = person(organisation(OrganisationKind.WATCH_GROUP), Role.REPORTER);
        var desk = browserOf(farmer);
        var app = setUpApp(desk);
        assertThat(app.recoveryCodes()).hasSize(10);
        var phone = halfOf(farmer);
        assertThat(phone.get("/api/reference").statusCode()).isEqualTo(403);
        turnBack(farmer);
        assertThat(phone.post("/api/session/code", Map.of("code", code(app.secret(), 0)))
                        .statusCode())
                .isEqualTo(200);
        assertThat(phone.post("/api/second-factors/authenticator/removal", Map.of("password", PASSWORD))
                        .statusCode())
                .isEqualTo(200);
        browserOf(farmer);
        assertThat(text("select count(*)::text from recovery_code where person_id = '" + farmer.id() + "'"))
                .isEqualTo("0");
    }

    @Test
    void anAdministratorsResetTakesEverythingAwayAtOnce() throws Exception {
        var officer = officer();
        var desk = halfOf(officer);
        var app = setUpApp(desk);
        var key = authenticator();
        register(desk, key);
        var administrator = person(officer.organisation(), Role.ORGANISATION_ADMINISTRATOR);
        var office = halfOf(administrator);
        setUpApp(office);
        assertThat(office.delete("/api/people/" + officer.id() + "/second-factors")
                        .statusCode())
                .isEqualTo(204);
        assertThat(desk.get("/api/session").statusCode()).isEqualTo(401);
        key.counter++;
        assertThat(signInWith(browser(), key).statusCode()).isEqualTo(422);
        var half = halfOf(officer);
        assertThat(json(half.get("/api/session")).at("/next").asString()).isEqualTo("SET_UP_SECOND_FACTOR");
        assertThat(half.post(
                                "/api/session/code",
                                Map.of("code", app.recoveryCodes().get(0)))
                        .statusCode())
                .isEqualTo(422);
        assertThat(audited(officer)).contains("second factors reset");
        var stranger = person(force(), Role.OFFICER);
        assertThat(office.delete("/api/people/" + stranger.id() + "/second-factors")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aRoleThatAsksForMoreEndsWhatWasOpenedWithLess() {
        var force = force();
        var clerk = person(force, Role.REPORTER);
        var browser = browserOf(clerk);
        var system = person(organisation(OrganisationKind.PARTNER), Role.SYSTEM_ADMINISTRATOR);
        administration.setRoles(system, clerk.id(), Set.of(Role.REPORTER, Role.OFFICER));
        assertThat(browser.get("/api/session").statusCode()).isEqualTo(401);
        assertThat(json(halfOf(clerk).get("/api/session")).at("/next").asString())
                .isEqualTo("SET_UP_SECOND_FACTOR");
    }

    @Test
    void evenASessionThatWasNotEndedIsHalfFromThenOn() throws Exception {
        var clerk = person(force(), Role.REPORTER);
        var browser = browserOf(clerk);
        execute("insert into person_role (person_id, role) values ('" + clerk.id() + "', 'ANALYST')");
        assertThat(browser.get("/api/reference").statusCode()).isEqualTo(403);
    }

    @Test
    void aSessionThatSaysNothingOfHowItWasOpenedCountsAsOneFactor() throws Exception {
        var officer = officer();
        var desk = halfOf(officer);
        setUpApp(desk);
        execute("delete from spring_session_attributes where attribute_name = 'hedgerow.shown'");
        assertThat(desk.get("/api/reference").statusCode()).isEqualTo(403);
    }

    @Test
    void halfASessionLastsTenMinutesHoweverOftenItIsUsed() throws Exception {
        var officer = officer();
        var half = halfOf(officer);
        assertThat(text("select max(max_inactive_interval)::text from spring_session where principal_name = '"
                        + officer.id() + "'"))
                .isEqualTo("600");
        execute("update spring_session set creation_time = creation_time - 590000 where principal_name = '"
                + officer.id() + "'");
        assertThat(half.get("/api/session").statusCode()).isEqualTo(200);
        execute("update spring_session set creation_time = creation_time - 11000 where principal_name = '"
                + officer.id() + "'");
        assertThat(half.get("/api/session").statusCode()).isEqualTo(401);
        assertThat(half.post("/api/second-factors/authenticator", Map.of()).statusCode())
                .isEqualTo(401);
        assertThat(audited(officer)).doesNotContain("signed in");
    }

    @Test
    void whoHasNoPasswordMustHaveSignedInLately() throws Exception {
        var farmer = person(organisation(OrganisationKind.WATCH_GROUP), Role.REPORTER);
        var phone = browserOf(farmer);
        assertThat(json(phone.get("/api/second-factors")).at("/passwordSet").asBoolean())
                .isTrue();
        execute("update person set password_hash = null where id = '" + farmer.id() + "'");
        assertThat(json(phone.get("/api/second-factors")).at("/passwordSet").asBoolean())
                .isFalse();
        execute("update spring_session set creation_time = creation_time - 601000 where principal_name = '"
                + farmer.id() + "'");
        assertThat(pointer(phone.post("/api/second-factors/passkeys/options", Map.of())))
                .isEqualTo("/password");
        execute("update spring_session set creation_time = creation_time + 301000 where principal_name = '"
                + farmer.id() + "'");
        assertThat(phone.post("/api/second-factors/passkeys/options", Map.of()).statusCode())
                .isEqualTo(200);
    }

    @Test
    void whoIsRemovedLeavesNothingToSignInWithBehind() throws Exception {
        var officer = officer();
        var desk = halfOf(officer);
        setUpApp(desk);
        register(desk, authenticator());
        var system = person(organisation(OrganisationKind.PARTNER), Role.SYSTEM_ADMINISTRATOR);
        administration.remove(system, officer.id());
        for (var table : List.of("passkey", "authenticator", "recovery_code")) {
            assertThat(text("select count(*)::text from " + table + " where person_id = '" + officer.id() + "'"))
                    .as(table)
                    .isEqualTo("0");
        }
    }

    private List<String> audited(Person person) throws Exception {
        return List.of(
                text("select coalesce(string_agg(distinct action, ','), '') from audit_entry join audit_personal using"
                                + " (number) where account_id = '" + person.id() + "'")
                        .split(","));
    }
}
