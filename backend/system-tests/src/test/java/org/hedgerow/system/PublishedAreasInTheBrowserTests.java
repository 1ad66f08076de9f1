package org.hedgerow.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hedgerow.system.EasyToUse.assertFits;
import static org.hedgerow.system.EasyToUse.assertNothingSerious;
import static org.hedgerow.system.SharedHedgerow.HEDGEROW;

import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Published figures by area, as anybody reads them: with boundaries and where none are loaded. */
class PublishedAreasInTheBrowserTests {

    private static final String ADDRESS = HEDGEROW.address() + "/statistics.html";

    /** What the server answers once counties are loaded; the tests of the server load some. */
    private static final String WITH_AREAS = """
            {"statistics":{"from":"2025-10-01","through":"2026-09-30","fromBefore":"2024-10-01","throughBefore":"2025-09-30",
            "withheld":false,"withheldBefore":false,"groups":["FUEL","HARE"],
            "rows":[{"force":"ESSEX","cells":[{"now":30,"before":20,"change":"NO_MORE_THAN_CHANCE"},{"now":50,"before":10,"change":"MORE"},{"now":80,"before":30,"change":"MORE"}]}],
            "sums":[{"now":30,"before":20,"change":"NO_MORE_THAN_CHANCE"},{"now":50,"before":10,"change":"MORE"},{"now":80,"before":30,"change":"MORE"}],
            "areas":{"kind":"COUNTY","source":"Invented survey","withheld":false,"withheldBefore":false,"rows":[
            {"force":"ESSEX","area":"E1","name":"Eastshire","cells":[{"now":20,"before":15,"change":"NO_MORE_THAN_CHANCE"},{"now":null,"before":7,"change":null},{"now":null,"before":22,"change":null}]},
            {"force":"ESSEX","area":null,"name":null,"cells":[{"now":10,"before":5,"change":"NO_MORE_THAN_CHANCE"},{"now":null,"before":3,"change":null},{"now":null,"before":8,"change":null}]}]},
            "countedAt":"2026-11-23T12:00:00Z"},
            "groups":[{"code":"FUEL","name":"Fuel"},{"code":"HARE","name":"Hare coursing"}],"forces":[{"code":"ESSEX","name":"Essex Police"}]}
            """;

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
    void areasAreChosenReadDrawnAndSavedOnAPhoneInTheDark() throws IOException {
        try (var context = chromium.phone(360, 640, ColorScheme.DARK)) {
            var page = context.newPage();
            page.route(
                    "**/api/published-statistics?*",
                    route -> route.fulfill(new Route.FulfillOptions()
                            .setContentType("application/json")
                            .setBody(WITH_AREAS)));
            page.navigate(ADDRESS);
            var areas = page.locator("[data-test=published-areas]");
            areas.waitFor();
            assertThat(areas.textContent()).contains("County", "Eastshire (Essex", "Not told apart by area", "hidden");
            assertThat(page.locator(".published-notes").textContent())
                    .contains("middle of its released square", "Boundaries: Invented survey");
            page.locator("[data-test=published-force]").selectOption("ESSEX");
            page.locator("[data-test=published-areas] svg").waitFor();
            assertFits(page);
            assertNothingSerious(page, "figures by area");
            page.locator("[data-test=published-area]").selectOption("ESSEX E1");
            page.locator("[data-test=published-kinds] h2:has-text('Eastshire')").waitFor();
            assertThat(page.locator("[data-test=published-kinds] tbody").textContent())
                    .contains("20", "15", "hidden");
            var saved = page.waitForDownload(
                    () -> page.locator("[data-test=published-save]").click());
            assertThat(Files.readString(saved.path()))
                    .contains("Eastshire", "Not told apart by area", "Boundaries: Invented survey");
            page.navigate(ADDRESS + "?lang=cy&force=ESSEX");
            areas.waitFor();
            assertThat(areas.textContent()).contains("Yn ôl ardal (Sir)", "cuddiedig");
        }
    }

    @Test
    void whereNoBoundariesAreLoadedThePageSaysSo() {
        try (var context = chromium.desk(ColorScheme.LIGHT)) {
            var page = context.newPage();
            page.navigate(ADDRESS);
            page.locator("[data-test=published-spans]").waitFor();
            assertThat(page.locator("[data-test=published-areas]").count()).isZero();
            assertThat(page.locator("[data-test=published-area]").count()).isZero();
            assertThat(page.locator("[data-test=published-no-areas]").isVisible())
                    .isTrue();
        }
    }
}
