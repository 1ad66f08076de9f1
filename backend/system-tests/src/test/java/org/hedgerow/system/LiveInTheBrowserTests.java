package org.hedgerow.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hedgerow.system.SharedHedgerow.CAMBRIDGESHIRE;
import static org.hedgerow.system.SharedHedgerow.HEDGEROW;
import static org.hedgerow.system.SharedHedgerow.SETTLEMENT;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The live stream as several pages of one browser have it. */
class LiveInTheBrowserTests {

    private static final String WITHOUT_SHARED_WORKERS = "delete globalThis.SharedWorker";
    private static final String WITHOUT_WEB_SOCKETS =
            WITHOUT_SHARED_WORKERS + "; globalThis.WebSocket = class { constructor() { throw new Error('blocked'); } }";

    private static final Locator.WaitForOptions HIDDEN =
            new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN);

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
    void thePagesOfABrowserShareOneConnectionAndEachIsLive() {
        var login = SETTLEMENT.person(CAMBRIDGESHIRE, "OFFICER");
        var officer = SETTLEMENT.signIn(login);
        try (var wire = new BreakableWire(HEDGEROW.port());
                var browser = chromium.desk(ColorScheme.LIGHT)) {
            var first = MapPage.signIn(browser, wire.origin(), MapPage.NEAR_THE_BORDER, login);
            var second = MapPage.returnTo(browser, wire.origin(), MapPage.NEAR_THE_BORDER);
            var pages = List.of(first, second);
            for (var page : pages) {
                assertThat(page.requests())
                        .as("a worker keeps the stream, and no page does")
                        .noneMatch(url -> url.endsWith("/api/live"));
            }
            var told = Settlement.send(officer, Settlement.report("TL 421 401", "OWN_FORCE"));
            pages.forEach(page -> page.row(told).waitFor());

            wire.cut();
            pages.forEach(page -> page.awaitState("reconnecting"));
            var missed = Settlement.send(officer, Settlement.report("TL 422 402", "OWN_FORCE"));
            wire.mend();
            pages.forEach(MapPage::awaitLive);
            pages.forEach(page -> page.row(missed).waitFor());

            // The page that remains keeps the stream that the other began.
            first.page().close();
            officer.post("/api/incidents/" + told + "/withdrawal", 1, Map.of("reason", "Sent in error"))
                    .expect(200);
            second.row(told).waitFor(HIDDEN);
            assertThat(second.complaints()).allMatch(LiveInTheBrowserTests::isOfTheWire);
        }
    }

    @Test
    void aBrowserThatSharesNoWorkersKeepsTheStreamInItsPage() {
        var login = SETTLEMENT.person(CAMBRIDGESHIRE, "OFFICER");
        var officer = SETTLEMENT.signIn(login);
        try (var browser = chromium.desk(ColorScheme.DARK)) {
            browser.addInitScript(WITHOUT_SHARED_WORKERS);
            var map = MapPage.signIn(browser, HEDGEROW.address().toString(), MapPage.NEAR_THE_BORDER, login);
            assertThat(map.requests()).anyMatch(url -> url.endsWith("/api/live"));
            var told = Settlement.send(officer, Settlement.report("TL 423 403", "OWN_FORCE"));
            map.row(told).waitFor();
            assertThat(map.complaints()).isEmpty();
        }
    }

    @Test
    void aNetworkThatLetsNoWebSocketThroughLetsEventsThrough() {
        var login = SETTLEMENT.person(CAMBRIDGESHIRE, "OFFICER");
        var officer = SETTLEMENT.signIn(login);
        try (var browser = chromium.desk(ColorScheme.LIGHT)) {
            browser.addInitScript(WITHOUT_WEB_SOCKETS);
            var map = MapPage.signIn(browser, HEDGEROW.address().toString(), MapPage.NEAR_THE_BORDER, login);
            assertThat(map.requests()).anyMatch(url -> url.endsWith("/api/live/events"));
            var told = Settlement.send(officer, Settlement.report("TL 424 404", "OWN_FORCE"));
            map.row(told).waitFor();
            officer.post("/api/incidents/" + told + "/withdrawal", 1, Map.of("reason", "Sent in error"))
                    .expect(200);
            map.row(told).waitFor(HIDDEN);
        }
    }

    @Test
    void whoWasAwayIsToldWhatChangedMeanwhile() {
        var login = SETTLEMENT.person(CAMBRIDGESHIRE, "OFFICER");
        var officer = SETTLEMENT.signIn(login);
        var before = Settlement.send(officer, Settlement.report("TL 425 405", "OWN_FORCE"));
        try (var wire = new BreakableWire(HEDGEROW.port());
                var browser = chromium.desk(ColorScheme.LIGHT)) {
            var map = MapPage.signIn(browser, wire.origin(), MapPage.NEAR_THE_BORDER, login);
            map.row(before).waitFor();
            assertThat(map.by("away").isVisible()).isFalse();
            map.page().clock().install();
            wire.cut();
            map.awaitState("reconnecting");
            var missed = Settlement.send(officer, Settlement.report("TL 426 406", "OWN_FORCE"));
            officer.post("/api/incidents/" + before + "/withdrawal", 1, Map.of("reason", "Sent in error"))
                    .expect(200);
            map.page().clock().fastForward(600_000);
            wire.mend();
            map.awaitLive();
            map.row(missed).waitFor();
            map.page().clock().runFor(3_000);
            map.by("away").waitFor();
            assertThat(map.by("away").textContent()).contains("1 new report", "1 is no longer shown");
            map.by("away").locator("li button").first().click();
            map.detail(missed).waitFor();
            map.by("away-read").click();
            map.by("away").waitFor(HIDDEN);
        }
    }

    private static boolean isOfTheWire(String complaint) {
        return complaint.contains("net::ERR_") || complaint.contains("WebSocket");
    }
}
