package org.hedgerow.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import java.util.List;

/** What every page owes to everybody: nothing that axe calls serious, and nothing that hangs out of the window. */
final class EasyToUse {

    private EasyToUse() {}

    static void assertNothingSerious(Page page, String where) {
        var found = new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
                        .map(EasyToUse::inWords)
                        .toList();
        assertThat(found).as(where).isEmpty();
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

    private static String inWords(Rule rule) {
        return rule.getId() + ": "
                + rule.getNodes().stream()
                        .limit(4)
                        .map(node -> node.getHtml() + " " + node.getFailureSummary())
                        .toList();
    }
}
