package org.hedgerow.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hedgerow.system.EasyToUse.assertFits;
import static org.hedgerow.system.EasyToUse.assertNothingSerious;
import static org.hedgerow.system.SharedHedgerow.CAMBRIDGESHIRE;
import static org.hedgerow.system.SharedHedgerow.HEDGEROW;
import static org.hedgerow.system.SharedHedgerow.SETTLEMENT;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same pages in Welsh: chosen by anybody, kept by the browser, whole, and no wider than a phone. */
class WelshTests {

    private static final String ORIGIN = HEDGEROW.address().toString();
    private static final Duration WORDS_ARRIVE = Duration.ofSeconds(15);

    /** Every English text of the catalogues that has no place for a value, and is not also what Welsh says. */
    private static final String ENGLISH_TEXTS = """
            async (areas) => {
              const english = new Set();
              const welsh = new Set();
              for (const area of areas) {
                for (const [language, texts] of [['en', english], ['cy', welsh]]) {
                  const answer = await fetch(`/words/${area}.${language}.json`);
                  if (answer.ok) for (const text of Object.values(await answer.json())) texts.add(text.trim());
                }
              }
              return [...english].filter((text) => !welsh.has(text) && !text.includes('{') && /\\p{L}{2}/u.test(text));
            }
            """;

    /** What eyes and screen readers find on the page: texts, names of parts, and what stands in empty fields. */
    private static final String SAID = """
            () => {
              const said = new Set([document.title]);
              const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              while (walker.nextNode()) {
                const { parentElement, textContent } = walker.currentNode;
                if (!parentElement.closest('script, noscript, [lang=en]')) said.add(textContent.trim());
              }
              for (const node of document.querySelectorAll('[aria-label], [title], [placeholder]')) {
                for (const name of ['aria-label', 'title', 'placeholder']) said.add((node.getAttribute(name) ?? '').trim());
              }
              return [...said].filter((text) => text !== '');
            }
            """;

    private static Chromium chromium;
    private static Settlement.Login officer;

    @BeforeAll
    static void launch() {
        chromium = Chromium.launch();
        officer = SETTLEMENT.person(CAMBRIDGESHIRE, "OFFICER");
        SETTLEMENT.force("GWENT", "Gwent Police");
        Settlement.send(
                SETTLEMENT.signIn(officer),
                "OWN_FORCE",
                "TL 430 480",
                "TL 431 481",
                "TL 432 480",
                "TL 433 481",
                "TL 434 480");
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    @Test
    void whoeverChoosesWelshReadsNoEnglishOfTheCatalogues() {
        try (var context = chromium.desk(ColorScheme.LIGHT)) {
            var map = chosenWelsh(context, "/#map=12/52.1100/0.0800");
            var english = englishTexts(map.page());
            assertThat(english).hasSizeGreaterThan(300);
            assertSaysNo(english, map.page(), "signing in");
            signIn(map, officer);
            map.page().locator("[data-test=list] [data-incident-id]").first().waitFor();
            assertSaysNo(english, map.page(), "map and list");
            assertNothingSerious(map.page(), "map and list in Welsh");
            map.by("side-hotspots").click();
            map.by("hotspot-row").first().waitFor();
            map.by("hotspot-row").first().locator("button").click();
            map.by("hotspot-statement").waitFor();
            assertSaysNo(english, map.page(), "a hotspot");
            assertNothingSerious(map.page(), "a hotspot in Welsh");
            map.by("side-search").click();
            map.by("open-counts").click();
            map.by("charts").waitFor();
            map.by("statistics-total").waitFor();
            assertSaysNo(english, map.page(), "counts");
            map.by("side-incidents").click();
            map.page()
                    .locator("[data-test=list] [data-incident-id] button")
                    .first()
                    .click();
            map.by("detail").waitFor();
            map.by("detail-light").waitFor();
            assertSaysNo(english, map.page(), "detail");
            map.by("report").first().click();
            map.by("report-place").fill("TI 42 46");
            map.page()
                    .getByText("Nid sgwâr o'r Grid Cenedlaethol yw TI")
                    .first()
                    .waitFor();
            map.by("report-place").fill("TL 420 440");
            map.by("place-reading").waitFor();
            assertSaysNo(english, map.page(), "report form");
            map.by("report-submit").click();
            map.page().locator("[data-test=error-summary]").first().waitFor();
            assertSaysNo(english, map.page(), "report form with errors");
            assertNothingSerious(map.page(), "report form in Welsh");
            map.by("open-filters").click();
            map.by("filter-period").waitFor();
            assertSaysNo(english, map.page(), "filters");
            assertThat(map.complaints()).isEmpty();
            assertThat(map.strangers()).isEmpty();
        }
    }

    @Test
    void theLanguageStaysUntilAnotherIsChosen() {
        try (var context = chromium.desk(ColorScheme.LIGHT)) {
            var map = chosenWelsh(context, "/?lang=en#map=12/52.1100/0.0800");
            assertThat(map.page().url()).doesNotContain("lang=");
            signIn(map, officer);
            assertThat(map.by("report").first().textContent()).isEqualTo("Riportio");
            map.page().reload();
            map.awaitLive();
            assertThat(map.page().locator("html").getAttribute("lang")).isEqualTo("cy");
            assertThat(map.by("report").first().textContent()).isEqualTo("Riportio");
            map.by("person-menu").locator("summary").click();
            map.by("person-menu").locator("[data-test=language]").click();
            map.page().locator("html[lang=en-GB]").waitFor();
            map.awaitLive();
            assertThat(map.by("report").first().textContent()).isEqualTo("Report");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/join.html", "/enrol.html", "/open.html", "/sign-in-refused.html"})
    void pagesForThoseWhoAreNotInYetSpeakWelshToo(String path) {
        try (var context = chromium.phone(360, 640, ColorScheme.DARK)) {
            var page = chosenWelsh(context.newPage(), path);
            assertSaysNo(englishTexts(page), page, path);
            assertFits(page);
            assertNothingSerious(page, path + " in Welsh");
        }
    }

    /** A link works once, and its secret is in the address only until it is read: another language must not cost it. */
    @Test
    void anInvitationOutlivesTheChoiceOfALanguage() {
        try (var context = chromium.phone(360, 640, ColorScheme.LIGHT)) {
            var page = chosenWelsh(context.newPage(), "/open.html#INVENTED-SECRET");
            page.locator("[data-test=open-link]").waitFor();
            assertThat(page.url()).doesNotContain("INVENTED");
        }
    }

    @Test
    void welshFitsTheNarrowestPhone() {
        try (var context = chromium.phone(360, 640, ColorScheme.LIGHT)) {
            var map = chosenWelsh(context, "/#map=12/52.1100/0.0800");
            assertFits(map.page());
            signIn(map, officer);
            for (var tab : map.page().locator("nav.tab-bar button").all()) {
                tab.click();
                assertFits(map.page());
                for (var button :
                        map.page().locator("nav.tab-bar button:visible").all()) {
                    var box = button.boundingBox();
                    assertThat(Math.min(box.width, box.height))
                            .as(button.textContent())
                            .isGreaterThanOrEqualTo(44);
                }
            }
            assertNothingSerious(map.page(), "phone in Welsh");
        }
    }

    private static MapPage chosenWelsh(BrowserContext context, String path) {
        var map = MapPage.open(context, ORIGIN, path);
        speakWelsh(map.page());
        return map;
    }

    private static Page chosenWelsh(Page page, String path) {
        page.navigate(ORIGIN + path);
        speakWelsh(page);
        return page;
    }

    private static void speakWelsh(Page page) {
        page.locator("[data-test=language]").click();
        page.locator("html[lang=cy]").waitFor();
        page.locator("[data-test=language][lang=en]").waitFor();
    }

    private static void signIn(MapPage map, Settlement.Login login) {
        map.by("username").fill(login.username());
        map.by("password").fill(login.password());
        map.by("sign-in").click();
        map.awaitLive();
    }

    private static Set<String> englishTexts(Page page) {
        return englishTexts(page, "page", "map", "named", "office", "said");
    }

    /** The English of some catalogues that Welsh does not say too. */
    static Set<String> englishTexts(Page page, String... areas) {
        return texts(page.evaluate(ENGLISH_TEXTS, List.of(areas)));
    }

    /** What stands in a page before its scripts is English until they have the words: it may be there at first, and must go. */
    static void assertSaysNo(Set<String> english, Page page, String where) {
        var deadline = System.nanoTime() + WORDS_ARRIVE.toNanos();
        var said = saidOf(english, page);
        while (!said.isEmpty() && System.nanoTime() < deadline) {
            page.waitForTimeout(100);
            said = saidOf(english, page);
        }
        assertThat(said).as(where).isEmpty();
    }

    private static Set<String> saidOf(Set<String> english, Page page) {
        var said = texts(page.evaluate(SAID));
        said.retainAll(english);
        return said;
    }

    private static Set<String> texts(Object list) {
        return ((List<?>) list).stream().map(String.class::cast).collect(Collectors.toSet());
    }
}
