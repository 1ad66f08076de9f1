package org.hedgerow.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.hedgerow.identity.Role;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether incidents lie together more than chance explains: from what each viewer may see, and stated. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignificanceOverHttpTests extends OverHttp {

    /** A kind that hardly any other test reports: the tests share an application. */
    private static final String KIND = "ENVIRONMENT.FLYTIP";

    private static final String QUESTION = "/api/significance?period=7d&category=" + KIND;

    @SuppressWarnings("NullAway.Init")
    private Visitor officer;

    @SuppressWarnings("NullAway.Init")
    private Visitor neighbour;

    @SuppressWarnings("NullAway.Init")
    private Visitor coordinator;

    /** Sixteen about one place, half of them shared, and scattered ones that are. */
    @BeforeAll
    void aForceReports() {
        officer = visitor(force("CAMBS"), Role.OFFICER);
        neighbour = visitor(force("ESSEX"), Role.OFFICER);
        coordinator = visitor(watchGroup("NY21", "NY22", "NY31", "NY32"), Role.WATCH_COORDINATOR);
        for (int number = 0; number < 16; number++) {
            reported(
                    "NY 2" + (50 + number / 4 * 4) + " 2" + (50 + number % 4 * 4),
                    number % 2 == 0 ? "ALL_FORCES" : "OWN_FORCE");
        }
        for (int number = 0; number < 12; number++) {
            reported("NY " + (100 + number % 4 * 40) + " " + (100 + number / 4 * 80), "ALL_FORCES");
        }
    }

    private void reported(String place, String scope) {
        var report = report(place, scope);
        report.put("category", KIND);
        var answer = officer.put("/api/incidents/" + newId(), report);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
    }

    @Test
    void eachViewerIsToldOfWhatThatViewerSees() {
        Eventually.equal("counted", 28, () -> counted(officer));
        Eventually.equal("counted", 20, () -> counted(neighbour));
        var answer = officer.get(QUESTION + "&cellMetres=1000");
        assertThat(answer.status()).isEqualTo(200);
        var json = answer.json();
        assertThat(json.get("missing").isNull()).isTrue();
        assertThat(json.get("smallCountsHidden").asBoolean()).isFalse();
        assertThat(json.get("leftOut").asInt()).isZero();
        assertThat(json.get("asOf").asString()).isNotEmpty();
        assertThat(json.at("/statement/method").asString()).isEqualTo("Getis-Ord Gi*");
        assertThat(json.at("/statement/parameters/cellMetres").asInt()).isEqualTo(1_000);
        assertThat(json.at("/statement/from").asString()).startsWith("20");
        assertThat(json.at("/statement/microseconds").asLong()).isPositive();
        int significant = json.get("significant").asInt();
        assertThat(significant).isPositive();
        for (int number = 0; number < significant; number++) {
            var cell = json.at("/cells/features/" + number);
            assertThat(cell.at("/properties/significant").asBoolean()).isTrue();
            assertThat(cell.at("/properties/adjusted").asDouble()).isLessThanOrEqualTo(0.05);
            assertThat(cell.at("/properties/gridReference").asString()).startsWith("NY 2");
            var ring = cell.at("/geometry/coordinates/0");
            assertThat(ring).hasSize(7);
            assertThat(ring.get(0)).isEqualTo(ring.get(6));
        }
    }

    @Test
    void outsideThePoliceNothingIsSaidOfWhatIsNotReleased() {
        var json = coordinator.get(QUESTION + "&cellMetres=20000").json();
        assertThat(json.get("smallCountsHidden").asBoolean()).isTrue();
        assertThat(json.get("missing").asString()).isEqualTo("TOO_FEW");
        assertThat(json.at("/statement/n").asInt()).isZero();
        assertThat(json.at("/cells/features")).isEmpty();
    }

    @Test
    void nearRepeatsAreOfWhatTheViewerKnowsExactly() {
        var question = "/api/near-repeats?period=7d&category=" + KIND;
        Eventually.equal("compared", 28, () -> compared(officer, question));
        Eventually.equal("compared", 20, () -> compared(neighbour, question));
        var answer = officer.get(question);
        assertThat(answer.status()).isEqualTo(200);
        var json = answer.json();
        assertThat(json.get("missing").isNull()).isTrue();
        assertThat(json.at("/leftOut/place").asInt()).isZero();
        assertThat(json.get("rows")).hasSize(5);
        assertThat(json.at("/rows/2/fromMetres").asInt()).isEqualTo(1_000);
        assertThat(json.at("/rows/2/toMetres").asInt()).isEqualTo(2_000);
        // All at one time: the sixteen lie within 2 km of each other, 120 pairs, and however times are dealt there are
        // as many.
        int near = 0;
        for (int row = 0; row < 3; row++) {
            near += json.at("/rows/" + row + "/cells/0/pairs").asInt();
        }
        assertThat(near).isEqualTo(120);
        assertThat(json.at("/rows/1/cells/0/p").asDouble()).isEqualTo(1);
        assertThat(json.at("/statement/seed").asInt()).isOne();
        assertThat(json.at("/statement/parameters/repetitions").asInt()).isEqualTo(999);
        var outside = coordinator.get(question).json();
        assertThat(outside.get("missing").asString()).isEqualTo("TOO_FEW");
        assertThat(outside.get("leftOut").isNull()).isTrue();
        assertThat(outside.get("rows")).isEmpty();
        assertThat(officer.get("/api/near-repeats?period=1d").pointers()).containsExactly("?period");
    }

    private static int compared(Visitor viewer, String question) {
        return viewer.get(question).json().at("/statement/n").asInt();
    }

    private int counted(Visitor viewer) {
        return viewer.get(QUESTION).json().at("/statement/n").asInt();
    }

    @ParameterizedTest
    @CsvSource({
        "cellMetres=499, ?cellMetres",
        "cellMetres=20001, ?cellMetres",
        "cellMetres=-1000, ?cellMetres",
        "cellMetres=1e3, ?cellMetres",
        "cellMetres=9999999999, ?cellMetres",
        "period=36500d, ?period",
        "category=NO.SUCH, ?category",
        "hours=25-3, ?hours",
        "status=WITHDRAWN, ?status"
    })
    void aQuestionOutOfBoundsIsRefusedByName(String parameter, String pointer) {
        var answer = officer.get("/api/significance?" + parameter);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.pointers()).containsExactly(pointer);
    }
}
