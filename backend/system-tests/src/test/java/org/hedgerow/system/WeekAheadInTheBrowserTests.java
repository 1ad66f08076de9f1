package org.hedgerow.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hedgerow.system.SharedHedgerow.CAMBRIDGESHIRE;
import static org.hedgerow.system.SharedHedgerow.HEDGEROW;
import static org.hedgerow.system.SharedHedgerow.SETTLEMENT;

import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The week ahead on the map: its squares never without their trial, for the police, on a desk and on the narrowest phone. */
class WeekAheadInTheBrowserTests {

    private static final String ORIGIN = HEDGEROW.address().toString();
    private static final String VIEW = "/#map=10/54.9000/-1.7000";
    private static Chromium chromium;
    private static Settlement.Login officer;

    /** Two hundred at one wood, all longer ago than the ninety days that other tests look at. */
    @BeforeAll
    static void launch() {
        chromium = Chromium.launch();
        officer = SETTLEMENT.person(CAMBRIDGESHIRE, "OFFICER");
        var owner = SETTLEMENT.signIn(officer);
        for (int number = 0; number < 200; number++) {
            var at = Instant.now()
                    .minus(Duration.ofDays(95))
                    .minus(Duration.ofHours(42L * number))
                    .truncatedTo(ChronoUnit.SECONDS);
            Settlement.send(
                    owner,
                    Settlement.report("NZ " + (200 + number % 3 * 2) + " " + (500 + number % 7), "OWN_FORCE", at));
        }
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    @Test
    void squaresStandBesideTheirTrialInThePanelAndOnTheMap() throws IOException {
        try (var context = chromium.desk(ColorScheme.LIGHT)) {
            var map = MapPage.signIn(context, ORIGIN, VIEW, officer);
            map.by("side-hotspots").click();
            map.by("study-choice").selectOption("forecast");
            map.by("forecast-trial").waitFor();
            assertThat(map.by("study-row").count()).isPositive();
            assertThat(map.by("forecast-trial")
                            .locator("tbody")
                            .first()
                            .locator("tr")
                            .count())
                    .isEqualTo(3);
            assertThat(map.by("forecast-verdict").textContent()).contains("of 20 weeks");
            assertThat(map.by("study-note").textContent())
                    .contains("PAI", "PEI", "Counts of last year", "The forecast");
            assertThat(map.page().locator(".ahead:not(svg .ahead-dots)").count())
                    .isPositive();
            var file = map.page().waitForDownload(() -> map.by("forecast-csv").click());
            assertThat(file.suggestedFilename()).isEqualTo("hedgerow-forecast-trial.csv");
            assertThat(Files.readString(file.path())).contains("Counts of last year", "Week from,Incidents", "Seed 1");

            // A narrower square asks again; choosing nothing takes squares and note away together.
            map.by("study-cellMetres").selectOption("5000");
            map.page()
                    .locator("[data-test=study-statement]:has-text('squares of 5 km')")
                    .waitFor();
            map.by("study-choice").selectOption("");
            assertThat(map.by("study-note").isHidden()).isTrue();
            assertThat(map.by("study-row").count()).isZero();
            assertThat(map.complaints()).isEmpty();
            assertThat(map.strangers()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void thePhoneShowsTheSame(ColorScheme colours) {
        try (var context = chromium.phone(360, 640, colours)) {
            var map = MapPage.signIn(context, ORIGIN, VIEW, officer);
            map.by("tab-hotspots").click();
            map.by("study-choice").selectOption("forecast");
            map.by("forecast-trial").waitFor();
            map.by("forecast-trial").locator("summary").click();
            EasyToUse.assertFits(map.page());
            EasyToUse.assertNothingSerious(map.page(), colours + " week ahead");
            assertThat(map.complaints()).isEmpty();
        }
    }

    @Test
    void outsideThePoliceItIsNotOffered() {
        try (var context = chromium.desk(ColorScheme.LIGHT)) {
            var map = MapPage.signIn(context, ORIGIN, VIEW, SharedHedgerow.coordinatorLogin("NZ25"));
            map.by("side-hotspots").click();
            map.by("study-choice").waitFor();
            assertThat(map.by("study-choice").locator("option[value=forecast]").count())
                    .isZero();
            assertThat(map.by("study-choice")
                            .locator("option[value=significance]")
                            .count())
                    .isOne();
        }
    }
}
