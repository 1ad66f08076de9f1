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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A report that an officer writes, somebody else assesses on a phone in the dark, and a colleague reads in Welsh. */
class IntelligenceInTheBrowserTests {

    private static final String ORIGIN = HEDGEROW.address().toString();
    private static final String ADDRESS = "/intelligence.html";

    private static Chromium chromium;
    private static String force;
    private static String neighbour;

    @BeforeAll
    static void launch() {
        chromium = Chromium.launch();
        force = SETTLEMENT.force("SURREY", "Surrey Police");
        neighbour = SETTLEMENT.force("SUSSEX", "Sussex Police");
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    @Test
    void aReportIsWrittenAssessedAndRead() {
        var login = SETTLEMENT.person(force, "OFFICER");
        var title = "Cars " + login.username();
        try (var desk = chromium.desk(ColorScheme.LIGHT);
                var phone = chromium.phone(360, 640, ColorScheme.DARK);
                var other = chromium.desk(ColorScheme.DARK)) {
            var author = signIn(desk, ADDRESS, login);
            write(author, title);
            author.locator("#way-name").selectOption("COMPLETE");
            by(author, "way-send").click();
            by(author, "intelligence-state").filter(text("To be assessed")).waitFor();

            var assessor = signIn(phone, ADDRESS, SETTLEMENT.person(force, "ANALYST"));
            by(assessor, "intelligence-desk")
                    .locator("button")
                    .filter(text(title))
                    .click();
            assessor.locator("#sanitised-title").fill("For all " + title);
            assessor.locator("#sanitised-category").selectOption("HARE.COURSING");
            graded(assessor, "#sanitised-item-0", "The farmer saw a silver estate", "2", "B", "P");
            graded(assessor, "#sanitised-provenance", "Seen", "2", "B", "P");
            by(assessor, "sanitised-form-send").click();
            by(assessor, "intelligence-hits").waitFor();
            assertFits(assessor);
            assertNothingSerious(assessor, "words that stand out, on a phone at night");
            way(assessor, "ACCEPT");
            assessor.locator("#way [data-error-summary]").filter(text("source")).waitFor();
            assessor.locator("#sanitised-item-0-text").fill("A silver estate");
            by(assessor, "sanitised-form-send").click();
            assessor.waitForCondition(() -> by(assessor, "intelligence-hits").count() == 0);
            way(assessor, "ACCEPT");
            by(assessor, "intelligence-state").filter(text("To be linked")).waitFor();
            way(assessor, "MAKE_LIVE");
            by(assessor, "intelligence-state").filter(text("Live")).waitFor();

            send(assessor, title);
            var colleague = signIn(other, ADDRESS + "?lang=cy", SETTLEMENT.person(force, "OFFICER"));
            by(colleague, "intelligence-live").filter(text(title)).waitFor();
            by(colleague, "intelligence-received")
                    .locator("button")
                    .filter(text(title))
                    .click();
            by(colleague, "intelligence-text").filter(text("A silver estate")).waitFor();
            assertThat(by(colleague, "intelligence-text").count()).isOne();
            assertThat(colleague.locator("main").innerText())
                    .doesNotContain("farmer", "Barn")
                    .contains("2BP");
            assertNothingSerious(colleague, "a live report at night");
            offer(assessor);
        }
        var unit = SETTLEMENT.person(neighbour, "ANALYST");
        try (var desk = chromium.phone(360, 640, ColorScheme.LIGHT)) {
            var receiver = signIn(desk, ADDRESS, unit);
            var offered = by(receiver, "transfer-offered").filter(text(title));
            assertThat(offered.innerText()).contains("A silver estate").doesNotContain("farmer", "Barn");
            assertFits(receiver);
            assertNothingSerious(receiver, "what another force offers, on a phone");
            offered.locator("button.primary").click();
            by(receiver, "intelligence-desk").filter(text(title)).waitFor();
            by(receiver, "intelligence-desk")
                    .locator("button")
                    .filter(text(title))
                    .click();
            by(receiver, "intelligence-text").filter(text("source held by")).waitFor();
            by(receiver, "intelligence-retention").filter(text("Group 3")).waitFor();
            assertNothingSerious(receiver, "a report that another force gave");
        }
    }

    /** To everybody in a role, on a phone. */
    private static void send(Page page, String title) {
        by(page, "dissemination-open").locator("summary").click();
        page.locator("#dissemination-kind").selectOption("role");
        page.locator("#dissemination-role").selectOption("OFFICER");
        page.locator("#dissemination-message").fill("Look out for " + title);
        assertFits(page);
        assertNothingSerious(page, "sending it within the force");
        by(page, "dissemination-form-send").click();
        by(page, "disseminations").filter(text("Look out for " + title)).waitFor();
    }

    private static void offer(Page page) {
        by(page, "transfer-open").locator("summary").click();
        page.locator("#transfer-force").selectOption(neighbour);
        page.locator("#transfer-reason").fill("It lies over there");
        assertNothingSerious(page, "offering it to another force");
        by(page, "transfer-form-send").click();
        by(page, "intelligence-transfers").filter(text("Not answered yet")).waitFor();
    }

    private static void write(Page page, String title) {
        by(page, "intelligence-new").click();
        by(page, "intelligence-form-send").click();
        by(page, "error-summary").filter(text("needed")).waitFor();
        assertNothingSerious(page, "a report with mistakes");
        page.locator("#intelligence-title").fill(title);
        page.locator("#intelligence-priority").selectOption("LOW");
        page.locator("#intelligence-intelligenceDay").fill("2025-10-15");
        page.locator("#intelligence-sourceType").selectOption("MEMBER_OF_PUBLIC");
        graded(page, "#intelligence-item-0", "The farmer of the Barn saw a silver estate", "3", "E", "C");
        assertThat(page.locator("#intelligence-unreliableReason").isVisible()).isTrue();
        assertThat(page.locator("#intelligence-falseReason").isVisible()).isTrue();
        assertThat(page.locator("#intelligence-conditions").isVisible()).isTrue();
        assertNothingSerious(page, "a report with conditions");
        graded(page, "#intelligence-item-0", "The farmer of the Barn saw a silver estate", "2", "B", "P");
        assertThat(page.locator("#intelligence-conditions").count()).isZero();
        graded(page, "#intelligence-provenance", "Told to an officer", "2", "B", "P");
        page.locator("#intelligence-personalInformation").selectOption("false");
        page.locator("#intelligence-askedSensitive").selectOption("false");
        by(page, "intelligence-form-send").click();
        by(page, "intelligence-state").filter(text("To be completed")).waitFor();
    }

    private static void graded(
            Page page, String field, String said, String source, String assessment, String handling) {
        page.locator(field + "-text").fill(said);
        page.locator(field + "-source").selectOption(source);
        page.locator(field + "-assessment").selectOption(assessment);
        page.locator(field + "-handling").selectOption(handling);
    }

    private static void way(Page page, String name) {
        page.locator("#way-name").selectOption(name);
        by(page, "way-send").click();
    }

    private static Locator by(Page page, String test) {
        return page.locator("[data-test=" + test + "]");
    }

    private static Locator.FilterOptions text(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    private static Page signIn(BrowserContext context, String path, Settlement.Login login) {
        var page = MapPage.open(context, ORIGIN, path);
        page.by("username").fill(login.username());
        page.by("password").fill(login.password());
        page.by("sign-in").click();
        page.by("intelligence-new").waitFor();
        return page.page();
    }
}
