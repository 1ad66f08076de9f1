package org.hedgerow.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hedgerow.system.EasyToUse.assertFits;
import static org.hedgerow.system.EasyToUse.assertNothingSerious;
import static org.hedgerow.system.SharedHedgerow.CAMBRIDGESHIRE;
import static org.hedgerow.system.SharedHedgerow.HEDGEROW;
import static org.hedgerow.system.SharedHedgerow.HERTFORDSHIRE;
import static org.hedgerow.system.SharedHedgerow.SETTLEMENT;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who may see it, as people choose and ask for it: notes for other forces, other labels with a reason, and wider sharing asked for and decided. */
class SharingInTheBrowserTests {

    private static final String ORIGIN = HEDGEROW.address().toString();
    private static final String CONTACT = "Rural desk, ask for the duty sergeant";
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
    void aNoteForOtherForcesIsASquareOnTheMapThatLeadsToWhomToAsk() {
        var herts = SETTLEMENT.signIn(SETTLEMENT.person(HERTFORDSHIRE, "OFFICER"));
        var id = Settlement.send(herts, Settlement.report("TL 362 293", "OWN_FORCE"));
        herts.put("/api/incidents/" + id + "/pointer", Map.of("contact", CONTACT))
                .expect(200);
        try (var desk = chromium.desk(ColorScheme.LIGHT)) {
            var reader = SETTLEMENT.person(CAMBRIDGESHIRE, "OFFICER");
            var map = MapPage.signIn(desk, ORIGIN, "/#map=11/51.9300/-0.0200", reader);
            var note = map.page().locator("[data-test=pointer-note][data-square='TL 32']");
            note.waitFor();
            assertThat(map.page().locator(".pointer-square").count()).isEqualTo(1);
            assertThat(map.page().content()).as("nothing of the report").doesNotContain(id, "362 293");

            note.click();
            var line = map.page().locator("[data-test=pointer].is-chosen");
            line.waitFor();
            assertThat(line.textContent()).contains("Hertfordshire Constabulary", "TL 32", CONTACT);
            assertThat(map.page().evaluate("() => document.activeElement.dataset.square"))
                    .as("the keyboard goes on from the line")
                    .isEqualTo("TL 32");
            assertNothingSerious(map.page(), "notes");
            map.page().keyboard().press("Enter");
            map.page().locator("[data-test=pointer-note].is-chosen").waitFor();
            assertThat(map.page().evaluate("() => document.activeElement.dataset.square"))
                    .isEqualTo("TL 32");

            HEDGEROW.database().execute("revoke select on policy_epoch from hedgerow_app");
            try {
                map.awaitState("paused");
                note.waitFor(GONE);
                assertThat(map.page().content()).doesNotContain(CONTACT);
            } finally {
                HEDGEROW.database().execute("grant select on policy_epoch to hedgerow_app");
            }
            map.awaitLive();
            note.waitFor();

            herts.delete("/api/incidents/" + id + "/pointer").expect(204);
            map.by("map").focus();
            map.page().keyboard().press("ArrowRight");
            note.waitFor(GONE);
            assertThat(map.by("pointers").count()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void widerSharingIsAskedForOnOneScreenAndDecidedOnAnother(ColorScheme colours) {
        var owner = SETTLEMENT.person(CAMBRIDGESHIRE, "OFFICER");
        var id = Settlement.send(SETTLEMENT.signIn(owner), Settlement.report("TL 451 513", "ALL_FORCES"));
        try (var phone = chromium.phone(360, 640, colours)) {
            var asking = SETTLEMENT.person(HERTFORDSHIRE, "OFFICER");
            var map = MapPage.signIn(phone, ORIGIN, "/#map=14/52.1400/0.1200", asking);
            map.by("tab-side").click();
            map.row(id).locator("button").click();
            map.detail(id).waitFor();
            map.by("sharing-propose").click();
            map.page().locator("#report-scope-PUBLIC").check();
            map.by("proposal-scope-send").click();
            map.page()
                    .locator("#proposal-scope [data-test=error-summary]:visible")
                    .waitFor();
            assertFits(map.page());
            assertNothingSerious(map.page(), colours + " asking");
            map.by("sharing-reason").fill("Farms along the drain should know");
            map.by("proposal-scope-send").click();
            map.by("sharing-told").waitFor();
            assertFits(map.page());
            assertThat(map.complaints()).isEmpty();
        }
        try (var phone = chromium.phone(360, 640, colours)) {
            var map = MapPage.signIn(phone, ORIGIN, "/#map=14/52.1400/0.1200", owner);
            map.by("tab-side").click();
            var proposal = map.by("proposal-to-decide")
                    .filter(new Locator.FilterOptions().setHasText("Farms along the drain should know"))
                    .last();
            assertThat(proposal.textContent()).contains("Hertfordshire Constabulary");
            proposal.locator("[data-test=proposal-accept]").click();
            map.by("decision-send").click();
            assertFits(map.page());
            assertNothingSerious(map.page(), colours + " deciding");
            map.by("decision-reason").fill("They should");
            map.by("decision-send").click();
            map.page().getByText("It is accepted.").waitFor();
            map.row(id).locator("button").click();
            map.detail(id).waitFor();
            assertThat(map.by("task").textContent()).contains("Everyone who is signed in");
            assertFits(map.page());
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void anotherLabelNeedsAReasonTheUnusualMustBeMeantAndAColleagueMayBeBarred(ColorScheme colours) {
        var owner = SETTLEMENT.person(CAMBRIDGESHIRE, "OFFICER");
        var colleague = SETTLEMENT.person(CAMBRIDGESHIRE, "OFFICER");
        var id = Settlement.send(SETTLEMENT.signIn(owner), unusual(colours));
        try (var phone = chromium.phone(360, 640, colours)) {
            var map = MapPage.signIn(phone, ORIGIN, "/#map=14/52.1400/0.1900", owner);
            map.by("tab-side").click();
            map.row(id).locator("button").click();
            map.detail(id).waitFor();
            map.by("sharing-change").click();
            map.page().locator("#report-scope-PUBLIC").check();
            map.by("sharing-warning").waitFor();
            map.by("sharing-more").locator("summary").click();
            map.by("barred-name").fill(colleague.username());
            map.by("barred-name").press("Enter");
            map.by("barred-found").waitFor();
            assertNothingSerious(map.page(), colours + " a colleague found");
            map.by("barred-found").click();
            map.by("barred-person").waitFor();
            assertFits(map.page());
            assertNothingSerious(map.page(), colours + " another label");
            map.by("sharing-form-send").click();
            var errors = map.page().locator("#sharing-form [data-test=error-summary]");
            errors.waitFor();
            assertThat(errors.textContent()).contains("This is unusual", "Give the reason");
            assertFits(map.page());
            assertNothingSerious(map.page(), colours + " errors");
            map.by("sharing-meant").check();
            map.by("sharing-reason").fill("The owner of the pump asked for witnesses");
            map.by("sharing-form-send").click();
            map.page()
                    .locator("[data-test=detail][data-incident-id='" + id + "'][data-version='2']")
                    .waitFor();
            map.by("history").locator("summary").click();
            map.page().locator("[data-test=history-version][data-version='2']").waitFor();
            assertThat(map.by("history").textContent())
                    .contains("Sharing changed", "The owner of the pump asked for witnesses");
            SETTLEMENT.signIn(colleague).get("/api/incidents/" + id).expect(404);
            assertFits(map.page());
            assertNothingSerious(map.page(), colours + " history");
            assertThat(map.complaints()).isEmpty();
        }
    }

    /** A kind that no other test shows to everybody: the force has not done so before. */
    private static Map<String, Object> unusual(ColorScheme colours) {
        var report = Settlement.report("TL 503 512", "OWN_FORCE");
        report.put("category", colours == ColorScheme.LIGHT ? "HERITAGE.MONUMENT" : "FUEL.REDDIESEL");
        return report;
    }
}
