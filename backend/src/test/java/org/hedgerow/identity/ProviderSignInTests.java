package org.hedgerow.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hedgerow.identity.Browser.json;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Signing in with a force's own identity provider: a real one, on this machine. */
class ProviderSignInTests extends IdentityOverHttp {

    private static final RealProvider PROVIDER = new RealProvider();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String REFUSED = "/sign-in-refused.html";

    @LocalServerPort
    private int ownPort;

    @Autowired
    private IdentityProviders providers;

    private Organisation force;
    private Person officer;

    @DynamicPropertySource
    static void provider(DynamicPropertyRegistry settings) {
        var first = "hedgerow.sign-in.providers[0].";
        settings.add(first + "id", () -> "home");
        settings.add(first + "name", () -> "Home Constabulary");
        settings.add(first + "organisation", () -> "HOMECONST");
        settings.add(first + "issuer", PROVIDER::issuer);
        settings.add(first + "client-id", () -> RealProvider.CLIENT);
        settings.add(first + "client-secret", () -> RealProvider.SECRET);
        settings.add(first + "second-factor-amr", () -> "otp,hwk");
        settings.add(first + "second-factor-acr", () -> "high");
        var second = "hedgerow.sign-in.providers[1].";
        settings.add(second + "id", () -> "silent");
        settings.add(second + "name", () -> "Silent Constabulary");
        settings.add(second + "organisation", () -> "SILENTCONST");
        settings.add(second + "issuer", () -> "http://127.0.0.1:1");
        settings.add(second + "client-id", () -> RealProvider.CLIENT);
        settings.add(second + "client-secret", () -> RealProvider.SECRET);
        var third = "hedgerow.sign-in.providers[2].";
        settings.add(third + "id", () -> "renamed");
        settings.add(third + "name", () -> "Renamed Constabulary");
        settings.add(third + "organisation", () -> "RENAMEDCONST");
        settings.add(third + "issuer", () -> PROVIDER.issuer() + "/");
        settings.add(third + "client-id", () -> RealProvider.CLIENT);
        settings.add(third + "client-secret", () -> RealProvider.SECRET);
    }

    @BeforeEach
    void aForceWithAProvider() {
        force = people.listOrganisations().stream()
                .filter(found -> "HOMECONST".equals(found.forceCode()))
                .findFirst()
                .orElseGet(() -> directory.createOrganisation(
                        NewOrganisation.of(OrganisationKind.FORCE, "Home Constabulary", "Home", "HOMECONST", null)));
        officer = person(force, Role.OFFICER);
        PROVIDER.knows("http://127.0.0.1:" + ownPort + "/sign-in/from/home");
    }

    @AfterEach
    void behave() {
        PROVIDER.behave();
        directory.setFrozen(force.id(), false);
    }

    private static String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        // Our own pages without the origin, which has another port each time.
        return answer.headers()
                .firstValue("Location")
                .orElseThrow()
                .replaceFirst("^http://127\\.0\\.0\\.1:\\d+(?=/(sign-in-refused\\.html)?$)", "");
    }

    /** The address that leads to the provider. */
    private static String setOut(Browser browser) {
        return location(browser.get("/sign-in/with/home"));
    }

    /** What the provider answers somebody of this name, as an address of ours. */
    private static String answer(String address, String name) throws IOException, InterruptedException {
        var basic = Base64.getEncoder().encodeToString((name + ":x").getBytes(StandardCharsets.UTF_8));
        var answer = HTTP.send(
                HttpRequest.newBuilder(URI.create(address))
                        .header("Authorization", "Basic " + basic)
                        .header("Accept", "text/html")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        var back = URI.create(location(answer));
        return back.getRawPath() + "?" + back.getRawQuery();
    }

    private static String signIn(Browser browser, String name) throws IOException, InterruptedException {
        return location(browser.get(answer(setOut(browser), name)));
    }

    private static void isSignedIn(Browser browser, Person person) {
        assertThat(json(browser.get("/api/session")).at("/person/id").asString())
                .isEqualTo(person.id().toString());
    }

    private static void isNobody(Browser browser) {
        assertThat(browser.get("/api/session").statusCode()).isEqualTo(401);
    }

    private static void refused(Browser browser, String back) {
        assertThat(location(browser.get(back))).endsWith(REFUSED);
        isNobody(browser);
    }

    private void refusedWhen(Consumer<JwtClaimsSet.Builder> spoilt) throws IOException, InterruptedException {
        PROVIDER.spoil(spoilt);
        var browser = browser();
        refused(browser, answer(setOut(browser), officer.username()));
        PROVIDER.behave();
        assertThat(signIn(browser(), officer.username()))
                .as("the same without that")
                .endsWith("/");
    }

    @Test
    void thePageOffersTheProvider() {
        assertThat(json(browser().get("/api/ways-in")).at("/providers/0/name").asString())
                .isEqualTo("Home Constabulary");
        assertThat(browser().get("/api/ways-in").body()).doesNotContain(RealProvider.SECRET, PROVIDER.issuer());
        assertThat(browser().get(REFUSED).statusCode()).isEqualTo(200);
    }

    @Test
    void somebodyWhoIsThereAlreadySignsIn() throws Exception {
        var browser = browser();
        var out = setOut(browser);
        assertThat(out)
                .contains("response_type=code", "code_challenge_method=S256", "code_challenge=", "state=", "nonce=")
                .doesNotContain(RealProvider.SECRET);
        var before = browser.cookie("XSRF-TOKEN");
        assertThat(location(browser.get(answer(out, officer.username())))).isEqualTo("/");
        isSignedIn(browser, officer);
        assertThat(browser.cookie("XSRF-TOKEN")).isNotEqualTo(before);
        assertThat(browser.cookieNames())
                .as("what was needed on the way is gone")
                .doesNotContain("SIGN-IN");
        assertThat(text("select count(*)::text from provider_subject where person_id = '" + officer.id() + "'"))
                .isEqualTo("1");
        assertThat(text(
                        "select string_agg(action, ', ' order by number) from audit_entry join audit_personal using (number)"
                                + " where account_id = '" + officer.id() + "' and action like 'provider%'"))
                .isEqualTo("provider pinned, provider used");
    }

    @Test
    void anAnswerIsTakenOnce() throws Exception {
        var browser = browser();
        var back = answer(setOut(browser), officer.username());
        var secret = browser.cookie("SIGN-IN");
        assertThat(location(browser.get(back))).isEqualTo("/");
        var again = browser();
        again.plant("SIGN-IN", secret);
        refused(again, back);
    }

    @Test
    void anAnswerIsTakenFromTheBrowserThatSetOutAlone() throws Exception {
        var mine = browser();
        var back = answer(setOut(mine), officer.username());
        refused(browser(), back);
        var other = browser();
        setOut(other);
        refused(other, back);
        assertThat(location(mine.get(back))).as("and is still good there").isEqualTo("/");
    }

    @Test
    void aForgedStateOrCodeOpensNothing() throws Exception {
        for (var forged : List.of("state=forged", "state=" + "x".repeat(5000), "state=%00", "nothing=1")) {
            var browser = browser();
            var back = answer(setOut(browser), officer.username());
            refused(browser, back.replaceAll("state=[^&]*", forged));
        }
        var browser = browser();
        var back = answer(setOut(browser), officer.username());
        refused(browser, back.replaceAll("code=[^&]*", "code=forged"));
        var denied = browser();
        var state = answer(setOut(denied), officer.username()).replaceAll(".*state=", "");
        refused(denied, "/sign-in/from/home?error=access_denied&state=" + state);
        refused(browser(), "/sign-in/from/home");
        refused(browser(), "/sign-in/from/nowhere?code=a&state=b");
    }

    @Test
    void aCodeOfOneSignInIsNotTakenForAnother() throws Exception {
        var first = browser();
        var theirs = answer(setOut(first), officer.username());
        var second = browser();
        var mine = answer(setOut(second), person(force, Role.OFFICER).username());
        var code = theirs.replaceAll(".*[?&]code=([^&]*).*", "$1");
        refused(second, mine.replaceAll("code=[^&]*", "code=" + code));
    }

    @Test
    void anAnswerAfterTooLongIsRefused() throws Exception {
        var browser = browser();
        var back = answer(setOut(browser), officer.username());
        execute("update provider_sign_in set expires_at = now()");
        refused(browser, back);
    }

    @Test
    void aTokenOfAnotherIssuerOrForAnotherAudienceIsRefused() throws Exception {
        refusedWhen(claims -> claims.issuer("http://127.0.0.1:2"));
        refusedWhen(claims -> claims.audience(List.of("somebody-else")));
        refusedWhen(claims ->
                claims.audience(List.of(RealProvider.CLIENT, "somebody-else")).claim("azp", "somebody-else"));
    }

    @Test
    void aTokenWithoutItsNonceOrWithAnotherIsRefused() throws Exception {
        refusedWhen(claims -> claims.claims(all -> all.remove("nonce")));
        refusedWhen(claims -> claims.claim("nonce", "another"));
    }

    @Test
    void aTokenThatIsOverOrNotYetIsRefused() throws Exception {
        var longAgo = Instant.parse("2020-01-01T00:00:00Z");
        refusedWhen(claims -> claims.issuedAt(longAgo).expiresAt(longAgo.plusSeconds(300)));
        refusedWhen(claims -> claims.notBefore(Instant.parse("2090-01-01T00:00:00Z")));
    }

    @Test
    void aTokenWithAnotherSignatureIsRefused() throws Exception {
        PROVIDER.signWithAnotherKey();
        var browser = browser();
        refused(browser, answer(setOut(browser), officer.username()));
    }

    @Test
    void nobodyIsMadeAndUnknownNamesAreRefused() throws Exception {
        var before = text("select count(*)::text from person");
        for (var name : List.of("nobody-" + letters().toLowerCase(), "' or true --", "x".repeat(300))) {
            refused(browser(), answer(setOut(browser()), officer.username()));
            assertThat(signIn(browser(), name)).as(name).endsWith(REFUSED);
        }
        assertThat(text("select count(*)::text from person")).isEqualTo(before);
        refusedWhen(claims -> claims.claims(all -> all.remove("preferred_username")));
    }

    @Test
    void aPersonOfAnotherOrganisationIsRefused() throws Exception {
        var stranger = person(force(), Role.OFFICER);
        var browser = browser();
        refused(browser, answer(setOut(browser), stranger.username()));
    }

    @Test
    void whoAdministersTheSystemDoesNotComeThisWay() throws Exception {
        for (var role : List.of(Role.SYSTEM_ADMINISTRATOR, Role.AUDITOR)) {
            var browser = browser();
            refused(browser, answer(setOut(browser), person(force, role).username()));
        }
    }

    @Test
    void theSuspendedTheFrozenAndGuestsWhoseTimeIsOverAreRefused() throws Exception {
        assertThat(signIn(browser(), officer.username())).isEqualTo("/");
        execute("update person set suspended = true where id = '" + officer.id() + "'");
        assertThat(signIn(browser(), officer.username())).endsWith(REFUSED);
        execute("update person set suspended = false where id = '" + officer.id() + "'");
        directory.setFrozen(force.id(), true);
        assertThat(signIn(browser(), officer.username())).endsWith(REFUSED);
        directory.setFrozen(force.id(), false);
        var guest = person(force, Role.GUEST);
        execute("update person set valid_until = now() where id = '" + guest.id() + "'");
        assertThat(signIn(browser(), guest.username())).endsWith(REFUSED);
    }

    @Test
    void aNameThatIsGivenToSomebodyElseThereOpensNothingHere() throws Exception {
        assertThat(signIn(browser(), officer.username())).isEqualTo("/");
        PROVIDER.spoil(claims -> claims.subject("another account"));
        assertThat(signIn(browser(), officer.username())).endsWith(REFUSED);
        PROVIDER.behave();
        PROVIDER.spoil(claims ->
                claims.claim("preferred_username", "renamed." + letters().toLowerCase()));
        var browser = browser();
        assertThat(signIn(browser, officer.username()))
                .as("the same account under a new name")
                .isEqualTo("/");
        isSignedIn(browser, officer);
    }

    @Test
    void anAccountThatIsPinnedBecomesNobodyElse() throws Exception {
        assertThat(signIn(browser(), officer.username())).isEqualTo("/");
        var colleague = person(force, Role.ANALYST);
        PROVIDER.spoil(claims -> claims.claim("preferred_username", colleague.username()));
        var browser = browser();
        assertThat(signIn(browser, officer.username())).isEqualTo("/");
        isSignedIn(browser, officer);
    }

    @Test
    void aPinIsTakenOffByAnAdministratorOfThePersonAlone() throws Exception {
        assertThat(signIn(browser(), officer.username())).isEqualTo("/");
        var path = "/api/people/" + officer.id() + "/provider-account";
        assertThat(browserOf(person(force(), Role.ORGANISATION_ADMINISTRATOR))
                        .delete(path)
                        .statusCode())
                .isEqualTo(404);
        assertThat(browserOf(person(force, Role.ORGANISATION_ADMINISTRATOR))
                        .delete(path)
                        .statusCode())
                .isEqualTo(204);
        PROVIDER.spoil(claims -> claims.subject("new account of " + officer.username()));
        assertThat(signIn(browser(), officer.username())).isEqualTo("/");
    }

    @Test
    void aSubjectThatNoStandardAllowsIsRefused() throws Exception {
        refusedWhen(claims -> claims.subject("x".repeat(256)));
    }

    @Test
    void twoFactorsCountWhenTheProviderSaysSoInWordsThatWereAgreed() {
        var provider = providers.find("home").orElseThrow();
        assertThat(provider.proof(null, List.of("pwd", "otp"))).isEqualTo(Proof.TWO_FACTORS);
        assertThat(provider.proof("high", null)).isEqualTo(Proof.TWO_FACTORS);
        assertThat(provider.proof("HIGH", List.of("pwd"))).isEqualTo(Proof.ONE_FACTOR);
        assertThat(provider.proof(null, null)).isEqualTo(Proof.ONE_FACTOR);
    }

    @Test
    void aProviderThatIsSilentOrCallsItselfOtherwiseOrIsUnknownLeadsToTheSamePage() {
        for (var id : List.of("silent", "renamed", "unknown", "..%2f..", "home%00", "")) {
            var answer = browser().get("/sign-in/with/" + id);
            assertThat(answer.statusCode() == 400 || location(answer).endsWith(REFUSED))
                    .as(id)
                    .isTrue();
        }
    }

    @Test
    void nothingSecretOfAProviderIsShownOrStored() throws Exception {
        assertThat(providers.list().toString()).doesNotContain(RealProvider.SECRET);
        assertThat(signIn(browser(), officer.username())).isEqualTo("/");
        assertThat(
                        text(
                                "select count(*)::text from spring_session_attributes where attribute_bytes::text like '%token%'"))
                .isEqualTo("0");
        assertThat(browser().post("/sign-in/from/home", Map.of()).statusCode()).isNotEqualTo(200);
    }
}
