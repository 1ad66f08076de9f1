package org.hedgerow.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hedgerow.system.EasyToUse.assertFits;
import static org.hedgerow.system.EasyToUse.assertNothingSerious;
import static org.hedgerow.system.SharedHedgerow.HEDGEROW;
import static org.hedgerow.system.SharedHedgerow.SETTLEMENT;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitForSelectorState;
import org.junit.jupiter.api.Test;

/** An officer on a phone at night keeps a person, takes a step, detains a dog, and finds the person again at a desk. */
class LadderInTheBrowserTests {

    private static final String ORIGIN = HEDGEROW.address().toString();

    @Test
    void anOfficerTakesAStepDetainsADogAndFindsThePersonAgain() {
        var force = SETTLEMENT.force("WILTS", "Wiltshire Police");
        var login = SETTLEMENT.person(force, "OFFICER");
        var name = "Invented " + login.username().replaceAll("[^A-Za-z]", "");
        try (var chromium = Chromium.launch();
                var context = chromium.phone(360, 640, ColorScheme.DARK)) {
            var map = MapPage.open(context, ORIGIN, "/ladder.html");
            map.by("username").fill(login.username());
            map.by("password").fill(login.password());
            map.by("sign-in").click();
            var page = map.page();
            by(page, "ladder-work").waitFor();
            by(page, "find-person-send").click();
            by(page, "error-summary").first().waitFor();
            assertNothingSerious(page, "a search with mistakes");
            by(page, "ladder-purpose").selectOption("PREVENTION");
            by(page, "keep-PERSON-open").locator("summary").click();
            page.locator("#new-PERSON-name").fill(name);
            page.locator("#new-PERSON-born").fill("1985-05-06");
            page.locator("#new-PERSON-born").press("Enter");
            by(page, "ladder-subject").waitFor();

            step(page, "DISPERSAL");
            by(page, "step").filter(text("Dispersal")).waitFor();
            step(page, "COMMUNITY_PROTECTION_WARNING");
            by(page, "prompt")
                    .filter(text("Community protection notice may be considered"))
                    .waitFor();
            by(page, "held-DOG-fold-open").locator("summary").click();
            page.locator("#held-DOG-breedType").fill("Lurcher");
            page.locator("#held-DOG-pencePerDay").fill("18");
            by(page, "held-DOG-send").click();
            by(page, "held").filter(text("To be given back by")).waitFor();
            assertThat(by(page, "cost").textContent()).contains("£18.00", "£0.00");
            assertFits(page);
            assertNothingSerious(page, "a person on a phone at night");

            by(page, "ladder-all").click();
            by(page, "ladder-work").waitFor();
            by(page, "held").filter(text("Lurcher")).waitFor();
            page.locator("#find-person-name").fill(name.toUpperCase());
            page.locator("#find-person-born").fill("1985-05-06");
            by(page, "find-person-send").click();
            by(page, "ladder-found").locator("a").click();
            by(page, "ladder-subject").waitFor();
            assertThat(by(page, "step").count()).isEqualTo(2);
        }
    }

    private static void step(Page page, String kind) {
        by(page, "step-fold-open").locator("summary").click();
        page.locator("#step-kind").selectOption(kind);
        page.locator("#step-area").fill("By the pumping station");
        page.locator("#step-servedBy").fill("PC 1234");
        by(page, "step-send").click();
        by(page, "step-send").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
    }

    private static Locator by(Page page, String test) {
        return page.locator("[data-test=" + test + "]");
    }

    private static Locator.FilterOptions text(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }
}
