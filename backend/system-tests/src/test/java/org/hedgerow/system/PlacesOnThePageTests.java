package org.hedgerow.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hedgerow.system.SharedHedgerow.CAMBRIDGESHIRE;
import static org.hedgerow.system.SharedHedgerow.HEDGEROW;
import static org.hedgerow.system.SharedHedgerow.SETTLEMENT;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Saying where: what the place box makes of it, and what an incident's page tells about its place and its hour. */
class PlacesOnThePageTests {

    private static final String ORIGIN = HEDGEROW.address().toString();
    private static Chromium chromium;
    private static Settlement.Login officer;

    @BeforeAll
    static void launch() {
        chromium = Chromium.launch();
        officer = SETTLEMENT.person(CAMBRIDGESHIRE, "OFFICER");
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    @Test
    void whatWasTakenIsSaidAtOnceAndTheServerAddsTheRest() {
        try (var context = chromium.desk(ColorScheme.LIGHT)) {
            var map = reporting(context);
            var held = new CopyOnWriteArrayList<Route>();
            map.page().route("**/api/places?*", held::add);
            map.by("report-place").fill("TL 470 480 by the pumping station ///filled.count.soap");
            assertThat(map.by("place-feedback").textContent())
                    .startsWith("TL 470 480: grid reference, 100 m square")
                    .contains("by the pumping station", "filled.count.soap");
            Await.until("the server is asked", java.time.Duration.ofSeconds(10), () -> {
                map.page().waitForTimeout(10);
                return !held.isEmpty();
            });
            held.forEach(Route::resume);
            map.by("place-reading").waitFor();
            assertThat(map.by("place-reading").textContent())
                    .contains("TL 470 480", "near ", "Cambridgeshire Constabulary", "OSTN15");
            assertThat(map.by("place-kept").allTextContents())
                    .containsExactly(
                            "Kept as words: by the pumping station",
                            "Three words kept, not worked out: filled.count.soap");
            map.by("report-place").fill("TI 42 46");
            assertThat(map.by("place-feedback").textContent())
                    .isEqualTo("TI is not a National Grid square: the letter I is not used. Did you mean TL 42 46?");
            assertThat(map.by("place-reading").count()).isZero();
        }
    }

    @Test
    void aVillageIsFoundWhileItIsTypedAndOneOfSeveralIsChosenWithTheKeyboard() {
        try (var context = chromium.desk(ColorScheme.LIGHT)) {
            var map = reporting(context);
            map.by("report-place").pressSequentially("Fowlm");
            map.page().locator("[data-test=place-reading]:has-text('Fowlmere')").waitFor();

            map.by("report-place").fill("Newport by the mill");
            map.by("place-choice").first().waitFor();
            assertThat(map.by("place-choice").count()).isGreaterThan(1);
            assertThat(map.by("report-place").getAttribute("aria-expanded")).isEqualTo("true");
            var keys = map.page().keyboard();
            keys.press("ArrowDown");
            keys.press("ArrowDown");
            var second = map.page().locator("[role=option][aria-selected=true]");
            assertThat(second.count()).isEqualTo(1);
            assertThat(map.by("report-place").getAttribute("aria-activedescendant"))
                    .isEqualTo(second.getAttribute("id"));
            var reference = second.getAttribute("data-grid-reference");
            keys.press("Enter");
            map.page()
                    .locator("[data-test=place-reading][data-grid-reference='" + reference + "']")
                    .waitFor();
            assertThat(map.by("place-kept").textContent()).isEqualTo("Kept as words: by the mill");
            assertThat(map.by("report-place").inputValue())
                    .startsWith("Newport, ")
                    .endsWith(", by the mill");

            map.by("report-place").fill("Newport");
            map.by("place-choice").first().waitFor();
            map.by("report-place").fill("Qqqqq");
            map.page().locator("[data-test=place-feedback].is-wrong").waitFor();
            assertThat(map.by("place-choice").first().isVisible())
                    .as("choices go with the next answer")
                    .isFalse();

            map.by("report-place").fill("Newport");
            map.by("place-choice").first().waitFor();
            keys.press("Escape");
            assertThat(map.by("place-choice").first().isVisible()).isFalse();
            assertThat(map.by("report-form").isVisible())
                    .as("the form stays open")
                    .isTrue();
        }
    }

    @Test
    void theFormSaysHowLightItWasThereAndThen() {
        try (var context = chromium.desk(ColorScheme.LIGHT)) {
            var map = reporting(context);
            map.by("report-place").fill("TL 541 802");
            map.by("report-when-around").check();
            map.by("report-around").fill("2025-10-15T18:30");
            map.page()
                    .locator("[data-test=report-light]:has-text('There and then: twilight;')")
                    .waitFor();
            assertThat(map.by("report-light").textContent()).endsWith("; not night in law.");
            map.by("report-around").fill("2025-10-15T19:30");
            map.page()
                    .locator("[data-test=report-light]:has-text('; night in law.')")
                    .waitFor();
            map.by("report-place").fill("TL 541 80");
            map.page()
                    .locator("[data-test=report-light]:text-is('')")
                    .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void choicesFitAPhoneAndAreChosenWithAFinger(ColorScheme colours) {
        try (var context = chromium.phone(360, 640, colours)) {
            var map = MapPage.signIn(context, ORIGIN, "/#map=11/52.1100/0.1400", officer);
            map.by("tab-report").click();
            map.by("report-place").fill("Newport");
            map.by("place-choice").first().waitFor();
            assertClean(map, colours + " choices");
            for (var choice : map.by("place-choice").all()) {
                assertThat(choice.boundingBox().height).isGreaterThanOrEqualTo(44);
            }
            map.by("place-choice").first().tap();
            map.by("place-reading").waitFor();
            assertThat(map.by("place-line").textContent()).contains(" | ");
            assertClean(map, colours + " reading");
            assertThat(map.complaints()).isEmpty();
        }
    }

    @Test
    void anIncidentSaysItsPlaceInAllFormsAndWhetherItWasNightInLaw() {
        var night = Instant.parse("2025-10-15T18:30:00Z");
        var id = Settlement.send(SETTLEMENT.signIn(officer), Settlement.report("TL 541 802", "WATCH_AREA", night));
        try (var context = chromium.desk(ColorScheme.LIGHT)) {
            context.grantPermissions(List.of("clipboard-read", "clipboard-write"));
            var map = MapPage.signIn(context, ORIGIN, "/#map=12/52.3981/0.2635", officer);
            openAllTime(map, id);
            map.by("detail-night").waitFor();
            assertThat(map.by("detail-night").textContent())
                    .isEqualTo("Yes: night was from 19:03 to 06:26 (sunset 18:03, sunrise 07:26)");
            assertThat(map.by("detail-light").textContent())
                    .startsWith("Dark; moon ")
                    .contains(" % lit, ");
            map.by("place-line").waitFor();
            assertThat(map.by("place-line").textContent()).contains("TL 541 802", "N52 2", "E000 1", "52.39");
            map.by("place-copy").click();
            map.page().locator(".place-forms [role=status]:has-text('Copied')").waitFor();
            assertThat(map.page().evaluate("() => navigator.clipboard.readText()"))
                    .isEqualTo(map.by("place-line").textContent());
            assertThat(map.complaints()).isEmpty();
        }
        try (var context = chromium.desk(ColorScheme.DARK)) {
            var watch =
                    MapPage.signIn(context, ORIGIN, "/#map=12/52.3981/0.2635", SharedHedgerow.coordinatorLogin("TL58"));
            openAllTime(watch, id);
            watch.by("detail-night").waitFor();
            watch.by("place-line").waitFor();
            assertThat(watch.by("place-line").textContent()).startsWith("TL 58 SW | ");
            assertThat(watch.requests())
                    .as("asked by the square that the watch was given")
                    .noneMatch(url -> url.contains("541") && url.contains("802"))
                    .anyMatch(url -> url.contains("/api/places?text=TL+58+SW"))
                    .filteredOn(url -> url.contains("/api/daylight?"))
                    .singleElement()
                    .asString()
                    .contains("longitude=0.24", "latitude=52.41");
            assertClean(watch, "detail of a watch");
        }
    }

    private static MapPage reporting(BrowserContext context) {
        var map = MapPage.signIn(context, ORIGIN, "/#map=12/52.1100/0.1400", officer);
        map.by("report").first().click();
        map.by("report-form").waitFor();
        return map;
    }

    private static void openAllTime(MapPage map, String id) {
        map.by("open-filters").click();
        map.by("filter-period").selectOption("all");
        map.row(id).locator("button").first().click();
        map.detail(id).waitFor();
    }

    /** No sideways scrolling, and nothing that axe calls serious. */
    private static void assertClean(MapPage map, String where) {
        assertThat(map.page()
                        .evaluate("() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                .as(where)
                .isEqualTo(true);
        EasyToUse.assertNothingSerious(map.page(), where);
    }
}
