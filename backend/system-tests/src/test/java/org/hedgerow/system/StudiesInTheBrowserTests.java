package org.hedgerow.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is shown beside the hotspots: one study at a time, on the map and in the list, never without its statement. */
class StudiesInTheBrowserTests {

    private static final String VIEW = "/#map=10/52.8300/0.8800";
    private static final List<String> STUDIES = List.of("significance", "emerging", "scan", "density");

    private static RunningHedgerow hedgerow;
    private static Settlement settlement;
    private static Chromium chromium;
    private static Settlement.Login officer;

    /** Sixteen of these days about one place and sixteen over twelve weeks, in a Hedgerow of their own: what other tests share with every force would be studied with them. */
    @BeforeAll
    static void aForceReports() {
        hedgerow = RunningHedgerow.start();
        settlement = Settlement.in(hedgerow);
        chromium = Chromium.launch();
        officer = settlement.person(settlement.force("NORFOLK", "Norfolk Constabulary"), "OFFICER");
        var owner = settlement.signIn(officer);
        for (int number = 0; number < 16; number++) {
            var near = "TF " + (850 + number % 4 * 20) + " " + (250 + number / 4 * 20);
            var far = "TF " + (750 + number % 4 * 50) + " " + (100 + number / 4 * 50);
            Settlement.send(owner, Settlement.report(near, "OWN_FORCE", ago(Duration.ofHours(2 + 2L * number))));
            Settlement.send(owner, Settlement.report(far, "OWN_FORCE", ago(Duration.ofDays(5 + 5L * number))));
        }
    }

    private static Instant ago(Duration duration) {
        return Instant.now().minus(duration).truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
    }

    @AfterAll
    static void close() {
        chromium.close();
        hedgerow.close();
    }

    @Test
    void oneStudyAtATimeIsDrawnAndListedWithItsStatement() throws IOException {
        try (var context = chromium.desk(ColorScheme.LIGHT)) {
            var map = MapPage.signIn(context, hedgerow.address().toString(), VIEW, officer);
            map.by("side-hotspots").click();
            for (var study : STUDIES) {
                map.by("study-choice").selectOption(study);
                awaitAnswer(map);
                // The stream's welcome may have it worked out once more: what is read next waits for the rows that
                // stay.
                map.by("study-row").first().waitFor();
                assertThat(map.by("study-statement").textContent())
                        .as(study)
                        .contains("32 incidents", "Position in the log of changes");
                assertThat(map.by("study-note").isVisible()).as(study).isTrue();
                assertThat(map.by("study-note").textContent()).as(study).contains("32 incidents");
                assertThat(map.by("map-study-" + study).isChecked()).as(study).isTrue();
                map.by("study-row").first().locator("button").click();
            }
            map.by("map-menu").locator("summary").click();
            map.by("map-study-scan").check();
            awaitAnswer(map);
            map.page().locator("path.scan").first().waitFor();
            assertThat(map.by("study-choice").inputValue()).isEqualTo("scan");
            map.by("map-study-none").check();
            assertThat(map.by("study-note").isVisible()).isFalse();
            assertThat(map.page().locator("path.scan").count()).isZero();
            assertThat(map.by("study-row").count()).isZero();
            assertThat(map.complaints()).isEmpty();
            assertThat(map.strangers()).isEmpty();
        }
    }

    @Test
    void aSurfaceIsTakenOutForAReason() throws IOException {
        try (var context = chromium.desk(ColorScheme.LIGHT)) {
            var map = MapPage.signIn(context, hedgerow.address().toString(), VIEW, officer);
            map.by("side-hotspots").click();
            map.by("study-choice").selectOption("density");
            awaitAnswer(map);
            map.page().locator(".density-files summary").click();
            map.by("density-tif").click();
            assertThat(map.page().locator(".density-files [role=alert]").textContent())
                    .isEqualTo("Say what the file is for.");
            map.by("density-reason").fill("Briefing of the night shift");
            var file = map.page().waitForDownload(() -> map.by("density-tif").click());
            assertThat(file.suggestedFilename()).isEqualTo("hedgerow-density.tif");
            assertThat(Files.readAllBytes(file.path())).startsWith('M', 'M', 0, 42);
            assertThat(map.complaints()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void everybodyCanReadThemOnAPhone(ColorScheme colours) {
        try (var context = chromium.phone(360, 640, colours)) {
            var map = MapPage.signIn(context, hedgerow.address().toString(), VIEW, officer);
            map.by("tab-hotspots").click();
            for (var study : STUDIES) {
                map.by("study-choice").selectOption(study);
                awaitAnswer(map);
                EasyToUse.assertNothingSerious(map.page(), colours + " " + study);
                EasyToUse.assertFits(map.page());
            }
            map.by("tab-map").click();
            map.by("map-menu").locator("summary").click();
            EasyToUse.assertNothingSerious(map.page(), colours + " map menu");
            var card = map.by("map-menu").locator(".menu-card").boundingBox();
            var bar = map.page().locator(".tab-bar").boundingBox();
            assertThat(card.y + card.height).as("the menu ends above the tabs").isLessThanOrEqualTo(bar.y);
            assertThat(map.complaints()).isEmpty();
        }
    }

    /** A scan that would take a minute: it says how far it is, and the person stops it and starts it again. */
    @Test
    void whatTakesLongIsFollowedAndStopped() throws IOException {
        var analyst = settlement.person(settlement.force("WILTS", "Wiltshire Police"), "OFFICER", "ANALYST");
        takeIn(settlement.signIn(analyst), 1_600);
        try (var context = chromium.phone(360, 640, ColorScheme.LIGHT)) {
            var map = MapPage.signIn(context, hedgerow.address().toString(), "/#map=10/51.3500/-1.9500", analyst);
            map.page()
                    .route(
                            "**/api/scan?*",
                            route -> route.resume(new Route.ResumeOptions()
                                    .setUrl(route.request().url().replaceAll("mostMetres=\\d+", "mostMetres=50000")
                                            + "&repetitions=9999&cellMetres=200")));
            map.by("tab-hotspots").click();
            map.by("study-choice").selectOption("scan");
            map.page().locator("progress[data-test=study-progress][value]").waitFor();
            EasyToUse.assertNothingSerious(map.page(), "scan at work");
            EasyToUse.assertFits(map.page());
            map.by("study-stop").focus();
            map.page().keyboard().press("Enter");
            assertThat(map.by("study").textContent()).contains("Stopped.");
            assertThat(map.page().locator(":focus").textContent()).isEqualTo("Start again");
            EasyToUse.assertNothingSerious(map.page(), "scan stopped");
            // Another is only let in when the server has stopped too.
            map.page().keyboard().press("Enter");
            map.page().locator("progress[data-test=study-progress][value]").waitFor();
            map.by("study-choice").selectOption("");
            assertThat(map.by("study-stop").count()).isZero();
            assertThat(map.complaints()).isEmpty();
        }
    }

    private static void takeIn(HedgerowClient analyst, int count) throws IOException {
        var random = new Random(7);
        var file = Files.createTempFile("fly-tips", ".csv");
        try {
            var lines = new StringBuilder("id,category,earliest,latest,easting,northing,scope\n");
            for (int number = 0; number < count; number++) {
                var at = ago(Duration.ofMinutes(60 + random.nextInt(88 * 1_440)));
                lines.append("followed-").append(number).append(",ENVIRONMENT.FLYTIP,");
                lines.append(at).append(',').append(at).append(',');
                lines.append(385_000 + random.nextInt(40_000)).append(',');
                lines.append(140_000 + random.nextInt(40_000)).append(",OWN_FORCE\n");
            }
            Files.writeString(file, lines);
            analyst.upload("/api/imports?dryRun=false&format=generic", file).expect(202);
        } finally {
            Files.deleteIfExists(file);
        }
        Await.value(
                "all are counted",
                Duration.ofMinutes(2),
                () -> analyst.get("/api/density?period=90d&category=ENVIRONMENT.FLYTIP")
                                        .expect(200)
                                        .json()
                                        .at("/statement/n")
                                        .asInt()
                                == count
                        ? count
                        : null);
    }

    private static void awaitAnswer(MapPage map) {
        map.by("study-heading").waitFor();
        map.page().locator("[data-test=study-note] strong").waitFor();
    }
}
