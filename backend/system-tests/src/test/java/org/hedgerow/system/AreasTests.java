package org.hedgerow.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hedgerow.system.EasyToUse.assertFits;
import static org.hedgerow.system.EasyToUse.assertNothingSerious;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One's own areas: drawn by mouse, by keys and by words; notices of what others report in them, live and by letter; and letters stopped by a link. */
class AreasTests {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern STOP = Pattern.compile("/stop\\.html\\?lang=en#([0-9a-f-]{36}\\.[A-Za-z0-9_-]+)");
    /** Around TL 44 NE, whose grid is a watch group's in these tests. */
    private static final List<List<Double>> FIELD =
            List.of(List.of(0.13, 52.09), List.of(0.15, 52.09), List.of(0.15, 52.10), List.of(0.13, 52.10));

    private static final GreenMail POST = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private static RunningHedgerow hedgerow;
    private static Settlement settlement;
    private static Chromium chromium;
    private static HedgerowClient officer;

    @BeforeAll
    static void start() {
        POST.start();
        hedgerow = RunningHedgerow.start(
                "--spring.mail.host=127.0.0.1",
                "--spring.mail.port=" + POST.getSmtp().getPort(),
                "--hedgerow.mail.from=letters@hedgerow.example",
                "--hedgerow.identity.address=http://localhost");
        settlement = Settlement.in(hedgerow);
        officer = settlement.signIn(
                settlement.person(settlement.force("CAMBS", "Cambridgeshire Constabulary"), "OFFICER"));
        chromium = Chromium.launch();
    }

    @AfterAll
    static void close() {
        chromium.close();
        hedgerow.close();
        POST.stop();
    }

    @Test
    void whatAnotherReportsInAnAreaIsToldLiveAndByALetterThatOneClickStops() throws Exception {
        var coordinator = coordinator("Live");
        hedgerow.database()
                .execute("update person set email = 'member@farm.example' where id = '" + coordinator.id() + "'");
        try (var context = chromium.desk(ColorScheme.LIGHT)) {
            var areas = signIn(context, "/areas.html#areas", coordinator);
            areas.by("area-new").click();
            areas.by("area-name").fill("Home farm");
            areas.by("circle").locator("summary").click();
            areas.by("circle-place").fill("TL 470 470");
            areas.by("circle-distance").fill("1,5");
            areas.by("circle-draw").click();
            areas.page()
                    .locator("[data-test=drawing-facts]:has-text('7.07 km²')")
                    .waitFor();
            assertThat(areas.by("will-grow").textContent()).contains("at least 25 km²");
            areas.by("area-mail").check();
            areas.by("area-save").click();
            areas.by("area").waitFor();
            assertThat(areas.by("area").textContent()).contains("Home farm", "Everything", "Letters at once.");
            assertThat(areas.by("area-grown").textContent()).contains("25 km²");
            areas.by("part-notices").click();
            areas.by("no-notices").waitFor();
            var map = MapPage.returnTo(context, hedgerow.address().toString(), "/#map=12/52.1000/0.1400");
            assertThat(map.by("unseen-mark").first().isVisible()).isFalse();

            // Nobody looks at the page of the areas while it is on the way: the map counts it.
            areas.page().navigate(hedgerow.address() + "/problems.html");
            var incident = Settlement.send(officer, Settlement.report("TL 471 471", "WATCH_AREA"));
            map.page().locator("summary [data-test=unseen-mark]:visible").waitFor();
            assertThat(map.by("unseen-mark").first().textContent()).isEqualTo("1, 1 new in your areas");

            areas.page().navigate(hedgerow.address() + "/areas.html");
            var notice = areas.page().locator("[data-test=notice][data-incident-id='" + incident + "']");
            notice.waitFor();
            assertThat(notice.textContent()).contains("Hare coursing", "TL 44 NE (5 km)", "In Home farm.", "New");
            var another = Settlement.send(officer, Settlement.report("TL 472 471", "WATCH_AREA"));
            areas.page()
                    .locator("[data-test=notice][data-incident-id='" + another + "']")
                    .waitFor();
            areas.page()
                    .locator("[data-test=part-notices]:not(:has([data-test=unseen]))")
                    .waitFor();
            assertThat(areas.page().locator("[data-test=notice].is-new").count())
                    .isEqualTo(2);

            notice.locator("a").click();
            areas.page()
                    .locator("[data-test=detail][data-incident-id='" + incident + "']")
                    .waitFor();
            assertThat(areas.page().url()).contains("#map=").doesNotContain(incident);
            assertThat(areas.requests())
                    .filteredOn(url -> url.contains(".html"))
                    .noneMatch(url -> url.contains(incident));
            assertThat(areas.strangers()).isEmpty();
        }
        stopByTheLinkOfALetter(coordinator);
    }

    private static void stopByTheLinkOfALetter(Settlement.Login coordinator) throws Exception {
        assertThat(POST.waitForIncomingEmail(PATIENCE.toMillis(), 1)).isTrue();
        var letter = POST.getReceivedMessages()[0];
        assertThat(letter.getAllRecipients()[0].toString()).isEqualTo("member@farm.example");
        var link =
                STOP.matcher(GreenMailUtil.getBody(letter).replace("=\r\n", "").replace("=3D", "="));
        assertThat(link.find()).isTrue();
        try (var context = chromium.phone(360, 640, ColorScheme.LIGHT)) {
            var page = context.newPage();
            page.navigate(hedgerow.address() + "/stop.html#" + link.group(1));
            page.locator("[data-test=stop]").waitFor();
            assertThat(page.url()).doesNotContain("#");
            assertThat(listed(coordinator).get("byMail").asBoolean())
                    .as("looking stops nothing")
                    .isTrue();
            page.locator("[data-test=stop]").click();
            page.locator("[data-test=stop-done]").waitFor();
            assertFits(page);
            assertNothingSerious(page, "letters stopped");
        }
        assertThat(listed(coordinator).get("byMail").asBoolean()).isFalse();
    }

    private static tools.jackson.databind.JsonNode listed(Settlement.Login person) {
        return settlement
                .signIn(person)
                .get("/api/areas")
                .expect(200)
                .json()
                .get("areas")
                .get(0);
    }

    @Test
    void anOutlineIsDrawnMovedClosedAndKeptWithTheKeyboardAlone() {
        var coordinator = coordinator("Keys");
        try (var context = chromium.desk(ColorScheme.LIGHT)) {
            var areas = signIn(context, "/areas.html#areas", coordinator);
            areas.by("area-new").waitFor();
            var keys = areas.page().keyboard();
            tabTo(areas, "area-new");
            keys.press("Enter");
            tabTo(areas, "area-name");
            keys.type("By keys");
            tabTo(areas, "area-map");
            keys.press("Enter");
            said(areas, "Corner 1 of 1");
            keys.press("ArrowRight");
            keys.press("Enter");
            said(areas, "Corner 2 of 2");
            keys.press("ArrowDown");
            keys.press("Enter");
            said(areas, "Corner 3 of 3");
            keys.press("Backspace");
            said(areas, "taken back");
            keys.press("Enter");
            said(areas, "Corner 3 of 3");

            tabTo(areas, "corner");
            keys.press("PageUp");
            var before = (String) areas.page().evaluate("() => document.activeElement.getAttribute('aria-label')");
            assertThat(before).startsWith("Corner 2 of 3");
            keys.press("Shift+ArrowUp");
            said(areas, "Corner 2 moved");
            assertThat(areas.page().evaluate("() => document.activeElement.getAttribute('aria-label')"))
                    .asString()
                    .startsWith("Corner 2 of 3")
                    .isNotEqualTo(before);
            tabTo(areas, "outline-close");
            keys.press("Enter");
            said(areas, "closed");
            tabTo(areas, "area-save");
            keys.press("Enter");
            areas.by("area").waitFor();
            assertThat(areas.by("area-said").textContent()).isEqualTo("By keys is saved.");
            assertThat(areas.page().evaluate("() => document.activeElement.dataset.test"))
                    .isEqualTo("area-said");

            tabTo(areas, "area-delete");
            keys.press("Enter");
            assertThat(areas.page().evaluate("() => document.activeElement.dataset.test"))
                    .as("the safe answer is at hand")
                    .isEqualTo("delete-not");
            keys.press("Shift+Tab");
            keys.press("Enter");
            areas.page()
                    .locator("[data-test=area-said]:has-text('By keys was deleted.')")
                    .waitFor();
            assertThat(areas.by("area").count()).isZero();
            assertThat(areas.complaints()).isEmpty();
        }
    }

    @Test
    void aChangeFromElsewhereIsNotWrittenOver() {
        var coordinator = coordinator("Elsewhere");
        var client = settlement.signIn(coordinator);
        var area = "/api/areas/" + UUID.randomUUID();
        client.put(area, area("Top field")).expect(201);
        try (var context = chromium.desk(ColorScheme.LIGHT)) {
            var areas = signIn(context, "/areas.html#areas", coordinator);
            areas.by("area-change").click();
            areas.by("area-name").fill("Written over");
            client.send("PUT", area, area("Changed elsewhere"), Map.of("If-Match", "\"1\""))
                    .expect(200);
            areas.by("area-save").click();
            areas.by("area-newest").waitFor();
            assertNothingSerious(areas.page(), "changed elsewhere");
            areas.by("area-newest").click();
            areas.page()
                    .waitForCondition(() -> areas.by("area-name").inputValue().equals("Changed elsewhere"));
            areas.by("area-name").fill("Changed twice");
            areas.by("area-leave").click();
            areas.by("leave-not").click();
            areas.by("area-save").click();
            areas.by("area").waitFor();
            assertThat(areas.by("area").locator("h3").textContent()).isEqualTo("Changed twice");
        }
    }

    @Test
    void whatWasDrawnOutlivesTheEndOfASession() {
        var coordinator = coordinator("Ended");
        try (var context = chromium.desk(ColorScheme.LIGHT)) {
            var areas = signIn(context, "/areas.html#areas", coordinator);
            areas.by("area-new").click();
            areas.by("area-name").fill("Drawn before");
            areas.by("square").locator("summary").click();
            areas.by("square-reference").fill("TL 46 48");
            areas.by("square-draw").click();
            settlement.signIn(coordinator).delete("/api/sessions").expect(204);
            areas.by("username").waitFor();
            assertThat(areas.by("area-form").count()).isZero();
            areas.by("username").fill(coordinator.username());
            areas.by("password").fill(coordinator.password());
            areas.by("sign-in").click();
            areas.by("area-form").waitFor();
            assertThat(areas.by("area-name").inputValue()).isEqualTo("Drawn before");
            areas.by("area-save").click();
            areas.by("area").waitFor();
            assertThat(areas.by("area").textContent()).contains("Drawn before", "1 km²");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void everyStateFitsAPhoneAndIsForEverybodyInBothLanguages(ColorScheme colours) {
        var coordinator = coordinator("States " + colours);
        try (var context = chromium.phone(360, 640, colours)) {
            var areas = signIn(
                    context, "/areas.html?lang=" + (colours == ColorScheme.DARK ? "cy" : "en") + "#areas", coordinator);
            areas.by("area-new").waitFor();
            assertEasy(areas.page(), colours + " no area");
            areas.by("area-new").click();
            areas.by("area-save").click();
            areas.by("error-summary").waitFor();
            assertThat(areas.by("error-summary").locator("li").count()).isEqualTo(2);
            assertEasy(areas.page(), colours + " mistakes");
            areas.by("square").locator("summary").click();
            areas.by("square-reference").fill("TI 44");
            areas.by("square-draw").click();
            areas.page().locator("[data-test=square-said].is-wrong").waitFor();
            assertEasy(areas.page(), colours + " no such square");
            areas.by("square-reference").fill("TL 46 48");
            areas.by("square-draw").click();
            areas.by("corner-list").locator("summary").click();
            areas.page().locator(".corner-row").first().click();
            areas.by("corner-west").click();
            areas.page().locator("#area-groups-some").check();
            areas.page().locator("#area-group-FUEL").check();
            assertEasy(areas.page(), colours + " drawn");
            areas.by("area-name").fill("Barn");
            areas.by("area-save").click();
            areas.by("area").waitFor();
            assertEasy(areas.page(), colours + " kept");
            areas.by("area-delete").click();
            areas.by("delete-not").waitFor();
            assertEasy(areas.page(), colours + " asked once more");
            areas.by("part-notices").click();
            areas.by("no-notices").waitFor();
            assertEasy(areas.page(), colours + " no notice");
            assertThat(areas.complaints()).isEmpty();
        }
    }

    private static void assertEasy(Page page, String where) {
        assertFits(page);
        assertNothingSerious(page, where);
    }

    private static Map<String, Object> area(String name) {
        var form = new HashMap<String, Object>();
        form.put("name", name);
        form.put("kind", "LAND");
        form.put("outline", FIELD);
        form.put("categoryGroups", List.of());
        form.put("byMail", false);
        form.put("pace", "AT_ONCE");
        form.put("quiet", null);
        form.put("language", "en");
        return form;
    }

    private static Settlement.Login coordinator(String name) {
        return settlement.person(settlement.watchGroup("Watch of " + name, "TL44"), "WATCH_COORDINATOR");
    }

    private static MapPage signIn(BrowserContext context, String path, Settlement.Login login) {
        var page = MapPage.open(context, hedgerow.address().toString(), path);
        page.by("username").fill(login.username());
        page.by("password").fill(login.password());
        page.by("sign-in").click();
        page.by("part-areas").waitFor();
        return page;
    }

    private static void said(MapPage areas, String words) {
        areas.page()
                .locator("[data-test=drawing-said]:has-text('" + words + "')")
                .waitFor();
    }

    private static void tabTo(MapPage page, String test) {
        for (int presses = 0; presses < 150; presses++) {
            if (Boolean.TRUE.equals(
                    page.page().evaluate("test => document.activeElement.dataset.test === test", test))) {
                return;
            }
            page.page().keyboard().press("Tab");
        }
        throw new AssertionError("The keyboard does not get there: " + test);
    }
}
