package org.hedgerow.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.hedgerow.identity.Role;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The coming week over HTTP: for the police, of what each may see, and never without how it did before. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForecastOverHttpTests extends OverHttp {

    /** A kind that no other test reports: the tests share an application. */
    private static final String KIND = "POACH.GAMEBIRD";

    private static final String QUESTION = "/api/forecast?category=" + KIND;
    private static final int REPORTED = 240;
    private static final int SHARED = 40;

    @SuppressWarnings("NullAway.Init")
    private Visitor officer;

    @SuppressWarnings("NullAway.Init")
    private Visitor neighbour;

    /** Four a week for sixty weeks, all at one wood; some are shared. */
    @BeforeAll
    void aForceReports() {
        officer = visitor(force("CAMBS"), Role.OFFICER);
        neighbour = visitor(force("ESSEX"), Role.OFFICER);
        for (int number = 0; number < REPORTED; number++) {
            var at = Instant.now()
                    .minus(Duration.ofHours(30 + number * 42L))
                    .truncatedTo(ChronoUnit.SECONDS)
                    .toString();
            var report = report(
                    "NZ " + (100 + number % 3 * 2) + " " + (100 + number % 7),
                    number % (REPORTED / SHARED) == 0 ? "ALL_FORCES" : "OWN_FORCE");
            report.put("category", KIND);
            report.put("earliest", at);
            report.put("latest", at);
            var answer = officer.put("/api/incidents/" + newId(), report);
            assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        }
        Eventually.equal("counted", REPORTED, () -> counted(officer));
    }

    private static int counted(Visitor viewer) {
        return viewer.get(QUESTION).json().at("/statement/n").asInt();
    }

    @Test
    void cellsAndTrialComeTogether() {
        var answer = officer.get(QUESTION + "&cellMetres=1000&period=7d");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        var json = answer.json();
        assertThat(json.get("missing").isNull()).isTrue();
        // The last 28 days are of everything, whatever period was chosen.
        assertThat(json.at("/statement/n").asInt()).isEqualTo(REPORTED);
        var today = LocalDate.now(ZoneId.of("Europe/London"));
        assertThat(LocalDate.parse(json.get("firstDay").asString())).isBetween(today.minusDays(1), today);
        assertThat(LocalDate.parse(json.get("lastDay").asString()))
                .isEqualTo(LocalDate.parse(json.get("firstDay").asString()).plusDays(6));
        var trial = json.get("trial");
        assertThat(trial.get("weeks")).hasSize(20);
        assertThat(trial.get("methods")).hasSize(3);
        // One wood: whoever counts last year has it too, and that is said.
        assertThat(trial.get("better").asBoolean()).isFalse();
        assertThat(json.get("shown").asString()).isEqualTo("COUNTS");
        var counts = trial.get("methods").get(1);
        assertThat(counts.get("method").asString()).isEqualTo("COUNTS");
        assertThat(counts.get("pai").asDouble()).isGreaterThan(1);
        assertThat(counts.at("/paiInterval/low").asDouble())
                .isLessThanOrEqualTo(counts.get("pai").asDouble());
        double parts = 0;
        for (var part : trial.get("parts")) {
            parts += part.get("weight").asDouble();
        }
        assertThat(parts).isCloseTo(1, org.assertj.core.api.Assertions.within(1e-9));
        var cell = json.at("/cells/features/0");
        assertThat(cell.at("/properties/gridReference").asString()).isEqualTo("NZ 10 10");
        assertThat(cell.at("/properties/rank").asInt()).isOne();
        assertThat(cell.at("/properties/lastYear").asInt()).isGreaterThan(150);
        assertThat(cell.at("/geometry/coordinates/0")).hasSize(5);
        assertThat(json.at("/cells/features"))
                .hasSize(trial.at("/weeks/19/flagged").asInt());
    }

    @Test
    void eachForceIsToldOfWhatItMaySee() {
        Eventually.equal("counted", SHARED, () -> counted(neighbour));
        var json = neighbour.get(QUESTION).json();
        assertThat(json.get("missing").asString()).isEqualTo("INCIDENTS");
        assertThat(json.get("leastIncidents").asInt()).isEqualTo(100);
        assertThat(json.get("leastWeeks").asInt()).isEqualTo(26);
        assertThat(json.get("trial").isNull()).isTrue();
        assertThat(json.get("shown").isNull()).isTrue();
        assertThat(json.at("/cells/features")).isEmpty();
    }

    @Test
    void outsideThePoliceThereIsNoSuchAddress() {
        for (var outsider : new Visitor[] {
            visitor(watchGroup("NZ11"), Role.WATCH_COORDINATOR),
            visitor(force("CAMBS"), Role.REPORTER),
            visitor(force("CAMBS"), Role.GUEST),
            visitor(force("CAMBS"), Role.AUDITOR)
        }) {
            var answer = outsider.get(QUESTION);
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.json().get("type"))
                    .isEqualTo(outsider.get("/api/no-such-thing").json().get("type"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "cellMetres=499, ?cellMetres",
        "cellMetres=10001, ?cellMetres",
        "cellMetres=-1000, ?cellMetres",
        "cellMetres=1e3, ?cellMetres",
        "cellMetres=9999999999, ?cellMetres",
        "period=36500d, ?period",
        "category=NO.SUCH, ?category",
        "hours=25-3, ?hours",
        "status=WITHDRAWN, ?status"
    })
    void aQuestionOutOfBoundsIsRefusedByName(String parameter, String pointer) {
        var answer = officer.get("/api/forecast?" + parameter);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.pointers()).containsExactly(pointer);
    }
}
