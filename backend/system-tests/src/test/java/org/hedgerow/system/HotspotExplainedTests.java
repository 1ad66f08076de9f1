package org.hedgerow.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hedgerow.system.SharedHedgerow.CAMBRIDGESHIRE;
import static org.hedgerow.system.SharedHedgerow.HEDGEROW;
import static org.hedgerow.system.SharedHedgerow.SETTLEMENT;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A hotspot explained and charts of everything, as a person reads them: on a desk by keyboard, and on the narrowest phone. */
class HotspotExplainedTests {

    private static final String ORIGIN = HEDGEROW.address().toString();
    private static final String VIEW = "/#map=12/52.4150/0.2350";
    private static Chromium chromium;
    private static Settlement.Login officer;
    private static HedgerowClient owner;
    private static List<String> members;
    private static String key;

    @BeforeAll
    static void launch() {
        chromium = Chromium.launch();
        officer = SETTLEMENT.person(CAMBRIDGESHIRE, "OFFICER");
        owner = SETTLEMENT.signIn(officer);
        members = Settlement.send(
                owner, "OWN_FORCE", "TL 520 820", "TL 521 821", "TL 522 820", "TL 523 821", "TL 521 822");
        // Each is within reach of the others, so the smallest id names the hotspot.
        key = Collections.min(members);
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    @Test
    void aHotspotIsReadWithTheKeyboardAloneAndFollowsWhatIsReported() throws IOException {
        try (var context = chromium.desk(ColorScheme.LIGHT)) {
            var map = MapPage.signIn(context, ORIGIN, VIEW, officer);
            var keys = map.page().keyboard();
            map.by("side-hotspots").focus();
            keys.press("Enter");
            row(map).waitFor();
            row(map).locator("button").focus();
            keys.press("Enter");
            map.by("hotspot-put-out").waitFor();
            assertThat(map.by("hotspot-put-out").textContent())
                    .startsWith("If nothing new is reported, it drops below the rule on ");
            assertThat(map.by("hotspot-put-out").getAttribute("data-on")).matches("20[0-9]{2}-[0-9]{2}-[0-9]{2}");
            assertThat(map.by("hotspot-other-reaches").textContent())
                    .isEqualTo("With a reach of 1,500 m or 2,500 m: the same 5 incidents.");
            assertThat(map.by("hotspot-statement").textContent())
                    .contains("DBSCAN, version 1", "reach of 2,000 m", "at least 5 incidents");
            assertThat(map.by("hotspot-members").locator("[data-incident-id]").all().stream()
                            .map(member -> member.getAttribute("data-incident-id"))
                            .toList())
                    .containsExactlyInAnyOrderElementsOf(members);
            assertThat(map.by("hotspot-hours").locator("rect.chart-cell").count())
                    .isEqualTo(7 * 24);

            map.by("hotspot-weeks").locator("summary").focus();
            keys.press("Enter");
            var table = map.by("hotspot-weeks").locator("tbody tr");
            table.first().waitFor();
            assertThat(table.last().locator("td").textContent()).isEqualTo("5");
            map.by("hotspot-weeks").locator("button").focus();
            var file = map.page().waitForDownload(() -> keys.press("Enter"));
            assertThat(file.suggestedFilename()).isEqualTo("hedgerow-hotspot-weeks.csv");
            assertThat(Files.readString(file.path())).contains("Week from,Incidents", ",5\r\n");

            // One more, and the page that is open counts it; the table that was opened stays open.
            // Its id is no smaller than theirs: until it is known since when a hotspot has been followed, another key
            // is another hotspot.
            var sixth = "ffffffff-ffff-4fff-bfff-" + members.get(0).substring(24);
            owner.put("/api/incidents/" + sixth, Settlement.report("TL 520 821", "OWN_FORCE"))
                    .expect(201);
            map.by("hotspot-members")
                    .locator("[data-incident-id='" + sixth + "']")
                    .waitFor();
            assertThat(table.last().locator("td").textContent()).isEqualTo("6");
            assertThat(table.first().isVisible()).isTrue();

            map.by("hotspot-members")
                    .locator("[data-incident-id='" + sixth + "'] button")
                    .focus();
            keys.press("Enter");
            map.detail(sixth).waitFor();
            owner.post("/api/incidents/" + sixth + "/withdrawal", 1, java.util.Map.of("reason", "In error"))
                    .expect(200);
            assertThat(map.complaints()).isEmpty();
            assertThat(map.strangers()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void aPhoneShowsChartsAndTheirTables(ColorScheme colours) throws IOException {
        try (var context = chromium.phone(360, 640, colours)) {
            var map = MapPage.signIn(context, ORIGIN, VIEW, officer);
            map.by("tab-hotspots").click();
            row(map).waitFor();
            row(map).locator("button").click();
            map.by("hotspot-put-out").waitFor();
            for (var figure : List.of("hotspot-weeks", "hotspot-hours")) {
                map.by(figure).locator("summary").click();
            }
            assertGood(map, colours + " hotspot");
            map.by("task-close").click();

            map.by("tab-side").click();
            map.by("side-search").click();
            map.by("open-counts").click();
            map.by("seasons").waitFor();
            for (var figure : List.of("trend", "seasons", "hours")) {
                assertThat(map.by(figure).locator("svg[role=img]").getAttribute("aria-label"))
                        .as(figure)
                        .isNotBlank();
                map.by(figure).locator("summary").click();
            }
            assertThat(map.by("seasons").textContent()).contains("to the same date", "late reports");
            assertGood(map, colours + " charts");
            var file = map.page()
                    .waitForDownload(
                            () -> map.by("seasons").locator("details button").click());
            assertThat(Files.readString(file.path())).contains("so far");
            map.by("statistics-by").selectOption("week");
            map.page().locator("[data-test=trend] h3:has-text('Week by week')").waitFor();
            assertGood(map, colours + " charts by week");
            assertThat(map.complaints()).isEmpty();
            assertThat(map.strangers()).isEmpty();
        }
    }

    @Test
    void anotherForceHasNoHotspotOfWhatItMayNotSee() {
        var neighbour = SETTLEMENT.signIn(SETTLEMENT.person(SharedHedgerow.HERTFORDSHIRE, "OFFICER"));
        neighbour.get("/api/hotspots/" + key).expect(404);
    }

    private static Locator row(MapPage map) {
        return map.page().locator("[data-test=hotspot-row][data-hotspot-key='" + key + "']");
    }

    private static void assertGood(MapPage map, String where) {
        assertThat(map.page().evaluate("() => document.documentElement.scrollWidth"))
                .as(where + ": no sideways scrolling")
                .isEqualTo(360);
        EasyToUse.assertNothingSerious(map.page(), where);
    }
}
