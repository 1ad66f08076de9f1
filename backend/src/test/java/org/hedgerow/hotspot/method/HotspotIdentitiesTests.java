package org.hedgerow.hotspot.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.hedgerow.hotspot.method.HotspotIdentities.Cores;
import org.hedgerow.hotspot.method.Lineage.Kind;
import org.junit.jupiter.api.Test;

class HotspotIdentitiesTests {

    private static final Cores NONE = new Cores(new long[0], new long[0]);

    private final HotspotIdentities identities = new HotspotIdentities();
    private long tick;

    @Test
    void goesOnWhileItGrowsAndShrinks() {
        var born = next(cores(10, 11, 12));
        assertThat(born.events())
                .containsExactly(event(Kind.BORN, born.identities().get(0), null));
        var grown = next(cores(1, 2, 10, 11, 12, 13));
        assertThat(grown.identities()).isEqualTo(born.identities());
        assertThat(grown.events()).isEmpty();
        var shrunk = next(List.of(cores(13)), cores(1, 2, 10, 11, 12));
        assertThat(shrunk.identities()).isEqualTo(born.identities());
        assertThat(shrunk.events()).isEmpty();
    }

    @Test
    void theOlderGoesOnWhenTwoMerge() {
        var old = next(cores(50)).identities().get(0);
        var young = next(cores(1, 2, 3, 4)).identities().get(0);
        var merged = next(cores(1, 2, 3, 4, 50));
        assertThat(merged.identities()).containsExactly(old);
        assertThat(merged.events()).containsExactly(event(Kind.MERGED, young, old));
        assertThat(identities.size()).isOne();
    }

    @Test
    void ofTwoBornTogetherTheOneWithTheSmallerFounderGoesOn() {
        var both = next(cores(7, 8), cores(3, 4)).identities();
        assertThat(next(cores(3, 4, 7, 8)).identities()).containsExactly(both.get(1));
    }

    @Test
    void theLargerPartGoesOnWhenOneFallsApart() {
        var whole = next(cores(1, 2, 3, 4, 5)).identities().get(0);
        var parts = next(cores(1, 2), cores(3, 4, 5));
        assertThat(parts.identities().get(1)).isEqualTo(whole);
        assertThat(parts.events())
                .containsExactly(event(Kind.SPLIT, parts.identities().get(0), whole));
    }

    @Test
    void ofTwoEqualPartsTheOneWithTheSmallestIdGoesOn() {
        var whole = next(cores(1, 2, 3, 4)).identities().get(0);
        assertThat(next(cores(3, 4), cores(1, 2)).identities().get(1)).isEqualTo(whole);
    }

    @Test
    void newPointsDoNotCountAsParts() {
        var whole = next(cores(1, 2, 3, 4, 5)).identities().get(0);
        assertThat(next(cores(1, 2, 90, 91, 92, 93), cores(3, 4, 5))
                        .identities()
                        .get(1))
                .isEqualTo(whole);
    }

    @Test
    void aHotspotWhoseLargerPartHasMergedGoesOnInTheSmaller() {
        var old = next(cores(1, 2)).identities().get(0);
        var young = next(cores(5, 6, 7, 8)).identities().get(0);
        var after = next(cores(1, 2, 6, 7, 8), cores(5));
        assertThat(after.identities()).containsExactly(old, young);
        assertThat(after.events()).isEmpty();
    }

    @Test
    void diesWithItsLastCorePointAndIsAnotherWhenItReturns() {
        var first = next(cores(1, 2)).identities().get(0);
        assertThat(next(List.of(), cores(1, 2)).events()).containsExactly(event(Kind.DIED, first, null));
        assertThat(identities.size()).isZero();
        var again = next(cores(1, 2)).identities().get(0);
        assertThat(again).isNotEqualTo(first);
        assertThat(again.name()).isNotEqualTo(first.name());
    }

    @Test
    void goesOnAfterARestart() {
        var known = next(cores(1, 2, 3)).identities().get(0);
        var restarted = new HotspotIdentities();
        restarted.restore(known, cores(1, 2, 3));
        var after = restarted.next(9, List.of(cores(2, 3, 4)), cores(1));
        assertThat(after.identities()).containsExactly(known);
        assertThat(after.events()).isEmpty();
    }

    @Test
    void refusesToGoBack() {
        identities.next(5, List.of(), NONE);
        assertThatIllegalArgumentException().isThrownBy(() -> identities.next(4, List.of(), NONE));
    }

    /** Incident 1 founds a hotspot, leaves it, and comes with others to found a second one on the same day. */
    @Test
    void oneIncidentThatFoundsTwoInTicksOfOneNumberMakesTwo() {
        var first =
                identities.next(5, List.of(cores(1, 2, 3)), NONE).identities().get(0);
        var lineage = identities.next(5, List.of(cores(2, 3), cores(1, 8, 9)), NONE);
        assertThat(lineage.identities()).doesNotHaveDuplicates().startsWith(first);
        assertThat(lineage.events()).hasSize(1).allMatch(event -> event.kind() == Lineage.Kind.SPLIT);
        var third = identities.next(5, List.of(cores(8, 9), cores(1, 20)), NONE).identities();
        assertThat(third).doesNotHaveDuplicates().doesNotContain(first);
    }

    @Test
    void theNameDoesNotShowTheFounder() {
        var founder = new UUID(1, 2);
        var name = new HotspotIdentity(3, founder).name();
        assertThat(name).isEqualTo(new HotspotIdentity(3, founder).name());
        assertThat(name.version()).isEqualTo(8);
        assertThat(name.variant()).isEqualTo(2);
        assertThat(name.toString()).isNotEqualTo(founder.toString());
    }

    /**
     * Two engines take the same changes in different orders within each tick and in different parts of memory; a third reading looks at
     * whole states instead of what was touched. All three agree on every identity and every event.
     */
    @Test
    void dependsOnNothingButTheStatesAtTicks() {
        for (long seed = 1; seed <= 60; seed++) {
            var random = new Random(seed);
            long reach = 1_000 + random.nextInt(100_000);
            int minimum = 2 + random.nextInt(4);
            var kind = PointSets.Kind.values()[random.nextInt(PointSets.Kind.values().length)];
            int n = 120;
            var points = new PointSets(random).draw(kind, n, reach);
            var one = new Follower(points, reach, minimum);
            var other = new Follower(points, reach, minimum);
            var whole = new HotspotIdentities();
            Set<UUID> coresBefore = Set.of();
            Set<HotspotIdentity> alive = new HashSet<>();
            for (long now = 1; now <= 40; now++) {
                List<Integer> changed = new ArrayList<>();
                for (int i = random.nextInt(15); i >= 0; i--) {
                    changed.add(random.nextInt(n));
                }
                changed = new ArrayList<>(new HashSet<>(changed));
                one.toggle(changed);
                Collections.shuffle(changed, random);
                other.toggle(changed);
                String what = kind + " seed " + seed + " tick " + now;
                var events = one.tick(now);
                assertThat(other.tick(now)).as(what).isEqualTo(events);
                assertThat(other.byKey).as(what).isEqualTo(one.byKey);

                var clusters = one.clusters();
                var coresNow = new HashSet<UUID>();
                clusters.values().forEach(cores -> coresNow.addAll(idsOf(cores)));
                var ceased = new HashSet<>(coresBefore);
                ceased.removeAll(coresNow);
                coresBefore = coresNow;
                var keys = new ArrayList<>(clusters.keySet());
                Collections.shuffle(keys, random);
                var lineage = whole.next(now, keys.stream().map(clusters::get).toList(), coresOf(ceased));
                assertThat(lineage.events()).as(what).isEqualTo(events);
                for (int i = 0; i < keys.size(); i++) {
                    assertThat(one.byKey)
                            .as(what)
                            .containsEntry(keys.get(i), lineage.identities().get(i));
                }
                assertThat(one.byKey).as(what).hasSize(keys.size());
                for (var event : events) {
                    if (event.kind() == Kind.BORN || event.kind() == Kind.SPLIT) {
                        assertThat(alive.add(event.hotspot())).as(what).isTrue();
                    } else {
                        assertThat(alive.remove(event.hotspot())).as(what).isTrue();
                    }
                }
                assertThat(new HashSet<>(one.byKey.values())).as(what).isEqualTo(alive);
            }
        }
    }

    /** An engine with its identities. */
    private static final class Follower {
        private final ClusterPoints points;
        private final IncrementalDbscan engine;
        private final HotspotIdentities identities = new HotspotIdentities();
        private final Map<Integer, Integer> numbers = new HashMap<>();
        private final Map<HotspotIdentity, UUID> keyOf = new HashMap<>();
        private Map<UUID, HotspotIdentity> byKey = new HashMap<>();

        Follower(ClusterPoints points, long reach, int minimum) {
            this.points = points;
            this.engine = new IncrementalDbscan(reach, minimum);
        }

        void toggle(List<Integer> which) {
            for (int i : which) {
                var number = numbers.remove(i);
                if (number == null) {
                    numbers.put(
                            i,
                            engine.insert(
                                    points.easting()[i], points.northing()[i], points.idHigh()[i], points.idLow()[i]));
                } else {
                    engine.delete(number);
                }
            }
        }

        List<Lineage.Event> tick(long now) {
            var touched = engine.takeTouched();
            var lineage = identities.next(now, engine, touched);
            for (var event : lineage.events()) {
                keyOf.remove(event.hotspot());
            }
            for (int i = 0; i < touched.clusters().length; i++) {
                keyOf.put(lineage.identities().get(i), engine.keyOf(touched.clusters()[i]));
            }
            byKey = new HashMap<>();
            keyOf.forEach((identity, key) -> byKey.put(key, identity));
            return lineage.events();
        }

        Map<UUID, Cores> clusters() {
            var clusters = new HashMap<UUID, Cores>();
            for (int number : numbers.values()) {
                int cluster = engine.clusterOf(number);
                if (cluster != IncrementalDbscan.NOISE) {
                    clusters.computeIfAbsent(engine.keyOf(cluster), key -> engine.coresOf(cluster));
                }
            }
            return clusters;
        }
    }

    private Lineage next(Cores... touched) {
        return next(List.of(touched), NONE);
    }

    private Lineage next(List<Cores> touched, Cores ceased) {
        return identities.next(++tick, touched, ceased);
    }

    private static Lineage.Event event(Kind kind, HotspotIdentity hotspot, HotspotIdentity other) {
        return new Lineage.Event(kind, hotspot, other);
    }

    private static Cores cores(long... ids) {
        return new Cores(new long[ids.length], ids);
    }

    private static Set<UUID> idsOf(Cores cores) {
        var ids = new HashSet<UUID>();
        for (int i = 0; i < cores.idHigh().length; i++) {
            ids.add(new UUID(cores.idHigh()[i], cores.idLow()[i]));
        }
        return ids;
    }

    private static Cores coresOf(Set<UUID> ids) {
        var sorted = new TreeSet<>(ids);
        return new Cores(
                sorted.stream().mapToLong(UUID::getMostSignificantBits).toArray(),
                sorted.stream().mapToLong(UUID::getLeastSignificantBits).toArray());
    }
}
