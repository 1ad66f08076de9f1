package org.hedgerow.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hedgerow.system.EasyToUse.assertFits;
import static org.hedgerow.system.EasyToUse.assertNothingSerious;
import static org.hedgerow.system.SharedHedgerow.CAMBRIDGESHIRE;
import static org.hedgerow.system.SharedHedgerow.HEDGEROW;
import static org.hedgerow.system.SharedHedgerow.SETTLEMENT;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every page beside the map, by day and by night, on a desk and on the narrowest phone. */
class EveryPageTests {

    private static final String ORIGIN = HEDGEROW.address().toString();
    private static final Path PAGES =
            Path.of(System.getProperty("hedgerow.frontend"), "src/main/resources/META-INF/resources");

    /** Pages that need nobody to be signed in. */
    private static final List<String> OPEN = List.of(
            "/enrol.html",
            "/join.html#AAAAA-BBBBB-CCCCC-DDDDD-EEEEEE",
            "/open.html#AAAAA-BBBBB-CCCCC-DDDDD-EEEEEE",
            "/sign-in-refused.html",
            "/stop.html#0b2c6f0e-6e4f-4a55-9d0c-1c2f6f9be001.AAAAAAAAAAAAAAAAAAAAAAAA",
            "/stop.html#ground.0b2c6f0e-6e4f-4a55-9d0c-1c2f6f9be001.AAAAAAAAAAAAAAAAAAAAAAAA",
            "/crew.html#aaaaaaaaaaaaaaaaaaaaaaaaaa",
            "/bulletins.html",
            "/report.html",
            "/report-cy.html?lang=cy",
            "/receipt.html",
            "/receipt-cy.html?lang=cy",
            "/statistics.html",
            "/problems.html");

    /** Pages of a role, with what is there once they have opened. */
    private static final Map<String, String> OF_ROLES = Map.ofEntries(
            Map.entry("/audit.html", "audit-entries"),
            Map.entry("/administer.html", "organisations"),
            Map.entry("/administer.html#agreements", "agreement-send"),
            Map.entry("/administer.html#groups", "group-send"),
            Map.entry("/import.html", "import-file"),
            Map.entry("/account.html", "sessions"),
            Map.entry("/areas.html#areas", "area-new"),
            Map.entry("/ground.html", "ground-new"),
            Map.entry("/intelligence.html", "intelligence-new"),
            Map.entry("/desk.html", "desk-state"),
            Map.entry("/air.html", "air-list"),
            Map.entry("/bulletin.html", "bulletin-new"),
            Map.entry("/operations.html", "plan-new"),
            Map.entry("/sources.html", "source-register-open"),
            Map.entry("/sightings.html", "sightings"),
            Map.entry("/ladder.html", "ladder-work"),
            Map.entry("/series.html", "series-list"),
            Map.entry("/enquiries.html", "ask-send"));

    private static Chromium chromium;
    private static Settlement.Login everything;
    private static Settlement.Login keeper;

    enum Screen {
        DESK_BY_DAY(ColorScheme.LIGHT, false),
        DESK_BY_NIGHT(ColorScheme.DARK, false),
        PHONE_BY_DAY(ColorScheme.LIGHT, true),
        PHONE_BY_NIGHT(ColorScheme.DARK, true);

        private final ColorScheme colours;
        private final boolean phone;

        Screen(ColorScheme colours, boolean phone) {
            this.colours = colours;
            this.phone = phone;
        }

        BrowserContext open() {
            return phone ? chromium.phone(360, 640, colours) : chromium.desk(colours);
        }
    }

    @BeforeAll
    static void launch() {
        chromium = Chromium.launch();
        everything = SETTLEMENT.person(CAMBRIDGESHIRE, "ANALYST", "AUDITOR", "ORGANISATION_ADMINISTRATOR");
        keeper = SETTLEMENT.person(
                SETTLEMENT.organisation(
                        Map.of("kind", "PARTNER", "name", "Keepers of every page", "shortName", "Page keepers")),
                "SYSTEM_ADMINISTRATOR");
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    @Test
    void noPageIsForgotten() throws IOException {
        try (var files = Files.list(PAGES)) {
            var pages = files.map(file -> "/" + file.getFileName())
                    .filter(name -> name.endsWith(".html"))
                    .toList();
            var looked = Stream.concat(OPEN.stream(), OF_ROLES.keySet().stream())
                    .map(address -> address.split("[?#]")[0])
                    .distinct();
            assertThat(pages)
                    .containsExactlyInAnyOrderElementsOf(
                            Stream.concat(looked, Stream.of("/index.html")).toList());
        }
    }

    @ParameterizedTest
    @EnumSource(Screen.class)
    void aPageThatNeedsNobodyIsEasyToUse(Screen screen) {
        try (var context = screen.open()) {
            for (var address : OPEN) {
                var page = context.newPage();
                page.navigate(ORIGIN + address);
                page.locator("h1").waitFor();
                assertEasy(page, screen + " " + address);
                page.close();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Screen.class)
    void aPageOfARoleIsEasyToUse(Screen screen) {
        try (var context = screen.open()) {
            var map = MapPage.signIn(context, ORIGIN, "/", everything);
            map.page().close();
            for (var entry : OF_ROLES.entrySet()) {
                var page = context.newPage();
                page.navigate(ORIGIN + entry.getKey());
                page.locator("[data-test=" + entry.getValue() + "]").waitFor();
                assertEasy(page, screen + " " + entry.getKey());
                if (MISTAKES.containsKey(entry.getKey())) {
                    MISTAKES.get(entry.getKey()).accept(page);
                    assertEasy(page, screen + " " + entry.getKey() + " after a mistake");
                }
                page.close();
            }
        }
    }

    /** What goes wrong on a page, so that its words about that are looked at too. */
    private static final Map<String, Consumer<Page>> MISTAKES = Map.of(
            "/audit.html",
            page -> {
                page.locator("[data-test=audit-readers]").check();
                page.locator("[data-test=audit-find]").click();
                page.locator("[data-test=error-summary]:visible").first().waitFor();
            },
            "/administer.html",
            page -> {
                page.locator("[data-test=invite]").click();
                page.locator("[data-test=invitation-role]").selectOption("GUEST");
                page.locator("[data-test=invitation-guest-days]").fill("31");
                page.locator("[data-test=invitation-send]").click();
                page.locator("[data-test=error-summary]:visible").first().waitFor();
            },
            "/administer.html#groups",
            page -> {
                page.locator("[data-test=group-send]").click();
                page.locator("[data-test=error-summary]:visible").first().waitFor();
            },
            "/import.html",
            page -> {
                page.locator("[data-test=import-dry-run]").click();
                page.locator("[data-test=error-summary]:visible").first().waitFor();
            });

    @ParameterizedTest
    @EnumSource(Screen.class)
    void freezingAnOrganisationIsEasyToUse(Screen screen) {
        try (var context = screen.open()) {
            var map = MapPage.open(context, ORIGIN, "/administer.html");
            map.by("username").fill(keeper.username());
            map.by("password").fill(keeper.password());
            map.by("sign-in").click();
            map.by("freeze").first().click();
            map.by("freeze-send").click();
            map.page().locator("[data-test=error-summary]:visible").first().waitFor();
            assertEasy(map.page(), screen + " freeze");
            map.page().navigate(ORIGIN + "/");
            map.page().getByText("No map for this role").waitFor();
            assertEasy(map.page(), screen + " no map");
        }
    }

    private static void assertEasy(Page page, String where) {
        assertFits(page);
        assertNothingSerious(page, where);
    }
}
