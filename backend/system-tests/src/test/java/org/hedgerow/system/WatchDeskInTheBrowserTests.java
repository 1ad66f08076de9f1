package org.hedgerow.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hedgerow.system.EasyToUse.assertFits;
import static org.hedgerow.system.EasyToUse.assertNothingSerious;
import static org.hedgerow.system.SharedHedgerow.HEDGEROW;
import static org.hedgerow.system.SharedHedgerow.SETTLEMENT;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The desk of a watch coordinator, and what it tells the police: two people with a keyboard each, and a phone. */
class WatchDeskInTheBrowserTests {

    private static final String ORIGIN = HEDGEROW.address().toString();

    private static Chromium chromium;
    private static String force;

    @BeforeAll
    static void launch() {
        chromium = Chromium.launch();
        force = SETTLEMENT.force("KENT", "Kent Police");
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    /** Nothing but keys are used; what reporters do, and that a report is shared, goes over HTTP. */
    @Test
    void thatTwoAreOneGoesToThePoliceAndTheAnswerComesBackWithTheKeyboardAlone() {
        var coordinator = SharedHedgerow.coordinatorLogin("TR14");
        var sharing = SETTLEMENT.signIn(SETTLEMENT.person(force, "OFFICER"));
        var first = shared(sharing, "TR 150 450");
        try (var watching = chromium.desk(ColorScheme.LIGHT);
                var policing = chromium.desk(ColorScheme.DARK)) {
            var watch = signInWithKeys(watching, coordinator);
            row(watch, first).waitFor();
            assertThat(watch.page().title()).startsWith("Watch desk");
            assertThat(watch.page().locator("main").textContent()).doesNotContain("AB12CDE", "TR 150 450");
            assertNothingSerious(watch.page(), "the watch desk");
            var police = signInWithKeys(policing, SETTLEMENT.person(force, "OFFICER"));
            police.page().locator("[data-report-id='" + first + "']").waitFor();

            // It appears by itself, and says that nobody has looked at it.
            var second = shared(sharing, "TR 156 450");
            row(watch, second).locator("text=Not looked at").waitFor();
            assertThat(watch.page().title()).startsWith("(1) ");
            var keys = watch.page().keyboard();
            goTo(watch, second);
            keys.press("Enter");
            watch.page().locator("#desk-report-title").waitFor();
            var same = watch.page().locator("[data-test=watch-same-as][data-incident-id='" + first + "']");
            same.waitFor();
            assertThat(watch.by("watch-duplicates").textContent())
                    .contains("same kind", "apart")
                    .doesNotContain("600 m", "plate");
            assertThat(watch.page().title()).startsWith("Watch desk");
            assertNothingSerious(watch.page(), "an incident");
            tabTo(watch, "watch-same-as");
            keys.press("Enter");
            keys.type("The same silver estate was at both");
            assertNothingSerious(watch.page(), "telling");
            tabTo(watch, "watch-tell-send");
            keys.press("Enter");
            watch.by("watch-remark").locator("text=Told to the police").waitFor();

            // The desk of the force hears of it by itself.
            var remark = police.by("desk-remark").first();
            remark.waitFor();
            assertThat(remark.textContent())
                    .contains("These may be one event", "The same silver estate was at both", "Watch of TR14");
            assertNothingSerious(police.page(), "a remark");
            var theirKeys = police.page().keyboard();
            tabTo(police, "desk-remark-SEEN");
            theirKeys.press("Enter");
            watch.by("watch-remark").locator("text=Seen by the police").waitFor();
            police.by("desk-remark-join").first().locator("summary").focus();
            theirKeys.press("Enter");
            tabTo(police, "desk-remark-join-send");
            theirKeys.press("Enter");
            police.page()
                    .locator("[data-report-id='" + second + "'] .desk-chip:text-is('Joined')")
                    .waitFor();
            assertThat(police.by("desk-told").textContent()).isNotEmpty();

            // What was joined is gone; the answer stands with the other.
            row(watch, second).waitFor(gone());
            goTo(watch, first);
            row(watch, first).locator("text=Done by the police").waitFor();
            keys.press("Enter");
            watch.by("watch-remark").locator("text=Done by the police").waitFor();
            tabTo(watch, "watch-take-back");
            keys.press("Enter");
            watch.by("watch-remark").waitFor(gone());
            assertThat(watch.page().evaluate("() => document.activeElement !== document.body"))
                    .as("the focus is not lost")
                    .isEqualTo(true);
            for (var page : List.of(watch, police)) {
                assertThat(page.complaints()).isEmpty();
                assertThat(page.strangers()).isEmpty();
            }
        }
    }

    @Test
    void aCoordinatorEntersAReportForSomebodyWhoRang() {
        var coordinator = SharedHedgerow.coordinatorLogin("TR15");
        try (var context = chromium.desk(ColorScheme.LIGHT)) {
            var watch = signInWithKeys(context, coordinator);
            watch.by("watch-empty").waitFor();
            tabTo(watch, "watch-for-caller");
            watch.page().keyboard().press("Enter");
            watch.page().locator("hedge-caller-form").waitFor();
            assertNothingSerious(watch.page(), "for a caller");
            assertThat(watch.complaints()).isEmpty();
        }
    }

    @Test
    void theWatchDeskWorksOnAPhoneInTheDarkAndAtFourTimesTheSize() {
        var coordinator = SharedHedgerow.coordinatorLogin("SK97");
        var elsewhere = SETTLEMENT.force("LINCS", "Lincolnshire Police");
        var sharing = SETTLEMENT.signIn(SETTLEMENT.person(elsewhere, "OFFICER"));
        var one = shared(sharing, "SK 950 750");
        shared(sharing, "SK 956 750");
        for (var context :
                List.of(chromium.phone(360, 640, ColorScheme.DARK), chromium.phone(320, 256, ColorScheme.LIGHT))) {
            try (context) {
                var watch = MapPage.open(context, ORIGIN, "/desk.html?lang=cy");
                watch.by("username").fill(coordinator.username());
                watch.by("password").fill(coordinator.password());
                watch.by("sign-in").click();
                row(watch, one).waitFor();
                assertEasy(watch, "list");
                row(watch, one).click();
                watch.by("watch-same-as").first().waitFor();
                assertThat(watch.by("watch-list").isVisible()).isFalse();
                assertEasy(watch, "incident");
                watch.by("watch-tell").locator("summary").click();
                watch.by("watch-tell-send").click();
                watch.by("watch-tell-problem").waitFor();
                assertEasy(watch, "form");
                watch.by("watch-kind-NOTE").check();
                watch.by("watch-text").fill("Roedden nhw yma ddydd Sul hefyd");
                watch.by("watch-tell-send").click();
                watch.by("watch-remark").first().waitFor();
                assertEasy(watch, "told");
                watch.by("desk-back").click();
                assertThat(watch.by("watch-list").isVisible()).isTrue();
                context.setOffline(true);
                watch.by("desk-silent").waitFor();
                assertEasy(watch, "offline");
                context.setOffline(false);
                watch.by("desk-silent").waitFor(gone());
                assertThat(watch.strangers()).isEmpty();
            }
        }
    }

    /** A report that somebody made without an account, which the force shares with the watch groups of the area. */
    private static String shared(HedgerowClient officer, String place) {
        var report = SealedReports.report(place);
        report.put("category", "HARE.COURSING");
        report.put("answers", Map.of("vehicles", List.of(Map.of("plate", "AB12CDE"))));
        var id = SealedReports.send(new HedgerowClient(HEDGEROW.address()), report)
                .id();
        officer.send(
                        "PUT",
                        "/api/incidents/" + id + "/sharing",
                        Map.of("sharing", Map.of("scope", "WATCH_AREA"), "reason", "They may help", "meant", true),
                        Map.of("If-Match", "\"1\""))
                .expect(200);
        return id;
    }

    private static MapPage signInWithKeys(BrowserContext context, Settlement.Login login) {
        var page = MapPage.open(context, ORIGIN, "/desk.html");
        var keys = page.page().keyboard();
        tabTo(page, "username");
        keys.type(login.username());
        tabTo(page, "password");
        keys.type(login.password());
        keys.press("Enter");
        page.by("desk-told")
                .waitFor(new Locator.WaitForOptions()
                        .setState(com.microsoft.playwright.options.WaitForSelectorState.ATTACHED));
        return page;
    }

    private static Locator.WaitForOptions gone() {
        return new Locator.WaitForOptions().setState(com.microsoft.playwright.options.WaitForSelectorState.HIDDEN);
    }

    private static Locator row(MapPage watch, String id) {
        return watch.page().locator("[data-test=watch-row][data-incident-id='" + id + "']");
    }

    /** With the keys of the list, from its beginning. */
    private static void goTo(MapPage watch, String id) {
        var keys = watch.page().keyboard();
        for (int presses = 0; presses < 20; presses++) {
            keys.press("k");
        }
        for (int presses = 0; presses < 40; presses++) {
            if (Boolean.TRUE.equals(
                    watch.page().evaluate("() => document.activeElement.dataset.incidentId === '" + id + "'"))) {
                return;
            }
            keys.press("j");
        }
        throw new AssertionError("The keys do not get to " + id);
    }

    private static void assertEasy(MapPage watch, String where) {
        assertFits(watch.page());
        assertNothingSerious(watch.page(), where);
    }

    private static void tabTo(MapPage page, String test) {
        for (int presses = 0; presses < 150; presses++) {
            if (Boolean.TRUE.equals(
                    page.page().evaluate("() => document.activeElement.dataset.test === '" + test + "'"))) {
                return;
            }
            page.page().keyboard().press("Tab");
        }
        throw new AssertionError("The keyboard does not get to " + test);
    }
}
