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
import org.junit.jupiter.api.Test;

/** An administrator lets a force answer; an officer of another asks from the search for plates, on a phone at night; the force that was hit says who to ring. */
class EnquiriesTests {

    private static final String ORIGIN = HEDGEROW.address().toString();

    @Test
    void anOfficerAsksIsToldWhomToAskAndIsAnswered() {
        var holding = SETTLEMENT.force("DYFPOW", "Dyfed-Powys Police");
        var asking = SETTLEMENT.force("GWENT", "Gwent Police");
        try (var chromium = Chromium.launch();
                var desk = chromium.desk(ColorScheme.LIGHT);
                var other = chromium.desk(ColorScheme.DARK);
                var phone = chromium.phone(360, 640, ColorScheme.DARK)) {
            var administrator = signIn(
                    desk, "/enquiries.html", SETTLEMENT.person(holding, "ORGANISATION_ADMINISTRATOR"), "answers-PLATE");
            var plates = by(administrator, "answers-PLATE");
            plates.waitFor();
            assertThat(plates.textContent()).contains("Nobody is answered.");
            by(administrator, "answering-PLATE-open").locator("summary").click();
            administrator.locator("#answering-PLATE-answers").check();
            by(administrator, "answering-PLATE-send").click();
            administrator.locator("[data-test=error-summary]:visible").waitFor();
            administrator.locator("#answering-PLATE-contact").fill("Rural desk, invented");
            by(administrator, "answering-PLATE-send").click();
            by(administrator, "answers-PLATE")
                    .filter(text("Every force is answered. Contact: Rural desk, invented"))
                    .waitFor();
            assertFits(administrator);
            assertNothingSerious(administrator, "what a force answers");

            var holder = signIn(other, "/sightings.html", SETTLEMENT.person(holding, "OFFICER"), "record");
            holder.locator("#sighting-plate").fill("XP6? HRT");
            holder.locator("#sighting-scope").selectOption("OWN_FORCE");
            by(holder, "record-send").click();
            by(holder, "sighting").filter(text("XP6? HRT")).first().waitFor();

            var officer = signIn(phone, "/sightings.html", SETTLEMENT.person(asking, "OFFICER"), "record");
            officer.locator("#search-pattern").fill("XP6? HRT");
            officer.locator("#search-purpose").selectOption("INVESTIGATION");
            by(officer, "search-send").click();
            by(officer, "ask-forces").click();
            by(officer, "ask-send").waitFor();
            assertThat(officer.locator("#ask-pattern").inputValue()).isEqualTo("XP6? HRT");
            by(officer, "ask-send").click();
            officer.locator("[data-test=error-summary]:visible").waitFor();
            officer.locator("#ask-purpose").selectOption("INVESTIGATION");
            officer.locator("#ask-reason").fill("Thefts of quad bikes");
            by(officer, "ask-send").click();
            var hit = by(officer, "enquiry-answer").locator("[data-test=hit]");
            hit.waitFor();
            assertThat(hit.textContent()).contains("holds 1 record.", "Handling P.", "Contact: Rural desk, invented");
            assertThat(officer.url()).doesNotContainIgnoringCase("xp6");
            assertFits(officer);
            assertNothingSerious(officer, "a hit on a phone at night");

            holder.navigate(ORIGIN + "/enquiries.html");
            var asked = by(holder, "asked").filter(text("Thefts of quad bikes"));
            asked.waitFor();
            assertThat(asked.textContent()).contains("A plate").doesNotContain("XP6");
            asked.locator("[data-test^=record-] summary").click();
            asked.locator("[data-test=sighting]").filter(text("XP6? HRT")).waitFor();
            asked.locator("[data-test^=see-] summary").click();
            asked.locator("[data-test^=see-] input").fill("Ring the desk after 8");
            asked.locator("button[type=submit]").click();
            asked.filter(text("Said to who asked: Ring the desk after 8")).waitFor();
            assertNothingSerious(holder, "what others asked");

            officer.reload();
            by(officer, "enquiry")
                    .filter(text("They say: Ring the desk after 8"))
                    .first()
                    .waitFor();
            assertThat(officer.locator("#ask-pattern").inputValue())
                    .as("handed over once")
                    .isEmpty();
            officer.locator("#ask-kind").selectOption("OPERATION");
            officer.locator("#ask-radiusKm").waitFor();
            assertFits(officer);
            assertNothingSerious(officer, "an enquiry about an area");
        }
    }

    private static Page signIn(BrowserContext context, String path, Settlement.Login login, String ready) {
        var page = MapPage.open(context, ORIGIN, path);
        page.by("username").fill(login.username());
        page.by("password").fill(login.password());
        page.by("sign-in").click();
        page.by(ready).waitFor();
        return page.page();
    }

    private static Locator by(Page page, String test) {
        return page.locator("[data-test=" + test + "]");
    }

    private static Locator.FilterOptions text(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }
}
