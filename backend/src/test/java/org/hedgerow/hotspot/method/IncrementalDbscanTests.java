package org.hedgerow.hotspot.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IncrementalDbscanTests {

    private static final long KILOMETRE = 1_000_000;

    @ParameterizedTest
    @EnumSource(PointSets.Kind.class)
    void equalsTheBatchAfterAnySequenceOfChanges(PointSets.Kind kind) {
        for (long seed = 1; seed <= 30; seed++) {
            var random = new Random(seed * 31 + kind.ordinal());
            long reach = random.nextInt(4) == 0 ? 3 + random.nextInt(8) : 3 + random.nextInt(1_000_000);
            int minimum = 1 + random.nextInt(random.nextInt(4) == 0 ? 90 : 7);
            var universe = new PointSets(random).draw(kind, 1 + random.nextInt(400), reach);
            var changes = new Changes(random, universe, reach, minimum);
            String what = kind + " seed " + seed + " reach " + reach + " minimum " + minimum;
            for (int step = 0; step < 3_000; step++) {
                changes.change(step % 1_000 < 600 ? 0.8 : 0.2);
                if (random.nextInt(50) == 0) {
                    changes.assertSameAsBatch(what + " step " + step);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(PointSets.Kind.class)
    void equalsTheDefinition(PointSets.Kind kind) {
        for (long seed = 1; seed <= 60; seed++) {
            var random = new Random(seed * 37 + kind.ordinal());
            long reach = 3 + random.nextInt(100_000);
            int minimum = 1 + random.nextInt(6);
            var changes = new Changes(random, new PointSets(random).draw(kind, 60, reach), reach, minimum);
            for (int step = 0; step < 200; step++) {
                changes.change(0.6);
                if (step % 20 == 0) {
                    changes.assertSameAsOracle(kind + " seed " + seed + " step " + step);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(PointSets.Kind.class)
    void namesEveryClusterThatHasChanged(PointSets.Kind kind) {
        for (long seed = 1; seed <= 20; seed++) {
            var random = new Random(seed * 41 + kind.ordinal());
            long reach = 3 + random.nextInt(100_000);
            int minimum = 2 + random.nextInt(5);
            var changes = new Changes(random, new PointSets(random).draw(kind, 150, reach), reach, minimum);
            String what = kind + " seed " + seed;
            var before = changes.members();
            for (int tick = 0; tick < 60; tick++) {
                for (int step = random.nextInt(12); step >= 0; step--) {
                    changes.change(0.6);
                }
                var touched = changes.following.takeTouched();
                var named = new HashSet<UUID>();
                for (int cluster : touched.clusters()) {
                    named.add(changes.following.keyOf(cluster));
                    assertMembers(changes, cluster, what);
                }
                var after = changes.members();
                for (var entry : after.entrySet()) {
                    if (!entry.getValue().equals(before.get(entry.getKey()))) {
                        assertThat(named).as(what + " tick " + tick).contains(entry.getKey());
                    }
                }
                assertThat(ceased(touched)).as(what + " tick " + tick).containsAll(gone(cores(before), cores(after)));
                before = after;
            }
        }
    }

    private static void assertMembers(Changes changes, int cluster, String what) {
        List<UUID> told = new ArrayList<>();
        changes.following.membersOf(cluster, point -> told.add(changes.idOf(point)));
        var expected = new HashSet<UUID>();
        changes.members()
                .getOrDefault(changes.following.keyOf(cluster), Map.of())
                .values()
                .forEach(expected::addAll);
        assertThat(told).as(what).containsExactlyInAnyOrderElementsOf(expected);
    }

    private static Set<UUID> cores(Map<UUID, Map<Boolean, Set<UUID>>> members) {
        var cores = new HashSet<UUID>();
        members.values().forEach(cluster -> cores.addAll(cluster.getOrDefault(true, Set.of())));
        return cores;
    }

    private static Set<UUID> gone(Set<UUID> before, Set<UUID> after) {
        var gone = new HashSet<>(before);
        gone.removeAll(after);
        return gone;
    }

    private static Set<UUID> ceased(Touched touched) {
        var ceased = new HashSet<UUID>();
        for (int i = 0; i < touched.ceasedHigh().length; i++) {
            ceased.add(new UUID(touched.ceasedHigh()[i], touched.ceasedLow()[i]));
        }
        return ceased;
    }

    @Test
    void keepsNothingOfWhatHasGone() {
        var random = new Random(5);
        var changes =
                new Changes(random, new PointSets(random).draw(PointSets.Kind.CLUSTERED, 3_000, 50_000), 50_000, 4);
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < 3_000; i++) {
                changes.insert(i);
            }
            changes.assertSameAsBatch("round " + round);
            for (int i = 0; i < 3_000; i++) {
                changes.delete(i);
            }
            assertThat(changes.following.size()).isZero();
            assertThat(changes.following.clusters()).isZero();
            assertThat(changes.following.parts()).isZero();
        }
    }

    @Test
    void followsThousandsOfPointsOnOneCoordinate() {
        int n = 20_000;
        var points = new ClusterPoints(n, new int[n], new int[n], new long[n], new long[n]);
        for (int i = 0; i < n; i++) {
            points.easting()[i] = 542_050_000 + (i % 3 == 0 ? 2_000_000 : 0);
            points.northing()[i] = 281_050_000;
            points.idLow()[i] = i;
        }
        var changes = new Changes(new Random(1), points, 2_000_000, 5);
        for (int i = 0; i < n; i++) {
            changes.insert(i);
        }
        changes.assertSameAsBatch("all");
        for (int i = 0; i < n - 20; i++) {
            changes.delete(i);
            if (i % 1_999 == 0) {
                changes.assertSameAsBatch("without " + i);
            }
        }
        for (int i = n - 20; i < n; i++) {
            changes.delete(i);
            changes.assertSameAsBatch("without " + i);
        }
    }

    /** Two walls one millimetre out of reach of each other whose only bridge comes and goes; they are too long to try all pairs. */
    @Test
    void followsABridgeBetweenTwoCrowds() {
        int crowd = 3_000;
        int n = 2 * crowd + 2;
        var random = new Random(7);
        var points = new ClusterPoints(n, new int[n], new int[n], new long[n], new long[n]);
        for (int i = 0; i < n; i++) {
            points.easting()[i] = 500_400_000 + (i >= crowd ? 1_000_001 : 0);
            points.northing()[i] = 200_000_000 + random.nextInt(600_000);
            points.idHigh()[i] = random.nextLong();
        }
        points.easting()[n - 2] = 500_400_001;
        points.northing()[n - 2] = 200_300_000;
        points.easting()[n - 1] = 501_400_001;
        points.northing()[n - 1] = 200_300_000;
        var changes = new Changes(random, points, KILOMETRE, 5);
        for (int i = 0; i < n; i++) {
            changes.insert(i);
        }
        assertThat(changes.following.clusters()).isOne();
        for (int round = 0; round < 200; round++) {
            int end = n - 2;
            changes.delete(end);
            assertThat(changes.following.clusters()).isEqualTo(2);
            int other = random.nextInt(2 * crowd);
            changes.delete(other);
            changes.insert(other);
            changes.insert(end);
            assertThat(changes.following.clusters()).isOne();
        }
        changes.assertSameAsBatch("bridge");
    }

    /** A chain of single points around a large ring: cut anywhere it stays whole, cut twice it is two. */
    @Test
    void followsARingThatIsCut() {
        int n = 20_000;
        var random = new Random(3);
        var points = ring(n);
        var changes = new Changes(random, points, KILOMETRE, 2);
        for (int i = 0; i < n; i++) {
            changes.insert(i);
        }
        assertThat(changes.following.clusters()).isOne();
        for (int round = 0; round < 300; round++) {
            int first = random.nextInt(n);
            int second = (first + 10 + random.nextInt(n - 20)) % n;
            changes.delete(first);
            assertThat(changes.following.clusters()).isOne();
            changes.delete(second);
            assertThat(changes.following.clusters()).isEqualTo(2);
            if (round % 50 == 0) {
                changes.assertSameAsBatch("round " + round);
            }
            changes.insert(first);
            changes.insert(second);
            assertThat(changes.following.clusters()).isOne();
        }
    }

    private static ClusterPoints ring(int n) {
        var ids = new Random(4);
        var points = new ClusterPoints(n, new int[n], new int[n], new long[n], new long[n]);
        double radius = 700_000.0 * n / (2 * Math.PI);
        // An int ends at 2,147,483,647 mm: the points of a larger ring stand a little closer.
        double scale = Math.min(1, 1_900_000_000.0 / radius);
        for (int i = 0; i < n; i++) {
            double angle = 2 * Math.PI * i / n;
            points.easting()[i] = (int) Math.round(Math.cos(angle) * radius * scale);
            points.northing()[i] = (int) Math.round(Math.sin(angle) * radius * scale);
            points.idHigh()[i] = ids.nextLong();
        }
        return points;
    }

    @Test
    void absorbsAPointWithoutANewCorePoint() {
        var clusters = new IncrementalDbscan(1_000, 3, 1);
        clusters.insert(0, 0, 1, 1);
        clusters.insert(0, 0, 1, 2);
        clusters.insert(0, 0, 1, 3);
        int border = clusters.insert(1_000, 0, 0, 1);
        assertThat(clusters.isCorePoint(border)).isTrue();
        int further = clusters.insert(2_000, 0, 0, 2);
        assertThat(clusters.isCorePoint(further)).isFalse();
        assertThat(clusters.clusterOf(further)).isEqualTo(clusters.clusterOf(border));
    }

    /** One point that makes core points of others in two places at once, takes noise in, and joins two clusters (a case Ester 1998 misses). */
    @Test
    void createsAbsorbsAndMergesAtOnce() {
        var clusters = new IncrementalDbscan(1_000, 4, 1);
        for (int i = 0; i < 4; i++) {
            clusters.insert(-1_900 + i, 0, 1, i);
            clusters.insert(1_900 + i, 0, 2, i);
        }
        clusters.insert(-950, 0, 3, 1);
        clusters.insert(950, 0, 3, 2);
        int noise = clusters.insert(0, 1_000, 3, 3);
        assertThat(clusters.clusters()).isEqualTo(2);
        assertThat(clusters.clusterOf(noise)).isEqualTo(IncrementalDbscan.NOISE);
        clusters.insert(0, 0, 3, 4);
        assertThat(clusters.clusters()).isOne();
        assertThat(clusters.clusterOf(noise)).isNotEqualTo(IncrementalDbscan.NOISE);
    }

    @Test
    void letsPointsLeaveByThemselves() {
        var random = new Random(11);
        for (int round = 0; round < 50; round++) {
            var clusters = new IncrementalDbscan(50_000, 3, random.nextLong());
            var points = new PointSets(random).draw(PointSets.Kind.CLUSTERED, 200, 50_000);
            List<Integer> staying = new ArrayList<>();
            long[] last = new long[200];
            int[] numbers = new int[200];
            for (int i = 0; i < 200; i++) {
                last[i] = random.nextInt(50);
                numbers[i] = clusters.insert(
                        points.easting()[i], points.northing()[i], points.idHigh()[i], points.idLow()[i], last[i]);
            }
            int deleted = random.nextInt(200);
            clusters.delete(numbers[deleted]);
            long now = random.nextInt(60);
            List<Integer> gone = new ArrayList<>();
            clusters.leaveBefore(now, gone::add);
            List<Integer> expected = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                if (i != deleted) {
                    (last[i] < now ? expected : staying).add(numbers[i]);
                }
            }
            assertThat(gone).containsExactlyInAnyOrderElementsOf(expected);
            assertThat(clusters.size()).isEqualTo(staying.size());
            clusters.leaveBefore(Long.MAX_VALUE, point -> {});
            assertThat(clusters.size()).isZero();
        }
    }

    @Test
    void refusesWhatItCannotDo() {
        assertThatIllegalArgumentException().isThrownBy(() -> new IncrementalDbscan(0, 5));
        assertThatIllegalArgumentException().isThrownBy(() -> new IncrementalDbscan(-1, 5));
        assertThatIllegalArgumentException().isThrownBy(() -> new IncrementalDbscan(2, 5));
        assertThatIllegalArgumentException().isThrownBy(() -> new IncrementalDbscan(500_000_001, 5));
        assertThatIllegalArgumentException().isThrownBy(() -> new IncrementalDbscan(1_000, 0));
        var clusters = new IncrementalDbscan(1_000, 2);
        int point = clusters.insert(0, 0, 0, 0);
        clusters.delete(point);
        assertThatIllegalArgumentException().isThrownBy(() -> clusters.delete(point));
        assertThatIllegalArgumentException().isThrownBy(() -> clusters.move(point, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> clusters.clusterOf(-1));
    }

    @Test
    void spansTheWholeRangeOfCoordinates() {
        for (long reach : new long[] {3, 1_000, 500_000_000}) {
            var clusters = new IncrementalDbscan(reach, 2, 9);
            int[] ends = {Integer.MIN_VALUE, Integer.MAX_VALUE};
            List<Integer> all = new ArrayList<>();
            for (int easting : ends) {
                for (int northing : ends) {
                    all.add(clusters.insert(easting, northing, easting, northing));
                    all.add(clusters.insert(easting, northing, easting, northing ^ 1));
                }
            }
            assertThat(clusters.clusters()).isEqualTo(4);
            all.forEach(clusters::delete);
            assertThat(clusters.clusters()).isZero();
        }
    }
}
