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
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An amnesty is put on the map by whoever writes about it, and found there, on the page and on the poster by whoever reads about it. */
class EventsInTheBrowserTests {

    private static final String ORIGIN = HEDGEROW.address().toString();

    private static Chromium chromium;
    private static String force;

    @BeforeAll
    static void launch() {
        chromium = Chromium.launch();
        force = SETTLEMENT.force("LINCS", "Lincolnshire Police");
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    @Test
    void anAmnestyIsPutOnTheMapAndFoundThereOnThePageAndOnThePoster() {
        var title = "Net amnesty " + UUID.randomUUID().toString().replaceAll("[^a-f]", "");
        try (var writing = chromium.phone(360, 640, ColorScheme.DARK);
                var approving = chromium.desk(ColorScheme.LIGHT);
                var outside = chromium.phone(360, 640, ColorScheme.LIGHT)) {
            var author = signIn(writing);
            write(author, title);
            assertThat(author.locator("[data-test=bulletin-event-reference]").textContent())
                    .isEqualTo("SK 9765 7150");
            author.locator("[data-test=act-submit]").click();
            author.locator("[data-test=bulletin-state][data-state=REVIEW]").waitFor();
            var colleague = signIn(approving);
            colleague.locator("a:text-is('" + title + "')").click();
            colleague.locator("[data-test=act-approve-PUBLIC]").click();
            colleague.locator("[data-test=bulletin-state][data-state=APPROVED]").waitFor();
            colleague.locator("[data-test=act-issue]").click();
            colleague.locator("[data-test=bulletin-state][data-state=ISSUED]").waitFor();

            readOnThePage(outside.newPage(), title);
            findOnTheMap(chromium.desk(ColorScheme.LIGHT), title, false);
            findOnTheMap(chromium.phone(360, 640, ColorScheme.DARK), title, true);
        }
    }

    private static void readOnThePage(Page reader, String title) {
        reader.navigate(ORIGIN + "/bulletins.html");
        reader.locator("a:text-is('" + title + "')").click();
        reader.locator("[data-test=event-map] [data-test=chosen-place]").waitFor();
        assertThat(reader.locator("[data-test=bulletin-event]").textContent())
                .contains("Village hall, High Street", "SK 9765 7150");
        assertThat(reader.locator("[data-test=place-line]").textContent()).contains("SK 9765 7150", "grid OSGB36");
        assertThat(reader.locator("[data-test=map-middle]").count())
                .as("there is nothing to choose")
                .isZero();
        assertFits(reader);
        assertNothingSerious(reader, "an event on a phone");
        reader.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(reader.locator("[data-test=bulletin-event-reference]").isVisible())
                .isTrue();
        assertThat(reader.locator(".event-place").isVisible()).isFalse();
        reader.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
        reader.navigate(ORIGIN + "/bulletins.html?lang=cy");
        reader.locator("a:text-is('" + title + "')").click();
        reader.locator("[data-test=bulletin-event] dt:text-is('Cyfeirnod grid')")
                .waitFor();
    }

    private static void findOnTheMap(BrowserContext context, String title, boolean isPhone) {
        try (context) {
            var map = MapPage.signIn(context, ORIGIN, "/#map=13/53.2320/-0.5370", SETTLEMENT.person(force, "OFFICER"));
            var page = map.page();
            var mark = page.locator("[data-test=event-mark]:has-text('" + title + "')");
            mark.waitFor();
            var aside = page.locator("[data-test=event-aside]");
            if (isPhone) {
                mark.click();
            } else {
                aside.locator("summary").focus();
                page.keyboard().press("Enter");
            }
            var line = aside.locator("[data-test=event-line]:has-text('" + title + "')");
            assertThat(line.textContent()).contains("SK 9765 7150", "Village hall, High Street", "Lincolnshire Police");
            assertNothingSerious(page, "events beside the map");
            if (!isPhone) {
                line.locator("button").focus();
                page.keyboard().press("Enter");
                page.locator("[data-test=event-mark].is-chosen").waitFor();
                map.by("map-menu").locator("summary").click();
                map.by("map-events").uncheck();
                mark.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
                map.by("map-events").check();
                mark.waitFor();
                page.keyboard().press("Escape");
            }
            line.locator("[data-test=event-read]").click();
            page.locator("[data-test=bulletin-event-reference]:text-is('SK 9765 7150')")
                    .waitFor();
            assertThat(map.strangers()).isEmpty();
        }
    }

    private static void write(Page page, String title) {
        page.locator("[data-test=bulletin-new]").click();
        page.locator("[data-test=bulletin-form]").waitFor();
        page.locator("#bulletin-kind").selectOption("EVENT_OR_AMNESTY");
        page.locator("#bulletin-urgency").selectOption("SOON");
        page.locator("#bulletin-area").fill("Villages about Lincoln");
        page.locator("#bulletin-squares").fill("SK97");
        page.locator("#bulletin-rank").fill("Sergeant");
        page.locator("#bulletin-role").fill("Rural crime");
        page.locator("#bulletin-team").fill("Rural team");
        page.locator("#bulletin-PUBLIC-title").fill(title);
        page.locator("#bulletin-PUBLIC-summary").fill("Bring old nets.");
        page.locator("#bulletin-event-place").fill("Village hall, High Street");
        var tomorrow = LocalDate.now(ZoneId.of("Europe/London")).plusDays(1);
        page.locator("#bulletin-opens").fill(tomorrow + "T10:00");
        page.locator("#bulletin-closes").fill(tomorrow + "T16:00");
        page.locator("#bulletin-event-position").fill("SK 97 71");
        page.keyboard().press("Enter");
        page.locator("[data-test=event-said].is-wrong:has-text('100 m')").waitFor();
        page.locator("#bulletin-event-position").fill("SK 9765 7150");
        page.keyboard().press("Enter");
        page.locator("[data-test=event-position]:has-text('SK 9765 7150, to 10 m')")
                .waitFor();
        page.locator("[data-test=event-tap]").click();
        page.locator("[data-test=small-map]").waitFor();
        page.locator("[data-test=chosen-place]").waitFor();
        assertFits(page);
        assertNothingSerious(page, "the place of an event, on a phone in the dark");
        page.locator("[data-test=event-away]").click();
        page.locator("[data-test=event-position]:has-text('Not shown')").waitFor();
        page.locator("[data-test=map-middle]").click();
        page.locator("[data-test=event-position]:has-text('Shown on the map at SK')")
                .waitFor();
        page.locator("#bulletin-event-position").fill("SK 9765 7150");
        page.locator("[data-test=event-find]").click();
        page.locator("[data-test=event-position]:has-text('SK 9765 7150, to 10 m')")
                .waitFor();
        page.locator("[data-test=findings] .notice").waitFor();
        page.locator("[data-test=bulletin-save]").click();
        page.locator("[data-test=bulletin-state][data-state=DRAFT]").waitFor();
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
}
