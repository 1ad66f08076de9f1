package org.hedgerow.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hedgerow.system.EasyToUse.assertFits;
import static org.hedgerow.system.EasyToUse.assertNothingSerious;
import static org.hedgerow.system.SharedHedgerow.CAMBRIDGESHIRE;
import static org.hedgerow.system.SharedHedgerow.HEDGEROW;
import static org.hedgerow.system.SharedHedgerow.SETTLEMENT;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Hazards and ways in: put on the map by pointer and by keys, seen by the police, put right by them, and confirmed with one tap. */
class GroundInTheBrowserTests {

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

    @Test
    void aFarmerPutsWiresOnTheMapAndAnOfficerSeesThemAndPutsThemRight() {
        var farmer = farmer();
        var officer = SETTLEMENT.person(CAMBRIDGESHIRE, "OFFICER");
        try (var context = chromium.phone(360, 640, ColorScheme.LIGHT);
                var desk = chromium.desk(ColorScheme.LIGHT)) {
            var page = signIn(context, farmer);
            page.by("ground-new").click();
            page.page().locator(".ground-tile:has([data-test=kind-WIRES])").click();
            goTo(page, "TL 4612 5231");
            for (int at = 1; at <= 3; at++) {
                page.by("area-map").tap(new Locator.TapOptions().setPosition(50 + 60 * at, 140));
                page.page()
                        .locator("[data-test=drawing-said]:has-text('Corner %1$d of %1$d')".formatted(at))
                        .waitFor();
            }
            page.page().locator("[data-test=drawing-facts]:has-text('long')").waitFor();
            page.by("ground-kilovolts").fill("11");
            page.by("ground-heightMetres").fill("9");
            page.by("ground-note").fill("along the drove");
            page.by("ground-save").click();
            page.by("ground").waitFor();
            assertThat(page.by("ground").textContent()).contains("Wires, 11 kV, 9 m high", "along the drove");
            page.by("ground-letters").waitFor();
            assertThat(page.by("ground-letters").isDisabled())
                    .as("this installation sends no letters, and says so")
                    .isTrue();
            assertThat(page.strangers()).isEmpty();

            var police = MapPage.signIn(desk, ORIGIN, "/#map=14/52.1500/0.1350", officer);
            assertThat(police.by("ground-mark").count())
                    .as("off until it is wanted")
                    .isZero();
            police.by("ground-aside").locator("summary").first().click();
            police.by("ground-on").check();
            police.by("ground-mark").first().waitFor();
            var line = police.page().locator("[data-test=ground-line]:has-text('11 kV')");
            line.locator("button").first().click();
            line.locator("details summary").click();
            police.by("ground-history").waitFor();
            assertThat(line.textContent())
                    .contains("along the drove", "Kept by people who know the land", "by its keeper");
            assertNothingSerious(police.page(), "the layer of the police");
            police.by("police-amend").click();
            police.by("ground-form").waitFor();
            police.by("ground-heightMetres").fill("12");
            police.by("ground-save").click();
            police.by("error-summary").waitFor();
            police.by("ground-reason").fill("Measured on patrol");
            police.by("ground-save").click();
            police.page().waitForURL(url -> !url.contains("ground.html"));

            page.page().reload();
            page.by("police-act").waitFor();
            assertThat(page.by("ground").textContent()).contains("12 m high", "Measured on patrol");
            page.by("still-so").click();
            page.page().locator("[data-test=ground-said]:has-text('still so')").waitFor();
            assertThat(page.by("police-act").count()).isZero();
            assertThat(page.complaints()).isEmpty();
        }
    }

    @Test
    void aGateIsPutOnTheMapAndEndedWithTheKeyboardAlone() {
        try (var context = chromium.desk(ColorScheme.LIGHT)) {
            var page = signIn(context, farmer());
            var keys = page.page().keyboard();
            tabTo(page, "ground-new");
            keys.press("Enter");
            tabTo(page, "kind-WIRES");
            keys.press("ArrowRight");
            page.by("locked-unsaid").waitFor();
            tabTo(page, "ground-place");
            keys.type("TL 4912 5231");
            keys.press("Enter");
            page.page()
                    .locator("[data-test=drawing-said]:has-text('TL 4912 5231')")
                    .waitFor();
            tabTo(page, "area-map");
            keys.press("ArrowRight");
            keys.press("Enter");
            page.page()
                    .locator("[data-test=drawing-facts]:has-text('Known to')")
                    .waitFor();
            tabTo(page, "locked-unsaid");
            keys.press("ArrowDown");
            tabTo(page, "ground-save");
            keys.press("Enter");
            page.by("ground").waitFor();
            assertThat(page.by("ground").textContent()).contains("Gate, locked");
            tabTo(page, "ground-end");
            keys.press("Enter");
            assertThat(page.page().evaluate("() => document.activeElement.dataset.test"))
                    .as("the safe answer is at hand")
                    .isEqualTo("end-not");
            keys.press("Shift+Tab");
            keys.press("Enter");
            page.page().locator("[data-test=ground-said]:has-text('ended')").waitFor();
            assertThat(page.by("ground-standing").count()).isZero();
            assertThat(page.complaints()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void whatIsOldIsConfirmedWithOneTapAndEveryStateFitsAPhoneInBothLanguages(ColorScheme colours) {
        var farmer = farmer();
        var client = SETTLEMENT.signIn(farmer);
        var welsh = colours == ColorScheme.DARK;
        for (int at = 0; at < 3; at++) {
            client.put("/api/ground/own/" + UUID.randomUUID(), gate(0.2 + at * 0.001))
                    .expect(201);
        }
        HEDGEROW.database()
                .execute("update ground_feature set known_at = now() - interval '400 days' where keeper = '"
                        + farmer.id() + "'");
        try (var context = chromium.phone(360, 640, colours)) {
            var page = signIn(context, farmer, "/ground.html?lang=" + (welsh ? "cy" : "en"));
            page.by("all-still-so").waitFor();
            assertThat(page.by("ground-due").locator("[data-test=ground]").count())
                    .isEqualTo(3);
            assertEasy(page, colours + " what is due");
            page.by("all-still-so").click();
            page.by("ground-standing").waitFor();
            assertThat(page.by("ground-due").count()).isZero();
            page.by("ground-end").first().click();
            assertEasy(page, colours + " asked once more");
            page.by("end-not").click();
            page.by("ground-new").click();
            page.by("ground-form").waitFor();
            page.by("ground-save").click();
            page.by("error-summary").waitFor();
            assertThat(page.by("error-summary").locator("li").count()).isEqualTo(2);
            for (var kind : List.of("LIVESTOCK", "CROP_SPRAYING", "FORD_OR_BRIDGE", "GATE")) {
                page.page()
                        .locator(".ground-tile:has([data-test=kind-" + kind + "])")
                        .click();
                assertEasy(page, colours + " " + kind);
            }
            page.by("ground-leave").click();
            page.by("leave-sure").click();
            page.by("ground-standing").waitFor();
            assertThat(page.complaints()).isEmpty();
        }
    }

    private static void assertEasy(MapPage page, String where) {
        assertFits(page.page());
        assertNothingSerious(page.page(), where);
    }

    private static void goTo(MapPage page, String reference) {
        page.by("ground-place").fill(reference);
        page.by("ground-find").click();
        page.page()
                .locator("[data-test=drawing-said]:has-text('" + reference + "')")
                .waitFor();
    }

    private static Map<String, Object> gate(double longitude) {
        var form = new HashMap<String, Object>();
        form.put("kind", "GATE");
        form.put("outline", "POINT");
        form.put("corners", List.of(List.of(longitude, 52.1)));
        form.put("precisionMetres", 10);
        return form;
    }

    private static Settlement.Login farmer() {
        return SETTLEMENT.person(SETTLEMENT.watchGroup("Watch " + UUID.randomUUID(), "TL45"), "REPORTER");
    }

    private static MapPage signIn(BrowserContext context, Settlement.Login login) {
        return signIn(context, login, "/ground.html");
    }

    private static MapPage signIn(BrowserContext context, Settlement.Login login, String path) {
        var page = MapPage.open(context, ORIGIN, path);
        page.by("username").fill(login.username());
        page.by("password").fill(login.password());
        page.by("sign-in").click();
        page.by("ground-new").waitFor();
        return page;
    }

    private static void tabTo(MapPage page, String test) {
        for (int presses = 0; presses < 150; presses++) {
            if (Boolean.TRUE.equals(
                    page.page().evaluate("test => document.activeElement.dataset.test === test", test))) {
                return;
            }
            page.page().keyboard().press("Tab");
        }
        throw new AssertionError("The keyboard does not get there: " + test);
    }
}
