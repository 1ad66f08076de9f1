package org.hedgerow.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hedgerow.system.EasyToUse.assertFits;
import static org.hedgerow.system.EasyToUse.assertNothingSerious;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Reporting where no script ever comes: every page that answers a plain form, in both languages, on small screens, enlarged and in forced colours. */
class PlainResultPagesTests {

    private static final String ORIGIN = SharedHedgerow.HEDGEROW.address().toString();

    private static Chromium chromium;

    enum Screen {
        PHONE_BY_DAY(360, 640, "", options -> options.setColorScheme(ColorScheme.LIGHT)),
        PHONE_BY_NIGHT_IN_WELSH(360, 640, "-cy", options -> options.setColorScheme(ColorScheme.DARK)),
        FOUR_TIMES_AS_LARGE_IN_WELSH(320, 256, "-cy", options -> {}),
        FORCED_COLOURS(320, 256, "", options -> options.setForcedColors(ForcedColors.ACTIVE));

        private final int width;
        private final int height;
        private final String ending;
        private final Consumer<Browser.NewContextOptions> options;

        Screen(int width, int height, String ending, Consumer<Browser.NewContextOptions> options) {
            this.width = width;
            this.height = height;
            this.ending = ending;
            this.options = options;
        }
    }

    @BeforeAll
    static void launch() {
        assertThat(SharedHedgerow.CAMBRIDGESHIRE).isNotEmpty();
        chromium = Chromium.launch();
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    @ParameterizedTest
    @EnumSource
    void aReportWithoutScriptGoesFromTheFormToTheConversation(Screen screen) {
        try (var context = chromium.phone(screen.width, screen.height, screen.options)) {
            // The browser runs scripts, so that axe can look; those of the page never arrive.
            context.route("**/js/**", route -> route.abort());
            var page = context.newPage();
            page.navigate(ORIGIN + "/report" + screen.ending + ".html");
            look(page, screen, "the plain form");
            page.locator("#plain-happening-no").check();
            page.locator("#plain-place").fill("TI 42 46");
            page.locator("#plain-narrative").fill("Lamps in the far field");
            page.locator("[data-test=plain-send]").click();
            page.locator("[data-test=plain-again]").waitFor();
            assertThat(page.locator("ul.error-list li").count()).isEqualTo(1);
            look(page, screen, "a report that was refused");
            page.locator("#again-place").fill("TL 421 452");
            page.locator("[data-test=plain-again] button").click();
            page.locator("[data-test=receipt-code]").waitFor();
            look(page, screen, "a report that was taken in");
            page.locator("form button").click();
            page.locator("#answer").waitFor();
            look(page, screen, "a receipt");
            page.locator("#answer").fill("They have gone <b>north</b>");
            page.locator("form button").click();
            page.locator("[data-test=receipt-messages]").waitFor();
            assertThat(page.locator(".message-text").textContent()).isEqualTo("They have gone <b>north</b>");
            look(page, screen, "a conversation");
            page.navigate(ORIGIN + "/receipt" + screen.ending + ".html");
            look(page, screen, "the box for a code");
            page.locator("#code").fill("12");
            page.locator("form button").click();
            page.locator("[role=alert]").waitFor();
            look(page, screen, "a code that is none");
        }
    }

    @Test
    void aCodeThatIsNobodysIsAskedForAgain() {
        try (var context = chromium.phone(360, 640, ColorScheme.LIGHT)) {
            context.route("**/js/**", route -> route.abort());
            var page = context.newPage();
            page.navigate(ORIGIN + "/receipt.html");
            page.locator("#code").fill("1234 5678 1234 5678");
            page.locator("form button").click();
            page.locator("[role=alert]").waitFor();
            assertThat(page.locator("#code").isVisible()).isTrue();
            look(page, Screen.PHONE_BY_DAY, "a code that is nobody's");
        }
    }

    private static void look(Page page, Screen screen, String state) {
        page.locator("h1").waitFor();
        assertThat(page.evaluate("() => document.documentElement.lang"))
                .as(state)
                .isEqualTo(screen.ending.isEmpty() ? "en-GB" : "cy");
        assertFits(page);
        // In forced colours the contrast is the browser's own affair, and axe reads colours that nobody sees.
        if (screen != Screen.FORCED_COLOURS) {
            assertNothingSerious(page, screen + ": " + state);
        }
    }
}
