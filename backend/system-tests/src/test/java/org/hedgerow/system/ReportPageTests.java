package org.hedgerow.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hedgerow.system.EasyToUse.assertFits;
import static org.hedgerow.system.EasyToUse.assertNothingSerious;
import static org.hedgerow.system.SharedHedgerow.CAMBRIDGESHIRE;
import static org.hedgerow.system.SharedHedgerow.HEDGEROW;
import static org.hedgerow.system.SharedHedgerow.SETTLEMENT;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.Geolocation;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The page on which something is reported from the field, with and without an account, as people use it. */
class ReportPageTests {

    private static final String ORIGIN = HEDGEROW.address().toString();
    private static final long MOST_FIRST_BYTES = 300_000;

    private static Chromium chromium;
    private static Settlement.Login officer;
    private static HedgerowClient desk;

    @BeforeAll
    static void launch() {
        chromium = Chromium.launch();
        officer = SETTLEMENT.person(CAMBRIDGESHIRE, "OFFICER");
        desk = SETTLEMENT.signIn(officer);
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    @ParameterizedTest
    @CsvSource({"en-GB,LIGHT", "en-GB,DARK", "cy,LIGHT", "cy,DARK"})
    void somebodyWithoutAnAccountReportsHareCoursingInEitherLanguage(String language, ColorScheme colours) {
        var said = "Four men and two lurchers " + UUID.randomUUID();
        try (var phone = chromium.phone(
                360,
                640,
                options -> options.setLocale(language)
                        .setColorScheme(colours)
                        .setGeolocation(new Geolocation(52.0766, 0.0713).setAccuracy(18))
                        .setPermissions(List.of("geolocation")))) {
            var walk = new Walk(phone, language + " " + colours);
            walk.open("/report.html");
            assertThat(walk.page.locator("html").getAttribute("lang")).isEqualTo(language);
            walk.on();
            walk.by("error-summary").waitFor();
            walk.check("an error");
            walk.by("happening-no").check();
            walk.next("where");
            walk.on();
            walk.check("no place");
            walk.by("place").fill("Fowlmere");
            walk.by("place-choice").first().waitFor();
            walk.check("a name");
            walk.by("place-device").click();
            walk.page
                    .locator("[data-test=place-reading][data-grid-reference='TL 420 440']")
                    .waitFor();
            walk.by("place-map").click();
            walk.by("chosen-place").waitFor();
            walk.check("the map");
            walk.next("when");
            walk.by("when-between").check();
            walk.on();
            walk.check("no times");
            walk.by("when-now").check();
            walk.next("what");
            walk.by("template-hare").check();
            walk.next("topic-VEHICLES");
            walk.page.locator("[id$=-plate]").fill("AB5? CDE");
            walk.by("answer-vehicles-add").click();
            walk.check("two vehicles");
            walk.next("topic-PEOPLE");
            walk.by("answer-peoplecount", "answer-peopleCount").fill("four");
            walk.on();
            walk.check("no number");
            walk.by("answer-peoplecount", "answer-peopleCount").fill("4");
            for (var topic : List.of("topic-DOGS", "topic-DOING", "topic-LAND", "words")) {
                walk.next(topic);
            }
            walk.by("narrative").fill(said);
            walk.next("photos");
            walk.next("permission");
            walk.by("permission-no").check();
            walk.next("you");
            walk.by("contact-yes").check();
            walk.check("contact");
            walk.next("check");
            walk.by("report-save").click();
            walk.by("receipt-code").waitFor();
            walk.check("kept");
            assertThat(walk.by("receipt-code").textContent()).matches("[0-9]{16}");
            var report = arrived(said);
            assertThat(report.get("template").asString()).isEqualTo("HARE");
            assertThat(report.at("/place/gridReference").asString()).startsWith("TL 42");
            assertThat(report.at("/answers/vehicles/0/plate").asString()).isEqualTo("AB5? CDE");
            assertThat(report.at("/answers/peopleCount").asInt()).isEqualTo(4);
            assertThat(report.get("landownerPermission").asString()).isEqualTo("NO");
            assertThat(report.get("language").asString()).isEqualTo(language.substring(0, 2));
            assertThat(walk.complaints).isEmpty();
        }
    }

    @Test
    void whatIsHappeningShows999BeforeAnyFieldAndIsThreePagesLong() {
        try (var phone = chromium.phone(360, 640, ColorScheme.LIGHT)) {
            var walk = new Walk(phone, "happening");
            walk.open("/report.html");
            walk.by("happening-yes").check();
            var call = walk.by("emergency").locator("a.call");
            assertThat(call.getAttribute("href")).isEqualTo("tel:999");
            assertThat(call.boundingBox().height).isGreaterThanOrEqualTo(48);
            assertThat(call.boundingBox().y + call.boundingBox().height).isLessThanOrEqualTo(640);
            assertThat(walk.by("emergency").textContent())
                    .contains("Do not approach", "Do not block them in", "hare coursing", "Operation Galileo");
            walk.check("999");
            walk.next("where");
            walk.by("place").fill("TL 421 441");
            walk.by("place-reading").waitFor();
            walk.next("what");
            walk.by("report-shorten").click();
            walk.page.locator("[data-page=check]").waitFor();
            walk.by("report-save").click();
            walk.by("receipt-code").waitFor();
            walk.check("kept");
        }
    }

    @Test
    void goingBackKeepsAnswersAndNothingNeededCanBeSkipped() {
        try (var phone = chromium.phone(360, 640, ColorScheme.LIGHT)) {
            var walk = new Walk(phone, "back");
            walk.open("/report.html");
            walk.by("happening-no").check();
            walk.next("where");
            walk.by("place").fill("TL 421 442");
            walk.next("when");
            walk.by("when-around").check();
            walk.page.goBack();
            walk.page.locator("[data-page=where]").waitFor();
            assertThat(walk.by("place").inputValue()).isEqualTo("TL 421 442");
            walk.by("report-back").click();
            walk.page.locator("[data-page=now]").waitFor();
            assertThat(walk.by("happening-no").isChecked()).isTrue();
            walk.page.goForward();
            walk.page.goForward();
            walk.page.locator("[data-page=when]").waitFor();
            assertThat(walk.by("when-around").isChecked()).isTrue();
            walk.by("language").click();
            walk.page.locator("html[lang=cy]").waitFor();
            assertThat(walk.by("when-around").isChecked()).isTrue();
        }
    }

    @Test
    void whatAPhotoSaysIsOfferedAndNeverTakenUnasked() {
        try (var phone = chromium.phone(360, 640, ColorScheme.LIGHT)) {
            var walk = new Walk(phone, "photo");
            walk.toPhotos("TL 421 443");
            walk.page
                    .locator("#photos")
                    .setInputFiles(new FilePayload("gate.jpg", "image/jpeg", PhotoWithPlace.bytes()));
            walk.by("photo-suggestion").locator("button").first().waitFor();
            walk.check("a suggestion");
            walk.by("report-shorten").click();
            walk.page.locator("[data-page=check]").waitFor();
            assertThat(walk.by("check").textContent()).contains("TL 421 443");
            walk.by("change-photos").click();
            walk.by("report-photos-use-place").click();
            walk.by("report-photos-use-time").click();
            walk.by("report-shorten").click();
            walk.page.locator("[data-page=check]").waitFor();
            assertThat(walk.by("check").textContent()).contains("TL 42").doesNotContain("TL 421 443");
        }
    }

    @Test
    void everythingWorksWithTheKeyboardAlone() {
        try (var context = chromium.desk(ColorScheme.LIGHT)) {
            var walk = new Walk(context, "keyboard");
            walk.open("/report.html");
            walk.tabTo("happening-yes");
            walk.page.keyboard().press("ArrowDown");
            walk.page.keyboard().press("Enter");
            walk.page.locator("[data-page=where]").waitFor();
            walk.tabTo("place");
            walk.page.keyboard().type("TL 421 444");
            walk.page.keyboard().press("Enter");
            walk.page.locator("[data-page=when]").waitFor();
            walk.tabTo("when-now");
            walk.page.keyboard().press("Space");
            walk.page.keyboard().press("Enter");
            walk.page.locator("[data-page=what]").waitFor();
            walk.tabTo("report-shorten");
            walk.page.keyboard().press("Enter");
            walk.page.locator("[data-page=check]").waitFor();
            walk.tabTo("report-save");
            walk.page.keyboard().press("Enter");
            walk.by("receipt-code").waitFor();
            assertThat(walk.complaints).isEmpty();
        }
    }

    @Test
    void theFirstLoadIsLightAndHasNoMap() {
        try (var phone = chromium.phone(360, 640, ColorScheme.LIGHT)) {
            var walk = new Walk(phone, "3G");
            var bytes = new AtomicLong();
            var wire = phone.newCDPSession(walk.page);
            wire.send("Network.enable");
            wire.on(
                    "Network.loadingFinished",
                    event -> bytes.addAndGet(
                            (long) event.get("encodedDataLength").getAsDouble()));
            var slow = new JsonObject();
            slow.addProperty("offline", false);
            slow.addProperty("latency", 150);
            slow.addProperty("downloadThroughput", 1_600_000 / 8);
            slow.addProperty("uploadThroughput", 750_000 / 8);
            wire.send("Network.emulateNetworkConditions", slow);
            var asked = new CopyOnWriteArrayList<String>();
            walk.page.onRequest(request -> asked.add(request.url()));
            long started = System.nanoTime();
            walk.open("/report.html");
            System.out.printf(
                    "The report page: %d ms on a simulated 3G connection%n", (System.nanoTime() - started) / 1_000_000);
            walk.page.waitForLoadState(com.microsoft.playwright.options.LoadState.NETWORKIDLE);
            System.out.printf("The report page: %d bytes on first load%n", bytes.get());
            assertThat(bytes.get()).isBetween(20_000L, MOST_FIRST_BYTES);
            assertThat(asked).noneMatch(url -> url.contains("leaflet") || url.contains("/gis/"));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void nothingIsCutOffAtFourTimesTheSizeNorLostInForcedColours(boolean forced) {
        try (var phone = chromium.phone(320, 256, options -> {
            if (forced) {
                options.setForcedColors(ForcedColors.ACTIVE);
            }
        })) {
            var walk = new Walk(phone, "400 % " + forced);
            walk.toPhotos("TL 421 445");
            walk.by("report-shorten").click();
            walk.page.locator("[data-page=check]").waitFor();
            walk.check("check");
            walk.by("report-save").click();
            walk.by("receipt-code").waitFor();
            walk.check("kept");
        }
    }

    @Test
    void whoIsSignedInReportsUnderTheirNameOrWithoutIt() {
        var watch = SharedHedgerow.coordinatorLogin("TL44");
        try (var context = chromium.phone(360, 640, ColorScheme.LIGHT)) {
            var map = MapPage.signIn(context, ORIGIN, "/#map=11/52.1100/0.1400", watch);
            map.by("tab-report").click();
            var walk = new Walk(map.page(), "signed in");
            walk.by("report-page").waitFor();
            var said = "Under a name " + UUID.randomUUID();
            walk.toPhotosFromHere("TL 421 446", said);
            walk.next("you");
            assertThat(walk.page.locator("#named").textContent()).contains("Invented Person");
            walk.check("you");
            walk.next("check");
            walk.by("report-save").click();
            walk.page.locator("[data-page=saved]").waitFor();
            assertThat(walk.by("receipt-code").count()).isZero();
            arrived(said);
            walk.by("report-again").click();
            var without = "Without a name " + UUID.randomUUID();
            walk.toPhotosFromHere("TL 421 447", without);
            walk.next("you");
            walk.by("named-no").check();
            walk.next("check");
            walk.by("report-save").click();
            walk.by("receipt-code").waitFor();
            arrived(without);
        }
    }

    @Test
    void aCallTakerEntersAReportWithTheKeyboardAlone() {
        var said = "Caller says four blokes " + UUID.randomUUID();
        try (var context = chromium.desk(ColorScheme.LIGHT)) {
            MapPage.signIn(context, ORIGIN, "/#map=11/52.1100/0.1400", officer);
            var walk = new Walk(context, "caller");
            walk.page.navigate(ORIGIN + "/report.html?for=caller");
            walk.by("caller-form").waitFor();
            walk.check("caller form");
            var keys = walk.page.keyboard();
            assertThat(walk.page.evaluate("() => document.activeElement.id")).isEqualTo("report-place");
            keys.type("TL 421 448");
            walk.by("place-reading").waitFor();
            keys.press("Alt+3");
            keys.type("Hare");
            keys.press("Alt+4");
            keys.type(said);
            keys.press("Alt+5");
            keys.type("J Farmer");
            keys.press("Tab");
            keys.type("01632 960001");
            walk.check("filled in");
            keys.press("Control+Enter");
            walk.by("caller-saved").waitFor();
            var report = arrived(said);
            assertThat(report.get("way").asString()).isEqualTo("FOR_CALLER");
            assertThat(report.get("template").asString()).isEqualTo("HARE");
            assertThat(walk.complaints).isEmpty();
        }
    }

    @Test
    void whoIsNotOfThePoliceGetsNoFormForCallers() {
        try (var context = chromium.desk(ColorScheme.LIGHT)) {
            var walk = new Walk(context, "no caller");
            walk.page.navigate(ORIGIN + "/report.html?for=caller");
            walk.page.locator("main .notice").waitFor();
            assertThat(walk.by("caller-form").count()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/report.html", "/report-cy.html"})
    void withoutScriptTheWholeFormIsThere(String path) {
        try (var phone = chromium.phone(360, 640, options -> options.setJavaScriptEnabled(false))) {
            var page = phone.newPage();
            page.navigate(ORIGIN + path);
            var form = page.locator("[data-test=plain-form]");
            assertThat(form.getAttribute("action")).matches("/report\\?lang=(en|cy)");
            page.locator("#plain-happening-yes").check();
            assertThat(page.locator("[data-test=plain-emergency]").isVisible()).isTrue();
            page.locator("#plain-happening-no").check();
            assertThat(page.locator("[data-test=plain-emergency]").isVisible()).isFalse();
            page.locator("#plain-place").fill("TL 421 449");
            assertThat(page.locator("[data-test=plain-send]").isVisible()).isTrue();
            page.locator("details summary").first().click();
            assertThat(page.locator("[name='answer-vehicles']").isVisible()).isTrue();
        }
    }

    /** The report with these words as the desk of the force has it, once it is there. */
    private static JsonNode arrived(String said) {
        return Await.value("a report that says " + said, Duration.ofSeconds(60), () -> {
            for (var report : desk.get("/api/desk/reports").expect(200).json().get("reports")) {
                if (report.get("narrative").asString().equals(said)) {
                    return report;
                }
            }
            return null;
        });
    }

    /** One page in one browser: what a person does on it, with a look at each state whether everybody can use it. */
    private static final class Walk {

        private final Page page;
        private final String name;
        private final List<String> complaints = new CopyOnWriteArrayList<>();

        Walk(BrowserContext context, String name) {
            this(context.newPage(), name);
        }

        Walk(Page page, String name) {
            this.page = page;
            this.name = name;
            page.onPageError(complaints::add);
            page.onDialog(dialog -> dialog.accept());
            page.onConsoleMessage(message -> {
                // A browser says so itself when nobody is signed in, which is no fault here.
                if (message.type().equals("error") && !message.text().contains("401")) {
                    complaints.add(message.text() + " at " + message.location());
                }
            });
        }

        Locator by(String test) {
            return page.locator("[data-test='" + test + "']");
        }

        Locator by(String test, String other) {
            return page.locator("[data-test='" + test + "'], [data-test='" + other + "']");
        }

        void open(String path) {
            page.navigate(ORIGIN + path);
            by("report-page").waitFor();
            check("the first page");
        }

        void on() {
            by("report-on").click();
        }

        void next(String wanted) {
            on();
            page.locator("[data-page='" + wanted + "']").waitFor();
            check(wanted);
        }

        void check(String state) {
            assertFits(page);
            // In forced colours the contrast is the browser's own affair, and axe reads colours that nobody sees.
            if (!(boolean) page.evaluate("() => matchMedia('(forced-colors: active)').matches")) {
                assertNothingSerious(page, name + ": " + state);
            }
        }

        void toPhotos(String place) {
            open("/report.html");
            toPhotosFromHere(place, "Seen from the lane");
        }

        void toPhotosFromHere(String place, String said) {
            by("happening-no").check();
            next("where");
            by("place").fill(place);
            next("when");
            by("when-now").check();
            next("what");
            next("words");
            by("narrative").fill(said);
            next("photos");
        }

        void tabTo(String test) {
            for (int i = 0; i < 60; i++) {
                page.keyboard().press("Tab");
                if (test.equals(page.evaluate("() => document.activeElement.dataset.test"))) {
                    return;
                }
            }
            throw new AssertionError(name + ": the Tab key never comes to " + test);
        }
    }
}
