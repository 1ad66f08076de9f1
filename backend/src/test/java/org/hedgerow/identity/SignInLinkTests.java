package org.hedgerow.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hedgerow.identity.Browser.json;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

class SignInLinkTests extends IdentityOverHttp {

    private static final PostOffice POST = new PostOffice();
    private static final Pattern LINK = Pattern.compile("http://localhost:8080/open\\.html#([0-9A-Z-]+)");

    @Autowired
    private LinkLetters letters;

    private Organisation group;
    private Person member;
    private Browser atGroup;

    @DynamicPropertySource
    static void post(DynamicPropertyRegistry settings) {
        settings.add("spring.mail.host", () -> "127.0.0.1");
        settings.add("spring.mail.port", POST::port);
        settings.add("hedgerow.mail.from", () -> "hedgerow@hedgerow.example");
        settings.add("hedgerow.identity.address", () -> "http://localhost:8080");
    }

    @BeforeEach
    void signIn() throws Exception {
        group = organisation(OrganisationKind.WATCH_GROUP);
        member = person(group, Role.REPORTER);
        atGroup = browserOf(person(group, Role.WATCH_COORDINATOR));
        execute("update person set email = '" + member.username() + "@farm.example' where id = '" + member.id() + "'");
    }

    private static String links(Person person) {
        return "/api/people/" + person.id() + "/sign-in-links";
    }

    private String linkFor(Person person) {
        var made = atGroup.post(links(person), "{}");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return json(made).at("/code").asString();
    }

    private static HttpResponse<String> use(Browser browser, String code) {
        return browser.post("/api/sign-in-links/used", Map.of("code", code));
    }

    private static String refusal(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        return answer.body();
    }

    private HttpResponse<String> ask(String username) {
        return browser().post("/api/sign-in-links", Map.of("username", username));
    }

    @Test
    void aLinkThatTheCoordinatorMakesSignsTheMemberInOnce() {
        var made = json(atGroup.post(links(member), "{}"));
        assertThat(made.at("/address").asString()).matches(LINK);
        assertThat(made.at("/qr/size").asInt()).isGreaterThan(20);
        var code = made.at("/code").asString();
        var browser = browser();
        var before = browser.cookie("XSRF-TOKEN");
        assertThat(use(browser, code).statusCode()).isEqualTo(200);
        assertThat(json(browser.get("/api/session")).at("/person/id").asString())
                .isEqualTo(member.id().toString());
        assertThat(browser.cookie("XSRF-TOKEN")).isNotEqualTo(before);
        var again = refusal(use(browser(), code));
        assertThat(refusal(use(browser(), "ZZZZZ-ZZZZZ-ZZZZZ-ZZZZZ-ZZZZZ-Z"))).isEqualTo(again);
    }

    @Test
    void ofManyWhoOpenOneLinkAtOnceOneIsLetIn() throws Exception {
        var code = linkFor(member);
        var pool = Executors.newFixedThreadPool(4);
        try {
            Callable<Integer> one = () -> use(browser(), code).statusCode();
            var let = 0;
            for (var answer : pool.invokeAll(List.of(one, one, one, one))) {
                let += answer.get() == 200 ? 1 : 0;
            }
            assertThat(let).isEqualTo(1);
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void openingThePageOrItsAddressUsesNothingUp() {
        var code = linkFor(member);
        assertThat(browser().get("/open.html").statusCode()).isEqualTo(200);
        for (var path : List.of("/api/sign-in-links/used", "/api/sign-in-links/used?code=" + code)) {
            assertThat(browser().get(path).statusCode()).isNotEqualTo(200);
        }
        var withoutToken = browser()
                .send("POST", "/api/sign-in-links/used", "{\"code\":\"" + code + "\"}", false, "application/json");
        assertThat(withoutToken.statusCode())
                .as("another site's page has no token")
                .isEqualTo(403);
        assertThat(use(browser(), code).statusCode()).isEqualTo(200);
    }

    @Test
    void expiredReplacedAndForgedLinksAreRefusedAlike() throws Exception {
        var unknown = refusal(use(browser(), "not a code"));
        var first = linkFor(member);
        var second = linkFor(member);
        assertThat(refusal(use(browser(), first))).isEqualTo(unknown);
        assertThat(text("select (expires_at - made_at)::text from sign_in_link where person_id = '" + member.id()
                        + "'"))
                .isEqualTo("00:15:00");
        execute("update sign_in_link set expires_at = now() where person_id = '" + member.id() + "'");
        assertThat(refusal(use(browser(), second))).isEqualTo(unknown);
        assertThat(refusal(use(browser(), "x".repeat(50_000)))).isEqualTo(unknown);
        assertThat(refusal(browser().post("/api/sign-in-links/used", "{}"))).isEqualTo(unknown);
    }

    @Test
    void aLinkIsWorthNothingForTheSuspendedTheFrozenTheRemovedAndThePromoted() throws Exception {
        var code = linkFor(member);
        execute("update person set suspended = true where id = '" + member.id() + "'");
        refusal(use(browser(), code));
        execute("update person set suspended = false where id = '" + member.id() + "'");
        directory.setFrozen(group.id(), true);
        refusal(use(browser(), code));
        directory.setFrozen(group.id(), false);
        execute("insert into person_role values ('" + member.id() + "', 'ORGANISATION_ADMINISTRATOR')");
        refusal(use(browser(), code));
        execute("delete from person_role where person_id = '" + member.id() + "' and role <> 'REPORTER'");
        var atNobody = atGroup.delete("/api/people/" + member.id());
        assertThat(atNobody.statusCode()).isEqualTo(204);
        refusal(use(browser(), code));
    }

    @Test
    void noLinkIsMadeForPoliceNorBySomebodyElsesCoordinator() {
        var force = force();
        var officer = person(force, Role.OFFICER);
        var atForce = browserOf(person(force, Role.ORGANISATION_ADMINISTRATOR));
        var answer = atForce.post(links(officer), "{}");
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(json(answer).at("/type").asString()).isEqualTo("/problems#not-by-link");
        var stranger = browserOf(person(organisation(OrganisationKind.WATCH_GROUP), Role.WATCH_COORDINATOR));
        assertThat(stranger.post(links(member), "{}").statusCode()).isEqualTo(404);
        assertThat(atForce.post(links(member), "{}").statusCode()).isEqualTo(404);
        directory.putInCare(group.id(), force.id());
        assertThat(atForce.post(links(member), "{}").statusCode()).isEqualTo(201);
    }

    @Test
    void whoAsksIsSentALinkByPostAndLearnsNothing() throws Exception {
        assertThat(letters.areSent()).isTrue();
        var known = ask(member.username().toUpperCase());
        var letter = POST.next(20);
        assertThat(letter).contains("RCPT TO:<" + member.username() + "@farm.example>", "Your link to Hedgerow");
        var link = LINK.matcher(letter);
        assertThat(link.find()).isTrue();

        var officer = person(force(), Role.OFFICER);
        execute("update person set email = 'officer@police.example' where id = '" + officer.id() + "'");
        var unpostable = person(group, Role.REPORTER);
        var suspended = person(group, Role.REPORTER);
        execute("update person set email = 'away@farm.example', suspended = true where id = '" + suspended.id() + "'");
        for (var name : List.of(
                "nobody-" + letters().toLowerCase(),
                officer.username(),
                unpostable.username(),
                suspended.username(),
                "' or true --")) {
            var answer = ask(name);
            assertThat(answer.statusCode())
                    .as(name)
                    .isEqualTo(known.statusCode())
                    .isEqualTo(202);
            assertThat(answer.body()).isEqualTo(known.body()).isEmpty();
        }
        ask(member.username());
        assertThat(POST.next(20)).as("the next letter is for the member again").contains(member.username());
        refusal(use(browser(), link.group(1)));
    }

    @Test
    void theLetterIsInTheLanguageOfThePageThatAsked() throws Exception {
        var asked = browser().post("/api/sign-in-links", Map.of("username", member.username(), "language", "cy"));
        assertThat(asked.statusCode()).isEqualTo(202);
        var letter = POST.next(20).replaceAll("=\r?\n", "").replace("=3D", "=");
        assertThat(letter).contains("Eich dolen i Hedgerow", "Agorwch hi a phwyso", "15 munud");
        var link = Pattern.compile("/open\\.html\\?lang=cy#([0-9A-Z-]+)").matcher(letter);
        assertThat(link.find()).isTrue();
        assertThat(use(browser(), link.group(1)).statusCode()).isEqualTo(200);

        for (var language : List.of("", "EN", "de", "cy ", "../letter.en", "x".repeat(5000))) {
            var refused =
                    browser().post("/api/sign-in-links", Map.of("username", member.username(), "language", language));
            assertThat(refused.statusCode()).as(language).isEqualTo(422);
        }
    }

    @Test
    void askingTooOftenIsRefusedAndLocksNobodyOut() throws Exception {
        for (int tries = 0; tries < Throttle.PAIR; tries++) {
            assertThat(ask(member.username()).statusCode()).isEqualTo(202);
        }
        assertThat(ask(member.username()).statusCode()).isEqualTo(429);
        assertThat(browser().signIn(member.username(), PASSWORD).statusCode()).isEqualTo(200);
        for (int tries = 0; tries < Throttle.PAIR; tries++) {
            assertThat(POST.next(20)).contains(member.username());
        }
    }

    @Test
    void nothingSecretStandsInTheDatabase() throws Exception {
        var code = linkFor(member);
        assertThat(text("select string_agg(l::text, ' ') from sign_in_link l"))
                .doesNotContain(code, code.replace("-", ""));
    }
}
