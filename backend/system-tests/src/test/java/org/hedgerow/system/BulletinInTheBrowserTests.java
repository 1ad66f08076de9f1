package org.hedgerow.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hedgerow.system.EasyToUse.assertFits;
import static org.hedgerow.system.EasyToUse.assertNothingSerious;
import static org.hedgerow.system.SharedHedgerow.HEDGEROW;
import static org.hedgerow.system.SharedHedgerow.SETTLEMENT;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One writes, a colleague approves, and whoever has no account reads it once it is issued, and no earlier. */
class BulletinInTheBrowserTests {

    private static final String ORIGIN = HEDGEROW.address().toString();

    private static Chromium chromium;
    private static String force;

    @BeforeAll
    static void launch() {
        chromium = Chromium.launch();
        force = SETTLEMENT.force("NORTHANTS", "Northamptonshire Police");
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    @Test
    void aBulletinIsWrittenApprovedIssuedReadPrintedAndCancelled() {
        var title = "Lock gates " + UUID.randomUUID().toString().replaceAll("[^a-f]", "");
        try (var writing = chromium.desk(ColorScheme.LIGHT);
                var approving = chromium.desk(ColorScheme.DARK);
                var outside = chromium.phone(360, 640, ColorScheme.LIGHT)) {
            var author = signIn(writing);
            write(author, title);
            author.locator("[data-test=bulletin-state][data-state=DRAFT]").waitFor();
            assertNothingSerious(author, "a draft");
            assertThat(author.locator("[data-test=bulletin]").textContent())
                    .contains(title, "Do not approach or confront anybody.", "0800 555 111");
            author.locator("[data-test=act-submit]").click();
            author.locator("[data-test=bulletin-state][data-state=REVIEW]").waitFor();
            assertThat(author.locator("[data-test=act-approve-PUBLIC]").count())
                    .as("nobody is offered to approve their own words")
                    .isZero();

            var reader = outside.newPage();
            reader.navigate(ORIGIN + "/bulletins.html");
            reader.locator("hedge-published .bulletin-ways").waitFor();
            assertThat(reader.locator("main").textContent()).doesNotContain(title);

            var colleague = signIn(approving);
            colleague.locator("a:text-is('" + title + "')").click();
            colleague.locator("[data-test=act-approve-PUBLIC]").click();
            colleague.locator("[data-test=bulletin-state][data-state=APPROVED]").waitFor();
            assertNothingSerious(colleague, "approved");
            colleague.locator("[data-test=act-issue]").click();
            colleague.locator("[data-test=bulletin-state][data-state=ISSUED]").waitFor();

            reader.reload();
            reader.locator("a:text-is('" + title + "')").click();
            reader.locator("[data-test=bulletin] h2").waitFor();
            assertFits(reader);
            assertNothingSerious(reader, "a message on a phone");
            assertThat(reader.locator("[data-test=bulletin]").textContent()).contains("999", "In short, lock up.");
            assertOneSheet(reader);

            colleague.locator("[data-test=act-cancel-open] summary").click();
            colleague.locator("[data-test=act-cancel]").fill("It was wrong");
            colleague.locator("[data-test=act-cancel-send]").click();
            colleague
                    .locator("[data-test=bulletin-state][data-state=CANCELLED]")
                    .waitFor();
        }
    }

    /** On paper there is the message and nothing else. */
    private static void assertOneSheet(Page reader) {
        reader.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(reader.locator(".bulletin-uses").isVisible()).isFalse();
        assertThat(reader.locator(".masthead").isVisible()).isFalse();
        assertThat(reader.locator("[data-test=bulletin] h2").isVisible()).isTrue();
        var pdf = new String(reader.pdf(new Page.PdfOptions().setPreferCSSPageSize(true)), StandardCharsets.ISO_8859_1);
        assertThat(pdf.split("/Type\\s*/Page[^s]", -1)).as("one sheet").hasSize(2);
        reader.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
    }

    private static Page signIn(BrowserContext context) {
        var page = MapPage.open(context, ORIGIN, "/bulletin.html");
        var login = SETTLEMENT.person(force, "OFFICER");
        page.by("username").fill(login.username());
        page.by("password").fill(login.password());
        page.by("sign-in").click();
        page.by("bulletin-new").waitFor();
        return page.page();
    }

    private static void write(Page page, String title) {
        page.locator("[data-test=bulletin-new]").click();
        page.locator("[data-test=bulletin-form]").waitFor();
        assertFits(page);
        assertNothingSerious(page, "the form");
        page.locator("[data-test=bulletin-save]").click();
        page.locator("[data-test=error-summary]:visible").waitFor();
        page.locator("#bulletin-advice").selectOption("COURSING");
        page.locator("#bulletin-area").fill("Fields about Brixworth");
        page.locator("#bulletin-squares").fill("SP77, SP76");
        page.locator("#bulletin-rank").fill("Sergeant");
        page.locator("#bulletin-role").fill("Rural crime");
        page.locator("#bulletin-team").fill("Rural team");
        page.locator("#bulletin-PUBLIC-title").fill(title);
        page.locator("#bulletin-PUBLIC-summary").fill("In short, lock up.");
        page.locator("#bulletin-PUBLIC-body").fill("Look for AB12 CDE.");
        page.locator("[data-test=findings] a").waitFor();
        assertThat(page.locator("[data-test=findings]").textContent()).contains("number plate");
        page.locator("#bulletin-PUBLIC-body").fill("People with dogs crossed fields.");
        page.locator("[data-test=findings] .notice").waitFor();
        page.locator("[data-test=bulletin-save]").click();
    }
}
