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
import com.microsoft.playwright.options.WaitForSelectorState;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One car in two forces: what is proposed is read and decided, and the series has its map, its timeline and its news. */
class SeriesInTheBrowserTests {

    private static final String ORIGIN = HEDGEROW.address().toString();
    /** That nobody takes for others. */
    private static final String LETTERS = "CEFHJKNPRX";

    private static Chromium chromium;
    private static String dorset;
    private static String devon;

    @BeforeAll
    static void launch() {
        chromium = Chromium.launch();
        dorset = SETTLEMENT.force("DORSET", "Dorset Police");
        devon = SETTLEMENT.force("DEVCORN", "Devon and Cornwall Police");
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    @Test
    void theSameCarAcrossTheBorderBecomesASeriesWithItsTrack() {
        var plate = aPlate();
        var ours = SETTLEMENT.signIn(SETTLEMENT.person(dorset, "OFFICER"));
        var theirs = SETTLEMENT.signIn(SETTLEMENT.person(devon, "OFFICER"));
        var one = seen(ours, "ST 6012 0212", Duration.ofDays(3), plate);
        seen(theirs, "ST 1012 0012", Duration.ofDays(1), plate);
        try (var desk = chromium.desk(ColorScheme.LIGHT);
                var phone = chromium.phone(360, 640, ColorScheme.DARK)) {
            var map = MapPage.signIn(
                    desk, ORIGIN, "/#map=12/50.8200/-2.5700&incident=" + one, SETTLEMENT.person(dorset, "ANALYST"));
            map.detail(one).waitFor();
            map.by("detail-links").click();
            var page = map.page();
            var proposal = by(page, "proposal").filter(text(plate));
            proposal.waitFor();
            assertThat(proposal.locator("[data-test=link-reasons]").textContent())
                    .contains("the plate at both was " + plate, "Subaru Forester");
            assertThat(proposal.locator("[data-test=link-sum]").textContent())
                    .contains("nearly all pairs are of different people");
            assertNothingSerious(page, "what is proposed");
            decide(proposal, "accepted", "");
            page.locator("[data-test=error-summary]:visible").waitFor();
            assertNothingSerious(page, "a decision without a reason");
            proposal.locator("[data-test^=accepted-] input").fill("One car, one dent");
            proposal.locator("[data-test^=accepted-] button[type=submit]").click();
            by(page, "series-said").locator("[data-test=to-series]").click();

            by(page, "series-page").waitFor();
            assertThat(by(page, "stop").count()).isEqualTo(2);
            by(page, "leg").filter(text("to the west")).waitFor();
            assertThat(page.locator("[data-test=series-map] .track-leg").count())
                    .isOne();
            assertThat(page.locator("[data-test=series-map] .track-number").allTextContents())
                    .containsExactlyInAnyOrder("1", "2");
            assertThat(by(page, "series-plates").textContent()).contains(plate);
            assertThat(by(page, "rhythm").getAttribute("data-verdict")).isEqualTo("TOO_FEW");
            assertThat(by(page, "window").count()).isZero();
            assertThat(by(page, "strip").locator("svg").getAttribute("aria-label"))
                    .contains("2 incidents on 2 days");
            assertNothingSerious(page, "a series");

            by(page, "retitle-open").locator("summary").click();
            page.locator("#series-title").fill("Silver car, " + plate.substring(0, 2));
            by(page, "retitle-send").click();
            page.locator("h2")
                    .filter(text("Silver car, " + plate.substring(0, 2)))
                    .waitFor();
            by(page, "series-watch-send").click();
            page.locator("[data-test=error-summary]:visible").waitFor();
            page.locator("#watch-purpose").selectOption("INVESTIGATION");
            page.locator("#watch-reason").fill("Thefts of quad bikes");
            by(page, "series-watch-send").click();
            by(page, "is-watched").waitFor();

            var reader = signIn(phone, "/series.html?lang=cy", SETTLEMENT.person(devon, "ANALYST"));
            reader.locator("[data-test=series] a")
                    .filter(text("Silver car, " + plate.substring(0, 2)))
                    .click();
            by(reader, "series-page").waitFor();
            assertThat(by(reader, "stop").count()).isEqualTo(2);
            reader.locator("[data-test=links] summary").first().click();
            assertFits(reader);
            assertNothingSerious(reader, "a series on a phone at night");

            var third = seen(theirs, "ST 1112 0112", Duration.ofHours(2), plate);
            var form = new HashMap<String, Object>();
            form.put("id", UUID.randomUUID().toString());
            form.put("other", third);
            form.put("decision", "ACCEPTED");
            form.put("reason", "The same car again");
            theirs.post("/api/incidents/" + one + "/links", form).expect(201);
            by(page, "series-all").click();
            by(page, "series-new").first().waitFor();
            assertThat(by(page, "series-unseen").textContent()).contains("1");
            assertNothingSerious(page, "what is new in a series");
            page.locator("[data-test^=series-looked-]").click();
            by(page, "series-new").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));

            by(page, "series-watch-row").locator("h3 a").click();
            var stop = page.locator("[data-test=stop][data-incident-id='" + third + "']");
            stop.locator("summary").click();
            stop.locator("input").fill("Another car after all");
            stop.locator("button[type=submit]").click();
            stop.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
            assertThat(by(page, "stop").count()).isEqualTo(2);
            assertThat(page.url()).doesNotContain(plate);
        }
    }

    @Test
    void whatIsRejectedIsNotProposedAgain() {
        var plate = aPlate();
        var officer = SETTLEMENT.signIn(SETTLEMENT.person(dorset, "OFFICER"));
        seen(officer, "SY 6912 9012", Duration.ofDays(2), plate);
        seen(officer, "SY 7012 9112", Duration.ofDays(1), plate);
        try (var phone = chromium.phone(360, 640, ColorScheme.LIGHT)) {
            var page = signIn(phone, "/series.html", SETTLEMENT.person(dorset, "OFFICER"));
            var proposal = by(page, "proposal").filter(text(plate));
            proposal.waitFor();
            assertFits(page);
            decide(proposal, "rejected", "The vicar's car");
            by(page, "series-said").filter(text("Rejected")).waitFor();
            proposal.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
            page.reload();
            by(page, "series-list").waitFor();
            assertThat(by(page, "proposed").textContent()).doesNotContain(plate);
        }
    }

    private static void decide(Locator proposal, String decision, String reason) {
        var act = proposal.locator("details[data-test^=" + decision + "-]");
        act.locator("summary").click();
        act.locator("input").fill(reason);
        act.locator("button[type=submit]").click();
    }

    /** An incident at that place, so long ago, with a silver Subaru of that plate. */
    private static String seen(HedgerowClient officer, String place, Duration ago, String plate) {
        var at = Instant.now().minus(ago).truncatedTo(ChronoUnit.SECONDS);
        var id = Settlement.send(officer, Settlement.report(place, "ALL_FORCES", at));
        var form = new HashMap<String, Object>();
        form.put("kind", "VEHICLE");
        form.put("plate", plate);
        form.put("certainty", "CERTAIN");
        form.put("make", "Subaru");
        form.put("model", "Forester");
        form.put("colour", "silver");
        form.put("earliest", at.toString());
        form.put("latest", at.toString());
        form.put("exactTimeKnown", true);
        form.put("incident", id);
        officer.put("/api/sightings/" + UUID.randomUUID(), form).expect(201);
        return id;
    }

    private static Page signIn(BrowserContext context, String address, Settlement.Login login) {
        var page = MapPage.open(context, ORIGIN, address);
        page.by("username").fill(login.username());
        page.by("password").fill(login.password());
        page.by("sign-in").click();
        page.by("series-list").waitFor();
        return page.page();
    }

    /** In the style of today. */
    private static String aPlate() {
        var random = new Random();
        var plate = new StringBuilder();
        for (int n = 0; n < 5; n++) {
            plate.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return plate.insert(2, 12 + random.nextInt(13)).toString();
    }

    private static Locator by(Page page, String test) {
        return page.locator("[data-test=" + test + "]");
    }

    private static Locator.FilterOptions text(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }
}
