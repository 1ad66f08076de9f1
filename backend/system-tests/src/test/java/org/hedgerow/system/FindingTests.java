package org.hedgerow.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hedgerow.system.SharedHedgerow.CAMBRIDGESHIRE;
import static org.hedgerow.system.SharedHedgerow.HEDGEROW;
import static org.hedgerow.system.SharedHedgerow.SETTLEMENT;

import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Finding by words, counts, files and history, as a person uses them: by keyboard, on the narrowest phone, by day and by night. */
class FindingTests {

    private static final String ORIGIN = HEDGEROW.address().toString();
    private static final String VIEW = "/#map=12/52.1100/0.1400";
    private static Chromium chromium;
    private static Settlement.Login officer;
    private static HedgerowClient owner;
    private static String told;

    @BeforeAll
    static void launch() {
        chromium = Chromium.launch();
        officer = SETTLEMENT.person(CAMBRIDGESHIRE, "OFFICER");
        owner = SETTLEMENT.signIn(officer);
        told = report("TL 470 480", "Left by the turnipfield gate");
        Settlement.send(owner, "PUBLIC", "TL 471 481", "TL 472 480", "TL 473 481");
    }

    private static String report(String place, String narrative) {
        var report = new java.util.HashMap<>(Settlement.report(place, "OWN_FORCE"));
        report.put("narrative", narrative);
        return Settlement.send(owner, report);
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    @Test
    void anIncidentIsFoundWithTheKeyboardAloneAndGoesWhenItIsTakenBack() {
        var gone = report("TL 474 480", "A turnipfield matter too");
        try (var context = chromium.desk(ColorScheme.LIGHT)) {
            var map = MapPage.signIn(context, ORIGIN, VIEW, officer);
            var keys = map.page().keyboard();
            map.by("side-search").focus();
            keys.press("Enter");
            keys.press("Tab");
            keys.press("Tab");
            keys.type("turnipfields");
            keys.press("Enter");
            map.page().locator(found(told)).waitFor();
            map.page().locator(found(gone)).waitFor();
            assertThat(map.by("search-heading").textContent()).startsWith("2 incidents for");

            owner.post("/api/incidents/" + gone + "/withdrawal", 1, Map.of("reason", "In error"))
                    .expect(200);
            map.page()
                    .locator(found(gone))
                    .waitFor(new com.microsoft.playwright.Locator.WaitForOptions()
                            .setState(com.microsoft.playwright.options.WaitForSelectorState.DETACHED));
            assertThat(map.by("search-heading").textContent()).startsWith("1 incident for");

            map.by("search-text").fill("hare c");
            map.by("suggestions").locator("button").first().waitFor();
            map.by("search-text").focus();
            keys.press("ArrowDown");
            keys.press("Enter");
            map.page().locator(found(told)).waitFor();
            map.page().locator(found(told) + " button").click();
            map.detail(told).waitFor();
            assertThat(map.complaints()).isEmpty();
            assertThat(map.strangers()).isEmpty();
        }
    }

    @Test
    void historyTellsWhoChangedWhatAndWhy() {
        var id = report("TL 475 480", "First words");
        var amended = new java.util.HashMap<>(Settlement.report("TL 475 480", "ALL_FORCES"));
        amended.put("narrative", "Better words");
        amended.put("reason", "Other forces look for the same car");
        owner.send("PUT", "/api/incidents/" + id, amended, Map.of("If-Match", "\"1\""))
                .expect(200);
        owner.post("/api/incidents/" + id + "/closure", 2, Map.of("reason", "Nobody was found"))
                .expect(200);
        try (var context = chromium.desk(ColorScheme.DARK)) {
            var map = MapPage.signIn(context, ORIGIN, VIEW, officer);
            map.row(id, "EXACT").locator("button").click();
            map.by("history").locator("summary").click();
            map.by("history-version").nth(2).waitFor();
            assertThat(map.by("history").textContent())
                    .contains(
                            "Closed", "Reason: Nobody was found", "Amended", "First words", "Better words", "Reported")
                    .contains("by Invented Person");
            EasyToUse.assertNothingSerious(map.page(), "history");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void aPhoneFindsCountsAndTakesOut(ColorScheme colours) throws IOException {
        try (var context = chromium.phone(360, 640, colours)) {
            var map = MapPage.signIn(context, ORIGIN, VIEW, officer);
            map.by("tab-side").click();
            map.by("side-search").click();
            map.by("search-text").fill("coursing");
            map.by("suggestions").locator("button").first().waitFor();
            assertGood(map, colours + " suggestions");
            map.by("search-go").click();
            map.page().locator(found(told)).waitFor();
            assertGood(map, colours + " found");

            map.by("open-counts").click();
            map.by("statistics-total").waitFor();
            assertThat(map.by("statistics-total").textContent()).contains("that you may see");
            assertGood(map, colours + " counts");
            var counts =
                    map.page().waitForDownload(() -> map.by("statistics-csv").click());
            assertThat(counts.suggestedFilename()).isEqualTo("hedgerow-counts.csv");
            assertThat(Files.readString(counts.path())).contains("By kind of incident", "Hare coursing");
            map.by("task-close").click();

            map.by("tab-side").click();
            map.by("side-search").click();
            map.by("open-exports").click();
            map.by("export-make").click();
            map.page().locator("hedge-exports [role=alert]:not(:empty)").waitFor();
            map.by("export-reason").fill("A briefing, by " + colours);
            map.by("export-make").click();
            var line = map.by("export").first();
            line.waitFor();
            assertGood(map, colours + " exports");
            var file = map.page().waitForDownload(() -> line.locator("a").click());
            assertThat(Files.readString(file.path())).contains("marking,OFFICIAL", "A briefing, by " + colours, told);
            assertThat(map.complaints()).isEmpty();
            assertThat(map.strangers()).isEmpty();
        }
    }

    @Test
    void aWatchCoordinatorFindsAndCountsButTakesNothingOut() {
        var coordinator = SharedHedgerow.coordinatorLogin("TL44", "TL45");
        try (var context = chromium.phone(360, 640, ColorScheme.LIGHT)) {
            var map = MapPage.signIn(context, ORIGIN, VIEW, coordinator);
            map.by("tab-side").click();
            map.by("side-search").click();
            assertThat(map.by("open-exports").count()).isZero();
            map.by("search-text").fill("turnipfield");
            map.by("search-go").click();
            map.page()
                    .locator("[data-test=search-heading]:has-text('No incidents')")
                    .waitFor();
            map.by("search-text").fill("coursing");
            map.by("search-go").click();
            map.page()
                    .locator("[data-test=found] [data-precision=WATCH]")
                    .first()
                    .waitFor();
            assertThat(map.page()
                            .locator("[data-test=found] [data-precision=EXACT]")
                            .count())
                    .isZero();
            map.by("open-counts").click();
            map.by("statistics-total").waitFor();
            assertThat(map.by("statistics-by").count()).isZero();
            assertGood(map, "counts of a coordinator");
        }
    }

    private static String found(String id) {
        return "[data-test=found] [data-incident-id='" + id + "']";
    }

    private static void assertGood(MapPage map, String where) {
        assertThat(map.page().evaluate("() => document.documentElement.scrollWidth"))
                .as(where + ": no sideways scrolling")
                .isEqualTo(360);
        EasyToUse.assertNothingSerious(map.page(), where);
    }
}
