package org.hedgerow.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hedgerow.system.SharedHedgerow.CAMBRIDGESHIRE;
import static org.hedgerow.system.SharedHedgerow.HEDGEROW;
import static org.hedgerow.system.SharedHedgerow.HERTFORDSHIRE;
import static org.hedgerow.system.SharedHedgerow.SETTLEMENT;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Taking back, as people see it: gone from the other browser, and the owner sees who confirmed it. */
class RecalledInTheBrowserTests {

    private static final Duration SOON = Duration.ofSeconds(15);
    private static final String NARRATIVE = "A grey pickup and a trailer by the old pump house.";

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
    void whatIsTakenBackIsGoneFromTheOtherBrowserAndTheOwnerSeesThatItIs() {
        var owner = SETTLEMENT.person(CAMBRIDGESHIRE, "OFFICER");
        var reader = SETTLEMENT.person(HERTFORDSHIRE, "OFFICER");
        try (var desk = chromium.desk(ColorScheme.LIGHT);
                var away = chromium.desk(ColorScheme.DARK)) {
            var ours = MapPage.signIn(desk, HEDGEROW.address().toString(), MapPage.NEAR_THE_BORDER, owner);
            var theirs = MapPage.signIn(away, HEDGEROW.address().toString(), MapPage.NEAR_THE_BORDER, reader);
            var id = ours.report("TL 417 409", "ALL_FORCES", NARRATIVE);
            theirs.mark();
            theirs.row(id, "EXACT").locator("button").click();
            assertThat(theirs.by("detail-narrative").textContent()).isEqualTo(NARRATIVE);

            ours.row(id).locator("button").click();
            ours.by("detail-withdraw").click();
            ours.by("reason").fill("Sent in error");
            ours.by("reason-send").click();

            theirs.row(id).waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
            theirs.by("detail").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
            Await.until(
                    "it is said",
                    SOON,
                    () -> theirs.by("live-changes").textContent().contains("No longer shared with you"));
            assertThat(theirs.page().content()).doesNotContain(NARRATIVE, "pump house");
            forgotten(theirs, id);

            var receipt = ours.page().locator("[data-test=recall-organisation][data-told='1'][data-acknowledged='1']");
            receipt.waitFor();
            assertThat(receipt.textContent())
                    .contains("Hertfordshire Constabulary")
                    .contains("1 of 1 open page has confirmed that it is gone");
            assertThat(ours.by("recall").textContent()).contains("Withdrawn on", "Sent in error");
            assertThat(theirs.isStillMarked()).as("never reloaded").isTrue();
            // The open page may ask once more before it closes; the browser writes down that there is nothing.
            assertThat(theirs.complaints()).allMatch(complaint -> complaint.contains("404") && complaint.contains(id));
            assertThat(ours.complaints()).isEmpty();
        }
    }

    @Test
    void aSheetThatIsAboutToBePrintedLosesItToo() {
        var officer = SharedHedgerow.officer();
        var reader = SETTLEMENT.person(HERTFORDSHIRE, "OFFICER");
        try (var away = chromium.desk(ColorScheme.LIGHT)) {
            var page = MapPage.signIn(away, HEDGEROW.address().toString(), "/#map=14/52.0900/0.1500", reader);
            var id = Settlement.send(officer, Settlement.report("TL 473 456", "ALL_FORCES"));
            page.row(id).waitFor();
            page.by("map-menu").locator("summary").click();
            page.by("print-map").click();
            page.by("sheet-strip").waitFor();
            Await.until("drawn on the sheet", SOON, () -> markersOnTheSheet(page, id) == 1);
            officer.post("/api/incidents/" + id + "/withdrawal", 1, Map.of("reason", "Sent in error"))
                    .expect(200);
            Await.until("gone from the sheet", SOON, () -> markersOnTheSheet(page, id) == 0);
            forgotten(page, id);
        }
    }

    /** Nowhere on the page. A hotspot goes by the smallest id of its incidents, and by another as soon as it is found anew. */
    private static void forgotten(MapPage page, String id) {
        Await.until("forgotten", SOON, () -> !page.page().content().contains(id));
    }

    private static int markersOnTheSheet(MapPage page, String id) {
        return page.page()
                .locator(".is-sheet .map-canvas [data-incident-id='" + id + "']")
                .count();
    }

    @Test
    void aPageThatWasOfflineForgetsOnReturning() {
        var officer = SharedHedgerow.officer();
        var reader = SETTLEMENT.person(HERTFORDSHIRE, "OFFICER");
        try (var wire = new BreakableWire(HEDGEROW.port());
                var away = chromium.desk(ColorScheme.LIGHT)) {
            var page = MapPage.signIn(away, wire.origin(), MapPage.NEAR_THE_BORDER, reader);
            var id = Settlement.send(officer, Settlement.report("TL 418 409", "ALL_FORCES"));
            page.row(id).locator("button").click();
            page.detail(id).waitFor();
            wire.cut();
            page.awaitState("reconnecting");
            officer.post("/api/incidents/" + id + "/withdrawal", 1, Map.of("reason", "Sent in error"))
                    .expect(200);
            wire.mend();
            page.awaitLive();
            page.row(id).waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
            page.by("detail").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
            Await.until(
                    "it is acknowledged",
                    SOON,
                    () -> officer.get("/api/incidents/" + id + "/recalls")
                                    .expect(200)
                                    .json()
                                    .at("/recalls/0/organisations/0/acknowledged")
                                    .asInt()
                            == 1);
        }
    }

    @Test
    void whenNobodyCanSayWhoMaySeeWhatThePageShowsNothingAndSaysSo() {
        var officer = SharedHedgerow.officer();
        var reader = SETTLEMENT.person(HERTFORDSHIRE, "OFFICER");
        try (var away = chromium.desk(ColorScheme.DARK)) {
            var page = MapPage.signIn(away, HEDGEROW.address().toString(), MapPage.NEAR_THE_BORDER, reader);
            var id = Settlement.send(officer, Settlement.report("TL 419 409", "ALL_FORCES"));
            page.row(id).locator("button").click();
            page.detail(id).waitFor();
            HEDGEROW.database().execute("revoke select on policy_epoch from hedgerow_app");
            try {
                page.awaitState("paused");
                page.by("sharing-paused").waitFor();
                assertThat(page.listed()).isEmpty();
                assertThat(page.by("detail").count()).isZero();
                assertThat(page.page().content()).doesNotContain(id);
                assertThat(page.page().locator("[data-test=live-mark]").textContent())
                        .contains("Sharing is paused");
            } finally {
                HEDGEROW.database().execute("grant select on policy_epoch to hedgerow_app");
            }
            page.awaitLive();
            page.row(id).waitFor();
            // Others count the hotspots here.
            officer.post("/api/incidents/" + id + "/withdrawal", 1, Map.of("reason", "The test is over"))
                    .expect(200);
        }
    }
}
