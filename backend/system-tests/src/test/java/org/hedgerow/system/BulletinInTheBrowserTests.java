package org.hedgerow.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hedgerow.system.EasyToUse.assertFits;
import static org.hedgerow.system.EasyToUse.assertNothingSerious;
import static org.hedgerow.system.SharedHedgerow.HEDGEROW;
import static org.hedgerow.system.SharedHedgerow.SETTLEMENT;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One writes, a colleague approves, and whoever has no account reads it once it is issued, and no earlier. */
class BulletinInTheBrowserTests {

    private static final String ORIGIN = HEDGEROW.address().toString();

    private static Chromium chromium;
    private static String force;

    @BeforeAll
    static void launch() {
        chromium = Chromium.launch();
        force = SETTLEMENT.force("NORTHANTS", "Northamptonshire Police");
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    @Test
    void aBulletinIsWrittenApprovedIssuedReadPrintedAndCancelled() {
        var title = "Lock gates " + UUID.randomUUID().toString().replaceAll("[^a-f]", "");
        try (var writing = chromium.desk(ColorScheme.LIGHT);
                var approving = chromium.desk(ColorScheme.DARK);
                var outside = chromium.phone(360, 640, ColorScheme.LIGHT)) {
            var author = signIn(writing);
            write(author, title);
            author.locator("[data-test=bulletin-state][data-state=DRAFT]").waitFor();
            assertNothingSerious(author, "a draft");
            assertThat(author.locator("[data-test=bulletin]").textContent())
                    .contains(title, "Do not approach or confront anybody.", "0800 555 111");
            author.locator("[data-test=act-submit]").click();
            author.locator("[data-test=bulletin-state][data-state=REVIEW]").waitFor();
            assertThat(author.locator("[data-test=act-approve-PUBLIC]").count())
                    .as("nobody is offered to approve their own words")
                    .isZero();

            var reader = outside.newPage();
            reader.navigate(ORIGIN + "/bulletins.html");
            reader.locator("hedge-published .bulletin-ways").waitFor();
            assertThat(reader.locator("main").textContent()).doesNotContain(title);

            var colleague = signIn(approving);
            colleague.locator("a:text-is('" + title + "')").click();
            colleague.locator("[data-test=act-approve-PUBLIC]").click();
            colleague.locator("[data-test=bulletin-state][data-state=APPROVED]").waitFor();
            assertNothingSerious(colleague, "approved");
            colleague.locator("[data-test=act-issue]").click();
            colleague.locator("[data-test=bulletin-state][data-state=ISSUED]").waitFor();

            reader.reload();
            reader.locator("a:text-is('" + title + "')").click();
            reader.locator("[data-test=bulletin] h2").waitFor();
            assertFits(reader);
            assertNothingSerious(reader, "a message on a phone");
            assertThat(reader.locator("[data-test=bulletin]").textContent()).contains("999", "In short, lock up.");
            assertOneSheet(reader);

            colleague.locator("[data-test=act-cancel-open] summary").click();
            colleague.locator("[data-test=act-cancel]").fill("It was wrong");
            colleague.locator("[data-test=act-cancel-send]").click();
            colleague
                    .locator("[data-test=bulletin-state][data-state=CANCELLED]")
                    .waitFor();
        }
    }

    @Test
    void anAreaIsDrawnOrChosenByNameWithKeysAloneOnAPhone() {
        var group = "Watch of the composer " + java.util.UUID.randomUUID();
        SharedHedgerow.SETTLEMENT.watchGroup(group, "SP77", "SP67");
        try (var context = chromium.phone(360, 640, ColorScheme.DARK)) {
            var page = signIn(context);
            page.locator("[data-test=bulletin-new]").click();
            fillAllButTheArea(page, "Drawn");
            page.locator("#bulletin-squares").fill("sp 76, SP77");
            page.locator("[data-test=watch-group]")
                    .selectOption(new com.microsoft.playwright.options.SelectOption().setLabel(group));
            assertThat(page.locator("#bulletin-squares").inputValue()).isEqualTo("SP67, SP76, SP77");
            assertThat(page.locator("[data-test=watch-group-said]").textContent())
                    .contains(group, "SP67, SP77");
            press(page, "[data-test=way-boundaries]", "Space");
            page.locator("#bulletin-squares")
                    .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
            page.locator("[data-test=bulletin-save]").click();
            assertThat(page.locator("[data-test=error-summary]").textContent()).contains("Choose at least one area.");
            page.locator("#boundary-name").fill("Brix");
            press(page, "#boundary-name", "Enter");
            page.locator("[data-test=boundary-said]:text('No boundaries are loaded here.')")
                    .waitFor();

            page.route(
                    "**/api/boundary-names?*",
                    route -> route.fulfill(new Route.FulfillOptions()
                            .setContentType("application/json")
                            .setBody("{\"loaded\":[\"PARISH\"],\"areas\":[{\"kind\":\"PARISH\",\"code\":\"E04000001\","
                                    + "\"name\":\"Inventham\",\"within\":\"Inventshire\"}]}")));
            press(page, "#boundary-name", "Enter");
            press(page, "[data-test=boundary-results] button", "Enter");
            assertThat(page.locator("[data-test=boundary-chosen]").textContent())
                    .contains("Inventham, parish in Inventshire");
            assertThat(page.locator("[data-test=boundary-results] button").getAttribute("aria-pressed"))
                    .isEqualTo("true");
            assertThat(page.evaluate("document.activeElement.dataset.code")).isEqualTo("PARISH E04000001");
            assertFits(page);
            assertNothingSerious(page, "areas by name");
            page.locator("[data-test=bulletin-save]").click();
            assertThat(page.locator("[data-test=error-summary]:visible a")
                            .first()
                            .getAttribute("href"))
                    .as("the server's answer, which knows no such parish")
                    .isEqualTo("#boundary-name");
            press(page, "[data-test=boundary-chosen] button", "Enter");
            assertThat(page.locator("[data-test=boundary-chosen] li").count()).isZero();

            press(page, "[data-test=way-outline]", "Space");
            page.locator("hedge-area-drawing [data-test=area-map]").waitFor();
            page.locator("[data-test=bulletin-save]").click();
            assertThat(page.locator("[data-test=error-summary]:visible a")
                            .first()
                            .getAttribute("href"))
                    .isEqualTo("#bulletin-outline");
            press(page, "[data-test=square] summary", "Enter");
            page.locator("[data-test=square-reference]").fill("SP 77");
            press(page, "[data-test=square-draw]", "Enter");
            page.locator("[data-test=drawing-facts]:text('100')").waitFor();
            assertFits(page);
            assertNothingSerious(page, "an area that is drawn");
            page.locator("[data-test=bulletin-save]").click();
            page.locator("[data-test=bulletin-state][data-state=DRAFT]").waitFor();
            page.locator("[data-test=act-change]").click();
            assertThat(page.locator("[data-test=way-outline]").isChecked()).isTrue();
            page.locator("[data-test=corner-list] summary").waitFor();
        }
    }

    @Test
    void aBulletinBeginsFromAHotspotOnTheMapAndRepeatsNothingOfIt() {
        var officer = SETTLEMENT.person(force, "OFFICER");
        var members = Settlement.send(
                SETTLEMENT.signIn(officer),
                "OWN_FORCE",
                "SP 750 750",
                "SP 751 751",
                "SP 752 750",
                "SP 753 751",
                "SP 751 752");
        // Each is within reach of the others, so the smallest id names the hotspot.
        var row = "[data-test=hotspot-row][data-hotspot-key='" + Collections.min(members) + "']";
        try (var context = chromium.desk(ColorScheme.LIGHT)) {
            var map = MapPage.signIn(context, ORIGIN, "/#map=12/52.3680/-0.8980", officer);
            map.by("side-hotspots").click();
            map.page().locator(row + " button").click();
            map.by("hotspot-bulletin").focus();
            map.page().keyboard().press("Enter");
            map.by("bulletin-form").waitFor();
            assertThat(map.page().url())
                    .as("what it was made from goes from the address")
                    .endsWith("/bulletin.html");
            assertThat(map.page().locator("#bulletin-advice").inputValue()).isEqualTo("COURSING");
            assertThat(map.page().locator("#bulletin-squares").inputValue())
                    .contains("SP77")
                    .matches("([A-Z]{2}[0-9]{2}(, )?)+");
            assertNothingSerious(map.page(), "a bulletin from a hotspot");
            map.page().locator("#bulletin-area").fill("Fields about Brixworth");
            fillAllButTheArea(map.page(), "Coursing seen");
            map.page().locator("#bulletin-PUBLIC-body").fill("Three men with dogs crossed the stubble.");
            map.page()
                    .locator("[data-test=findings] a:has-text('words of the report')")
                    .waitFor();
            map.page().locator("#bulletin-PUBLIC-body").fill("People with dogs crossed fields.");
            map.page().locator("[data-test=findings] .notice").waitFor();
            map.by("bulletin-save").click();
            map.page().locator("[data-test=bulletin-state][data-state=DRAFT]").waitFor();
            assertThat(map.strangers()).isEmpty();
        }
    }

    private static void press(Page page, String where, String key) {
        page.locator(where).focus();
        page.keyboard().press(key);
    }

    /** On paper there is the message and nothing else. */
    private static void assertOneSheet(Page reader) {
        reader.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(reader.locator(".bulletin-uses").isVisible()).isFalse();
        assertThat(reader.locator(".masthead").isVisible()).isFalse();
        assertThat(reader.locator("[data-test=bulletin] h2").isVisible()).isTrue();
        var pdf = new String(reader.pdf(new Page.PdfOptions().setPreferCSSPageSize(true)), StandardCharsets.ISO_8859_1);
        assertThat(pdf.split("/Type\\s*/Page[^s]", -1)).as("one sheet").hasSize(2);
        reader.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
    }

    private static Page signIn(BrowserContext context) {
        var page = MapPage.open(context, ORIGIN, "/bulletin.html");
        var login = SETTLEMENT.person(force, "OFFICER");
        page.by("username").fill(login.username());
        page.by("password").fill(login.password());
        page.by("sign-in").click();
        page.by("bulletin-new").waitFor();
        return page.page();
    }

    private static void write(Page page, String title) {
        page.locator("[data-test=bulletin-new]").click();
        page.locator("[data-test=bulletin-form]").waitFor();
        assertFits(page);
        assertNothingSerious(page, "the form");
        page.locator("[data-test=bulletin-save]").click();
        page.locator("[data-test=error-summary]:visible").waitFor();
        fillAllButTheArea(page, title);
        page.locator("#bulletin-squares").fill("SP77, SP76");
        page.locator("#bulletin-PUBLIC-body").fill("Look for AB12 CDE.");
        page.locator("[data-test=findings] a").waitFor();
        assertThat(page.locator("[data-test=findings]").textContent()).contains("number plate");
        page.locator("#bulletin-PUBLIC-body").fill("People with dogs crossed fields.");
        page.locator("[data-test=findings] .notice").waitFor();
        page.locator("[data-test=bulletin-save]").click();
    }

    private static void fillAllButTheArea(Page page, String title) {
        page.locator("#bulletin-advice").selectOption("COURSING");
        page.locator("#bulletin-area").fill("Fields about Brixworth");
        page.locator("#bulletin-rank").fill("Sergeant");
        page.locator("#bulletin-role").fill("Rural crime");
        page.locator("#bulletin-team").fill("Rural team");
        page.locator("#bulletin-PUBLIC-title").fill(title);
        page.locator("#bulletin-PUBLIC-summary").fill("In short, lock up.");
        page.locator("#bulletin-PUBLIC-body").fill("People with dogs crossed fields.");
    }
}
