package org.hedgerow.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.hedgerow.identity.Role;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** One hotspot explained: to each viewer from what that viewer may see, and to nobody that there is more. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HotspotExplainedOverHttpTests extends OverHttp {

    /** Kinds that hardly any other test reports: the tests share an application. */
    private static final String OWN = "WILDLIFE.FWPM";

    private static final String SHARED = "HERITAGE.LEADSTONE";
    private static final String TELLING = "LIVESTOCK.THEFT";
    private static final String RULE = "reachMetres=3000&minimumIncidents=3&period=7d&category=";

    @SuppressWarnings("NullAway.Init")
    private Visitor officer;

    @SuppressWarnings("NullAway.Init")
    private Visitor neighbour;

    @SuppressWarnings("NullAway.Init")
    private Visitor coordinator;

    private final List<String> own = new ArrayList<>();
    private final List<String> shared = new ArrayList<>();
    private final List<String> kept = new ArrayList<>();

    @BeforeAll
    void aForceKeepsSomeToItselfAndSharesOthers() {
        officer = visitor(force("CAMBS"), Role.OFFICER);
        neighbour = visitor(force("ESSEX"), Role.OFFICER);
        coordinator = visitor(watchGroup("NZ21", "NZ22", "NZ31", "NZ32"), Role.WATCH_COORDINATOR);
        for (int number = 0; number < 4; number++) {
            own.add(reported(OWN, "OWN_FORCE", number));
            shared.add(reported(SHARED, "PUBLIC", number));
            kept.add(reported(SHARED, "OWN_FORCE", number));
        }
        for (int number = 0; number < 5; number++) {
            reported(TELLING, "PUBLIC", number);
        }
        for (int number = 0; number < 2; number++) {
            reported("AGRI.TRACTOR", "WATCH_AREA", number);
        }
    }

    private String reported(String category, String scope, int number) {
        var report = report("NZ 250" + number + " 2500", scope);
        report.put("category", category);
        var id = newId();
        var answer = officer.put("/api/incidents/" + id, report);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return id;
    }

    @Test
    void twoViewersAreShownTheirOwnMembersOfTheSamePlace() {
        assertThat(members(explained(officer, SHARED, 8))).isEqualTo(union(shared, kept));
        assertThat(members(explained(neighbour, SHARED, 4))).isEqualTo(new TreeSet<>(shared));
        var watch = explained(coordinator, SHARED, 4);
        assertThat(members(watch)).isEqualTo(new TreeSet<>(shared));
        assertThat(watch.body()).doesNotContain("\"EXACT\"", "CAMBS-20");
        for (var id : kept) {
            assertThat(watch.body()).doesNotContain(id);
        }
    }

    @Test
    void otherReachesAreComparedAmongWhatEachViewerSees() {
        for (var seen : List.of(explained(officer, SHARED, 8), explained(neighbour, SHARED, 4))) {
            int count = seen.json().at("/members/total").asInt();
            var compared = seen.json().get("otherReaches");
            assertThat(compared.get("why").asString()).isEqualTo("COMPARED");
            assertThat(compared.at("/reaches/0/reachMetres").asDouble()).isEqualTo(2_250);
            assertThat(compared.at("/reaches/1/reachMetres").asDouble()).isEqualTo(3_750);
            for (var reach : compared.get("reaches")) {
                assertThat(reach.get("hotspots").asInt()).isOne();
                assertThat(reach.get("inNone").asInt()).isZero();
                assertThat(reach.at("/largest/0/incidents").asInt()).isEqualTo(count);
                assertThat(reach.at("/largest/0/ofThese").asInt()).isEqualTo(count);
            }
        }
    }

    @Test
    void theHotspotOfAnotherForceIsNotFoundAndLooksLikeNothing() {
        var key = key(officer, OWN, 4);
        assertThat(own).contains(key);
        assertThat(officer.get("/api/hotspots/" + key + "?" + RULE + OWN).status())
                .isEqualTo(200);
        for (var outsider : List.of(neighbour, coordinator)) {
            var nothing = outsider.get("/api/hotspots/" + newId() + "?" + RULE + OWN);
            assertThat(nothing.status()).isEqualTo(404);
            assertThat(outsider.get("/api/hotspots/" + key + "?" + RULE + OWN).seen())
                    .isEqualTo(nothing.seen());
        }
    }

    @Test
    void thePoliceHaveSharesOfSpansAndOthersWholeCountsWithSmallOnesHidden() {
        var police = explained(officer, TELLING, 5).json();
        assertThat(police.get("smallCountsHidden").asBoolean()).isFalse();
        assertThat(sum(police.at("/weeks/weeks"), "weight")
                        + police.at("/weeks/outside").asDouble())
                .isEqualTo(5);
        assertThat(police.at("/grid/weights"))
                .hasSize(7)
                .allSatisfy(day -> assertThat(day).hasSize(24));
        assertThat(police.at("/categories/counts/0/key").asString()).isEqualTo(TELLING);
        assertThat(police.get("months").isNull()).isTrue();
        assertThat(police.at("/putOut/why").asString()).isEqualTo("AGES_OUT");
        assertThat(police.at("/statement/method").asString()).isEqualTo("dbscan");
        assertThat(police.at("/statement/n").asInt())
                .as("all that the rule looked at, also what other tests have reported elsewhere")
                .isEqualTo(officer.get("/api/statistics?"
                                + RULE.replaceAll("(reachMetres|minimumIncidents)=[0-9]+&", "") + TELLING)
                        .json()
                        .get("total")
                        .asInt())
                .isGreaterThanOrEqualTo(5);
        // Two tractors that are released to the watch group alone tell their farms; five of another kind do not.
        var watch = explained(coordinator, "LIVESTOCK&category=AGRI", 7).json();
        assertThat(watch.get("smallCountsHidden").asBoolean()).isTrue();
        assertThat(watch.get("weeks").isNull()).isTrue();
        assertThat(watch.get("grid").isNull()).isTrue();
        assertThat(counts(watch.get("categories"))).isEqualTo(List.of("AGRI hidden", "LIVESTOCK hidden"));
        assertThat(counts(watch.get("months"))).noneMatch(count -> count.endsWith("hidden"));
        assertThat(explained(officer, "LIVESTOCK&category=AGRI", 7).json().at("/categories/counts"))
                .hasSize(2)
                .noneMatch(count -> count.get("count").isNull());
    }

    @Test
    void chartsCountWhatTheViewerSees() {
        explained(officer, SHARED, 8);
        explained(neighbour, SHARED, 4);
        explained(coordinator, SHARED, 4);
        var question = "/api/statistics/charts?period=7d&category=" + SHARED;
        var police = officer.get(question + "&by=week").json();
        assertThat(sum(police.at("/trend/bins"), "count")).isEqualTo(8);
        assertThat(police.at("/grid/counted").asInt()).isEqualTo(8);
        assertThat(police.at("/seasons/now").asString()).matches("20[0-9]{2}/[0-9]{2}");
        assertThat(sum(neighbour.get(question).json().at("/trend/bins"), "count"))
                .isEqualTo(4);
        var watch = coordinator.get(question).json();
        assertThat(watch.get("grid").isNull()).isTrue();
        assertThat(watch.get("smallCountsHidden").asBoolean()).isTrue();
        // What was reported just now is of a month that is not over.
        assertThat(sum(watch.at("/trend/bins"), "count")).isZero();
        assertThat(coordinator.get(question + "&by=week").pointers()).containsExactly("?by");
        assertThat(officer.get(question + "&by=day").pointers()).containsExactly("?by");
    }

    private static List<String> counts(JsonNode table) {
        return table.get("counts")
                .valueStream()
                .map(count -> count.get("key").asString() + " "
                        + (count.get("count").isNull()
                                ? "hidden"
                                : count.get("count").asInt()))
                .toList();
    }

    @Test
    void whoIsShownTheMembersIsWrittenDown() {
        var person = person(force("CAMBS"), Role.ANALYST);
        explained(visitor(person), SHARED, 8);
        assertThat(number("select count(*) from audit_entry join audit_personal using (number) where action = 'members'"
                        + " and tier = 'EXACT' and subjects @> array['" + kept.get(0) + "'::uuid] and person_id = '"
                        + person.id() + "'"))
                .isOne();
    }

    @ParameterizedTest
    @CsvSource({
        "reachMetres=0, ?reachMetres",
        "reachMetres=-5, ?reachMetres",
        "reachMetres=50001, ?reachMetres",
        "reachMetres=1e3, ?reachMetres",
        "minimumIncidents=1, ?minimumIncidents",
        "minimumIncidents=501, ?minimumIncidents",
        "period=36500d, ?period",
        "period=2026/28, ?period",
        "category=NO.SUCH, ?category",
        "hours=25-3, ?hours",
        "status=WITHDRAWN, ?status"
    })
    void aQuestionOutOfBoundsIsRefusedByName(String parameter, String pointer) {
        var answer = officer.get("/api/hotspots/" + newId() + "?" + parameter);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.pointers()).containsExactly(pointer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "1-1-1-1-1", "%00", "null", "..%2f", "9999999999999999999999999999999999999999"})
    void whatIsNoKeyIsNotFound(String key) {
        assertThat(officer.get("/api/hotspots/" + key).status()).isIn(400, 404);
    }

    @Test
    void aKeyIsWrittenInOneWayAlone() {
        var key = key(officer, OWN, 4);
        var loud = key.toUpperCase(java.util.Locale.ROOT);
        assertThat(officer.get("/api/hotspots/" + loud + "?" + RULE + OWN).status())
                .isEqualTo(loud.equals(key) ? 200 : 404);
    }

    private static Visitor.Answer explained(Visitor viewer, String category, int count) {
        var answer = viewer.get("/api/hotspots/" + key(viewer, category, count) + "?" + RULE + category);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer;
    }

    /** The one hotspot of these kinds, once the viewer's engine holds so many. */
    private static String key(Visitor viewer, String category, int count) {
        Eventually.equal(
                "hotspots of " + category,
                List.of(count),
                () -> hotspots(viewer, category).stream()
                        .map(hotspot -> hotspot.get("count").asInt())
                        .toList());
        return hotspots(viewer, category).get(0).get("key").asString();
    }

    /** Those about NZ 250 250: other tests report elsewhere. */
    private static List<JsonNode> hotspots(Visitor viewer, String category) {
        return viewer.get("/api/hotspots?" + RULE + category)
                .json()
                .get("hotspots")
                .valueStream()
                .filter(hotspot -> Math.abs(hotspot.at("/centre/0").asDouble() + 1.61) < 0.1
                        && Math.abs(hotspot.at("/centre/1").asDouble() - 54.62) < 0.1)
                .toList();
    }

    private static TreeSet<String> members(Visitor.Answer answer) {
        var members = new TreeSet<String>();
        answer.json()
                .at("/members/incidents")
                .forEach(incident -> members.add(incident.get("id").asString()));
        assertThat(answer.json().at("/members/total").asInt()).isEqualTo(members.size());
        return members;
    }

    private static TreeSet<String> union(List<String> some, List<String> others) {
        var all = new TreeSet<>(some);
        all.addAll(others);
        return all;
    }

    private static double sum(JsonNode rows, String field) {
        return IntStream.range(0, rows.size())
                .mapToDouble(row -> rows.get(row).get(field).asDouble())
                .sum();
    }
}
