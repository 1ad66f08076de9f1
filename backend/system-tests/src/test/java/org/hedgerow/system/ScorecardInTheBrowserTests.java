package org.hedgerow.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hedgerow.system.EasyToUse.assertFits;
import static org.hedgerow.system.EasyToUse.assertNothingSerious;
import static org.hedgerow.system.SharedHedgerow.CAMBRIDGESHIRE;
import static org.hedgerow.system.SharedHedgerow.HEDGEROW;
import static org.hedgerow.system.SharedHedgerow.SETTLEMENT;

import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What came of an incident is recorded with it, what belongs to none is recorded for a day, and the scorecard of the season counts both. */
class ScorecardInTheBrowserTests {

    private static final String ORIGIN = HEDGEROW.address().toString();

    private static Chromium chromium;

    @BeforeAll
    static void launch() {
        chromium = Chromium.launch();
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void resultsAreRecordedAndCounted(ColorScheme colours) throws IOException {
        var officer = SETTLEMENT.person(CAMBRIDGESHIRE, "OFFICER");
        var id = Settlement.send(SETTLEMENT.signIn(officer), Settlement.report("TL 330 990", "OWN_FORCE"));
        try (var phone = chromium.phone(360, 640, colours)) {
            var map = MapPage.signIn(phone, ORIGIN, "/#map=13/52.5740/-0.0400", officer);
            map.by("tab-side").click();
            map.row(id).locator("button").first().click();
            map.detail(id).waitFor();
            map.by("results-change").click();
            map.by("results-send").click();
            assertThat(map.by("results-problem").textContent()).contains("whole number");
            assertEasy(map, colours + " results with a mistake");
            map.by("result-line").locator("input[inputmode=numeric]").fill("2");
            map.by("results-send").click();
            map.by("result").first().waitFor();
            assertThat(map.by("result").textContent()).contains("Vehicles seized: 2");
            map.by("history").locator("summary").click();
            assertThat(map.by("history-version").first().textContent())
                    .contains("Results recorded", "Vehicles seized 2");
            assertEasy(map, colours + " results");
            map.by("task-close").click();

            map.by("tab-side").click();
            map.by("side-search").click();
            map.by("open-counts").click();
            map.by("scorecard-ask").click();
            map.by("scorecard-statement").waitFor();
            assertThat(map.by("scorecard-figures").textContent())
                    .contains("Vehicles seized", "not recorded", "not nought");
            map.by("force-results").locator("summary").click();
            map.page().locator("[data-test=force-result-told]:not(:empty)").waitFor();
            var before = map.page().locator("#force-result-count").inputValue();
            var now = String.valueOf((before.isEmpty() ? 0 : Integer.parseInt(before)) + 3);
            map.page().locator("#force-result-count").fill(now);
            map.by("force-result-send").click();
            map.page()
                    .locator("[data-test=force-result-told]:has-text('dispersal notices, " + now + "')")
                    .waitFor();
            map.page()
                    .locator("[data-test=scorecard-figures] tr:has-text('Dispersal notices'):has-text('" + now + "')")
                    .waitFor();
            assertEasy(map, colours + " scorecard");
            var file = map.page().waitForDownload(() -> map.by("scorecard-csv").click());
            assertThat(Files.readString(file.path()))
                    .contains("Cambridgeshire Constabulary,Dispersal notices," + now + ",not recorded");
            assertThat(map.complaints()).isEmpty();
            assertThat(map.strangers()).isEmpty();
        }
    }

    private static void assertEasy(MapPage map, String where) {
        assertFits(map.page());
        assertNothingSerious(map.page(), where);
    }
}
