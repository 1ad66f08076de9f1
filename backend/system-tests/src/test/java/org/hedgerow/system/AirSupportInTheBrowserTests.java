package org.hedgerow.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hedgerow.system.EasyToUse.assertFits;
import static org.hedgerow.system.EasyToUse.assertNothingSerious;
import static org.hedgerow.system.SharedHedgerow.HEDGEROW;
import static org.hedgerow.system.SharedHedgerow.SETTLEMENT;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The whole story: an officer reports an incident in one browser, asks for air support and briefs it; a crew acknowledges in another, and by a link on a device
 * without an account; an aircraft is called away; the incident is taken back. Clicks and fields are counted. How long it took is printed and proves nothing: it
 * is the time of this machine.
 */
class AirSupportInTheBrowserTests {

    private static final String ORIGIN = HEDGEROW.address().toString();
    private static final String PLACE = "TQ 500 100";

    private static Chromium chromium;
    private static String force;
    private static String unit;

    @BeforeAll
    static void launch() {
        chromium = Chromium.launch();
        force = SETTLEMENT.force("SUSSEX", "Sussex Police");
        unit = SETTLEMENT.organisation(
                Map.of("kind", "NATIONAL_UNIT", "name", "Invented air support", "shortName", "Air"));
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    @Test
    void anIncidentBecomesAnAcknowledgedBriefingInTwoClicksAndTwo() {
        var officer = SETTLEMENT.person(force, "OFFICER");
        var crew = SETTLEMENT.person(unit, "AIR_SUPPORT");
        try (var desk = chromium.desk(ColorScheme.LIGHT);
                var phone = chromium.phone(360, 640, ColorScheme.DARK)) {
            var clicks = countClicks(desk);
            var fields = countFields(desk);
            var crewClicks = countClicks(phone);
            var asks = MapPage.signIn(desk, ORIGIN, "/#map=12/50.8700/0.1300", officer);
            var incident = asks.report(PLACE, "OWN_FORCE", "Three men with dogs crossed the stubble.");
            asks.detail(incident).waitFor();
            var answers = signIn(phone, crew);
            answers.by("air-list").waitFor();
            assertNothingSerious(answers.page(), "an empty list on a phone by night");

            clicks.set(0);
            fields.clear();
            var began = System.nanoTime();
            asks.by("detail-air").click();
            asks.by("air-threatRiskHarm").waitFor();
            assertThat(asks.page().url()).as("the id goes from the address").endsWith("/air.html");
            assertThat(asks.by("air-place").first().inputValue()).isEqualTo(PLACE);
            assertNothingSerious(asks.page(), "the form");
            asks.by("air-threatRiskHarm").fill("Three men with dogs, one has threatened a gamekeeper");
            asks.by("air-whyAir").fill("Open stubble, they leave when they see a car");
            asks.by("air-talkgroup").fill("Rural 4");
            asks.by("air-send").click();
            state(asks, "REQUESTED");
            assertThat(clicks.get())
                    .as("clicks from the incident to the request")
                    .isEqualTo(2);
            assertThat(fields)
                    .as("what nobody but the officer knows")
                    .containsExactlyInAnyOrder("air-threatRiskHarm", "air-whyAir", "air-talkgroup");

            crewClicks.set(0);
            answers.by("air-row").first().click();
            state(answers, "REQUESTED");
            answers.by("air-briefing").waitFor();
            assertThat(answers.by("air-place").textContent()).contains(PLACE, "N50", "WGS84");
            assertThat(answers.by("air-briefing").textContent())
                    .contains("NOT KNOWN", "Rural 4", "threatened a gamekeeper")
                    .doesNotContain("crossed the stubble");
            assertThat(answers.by("air-dispatch-decides").textContent()).contains("NPAS dispatch decides");
            assertFits(answers.page());
            assertNothingSerious(answers.page(), "a briefing on a phone by night");
            answers.by("air-acknowledge").click();
            acknowledged(answers);
            acknowledged(asks);
            assertThat(crewClicks.get())
                    .as("clicks of the crew, from the list to an acknowledged briefing")
                    .isEqualTo(2);
            System.out.printf(
                    "From the incident to an acknowledged briefing: %d + %d clicks, %d fields; %.1f s on this machine, for information only%n",
                    clicks.get(), crewClicks.get(), fields.size(), (System.nanoTime() - began) / 1e9);
            readAloud(asks);
            readAloud(answers);
            answers.by("air-to-ACCEPTED").click();
            state(answers, "ACCEPTED");
            state(asks, "ACCEPTED");
            assertNothingSerious(asks.page(), "an accepted request");
            calledAway(asks, answers);

            asks.by("air-change").locator("summary").click();
            asks.page().locator("#air-units").fill("Two officers at the barn, strobes on");
            asks.by("air-send").click();
            asks.page().locator("[data-test=air-read][data-acknowledged=no]").waitFor();
            answers.page().locator("[data-test=air-briefing][data-version='2']").waitFor();
            assertThat(answers.by("air-briefing").textContent()).contains("strobes on");

            asks.by("air-links").locator("summary").click();
            asks.by("air-make-link").click();
            readByLink(
                    asks,
                    answers,
                    SETTLEMENT.signIn(officer),
                    incident,
                    asks.by("air-link").getAttribute("href"));
            assertThat(asks.strangers()).isEmpty();
            assertThat(answers.strangers()).isEmpty();
        }
    }

    /** What is read out stands line by line, as it is said. */
    private static void readAloud(MapPage on) {
        on.by("air-read-aloud").click();
        var lines = on.by("air-script-lines").locator("li");
        lines.first().waitFor();
        assertThat(lines.count()).isGreaterThan(8);
        double bottom = 0;
        for (var line : lines.all()) {
            assertThat(line.textContent()).isNotBlank().doesNotContain("\n");
            var box = line.boundingBox();
            assertThat(box.y).as("each line below the one before").isGreaterThanOrEqualTo(bottom);
            bottom = box.y + box.height;
        }
        assertFits(on.page());
        assertNothingSerious(on.page(), "the script");
    }

    /** The aircraft goes to a more urgent task; both sides see why, and the request waits for the next. */
    private static void calledAway(MapPage asks, MapPage answers) {
        answers.by("air-step-reason").fill("To a missing child");
        answers.by("air-to-CALLED_AWAY").click();
        for (var page : new MapPage[] {answers, asks}) {
            state(page, "CALLED_AWAY");
            assertThat(page.by("air-reason").textContent()).contains("To a missing child");
            assertThat(page.by("air-told").textContent()).contains("Invented air support");
            assertThat(page.by("air-briefing").textContent()).doesNotContain("missing child");
            assertFits(page.page());
            assertNothingSerious(page.page(), "an aircraft that was called away");
        }
        answers.by("air-to-ACCEPTED").click();
        state(asks, "ACCEPTED");
    }

    /** On a device on which nobody has ever signed in; then the incident is taken back, and the request called off. */
    private static void readByLink(
            MapPage asks, MapPage answers, HedgerowClient officer, String incident, String link) {
        try (var device = chromium.phone(360, 640, ColorScheme.LIGHT)) {
            var page = device.newPage();
            page.navigate(link);
            page.locator("[data-test=air-briefing]").waitFor();
            assertThat(page.url()).as("the code goes from the address").endsWith("/crew.html");
            assertThat(page.locator("[data-test=air-briefing]").textContent()).contains("strobes on");
            assertFits(page);
            assertNothingSerious(page, "a briefing by link");
            page.locator("[data-test=crew-call-sign]").fill("Kestrel 41");
            page.locator("[data-test=crew-acknowledge]").click();
            page.locator("[data-test=crew-acknowledged]").waitFor();
            asks.page().locator("[data-test=air-read]:has-text('Kestrel 41')").waitFor();
            takenBack(asks, answers, officer, incident);
            var then = device.newPage();
            then.navigate(link);
            then.locator("[data-test=crew-taken-back]").waitFor();
            assertThat(then.content()).doesNotContain("strobes on", PLACE);
            assertFits(then);
            assertNothingSerious(then, "a link to what was taken back");
            withoutTheIncident(asks, answers);
            var again = device.newPage();
            again.navigate(link);
            again.locator("[data-test=air-briefing][data-version='3']").waitFor();
            assertThat(again.content()).contains("TQ 520 120").doesNotContain(PLACE);
            asks.by("air-to-CANCELLED").click();
            state(asks, "CANCELLED");
            var late = device.newPage();
            late.navigate(link);
            late.locator("[data-test=crew-ended]").waitFor();
            assertThat(late.content()).doesNotContain("strobes on");
        }
    }

    private static void takenBack(MapPage asks, MapPage answers, HedgerowClient officer, String incident) {
        officer.post("/api/incidents/" + incident + "/withdrawal", 1, Map.of("reason", "Reported twice"))
                .expect(200);
        for (var page : new MapPage[] {asks, answers}) {
            page.page().locator("[data-test=air-taken-back]:visible").waitFor();
            page.by("air-briefing").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
            assertThat(page.page().content()).doesNotContain(PLACE);
            assertFits(page.page());
            assertNothingSerious(page.page(), "a request whose incident was taken back");
        }
        assertThat(answers.by("air-acknowledge").count())
                .as("there is nothing to acknowledge")
                .isZero();
    }

    private static void withoutTheIncident(MapPage asks, MapPage answers) {
        assertThat(asks.by("air-place").first().inputValue()).isEmpty();
        asks.by("air-place").first().fill("TQ 520 120");
        asks.by("air-send").click();
        answers.page().locator("[data-test=air-briefing][data-version='3']").waitFor();
        assertThat(answers.by("air-place").textContent()).contains("TQ 520 120");
        assertThat(answers.page().locator("[data-test=air-taken-back]:visible").count())
                .isZero();
    }

    /** The fields in which somebody writes, by their ids. */
    private static Set<String> countFields(BrowserContext context) {
        var fields = ConcurrentHashMap.<String>newKeySet();
        context.exposeFunction("countField", arguments -> fields.add(String.valueOf(arguments[0])));
        context.addInitScript(
                "document.addEventListener('input', (event) => globalThis.countField(event.target.id), true)");
        return fields;
    }

    private static AtomicInteger countClicks(BrowserContext context) {
        var clicks = new AtomicInteger();
        context.exposeFunction("countClick", arguments -> clicks.incrementAndGet());
        context.addInitScript(
                "document.addEventListener('click', (event) => event.isTrusted && globalThis.countClick(), true)");
        return clicks;
    }

    private static MapPage signIn(BrowserContext context, Settlement.Login login) {
        var page = MapPage.open(context, ORIGIN, "/air.html");
        page.by("username").fill(login.username());
        page.by("password").fill(login.password());
        page.by("sign-in").click();
        return page;
    }

    private static void state(MapPage on, String state) {
        on.page().locator("[data-test=air-request][data-state=" + state + "]").waitFor();
    }

    private static void acknowledged(MapPage on) {
        Page page = on.page();
        page.locator("[data-test=air-read][data-acknowledged=yes]").waitFor();
    }
}
