package org.hedgerow.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hedgerow.system.EasyToUse.assertFits;
import static org.hedgerow.system.EasyToUse.assertNothingSerious;
import static org.hedgerow.system.SharedHedgerow.HEDGEROW;
import static org.hedgerow.system.SharedHedgerow.SETTLEMENT;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.SelectOption;
import com.microsoft.playwright.options.WaitForSelectorState;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One force records a plate that it half saw; another finds it, on a phone in the dark in Welsh. */
class SightingsInTheBrowserTests {

    private static final String ORIGIN = HEDGEROW.address().toString();

    private static Chromium chromium;
    private static String seeing;
    private static String asking;

    @BeforeAll
    static void launch() {
        chromium = Chromium.launch();
        seeing = SETTLEMENT.force("DERBYS", "Derbyshire Constabulary");
        asking = SETTLEMENT.force("STAFFS", "Staffordshire Police");
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    @Test
    void whatOneForceHalfSawAnotherFinds() {
        try (var desk = chromium.desk(ColorScheme.LIGHT);
                var phone = chromium.phone(360, 640, ColorScheme.DARK)) {
            var officer = signIn(desk, "/sightings.html", SETTLEMENT.person(seeing, "OFFICER"));
            officer.locator("#sighting-plate").fill("XK5? 8PR");
            officer.locator("#sighting-make").fill("Subaru");
            officer.locator("#sighting-place").fill("SK 25 53");
            officer.locator("#sighting-direction").selectOption("NNW");
            officer.locator("#sighting-scope").selectOption("ALL_FORCES");
            assertThat(officer.locator("#sighting-breed").isVisible()).isFalse();
            by(officer, "record-send").click();
            var recorded = by(officer, "sighting").filter(text("XK5? 8PR")).first();
            recorded.waitFor();
            assertThat(officer.locator("#sighting-plate").inputValue()).isEmpty();
            assertNothingSerious(officer, "what was recorded");

            var other = signIn(phone, "/sightings.html?lang=cy", SETTLEMENT.person(asking, "ANALYST"));
            by(other, "search-send").click();
            other.locator("[data-test=error-summary]:visible").waitFor();
            assertFits(other);
            other.locator("#search-pattern").fill("xk5? bpr");
            other.locator("#search-purpose").selectOption("INVESTIGATION");
            by(other, "search-send").click();
            var found = by(other, "plate-found").locator("[data-test=sighting]").first();
            found.waitFor();
            assertThat(found.textContent()).contains("XK5? 8PR", "Subaru");
            assertThat(found.locator("[data-test=reasons] li").count()).isEqualTo(4);
            assertThat(by(other, "plate-found").locator("details").count())
                    .as("another's is not theirs to withdraw")
                    .isZero();
            assertFits(other);
            assertNothingSerious(other, "what was found on a phone at night");
            assertThat(other.url()).doesNotContainIgnoringCase("xk5");

            recorded.locator("summary").last().click();
            recorded.locator("input").fill("Another car");
            recorded.locator("button[type=submit]").click();
            recorded = by(officer, "sighting").filter(text("XK5? 8PR"));
            recorded.first().waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
            by(other, "search-send").click();
            other.locator("[data-test=plate-found]:empty")
                    .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
        }
    }

    @Test
    void whoeverWatchesForAPlateIsToldWhenTheNeighbourRecordsIt() {
        try (var phone = chromium.phone(360, 640, ColorScheme.DARK);
                var desk = chromium.desk(ColorScheme.LIGHT)) {
            var officer = signIn(desk, "/sightings.html", SETTLEMENT.person(seeing, "OFFICER"));
            record(officer, "XN6? FPR", "ALL_FORCES");
            var keeper = signIn(phone, "/sightings.html?lang=cy", SETTLEMENT.person(asking, "OFFICER"));
            keeper.locator("#search-pattern").fill("XN6? FPR");
            keeper.locator("#search-purpose").selectOption("INVESTIGATION");
            by(keeper, "search-send").click();
            by(keeper, "watch-this").first().click();
            assertThat(keeper.locator("#watch-pattern").inputValue()).isEqualTo("XN6?FPR");
            assertThat(keeper.locator("#watch-purpose").inputValue()).isEqualTo("INVESTIGATION");
            by(keeper, "watch-send").click();
            keeper.locator("[data-test=error-summary]:visible").waitFor();
            keeper.locator("#watch-reason").fill("Thefts of quad bikes");
            by(keeper, "watch-send").click();
            var watch = by(keeper, "watch-row");
            watch.waitFor();
            assertThat(by(keeper, "told-new").count()).as("recorded before").isZero();
            assertFits(keeper);
            assertNothingSerious(keeper, "a watch on a phone at night");

            record(officer, "XN65 FPR", "ALL_FORCES");
            by(keeper, "told-new").waitFor();
            assertThat(watch.textContent()).contains("XN65 FPR", "Thefts of quad bikes");
            assertThat(by(keeper, "watch-unseen").textContent()).contains("1");
            assertFits(keeper);
            assertNothingSerious(keeper, "what a watch tells");
            keeper.locator("[data-test^=watch-looked-]").click();
            by(keeper, "told-new").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
            assertThat(watch.textContent()).contains("XN65 FPR");
            assertThat(by(keeper, "watch-unseen").textContent()).isEmpty();
            keeper.locator("[data-test^=watch-end-]").click();
            keeper.locator("[data-test^=watch-end-]")
                    .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
            assertThat(watch.textContent()).doesNotContain("XN65 FPR");
            assertThat(keeper.url()).doesNotContainIgnoringCase("xn6");
        }
    }

    @Test
    void whatBelongsToAnIncidentIsRecordedFromIt() {
        try (var desk = chromium.desk(ColorScheme.DARK)) {
            var map = MapPage.signIn(desk, ORIGIN, "/#map=12/53.0700/-1.6300", SETTLEMENT.person(seeing, "OFFICER"));
            var incident = map.report("SK 250 530", "OWN_FORCE", "A silver car with dogs at the ford.");
            map.detail(incident).waitFor();
            map.by("detail-sightings").click();
            map.by("of-incident").waitFor();
            var page = map.page();
            assertThat(page.locator("#sighting-scope").count()).isZero();
            page.locator("#sighting-plate").fill("AB12 CDE");
            by(page, "record-send").click();
            by(page, "sighting").filter(text("AB12 CDE")).waitFor();
            assertThat(by(page, "sighting").count()).isOne();
            assertNothingSerious(page, "sightings of an incident");
        }
    }

    @Test
    void whatIsHeadingThereANeighbourIsToldAndAcknowledges() {
        try (var desk = chromium.desk(ColorScheme.LIGHT);
                var phone = chromium.phone(360, 640, ColorScheme.DARK)) {
            var officer = signIn(desk, "/sightings.html", SETTLEMENT.person(seeing, "OFFICER"));
            officer.locator("#sighting-plate").fill("QW12 ZXC");
            officer.locator("#sighting-place").fill("SK 15 50");
            officer.locator("#sighting-direction").selectOption("W");
            officer.locator("#sighting-scope").selectOption("OWN_FORCE");
            by(officer, "record-send").click();
            var recorded = by(officer, "sighting").filter(text("QW12 ZXC")).first();
            recorded.locator("summary").first().click();
            recorded.locator("select").waitFor();
            recorded.locator("select").selectOption(new SelectOption().setLabel("Staffordshire Police"));
            recorded.locator("input").fill("Two dogs on the back");
            assertNothingSerious(officer, "whom to tell");
            recorded.locator("button[type=submit]").click();
            var sent = by(officer, "heads-up").filter(text("QW12ZXC")).first();
            sent.waitFor();

            var control = signIn(phone, "/sightings.html", SETTLEMENT.person(asking, "OFFICER"));
            var told = by(control, "heads-up").filter(text("QW12ZXC")).first();
            told.waitFor();
            assertThat(told.textContent()).contains("Two dogs on the back", "Derbyshire Constabulary");
            assertThat(by(control, "heads-up-said").textContent()).isNotEmpty();
            assertFits(control);
            assertNothingSerious(control, "what is heading this way, on a phone at night");
            told.locator("button").click();
            told.locator("button").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
            assertThat(told.locator("[data-test=heads-up-state]").textContent()).startsWith("Acknowledged by");
            sent.locator("[data-test=heads-up-state]")
                    .filter(text("Acknowledged by"))
                    .waitFor();
        }
    }

    private static void record(Page officer, String plate, String scope) {
        officer.locator("#sighting-plate").fill(plate);
        officer.locator("#sighting-scope").selectOption(scope);
        by(officer, "record-send").click();
        by(officer, "sighting").filter(text(plate)).first().waitFor();
    }

    private static Page signIn(BrowserContext context, String address, Settlement.Login login) {
        var page = MapPage.open(context, ORIGIN, address);
        page.by("username").fill(login.username());
        page.by("password").fill(login.password());
        page.by("sign-in").click();
        page.by("record").waitFor();
        return page.page();
    }

    private static Locator by(Page page, String test) {
        return page.locator("[data-test=" + test + "]");
    }

    private static Locator.FilterOptions text(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }
}
