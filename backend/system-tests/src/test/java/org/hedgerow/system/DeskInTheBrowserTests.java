package org.hedgerow.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hedgerow.system.EasyToUse.assertFits;
import static org.hedgerow.system.EasyToUse.assertNothingSerious;
import static org.hedgerow.system.SharedHedgerow.HEDGEROW;
import static org.hedgerow.system.SharedHedgerow.SETTLEMENT;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The triage desk: an officer with a keyboard, and a phone of 360 pixels. */
class DeskInTheBrowserTests {

    private static final String ORIGIN = HEDGEROW.address().toString();
    private static final Duration SOON = Duration.ofSeconds(20);

    private static Chromium chromium;
    private static String force;

    @BeforeAll
    static void launch() {
        chromium = Chromium.launch();
        force = SETTLEMENT.force("SUFFOLK", "Suffolk Constabulary");
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    /** Nothing but keys are used at the desk; what the reporters do goes over HTTP. */
    @Test
    void anOfficerSeesToTwoReportsOfOneEventWithTheKeyboardAlone() {
        var officer = SETTLEMENT.person(force, "OFFICER");
        var farmers = new HedgerowClient(HEDGEROW.address());
        try (var context = chromium.desk(ColorScheme.LIGHT)) {
            var desk = MapPage.open(context, ORIGIN, "/desk.html");
            var keys = desk.page().keyboard();
            tabTo(desk, "username");
            keys.type(officer.username());
            tabTo(desk, "password");
            keys.type(officer.password());
            keys.press("Enter");
            desk.page()
                    .locator("[data-test=desk-empty], [data-test=desk-row]")
                    .first()
                    .waitFor();
            assertNothingSerious(desk.page(), "the desk");

            // What is happening now makes itself noticed.
            var first = SealedReports.send(farmers, told("TM 100 700", "en", true));
            row(desk, first.id()).waitFor();
            assertThat(desk.page().title()).startsWith("(1) ");
            assertThat(desk.by("desk-urgent").textContent()).contains("Happening now", "TM 100 700");
            keys.press("j");
            while (!focused(desk, first.id())) {
                keys.press("j");
            }
            keys.press("Enter");
            heading(desk).waitFor();
            assertThat(desk.page().title()).doesNotStartWith("(");
            assertThat(desk.by("answers").textContent()).contains("AB12CDE");
            assertNothingSerious(desk.page(), "a report");

            keys.press("t");
            report(desk, "Being looked at").waitFor();
            keys.press("a");
            keys.type("Which way did they drive?");
            tabTo(desk, "desk-ask-send");
            keys.press("Enter");
            report(desk, "Asked").waitFor();
            assertThat(opened(farmers, first).toString()).contains("QUESTION", "Which way did they drive?");
            farmers.post(
                            "/api/receipts/messages",
                            Map.of(
                                    "code",
                                    first.code(),
                                    "id",
                                    UUID.randomUUID().toString(),
                                    "text",
                                    "North, to the A140."))
                    .expect(201);
            row(desk, first.id()).locator("text=Answered").waitFor();
            desk.by("desk-thread").locator("text=North, to the A140.").waitFor();

            // Another farmer, 600 m away, in Welsh.
            var second = SealedReports.send(farmers, told("TM 106 700", "cy", false));
            row(desk, second.id()).waitFor();
            keys.press("u");
            while (!focused(desk, second.id())) {
                keys.press("j");
                if (!focused(desk, second.id())) {
                    keys.press("ArrowUp");
                    keys.press("ArrowUp");
                }
            }
            keys.press("Enter");
            desk.by("desk-duplicates")
                    .locator("text=plate AB12CDE in both, 600 m away")
                    .waitFor();
            assertThat(desk.by("desk-duplicates").textContent()).contains("600 m away");
            keys.press("m");
            keys.press("Space");
            assertNothingSerious(desk.page(), "joining");
            tabTo(desk, "desk-join-reason");
            keys.type("Same car");
            keys.press("Enter");
            report(desk, "Joined").waitFor();
            desk.by("desk-together").waitFor();
            assertThat(desk.by("desk-event").textContent()).contains("AB12CDE");

            keys.press("c");
            tabTo(desk, "desk-close-reason");
            keys.type("Stopped on the A140");
            tabTo(desk, "desk-outcome-en");
            keys.type("We stopped them. Thank you.");
            tabTo(desk, "desk-outcome-cy");
            keys.type("Fe wnaethom eu stopio. Diolch.");
            assertNothingSerious(desk.page(), "closing");
            tabTo(desk, "desk-close-send");
            keys.press("Enter");
            report(desk, "Closed").waitFor();
            assertThat(opened(farmers, first).toString()).contains("CLOSED", "We stopped them. Thank you.");
            assertThat(opened(farmers, second).toString()).contains("CLOSED", "Fe wnaethom eu stopio. Diolch.");
            assertThat(desk.page().evaluate("() => document.activeElement !== document.body"))
                    .as("the focus is not lost")
                    .isEqualTo(true);
            assertThat(desk.complaints()).isEmpty();
            assertThat(desk.strangers()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void theDeskWorksOnAPhone(ColorScheme colours) {
        var officer = SETTLEMENT.person(force, "OFFICER");
        var farmers = new HedgerowClient(HEDGEROW.address());
        var sent = SealedReports.send(farmers, told("TM 200 600", "en", false));
        try (var context = chromium.phone(360, 640, colours)) {
            var desk = MapPage.open(context, ORIGIN, "/desk.html?lang=" + (colours == ColorScheme.DARK ? "cy" : "en"));
            desk.by("username").fill(officer.username());
            desk.by("password").fill(officer.password());
            desk.by("sign-in").click();
            row(desk, sent.id()).waitFor();
            assertEasy(desk, colours + " list");
            row(desk, sent.id()).click();
            desk.by("desk-report").waitFor();
            assertThat(desk.by("desk-list").isVisible()).isFalse();
            desk.by("desk-duplicates").locator(".soft").waitFor();
            assertEasy(desk, colours + " report");
            for (var act : List.of(
                    "desk-give", "desk-ask", "desk-grade", "desk-join", "desk-crime", "desk-close", "desk-many")) {
                desk.by(act).locator("summary").first().click();
            }
            desk.by("desk-close-send").click();
            desk.by("desk-close-problem").waitFor();
            assertEasy(desk, colours + " forms");
            desk.by("desk-grade-send").click();
            desk.page().locator("[data-test=desk-report]:has-text('1AP')").waitFor();
            desk.by("desk-contact-show").click();
            desk.by("desk-back").click();
            assertThat(desk.by("desk-list").isVisible()).isTrue();

            // Without an answer what is shown stays.
            context.setOffline(true);
            desk.by("desk-silent").waitFor();
            assertEasy(desk, colours + " offline");
            context.setOffline(false);
            desk.by("desk-silent")
                    .waitFor(new Locator.WaitForOptions()
                            .setState(com.microsoft.playwright.options.WaitForSelectorState.HIDDEN));
            assertThat(desk.strangers()).isEmpty();
        }
    }

    @Test
    void whoSeesToNoReportsIsToldSo() {
        var farmer = SETTLEMENT.person(SETTLEMENT.watchGroup("Farms of TM 10", "TM10"), "REPORTER");
        try (var context = chromium.desk(ColorScheme.LIGHT)) {
            var desk = MapPage.open(context, ORIGIN, "/desk.html");
            desk.by("username").fill(farmer.username());
            desk.by("password").fill(farmer.password());
            desk.by("sign-in").click();
            desk.page().locator("#content .notice").waitFor();
            assertThat(desk.by("desk-list").count()).isZero();
            assertNothingSerious(desk.page(), "refused");
        }
    }

    private static Map<String, Object> told(String place, String language, boolean now) {
        var report = SealedReports.report(place);
        report.put("language", language);
        report.put("happeningNow", now);
        report.put("answers", Map.of("peopleCount", 3, "vehicles", List.of(Map.of("plate", "AB12CDE"))));
        return report;
    }

    private static Object opened(HedgerowClient client, SealedReports.Sent sent) {
        return Await.value(
                "the receipt",
                SOON,
                () -> client.post("/api/receipts/opened", Map.of("code", sent.code()))
                        .expect(200)
                        .json());
    }

    private static Locator row(MapPage desk, String id) {
        return desk.page().locator("[data-report-id='" + id + "']");
    }

    private static Locator heading(MapPage desk) {
        return desk.page().locator("#desk-report-title");
    }

    private static Locator report(MapPage desk, String chip) {
        return desk.page()
                .locator("[data-test=desk-report] .desk-chip:text-is('" + chip + "')")
                .first();
    }

    private static boolean focused(MapPage desk, String id) {
        return Boolean.TRUE.equals(
                desk.page().evaluate("() => document.activeElement.dataset.reportId === '" + id + "'"));
    }

    private static void assertEasy(MapPage desk, String where) {
        assertFits(desk.page());
        assertNothingSerious(desk.page(), where);
    }

    private static void tabTo(MapPage desk, String test) {
        for (int presses = 0; presses < 150; presses++) {
            if (Boolean.TRUE.equals(
                    desk.page().evaluate("() => document.activeElement.dataset.test === '" + test + "'"))) {
                return;
            }
            desk.page().keyboard().press("Tab");
        }
        throw new AssertionError("The keyboard does not get to " + test);
    }
}
