package org.hedgerow.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hedgerow.system.EasyToUse.assertFits;
import static org.hedgerow.system.EasyToUse.assertNothingSerious;
import static org.hedgerow.system.SharedHedgerow.HEDGEROW;
import static org.hedgerow.system.SharedHedgerow.SETTLEMENT;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** From an incident on the map of an officer to a briefing that a crew has acknowledged in another browser, and to a device without an account. */
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
    void anIncidentBecomesAnAcknowledgedBriefingInTwoClicksAndOne() {
        var officer = SETTLEMENT.person(force, "OFFICER");
        var crew = SETTLEMENT.person(unit, "AIR_SUPPORT");
        var incident = Settlement.send(SETTLEMENT.signIn(officer), Settlement.report(PLACE, "OWN_FORCE"));
        try (var desk = chromium.desk(ColorScheme.LIGHT);
                var phone = chromium.phone(360, 640, ColorScheme.DARK)) {
            var clicks = countClicks(desk);
            var asks = MapPage.signIn(desk, ORIGIN, "/#map=12/50.8700/0.1300&incident=" + incident, officer);
            asks.detail(incident).waitFor();
            var answers = signIn(phone, crew);
            answers.by("air-list").waitFor();
            assertNothingSerious(answers.page(), "an empty list on a phone by night");

            clicks.set(0);
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
            answers.by("air-to-ACCEPTED").click();
            state(answers, "ACCEPTED");
            state(asks, "ACCEPTED");
            assertNothingSerious(asks.page(), "an accepted request");

            asks.by("air-change").locator("summary").click();
            asks.page().locator("#air-units").fill("Two officers at the barn, strobes on");
            asks.by("air-send").click();
            asks.page().locator("[data-test=air-read][data-acknowledged=no]").waitFor();
            answers.page().locator("[data-test=air-briefing][data-version='2']").waitFor();
            assertThat(answers.by("air-briefing").textContent()).contains("strobes on");

            asks.by("air-links").locator("summary").click();
            asks.by("air-make-link").click();
            readByLink(asks, asks.by("air-link").getAttribute("href"));
            assertThat(asks.strangers()).isEmpty();
            assertThat(answers.strangers()).isEmpty();
        }
    }

    /** On a device on which nobody has ever signed in; and then the request is called off. */
    private static void readByLink(MapPage asks, String link) {
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
            asks.by("air-to-CANCELLED").click();
            state(asks, "CANCELLED");
            var late = device.newPage();
            late.navigate(link);
            late.locator("[data-test=crew-ended]").waitFor();
            assertThat(late.content()).doesNotContain("strobes on");
        }
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
