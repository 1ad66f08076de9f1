package org.hedgerow.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hedgerow.system.EasyToUse.assertFits;
import static org.hedgerow.system.EasyToUse.assertNothingSerious;
import static org.hedgerow.system.SharedHedgerow.HEDGEROW;
import static org.hedgerow.system.SharedHedgerow.SETTLEMENT;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Kinds of bulletins with parts of their own: questions that are answered in approved words, and seasons beside the figures of past years. */
class BulletinKindsInTheBrowserTests {

    private static final String ORIGIN = HEDGEROW.address().toString();

    private static Chromium chromium;
    private static String force;

    @BeforeAll
    static void launch() {
        chromium = Chromium.launch();
        force = SETTLEMENT.force("BEDS", "Bedfordshire Police");
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    @Test
    void aQuestionIsAskedAnsweredApprovedAndReadAndTheMessageLeadsToTheReportPage() {
        try (var writing = chromium.desk(ColorScheme.LIGHT);
                var approving = chromium.desk(ColorScheme.DARK);
                var outside = chromium.phone(360, 640, ColorScheme.LIGHT)) {
            var author = signIn(writing);
            var colleague = signIn(approving);
            var id = issued(author, colleague);
            var reader = outside.newPage();
            reader.navigate(ORIGIN + "/bulletins.html#" + id);
            reader.locator("[data-test=asked-send]").click();
            reader.locator("[data-test=error-summary]:visible").waitFor();
            reader.locator("[data-test=asked-text]").fill("Did the white van at Hill Farm come back?");
            reader.locator("[data-test=asked-send]").click();
            reader.locator("[data-test=asked-told]:has-text('arrived')").waitFor();
            assertFits(reader);
            assertNothingSerious(reader, "a message that asks for questions, on a phone");

            open(author, id);
            author.locator("[data-test=question]").waitFor();
            author.locator("[data-test=answer-open] > summary").click();
            author.locator("[data-test=answer-question]").fill("Did the van come back?");
            author.locator("[data-test=answer-answer]").fill("Look for AB12 CDE.");
            author.locator("[data-test=answer-keep]").click();
            author.locator("hedge-bulletin-questions [data-test=error-summary]:visible")
                    .waitFor();
            assertThat(author.locator("hedge-bulletin-questions").textContent()).contains("number plate");
            author.locator("[data-test=answer-answer]").fill("We have not seen it since.");
            author.locator("[data-test=answer-keep]").click();
            author.locator("[data-test=question][data-state=WRITTEN]").waitFor();
            assertThat(author.locator("[data-test=answer-approve]").count()).isZero();
            assertNothingSerious(author, "a question with its answer");

            open(colleague, id);
            colleague
                    .locator("[data-test=bulletin-replies]:has-text('answer it: 0')")
                    .waitFor();
            colleague.locator("[data-test=answer-approve]").click();
            colleague.locator("[data-test=question][data-state=PUBLISHED]").waitFor();
            assertNothingSerious(colleague, "a published answer in the dark");

            reader.reload();
            reader.locator("[data-test=answer]").waitFor();
            assertThat(reader.locator("main").textContent())
                    .contains("Did the van come back?", "We have not seen it since.")
                    .doesNotContain("Hill Farm");
            reader.locator("[data-test=reply]").click();
            reader.locator("[data-test=report-page]").waitFor();
            assertThat(reader.url()).endsWith("/report.html?bulletin=" + id);
        }
    }

    @Test
    void aBulletinAboutASeasonIsWrittenBesideTheFiguresOfPastYears() {
        try (var writing = chromium.phone(360, 640, ColorScheme.DARK)) {
            var author = signIn(writing);
            author.evaluate("""
                            async () => {
                              const { request } = await import('/js/api/http.js');
                              const year = new Date().getUTCFullYear() - 1;
                              for (const day of [`${year - 1}-02-01`, `${year}-08-10`, `${year}-08-11`, `${year}-08-12`]) {
                                const at = `${day}T10:00:00Z`;
                                await request('PUT', `/api/incidents/${crypto.randomUUID()}`, {
                                  body: { category: 'HARE.COURSING', narrative: 'Dogs.', earliest: at, latest: at, exactTimeKnown: true, place: { text: 'TL 090 490' }, scope: 'OWN_FORCE' },
                                });
                              }
                            }""");
            author.locator("[data-test=bulletin-new]").click();
            author.locator("[data-test=bulletin-form]").waitFor();
            assertThat(author.locator("hedge-bulletin-seasons").isVisible()).isFalse();
            author.locator("#bulletin-advice").selectOption("COURSING");
            author.locator("#bulletin-kind").selectOption("SEASONAL_SPIKE");
            author.locator("[data-test=seasons] [data-season=SUMMER_HOLIDAYS]").waitFor();
            assertThat(author.locator("[data-season=SUMMER_HOLIDAYS]").textContent())
                    .contains("Summer school holidays", "3");
            assertFits(author);
            assertNothingSerious(author, "a bulletin about a season, on a phone in the dark");
            author.locator("#bulletin-kind").selectOption("WARNING");
            assertThat(author.locator("[data-test=seasons]").count()).isZero();
        }
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

    private static void open(Page page, String id) {
        page.evaluate("id => { location.hash = '#' + id; }", id);
        page.locator("[data-test=question]").waitFor();
    }

    /** As the pages send it. */
    private static String issued(Page author, Page colleague) {
        var id = UUID.randomUUID().toString();
        author.evaluate("""
                        async ({ id }) => {
                          const api = await import('/js/api/bulletins.js');
                          const english = { title: 'Ask us', summary: 'We answer.', body: 'Put your questions here.' };
                          await api.keepBulletin(id, {
                            kind: 'QUESTIONS_AND_ANSWERS', advice: 'GENERAL', urgency: 'SOON', priority: 3,
                            area: { name: 'Fields about Brixworth', squares: ['SP77'] },
                            signatory: { rank: 'Sergeant', role: 'Rural crime', team: 'Rural team' },
                            wordings: [{ audience: 'PUBLIC', english }],
                          });
                          await api.submitBulletin(id, 1);
                        }""", Map.of("id", id));
        colleague.evaluate("""
                        async ({ id }) => {
                          const api = await import('/js/api/bulletins.js');
                          await api.approveWording(id, 1, 'PUBLIC');
                          await api.issueBulletin(id, 1);
                        }""", Map.of("id", id));
        return id;
    }
}
