package org.hedgerow.system;

import static org.hedgerow.system.EasyToUse.assertFits;
import static org.hedgerow.system.EasyToUse.assertNothingSerious;
import static org.hedgerow.system.SharedHedgerow.CAMBRIDGESHIRE;
import static org.hedgerow.system.SharedHedgerow.HEDGEROW;
import static org.hedgerow.system.SharedHedgerow.SETTLEMENT;
import static org.hedgerow.system.WelshTests.assertSaysNo;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What farmers, coordinators and call-takers meet in the field, in Welsh: every state of it without a word of the English catalogues, and no wider than a phone. */
class WelshFieldTests {

    private static final String ORIGIN = HEDGEROW.address().toString();
    private static final String[] OF_THE_FIELD = {
        "report", "question", "queue", "patch", "receipt", "areas", "page", "problems", "said", "date"
    };

    private static Chromium chromium;

    @BeforeAll
    static void launch() {
        chromium = Chromium.launch();
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    /** A page, and the English that must not be on it. */
    private static final class Looked {

        private final Page page;
        private final Set<String> english;

        Looked(Page page) {
            this.page = page;
            this.english = WelshTests.englishTexts(page, OF_THE_FIELD);
            page.onDialog(dialog -> dialog.accept());
        }

        static Looked at(BrowserContext context, String path) {
            var page = context.newPage();
            page.navigate(ORIGIN + path);
            page.locator("html[lang=cy]").waitFor();
            return new Looked(page);
        }

        void look(String state) {
            assertSaysNo(english, page, state);
            assertFits(page);
            assertNothingSerious(page, state + " in Welsh");
        }

        void press(String test) {
            page.locator("[data-test='" + test + "']").click();
        }

        void await(String test) {
            page.locator("[data-test='" + test + "']").first().waitFor();
        }

        void fill(String id, String text) {
            page.locator("#" + id).fill(text);
        }

        /** Goes on and looks at the page that comes. */
        void next(String wanted) {
            press("report-on");
            page.locator("[data-page='" + wanted + "']").waitFor();
            look(wanted);
        }
    }

    @Test
    void everyPageOfAReportAndOfItsReceiptIsInWelsh() {
        try (var context = chromium.phone(360, 640, ColorScheme.LIGHT)) {
            var it = Looked.at(context, "/report.html?lang=cy");
            it.await("report-page");
            it.look("now");
            it.press("report-on");
            it.look("nothing chosen");
            it.page.locator("[data-test=patch] summary").click();
            it.await("patch-keep");
            it.look("the map for use without a signal");
            it.page.locator("[data-test=happening-yes]").check();
            it.look("999");
            it.page.locator("[data-test=happening-no]").check();
            it.next("where");
            it.press("report-on");
            it.look("no place");
            it.fill("place", "Nowhere-under-the-Hill");
            it.page.locator("[data-test=place-feedback].is-wrong").waitFor();
            it.look("a place that is not known");
            it.fill("place", "TI 42 44");
            it.page.locator("[data-test=place-feedback].is-wrong").waitFor();
            it.look("a reference that is none");
            it.fill("place", "TL 421 454");
            it.await("place-reading");
            it.press("place-map");
            it.await("chosen-place");
            it.look("the map");
            it.next("when");
            for (var choice : List.of("when-between", "when-around")) {
                it.page.locator("[data-test=" + choice + "]").check();
                it.press("report-on");
                it.look(choice + " without a time");
            }
            it.page.locator("[data-test=when-now]").check();
            it.next("what");
            it.page.locator("[data-test=template-hare]").check();
            it.next("topic-VEHICLES");
            it.press("answer-vehicles-add");
            it.look("two vehicles");
            for (var page : List.of(
                    "topic-PEOPLE",
                    "topic-DOGS",
                    "topic-DOING",
                    "topic-LAND",
                    "words",
                    "photos",
                    "permission",
                    "you")) {
                it.next(page);
            }
            it.page.locator("[data-test=contact-yes]").check();
            it.look("who may be contacted");
            it.page.locator("[data-test=contact-no]").check();
            it.next("check");
            it.press("report-save");
            it.await("receipt-code");
            it.look("kept");
            var code = it.page.locator("[data-test=receipt-code]").textContent();
            it.press("receipt-noted");
            it.look("written down");
            it.page.locator("[data-report-id][data-state=RECEIVED]").first().waitFor();
            it.look("received");

            it.page.navigate(ORIGIN + "/receipt.html?lang=cy");
            it.await("receipt-code-input");
            it.look("the box for a code");
            it.press("receipt-open");
            it.look("no code");
            it.fill("code", code);
            it.press("receipt-open");
            it.await("receipt-opened");
            it.look("a receipt");
            it.fill("answer", "Maent wedi mynd");
            it.press("answer-send");
            it.await("receipt-messages");
            it.look("a conversation");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/problems.html",
                "/problems.html#area-limit",
                "/stop.html",
                "/stop.html#0b2c6f0e-6e4f-4a55-9d0c-1c2f6f9be001.AAAAAAAAAAAAAAAAAAAAAAAA",
                "/crew.html#aaaaaaaaaaaaaaaaaaaaaaaaaa",
                "/report-cy.html",
                "/receipt-cy.html"
            })
    void pagesThatNeedNobodyAreInWelsh(String path) {
        try (var context = chromium.phone(360, 640, ColorScheme.DARK)) {
            var at = path.indexOf('#') < 0 ? path.length() : path.indexOf('#');
            var it = Looked.at(context, path.substring(0, at) + "?lang=cy" + path.substring(at));
            it.page.locator("h1:visible").first().waitFor();
            it.look(path);
            if (path.startsWith("/stop.html#")) {
                it.press("stop");
                it.await("stop-done");
                it.look("stopped");
            }
        }
    }

    @Test
    void ownAreasAreInWelsh() {
        var member = SETTLEMENT.person(SETTLEMENT.watchGroup("Watch in Welsh", "TL45"), "WATCH_COORDINATOR");
        try (var context = chromium.phone(360, 640, ColorScheme.LIGHT)) {
            var it = Looked.at(context, "/areas.html?lang=cy#areas");
            it.await("username");
            it.look("signing in for areas");
            it.page.locator("[data-test=username]").fill(member.username());
            it.page.locator("[data-test=password]").fill("not the password");
            it.press("sign-in");
            it.page.locator("[role=alert]:visible").first().waitFor();
            it.look("a wrong password");
            it.page.locator("[data-test=password]").fill(member.password());
            it.press("sign-in");
            it.await("area-new");
            it.look("no areas");
            it.press("area-new");
            it.await("area-name");
            it.look("a new area");
            it.press("area-save");
            it.page.locator("[data-test=error-summary]:visible").first().waitFor();
            it.look("an area with errors");
            it.page.locator("[data-test=area-name]").fill("Fferm y Bryn");
            it.page.locator("[data-test=circle] summary").click();
            it.page.locator("[data-test=circle-place]").fill("TL 450 470");
            it.page.locator("[data-test=circle-distance]").fill("1.5");
            it.press("circle-draw");
            it.await("will-grow");
            it.look("a circle");
            it.press("area-save");
            it.await("area");
            it.look("an area");
            it.press("part-notices");
            it.await("no-notices");
            it.look("no notices");
        }
    }

    @Test
    void enteringForACallerIsInWelsh() {
        var officer = SETTLEMENT.person(CAMBRIDGESHIRE, "OFFICER");
        try (var context = chromium.desk(ColorScheme.LIGHT)) {
            MapPage.signIn(context, ORIGIN, "/#map=11/52.1100/0.1400", officer);
            var it = Looked.at(context, "/report.html?for=caller&lang=cy");
            it.await("caller-form");
            it.look("for a caller");
            it.page.keyboard().press("Control+Enter");
            it.page.locator("[data-test=error-summary]:visible").first().waitFor();
            it.look("for a caller, with errors");
            it.fill("report-place", "TL 421 456");
            it.await("place-reading");
            it.page.keyboard().press("Control+Enter");
            it.await("caller-saved");
            it.look("entered for a caller");
        }
    }
}
