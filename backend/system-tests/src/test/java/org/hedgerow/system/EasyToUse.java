package org.hedgerow.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.List;

/** What every page owes to everybody: nothing that axe calls serious, and nothing that hangs out of the window. */
final class EasyToUse {

    private static final String AXE = AxeBuilder.getAxeScript();

    /**
     * Every rule of axe, in the page itself, and of what it finds only what is wrong. Its own Java builder opens a second browser for each look to
     * join the findings of frames, which takes ten times as long as the look; Hedgerow has no frames.
     */
    private static final String LOOK = """
            async () => (await axe.run(document, { resultTypes: ['violations'] })).violations
              .filter(({ impact }) => impact === 'serious' || impact === 'critical')
              .map(({ id, nodes }) => `${id}: ` + nodes.slice(0, 4).map(({ html, failureSummary }) => `${html} ${failureSummary}`).join('; '))""";

    private EasyToUse() {}

    static void assertNothingSerious(Page page, String where) {
        assertThat(page.frames()).as(where + ": axe looks into no frame").hasSize(1);
        if (!(boolean) page.evaluate("() => typeof globalThis.axe === 'object'")) {
            page.evaluate(AXE);
        }
        assertThat((List<?>) page.evaluate(LOOK)).as(where).isEmpty();
    }

    /** Nothing hangs out at the side; and on the page of the map, nothing below: there its panels scroll, and the page never. */
    static void assertFits(Page page) {
        var window = page.viewportSize();
        assertThat(page.evaluate("() => document.documentElement.scrollWidth"))
                .as("no sideways scrolling")
                .isEqualTo(window.width);
        if (page.locator("body.map-page").count() > 0) {
            assertThat(page.evaluate("() => document.documentElement.scrollHeight"))
                    .as("the page of the map stays where it is")
                    .isEqualTo(window.height);
        }
    }
}
