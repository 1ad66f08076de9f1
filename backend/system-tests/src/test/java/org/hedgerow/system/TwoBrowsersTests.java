package org.hedgerow.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hedgerow.system.SharedHedgerow.CAMBRIDGESHIRE;
import static org.hedgerow.system.SharedHedgerow.HEDGEROW;
import static org.hedgerow.system.SharedHedgerow.SETTLEMENT;

import com.microsoft.playwright.options.ColorScheme;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What Hedgerow is for, in two browsers side by side: an officer's, and a watch coordinator's over a wire that can break. */
class TwoBrowsersTests {

    private static final String NARRATIVE = "Four men and six lurchers; a green van by the water tower.";
    private static final List<String> PLACES =
            List.of("TL 415 408", "TL 425 405", "TL 428 402", "TL 430 410", "TL 421 412", "TL 423 407");

    private static Chromium chromium;

    @BeforeAll
    static void launch() {
        chromium = Chromium.launch();
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    @Test
    void aReportReachesBothAtThePrecisionOfEachAndNothingIsMissedWhenTheConnectionDrops() {
        var login = SETTLEMENT.person(CAMBRIDGESHIRE, "OFFICER");
        var officer = SETTLEMENT.signIn(login);
        var before = new ArrayList<>(sixIncidentsOfLastWeekAndOneOfLastYear(officer));
        try (var wire = new BreakableWire(HEDGEROW.port());
                var desk = chromium.desk(ColorScheme.LIGHT);
                var farm = chromium.desk(ColorScheme.DARK)) {
            var police = MapPage.signIn(desk, HEDGEROW.address().toString(), MapPage.NEAR_THE_BORDER, login);
            var watch = MapPage.signIn(
                    farm, wire.origin(), MapPage.NEAR_THE_BORDER, SharedHedgerow.coordinatorLogin("TL44"));
            for (var page : List.of(police, watch)) {
                page.mark();
                page.awaitHotspot(6, "STEADY");
            }

            var id = police.report("TL 420 400", "WATCH_AREA", NARRATIVE);
            var reference = bothSeeItAtTheirPrecision(police, watch, id);
            for (var page : List.of(police, watch)) {
                page.awaitHotspot(7, "RISING");
            }

            wire.cut();
            watch.awaitState("reconnecting");
            var missed = Settlement.send(officer, "WATCH_AREA", "TL 426 408", "TL 419 406");
            var gone = before.remove(0);
            officer.post("/api/incidents/" + gone + "/withdrawal", 1, Map.of("reason", "Sent in error"))
                    .expect(200);
            police.row(missed.get(1), "EXACT").waitFor();
            assertThat(watch.listed()).contains(gone).doesNotContainAnyElementsOf(missed);
            wire.mend();
            watch.awaitLive();

            var expected = new ArrayList<>(before);
            expected.addAll(missed);
            expected.add(id);
            for (var page : List.of(police, watch)) {
                page.awaitHotspot(8, "RISING");
                var precision = page == police ? "EXACT" : "WATCH";
                missed.forEach(one -> page.row(one, precision).waitFor());
                Await.until(
                        "the withdrawn one is gone",
                        Duration.ofSeconds(30),
                        () -> !page.listed().contains(gone));
                assertThat(page.listed()).containsAll(expected).doesNotHaveDuplicates();
                assertThat(page.isStillMarked()).as("never reloaded").isTrue();
                assertThat(page.strangers()).as("requests to other hosts").isEmpty();
            }
            assertThat(police.complaints()).isEmpty();
            assertThat(watch.complaints())
                    .as("the dropped connection and nothing else")
                    .allMatch(complaint -> complaint.contains("net::ERR_") || complaint.contains("WebSocket"));
            assertThat(watch.page().content()).doesNotContain(NARRATIVE, reference, "TL 420 400");
        }
    }

    private static String bothSeeItAtTheirPrecision(MapPage police, MapPage watch, String id) {
        police.row(id, "EXACT").waitFor();
        assertThat(police.row(id).textContent()).contains("TL 420 400").contains("100 m");
        assertThat(police.by("detail-narrative").textContent()).isEqualTo(NARRATIVE);
        var reference = police.detail(id).textContent();
        assertThat(reference).containsPattern("[A-Z]+-20[0-9]{2}-[0-9]{6}");

        watch.row(id, "WATCH").waitFor();
        assertThat(watch.row(id).textContent()).contains("5 km").doesNotContain("TL 420 400");
        watch.row(id).locator("button").click();
        watch.detail(id).waitFor();
        assertThat(watch.detail(id).getAttribute("data-precision")).isEqualTo("WATCH");
        assertThat(watch.by("detail-narrative").count()).isZero();
        var matcher =
                java.util.regex.Pattern.compile("[A-Z]+-20[0-9]{2}-[0-9]{6}").matcher(reference);
        assertThat(matcher.find()).isTrue();
        assertThat(watch.page().content()).doesNotContain(matcher.group(), NARRATIVE);
        return matcher.group();
    }

    /** Six make a hotspot that is steady against one of the same days a year ago; a seventh makes it rising. */
    private static List<String> sixIncidentsOfLastWeekAndOneOfLastYear(HedgerowClient officer) {
        var lastWeek = Instant.now().minus(Duration.ofDays(5));
        var ids = new ArrayList<String>();
        for (var place : PLACES) {
            ids.add(Settlement.send(officer, Settlement.report(place, "WATCH_AREA", lastWeek)));
        }
        Settlement.send(officer, Settlement.report("TL 424 407", "WATCH_AREA", lastWeek.minus(Duration.ofDays(365))));
        return ids;
    }
}
