package org.hedgerow.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hedgerow.system.EasyToUse.assertNothingSerious;
import static org.hedgerow.system.SharedHedgerow.CAMBRIDGESHIRE;
import static org.hedgerow.system.SharedHedgerow.HEDGEROW;
import static org.hedgerow.system.SharedHedgerow.SETTLEMENT;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The map by day and by night, by keyboard alone, and on the narrowest phone. */
class EverybodyCanUseItTests {

    private static final String ORIGIN = HEDGEROW.address().toString();
    private static Chromium chromium;
    private static Settlement.Login officer;

    @BeforeAll
    static void launch() {
        chromium = Chromium.launch();
        officer = SETTLEMENT.person(CAMBRIDGESHIRE, "OFFICER");
        Settlement.send(
                SETTLEMENT.signIn(officer),
                "OWN_FORCE",
                "TL 470 480",
                "TL 471 481",
                "TL 472 480",
                "TL 473 481",
                "TL 474 480");
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void axeFindsNothingSeriousOnAnyPartOfThePage(ColorScheme colours) {
        try (var context = chromium.desk(colours)) {
            var map = MapPage.open(context, ORIGIN, "/#map=12/52.1100/0.1400");
            assertNothingSerious(map.page(), colours + " sign-in");
            map.by("username").fill(officer.username());
            map.by("password").fill(officer.password());
            map.by("sign-in").click();
            map.awaitLive();
            map.page().locator("[data-test=list] [data-incident-id]").first().waitFor();
            assertNothingSerious(map.page(), colours + " map and list");
            map.by("side-hotspots").click();
            map.by("hotspot-row").first().waitFor();
            assertNothingSerious(map.page(), colours + " hotspots");
            map.by("hotspot-row").first().locator("button").click();
            map.by("hotspot-statement").waitFor();
            assertNothingSerious(map.page(), colours + " a hotspot explained");
            map.by("side-search").click();
            map.by("open-counts").click();
            map.by("charts").waitFor();
            map.by("statistics-total").waitFor();
            assertNothingSerious(map.page(), colours + " charts and counts");
            map.by("side-incidents").click();
            map.page()
                    .locator("[data-test=list] [data-incident-id] button")
                    .first()
                    .click();
            map.by("detail").waitFor();
            assertNothingSerious(map.page(), colours + " detail");
            map.by("report").first().click();
            map.by("report-place").fill("TI 42 46");
            map.by("report-submit").click();
            map.page().locator("[data-test=error-summary]").first().waitFor();
            assertNothingSerious(map.page(), colours + " report form with errors");
            map.by("open-filters").click();
            map.by("filter-period").waitFor();
            assertNothingSerious(map.page(), colours + " filters");
        }
    }

    @Test
    void aReportIsMadeAndFoundWithTheKeyboardAlone() {
        try (var context = chromium.desk(ColorScheme.LIGHT)) {
            var map = MapPage.open(context, ORIGIN, "/#map=12/52.0700/0.1600");
            var keys = map.page().keyboard();
            tabTo(map, "username");
            keys.type(officer.username());
            tabTo(map, "password");
            keys.type(officer.password());
            keys.press("Enter");
            map.awaitLive();

            tabTo(map, "report");
            keys.press("Enter");
            map.by("report-form").waitFor();
            tabTo(map, "report-category");
            keys.type("Hare coursing");
            assertThat(map.by("report-category").inputValue()).startsWith("HARE");
            tabTo(map, "report-place");
            keys.type("TL 490 411");
            map.page()
                    .locator("[data-test=place-reading][data-grid-reference='TL 490 411']")
                    .waitFor();
            tabTo(map, "report-narrative");
            keys.type("Typed without a mouse.");
            tabTo(map, "report-scope");
            keys.press("Space");
            tabTo(map, "report-submit");
            keys.press("Enter");
            map.by("detail").waitFor();
            var id = map.by("detail").getAttribute("data-incident-id");
            assertThat(map.by("detail-narrative").textContent()).isEqualTo("Typed without a mouse.");
            assertThat(map.page().evaluate("() => document.activeElement !== document.body"))
                    .as("the focus is not lost")
                    .isEqualTo(true);

            keys.press("Escape");
            map.row(id, "EXACT").waitFor();
            tabUntil(map, "() => document.activeElement.closest('[data-incident-id=\"" + id + "\"]') !== null");
            keys.press("Enter");
            map.detail(id).waitFor();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void aPhoneOf360PixelsShowsAndReportsEverything(ColorScheme colours) {
        try (var context = chromium.phone(360, 640, colours)) {
            var map = MapPage.signIn(context, ORIGIN, "/#map=11/52.1100/0.1400", officer);
            assertFits(map);
            map.by("tab-side").click();
            map.page()
                    .locator("[data-test=list] [data-incident-id] button")
                    .first()
                    .click();
            map.by("detail").waitFor();
            assertFits(map);
            map.by("task-close").click();
            map.by("tab-hotspots").click();
            map.by("hotspot-row").first().waitFor();
            assertFits(map);
            map.by("tab-report").click();
            map.by("report-form").waitFor();
            assertFits(map);
            assertNothingSerious(map.page(), colours + " phone");
            map.by("report-category").selectOption("HARE.COURSING");
            map.by("report-place").fill("TL 488 441");
            map.page()
                    .locator("[data-test=place-reading][data-grid-reference='TL 488 441']")
                    .waitFor();
            map.page().locator("#report-scope-OWN_FORCE").check();
            map.by("report-submit").click();
            map.page()
                    .locator("[data-test=detail], [data-test=report-anyway]")
                    .first()
                    .waitFor();
            if (map.by("report-anyway").isVisible()) {
                map.by("report-anyway").click();
            }
            map.by("detail").waitFor();
            assertFits(map);
            assertThat(map.complaints()).isEmpty();
            assertThat(map.strangers()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void anAdministratorKeepsTheReferenceDataOnAPhone(ColorScheme colours) {
        var administrator = SETTLEMENT.person(
                SETTLEMENT.organisation(
                        Map.of("kind", "PARTNER", "name", "Keepers " + colours, "shortName", "Keepers")),
                "SYSTEM_ADMINISTRATOR");
        try (var context = chromium.phone(360, 640, colours)) {
            var map = MapPage.open(context, ORIGIN, "/administer.html#reference-data");
            map.by("username").fill(administrator.username());
            map.by("password").fill(administrator.password());
            map.by("sign-in").click();
            for (var table : List.of(
                    "forces", "force-adjacency", "categories", "offences", "air-speeds", "ladder-rules", "air-bases")) {
                map.by("table-" + table).click();
                map.page()
                        .locator("[data-test=table-" + table + "][aria-current] >> nth=0")
                        .waitFor();
                map.by("reference-rows").waitFor();
                assertThat(map.by("reference-rows").textContent()).doesNotContain("undefined");
                assertFits(map);
                assertNothingSerious(map.page(), colours + " " + table);
            }
            map.page().locator("[data-key=HUSBANDSBOSWORTH]").click();
            map.by("reference-entry").waitFor();
            map.by("reference-change").locator("summary").click();
            map.by("change-send").click();
            map.by("change").locator("[data-test=error-summary]:visible").waitFor();
            assertFits(map);
            assertNothingSerious(map.page(), colours + " form with errors");

            var name = "Husbands Bosworth " + colours;
            map.page().locator("#change-name").fill(name);
            map.page().locator("#change-from").fill(colours == ColorScheme.LIGHT ? "2090-01-01" : "2091-01-01");
            map.page().locator("#change-reason").fill("Invented for a test");
            map.by("change-send").click();
            map.by("reference-saved").waitFor();
            assertThat(map.page()
                            .locator("[data-test=reference-row][data-state=PLANNED]")
                            .first()
                            .textContent())
                    .contains(name);
            assertThat(map.by("reference-history").textContent())
                    .contains("Invented for a test")
                    .contains("Invented Person");
            assertFits(map);
            assertNothingSerious(map.page(), colours + " row with history");

            map.by("reference-back").click();
            var csv = SETTLEMENT
                    .administrator()
                    .get("/api/reference-data/air-bases.csv")
                    .body();
            map.page()
                    .locator("summary", new Page.LocatorOptions().setHasText("Take in a CSV file"))
                    .click();
            map.page()
                    .locator("#file-csv")
                    .setInputFiles(new FilePayload(
                            "air-bases.csv",
                            "text/csv",
                            csv.replace("Redhill", "Redhill " + colours).getBytes(StandardCharsets.UTF_8)));
            map.page().locator("#file-send").click();
            map.by("reference-difference").waitFor();
            assertThat(map.by("reference-difference").textContent())
                    .contains("1 changed")
                    .contains("REDHILL");
            assertNothingSerious(map.page(), colours + " file");
            map.page().locator("#file-reason").fill("Invented for a test");
            map.by("reference-file-take").click();
            map.page()
                    .locator("[data-key=REDHILL]", new Page.LocatorOptions().setHasText(colours.name()))
                    .waitFor();
            assertThat(map.complaints()).isEmpty();
            assertThat(map.strangers()).isEmpty();
        }
    }

    /** Nothing hangs out at the side, and what a thumb presses at the foot is large enough for one. */
    private static void assertFits(MapPage map) {
        EasyToUse.assertFits(map.page());
        for (var button : map.page().locator("nav.tab-bar button:visible").all()) {
            var box = button.boundingBox();
            assertThat(Math.min(box.width, box.height)).as(button.textContent()).isGreaterThanOrEqualTo(44);
        }
    }

    private static void tabTo(MapPage map, String test) {
        tabUntil(map, "() => document.activeElement.dataset.test === '" + test + "'");
    }

    private static void tabUntil(MapPage map, String condition) {
        for (int presses = 0; presses < 150; presses++) {
            if (Boolean.TRUE.equals(map.page().evaluate(condition))) {
                return;
            }
            map.page().keyboard().press("Tab");
        }
        throw new AssertionError("The keyboard does not get there: " + condition);
    }
}
