package org.hedgerow.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hedgerow.system.EasyToUse.assertFits;
import static org.hedgerow.system.EasyToUse.assertNothingSerious;
import static org.hedgerow.system.SharedHedgerow.CAMBRIDGESHIRE;
import static org.hedgerow.system.SharedHedgerow.HEDGEROW;
import static org.hedgerow.system.SharedHedgerow.HERTFORDSHIRE;
import static org.hedgerow.system.SharedHedgerow.SETTLEMENT;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A question saved under a name by one person, and asked again by another, who sees an answer of their own. */
class AnalysesInTheBrowserTests {

    private static final String ORIGIN = HEDGEROW.address().toString();
    private static final String VIEW = "/#map=12/52.5100/-0.1500";
    private static final Locator.WaitForOptions GONE =
            new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED);

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
    void anAuthorSharesWithTheForceAColleagueAsksAnewAndANeighbourLearnsNothing() {
        var author = SETTLEMENT.person(CAMBRIDGESHIRE, "ANALYST");
        var name = "Fen edge " + author.username();
        try (var desk = chromium.desk(ColorScheme.LIGHT);
                var phone = chromium.phone(360, 640, ColorScheme.DARK)) {
            var map = MapPage.signIn(desk, ORIGIN, VIEW, author);
            // Two reports that the author alone reads: whoever opens the analysis counts their own.
            var owner = SETTLEMENT.signIn(author);
            Settlement.send(owner, "ORIGINATOR", "TL 210 910", "TL 211 911", "TL 212 910");
            map.by("open-filters").click();
            map.page()
                    .locator("[data-test=filter-category][value=HARE]")
                    .evaluate("tick => { tick.closest('details').open = true; }");
            map.page().locator("[data-test=filter-category][value=HARE]").check();
            map.by("filter-period").selectOption("7d");
            map.page().locator("[data-test=filter-minimum]").selectOption("3");
            map.by("task-close").click();

            map.by("side-hotspots").click();
            map.by("save-view").first().click();
            map.by("analysis-send").click();
            map.page().locator("[data-test=error-summary]:visible").waitFor();
            assertEasy(map, "a form with a mistake");
            map.by("analysis-name").fill(name);
            map.page().locator("#report-scope-OWN_FORCE").check();
            map.by("analysis-send").click();
            line(map, name).waitFor();
            assertThat(line(map, name).textContent())
                    .contains("Hotspots", "last 7 days", "at least 3", "Yours, shared: my own organisation");
            assertEasy(map, "the list");

            var colleague = MapPage.signIn(phone, ORIGIN, VIEW, SETTLEMENT.person(CAMBRIDGESHIRE, "OFFICER"));
            colleague.by("tab-hotspots").click();
            colleague.by("saved-views").first().click();
            line(colleague, name).waitFor();
            assertThat(line(colleague, name).textContent()).contains("Shared by", "Cambridgeshire Constabulary");
            assertThat(line(colleague, name)
                            .locator("[data-test=analysis-delete]")
                            .count())
                    .isZero();
            assertEasy(colleague, "the list on a phone");
            line(colleague, name).locator("[data-test=analysis-open]").click();
            colleague
                    .page()
                    .locator("[data-test=hotspot-heading]:has-text('at least 3 incidents'):has-text('last 7 days')")
                    .waitFor();
            assertThat(colleague.page().locator("[data-test=live-changes]").textContent())
                    .contains(name, "what you may see");
            var asked = colleague.requests().stream()
                    .filter(address -> address.contains("/api/hotspots?") && address.contains("minimumIncidents=3"))
                    .toList();
            assertThat(asked).anyMatch(address -> address.contains("category=HARE") && address.contains("period=7d"));

            var neighbour = SETTLEMENT.signIn(SETTLEMENT.person(HERTFORDSHIRE, "OFFICER"));
            assertThat(neighbour.get("/api/analyses").expect(200).body()).doesNotContain(name);

            line(map, name).locator("[data-test=analysis-change]").click();
            map.by("analysis-name").fill(name + " again");
            map.by("analysis-send").click();
            line(map, name + " again").waitFor();
            line(map, name + " again").locator("[data-test=analysis-delete]").click();
            line(map, name + " again")
                    .locator("[data-test=analysis-delete-sure]")
                    .click();
            line(map, name + " again").waitFor(GONE);
            for (var page : List.of(map, colleague)) {
                assertThat(page.complaints()).isEmpty();
                assertThat(page.strangers()).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void countsAndNearRepeatsAreSavedAndOpenedWithTheKeyboard(ColorScheme colours) {
        try (var phone = chromium.phone(360, 640, colours)) {
            var map = MapPage.signIn(phone, ORIGIN, VIEW, SETTLEMENT.person(CAMBRIDGESHIRE, "OFFICER"));
            var keys = map.page().keyboard();
            map.by("tab-side").click();
            map.by("side-search").click();
            map.by("open-counts").click();
            map.by("statistics-by").selectOption("week");
            map.by("statistics").locator("[data-test=statistics-total]").waitFor();
            map.page().locator(".task [data-test=save-view]").focus();
            keys.press("Enter");
            keys.type("By weeks");
            keys.press("Enter");
            line(map, "By weeks").waitFor();
            assertEasy(map, colours + " counts");
            map.by("analysis-new").focus();
            keys.press("Enter");
            keys.type("Pairs");
            map.by("analysis-kind").selectOption("NEAR_REPEATS");
            assertEasy(map, colours + " the form");
            map.by("analysis-send").focus();
            keys.press("Enter");
            line(map, "Pairs").waitFor();
            line(map, "Pairs").locator("[data-test=analysis-open]").focus();
            keys.press("Enter");
            map.page()
                    .locator("hedge-near-repeats:not(:has([data-test=near-repeats-ask]))")
                    .waitFor();
            map.page().locator(".task [data-test=saved-views]").focus();
            keys.press("Enter");
            line(map, "By weeks").locator("[data-test=analysis-open]").focus();
            keys.press("Enter");
            map.page().locator("[data-test=trend] h3:has-text('Week by week')").waitFor();
            assertThat(map.by("statistics-by").inputValue()).isEqualTo("week");
            assertThat(map.complaints()).isEmpty();
        }
    }

    private static Locator line(MapPage map, String name) {
        return map.by("analysis")
                .filter(new Locator.FilterOptions()
                        .setHas(map.page()
                                .getByRole(
                                        com.microsoft.playwright.options.AriaRole.BUTTON,
                                        new Page.GetByRoleOptions()
                                                .setName(name)
                                                .setExact(true))));
    }

    private static void assertEasy(MapPage map, String where) {
        assertFits(map.page());
        assertNothingSerious(map.page(), where);
    }
}
