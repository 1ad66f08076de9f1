package org.hedgerow.hotspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hedgerow.hotspot.InventedIncidents.NOW;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiPredicate;
import org.hedgerow.incident.IncidentStatus;
import org.hedgerow.incident.VisibleIncident;
import org.hedgerow.sharing.Tier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A hotspot's incidents with three quarters and five quarters of the reach. */
class OtherReachesTests {

    private static final BiPredicate<String, LocalDate> FARMS = (category, day) -> category.startsWith("AGRI");

    private final List<VisibleIncident> rows = new ArrayList<>();

    @Test
    void aHotspotThatHangsTogetherByAThreadFallsApartAndOneNearAnotherJoinsIt() {
        // Six and five, 900 m apart; then six more 1,200 m away, which only a longer reach joins.
        many(6, 542_000, "HARE.COURSING");
        many(5, 542_900, "HARE.COURSING");
        many(6, 544_100, "HARE.COURSING");
        var explained = explained(1_000, null);
        assertThat(explained.hotspot().count()).isEqualTo(11);
        assertThat(explained.otherReaches())
                .isEqualTo(new OtherReaches(
                        OtherReaches.Why.COMPARED,
                        List.of(
                                new OtherReaches.AtReach(
                                        750, 2, 0, List.of(new OtherReaches.Part(6, 6), new OtherReaches.Part(5, 5))),
                                new OtherReaches.AtReach(1_250, 1, 0, List.of(new OtherReaches.Part(17, 11))))));
    }

    @Test
    void oneThatIsFirmStaysTheSameAndOneThatIsLooseIsNoneAtAll() {
        many(6, 542_000, "HARE.COURSING");
        assertThat(explained(101, null).otherReaches().reaches())
                .containsExactly(
                        new OtherReaches.AtReach(75.75, 1, 0, List.of(new OtherReaches.Part(6, 6))),
                        new OtherReaches.AtReach(126.25, 1, 0, List.of(new OtherReaches.Part(6, 6))));
        rows.clear();
        for (int number = 0; number < 5; number++) {
            add(542_000 + 200 * number, "HARE.COURSING");
        }
        assertThat(explained(400, null).otherReaches().reaches())
                .containsExactly(
                        new OtherReaches.AtReach(300, 0, 5, List.of()),
                        new OtherReaches.AtReach(500, 1, 0, List.of(new OtherReaches.Part(5, 5))));
    }

    @Test
    void onlyTheLargestOfManyPartsAreListed() {
        for (int place = 0; place < 12; place++) {
            many(5 + place, 542_000 + 900 * place, "HARE.COURSING");
        }
        var narrow = explained(1_000, null).otherReaches().reaches().get(0);
        assertThat(narrow.hotspots()).isEqualTo(12);
        assertThat(narrow.largest())
                .extracting(OtherReaches.Part::ofThese)
                .containsExactly(16, 15, 14, 13, 12, 11, 10, 9, 8, 7);
    }

    /** The same from three whole answers, each of which knows nothing of the other reaches. */
    @Test
    void agreesWithTheHotspotsThatAreFoundAtThoseReaches() {
        int explained = 0;
        int changed = 0;
        for (long seed = 1; seed <= 40; seed++) {
            var random = new Random(seed);
            rows.clear();
            for (int i = 0; i < 120; i++) {
                add(540_000 + random.nextInt(50) * 250, 240_000 + random.nextInt(50) * 250, "HARE.COURSING");
            }
            var snapshot = snapshot();
            for (var hotspot : snapshot.hotspots(query(1_000)).hotspots()) {
                var answer = snapshot.explain(query(1_000), UUID.fromString(hotspot.key()), null)
                        .orElseThrow();
                var these = ids(answer);
                for (var reach : answer.otherReaches().reaches()) {
                    var parts = new ArrayList<OtherReaches.Part>();
                    var query = query((int) reach.reachMetres());
                    for (var other : snapshot.hotspots(query).hotspots()) {
                        var all = ids(snapshot.explain(query, UUID.fromString(other.key()), null)
                                .orElseThrow());
                        var both = new HashSet<>(all);
                        both.retainAll(these);
                        if (!both.isEmpty()) {
                            parts.add(new OtherReaches.Part(all.size(), both.size()));
                        }
                    }
                    parts.sort(Comparator.comparingInt(OtherReaches.Part::ofThese)
                            .thenComparingInt(OtherReaches.Part::incidents)
                            .reversed());
                    int held =
                            parts.stream().mapToInt(OtherReaches.Part::ofThese).sum();
                    assertThat(reach)
                            .as("seed " + seed + ", " + hotspot.key())
                            .isEqualTo(new OtherReaches.AtReach(
                                    reach.reachMetres(), parts.size(), these.size() - held, parts));
                    changed += parts.equals(List.of(new OtherReaches.Part(these.size(), these.size()))) ? 0 : 1;
                }
                explained++;
            }
        }
        assertThat(explained).isGreaterThan(100);
        assertThat(changed).isGreaterThan(100);
    }

    @Test
    void whereOneOrTwoWouldTellTheirVictimNothingIsCompared() {
        many(6, 542_000, "HARE.COURSING");
        many(6, 542_900, "HARE.COURSING");
        assertThat(explained(1_000, FARMS).otherReaches().why()).isEqualTo(OtherReaches.Why.COMPARED);
        // Three at one of the places are no small count, however the places part.
        for (int number = 0; number < 3; number++) {
            add(542_000, "AGRI.QUAD");
        }
        assertThat(explained(1_000, FARMS).otherReaches().why()).isEqualTo(OtherReaches.Why.COMPARED);
        // One at the other place tells its farm when they part.
        add(542_900, "AGRI.QUAD");
        assertThat(explained(1_000, FARMS).otherReaches())
                .isEqualTo(new OtherReaches(OtherReaches.Why.HIDDEN, List.of()));
        assertThat(explained(1_000, null).otherReaches().why()).isEqualTo(OtherReaches.Why.COMPARED);
    }

    @Test
    void whatOnlyALongerReachWouldAddIsSmallToo() {
        many(6, 542_000, "HARE.COURSING");
        add(543_200, "AGRI.QUAD");
        assertThat(explained(1_000, FARMS).otherReaches().why()).isEqualTo(OtherReaches.Why.HIDDEN);
        assertThat(explained(1_000, null).otherReaches().reaches().get(1).largest())
                .containsExactly(new OtherReaches.Part(7, 6));
    }

    @Test
    void ofMoreThanIsLookedThroughAgainNothingIsCompared() {
        many(ReachesCompared.MOST_INCIDENTS, 542_000, "HARE.COURSING");
        assertThat(explained(1_000, null).otherReaches().why()).isEqualTo(OtherReaches.Why.COMPARED);
        add(542_000, "HARE.COURSING");
        assertThat(explained(1_000, null).otherReaches())
                .isEqualTo(new OtherReaches(OtherReaches.Why.TOO_MANY, List.of()));
    }

    private static Set<UUID> ids(HotspotExplanation explained) {
        var ids = new HashSet<UUID>();
        explained.members().forEach(member -> ids.add(member.id()));
        assertThat(ids).hasSize(explained.hotspot().count());
        return ids;
    }

    /** The largest hotspot, explained. */
    private HotspotExplanation explained(int reachMetres, @Nullable BiPredicate<String, LocalDate> tells) {
        var snapshot = snapshot();
        var largest = snapshot.hotspots(query(reachMetres)).hotspots().get(0);
        return snapshot.explain(query(reachMetres), UUID.fromString(largest.key()), tells)
                .orElseThrow();
    }

    private static HotspotQuery query(int reachMetres) {
        return new HotspotQuery(
                reachMetres,
                5,
                new IncidentFilter(
                        Set.of(),
                        Set.of(),
                        new Period(NOW.minus(Duration.ofDays(90)), null, NOW),
                        null,
                        IncidentFilter.SHOWN));
    }

    private AudienceSnapshot snapshot() {
        var engine = new AudienceEngine(new StraightGrid(), "0");
        engine.absorb(rows, List.of(), "1");
        return engine.snapshot();
    }

    private void many(int count, int easting, String category) {
        for (int number = 0; number < count; number++) {
            add(easting, category);
        }
    }

    private void add(int easting, String category) {
        add(easting, 244_000, category);
    }

    private void add(int easting, int northing, String category) {
        var at = NOW.minus(Duration.ofDays(1));
        rows.add(new VisibleIncident(
                new UUID(0, rows.size() + 1L),
                1,
                Tier.EXACT,
                easting * 1_000,
                northing * 1_000,
                100,
                category,
                "CAMBS",
                IncidentStatus.OPEN,
                at,
                at,
                true,
                null,
                null));
    }
}
