package org.hedgerow.hotspot.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BatchDbscanTests {

    private static final int ROUNDS = 1_000;

    @ParameterizedTest
    @EnumSource(PointSets.Kind.class)
    void equalsTheDefinitionOnEveryKindOfSet(PointSets.Kind kind) {
        for (long seed = 1; seed <= ROUNDS; seed++) {
            var random = new Random(seed * 31 + kind.ordinal());
            long reach = random.nextInt(4) == 0 ? 3 + random.nextInt(8) : 3 + random.nextInt(1_000_000);
            int minimum = 1 + random.nextInt(7);
            var points = new PointSets(random).draw(kind, random.nextInt(60), reach);
            var expected = DbscanOracle.cluster(points, reach, minimum);
            var parts = new Parts(1 + random.nextInt(6));
            var found = BatchDbscan.cluster(points, reach, minimum, parts);
            String what = parts + " " + kind + " seed " + seed + " reach " + reach + " minimum " + minimum;
            assertThat(found.core()).as("cores of " + what).isEqualTo(expected.core());
            assertThat(found.keys()).as("keys of " + what).isEqualTo(expected.keys());
            assertThat(found.clusterOf()).as("clusters of " + what).isEqualTo(expected.clusterOf());
        }
    }

    @Test
    void equalsTheDefinitionWhereCellsAreCrowded() {
        for (long seed = 1; seed <= 150; seed++) {
            var random = new Random(seed);
            long reach = 1_000 + random.nextInt(100_000);
            var kind = PointSets.Kind.values()[random.nextInt(PointSets.Kind.values().length)];
            var points = new PointSets(random).draw(kind, 400 + random.nextInt(300), reach);
            int minimum = 1 + random.nextInt(250);
            var expected = DbscanOracle.cluster(points, reach, minimum);
            var found = BatchDbscan.cluster(points, reach, minimum, new Parts(1 + random.nextInt(6)));
            assertThat(found.core()).as("seed " + seed).isEqualTo(expected.core());
            assertThat(found.keys()).as("seed " + seed).isEqualTo(expected.keys());
            assertThat(found.clusterOf()).as("seed " + seed).isEqualTo(expected.clusterOf());
        }
    }

    @Test
    void theNumberOfPartsThatAreWorkedOnAtOnceDoesNotShow() {
        var points = Hotspotland.draw(120_000, 11);
        var whole = BatchDbscan.cluster(points, 1_000_000, 5, Parts.ONE);
        assertThat(whole.clusters()).isGreaterThan(1_000);
        for (int count : new int[] {2, 3, 8, 61}) {
            var found = BatchDbscan.cluster(points, 1_000_000, 5, new Parts(count));
            assertThat(found.core()).isEqualTo(whole.core());
            assertThat(found.keys()).isEqualTo(whole.keys());
            assertThat(found.clusterOf()).isEqualTo(whole.clusterOf());
        }
    }

    @Test
    void finishesWithTwoWallsOfAHundredThousandPointsJustOutOfReach() {
        int n = 200_000;
        var points = new ClusterPoints(n, new int[n], new int[n], new long[n], new long[n]);
        for (int i = 0; i < n; i++) {
            points.easting()[i] = i % 2 == 0 ? 0 : 2_000_001;
            points.northing()[i] = i / 2 * 13 % 1_400_000;
            points.idLow()[i] = i;
        }
        assertThat(BatchDbscan.cluster(points, 2_000_000, 5).clusters()).isEqualTo(2);
        assertThat(BatchDbscan.cluster(points, 2_000_001, 5).clusters()).isOne();
    }

    @Test
    void doesNotDependOnTheOrderOfThePoints() {
        for (long seed = 1; seed <= 100; seed++) {
            var random = new Random(seed);
            var sets = new PointSets(random);
            var kind = PointSets.Kind.values()[random.nextInt(PointSets.Kind.values().length)];
            var points = sets.draw(kind, 2_000, 50_000);
            int[] order = new int[points.count()];
            var shuffled = sets.shuffled(points, order);
            var one = BatchDbscan.cluster(points, 50_000, 5);
            var other = BatchDbscan.cluster(shuffled, 50_000, 5);
            assertThat(other.keys()).as("seed " + seed).isEqualTo(one.keys());
            for (int i = 0; i < order.length; i++) {
                assertThat(other.clusterOf()[i]).as("seed " + seed).isEqualTo(one.clusterOf()[order[i]]);
            }
        }
    }

    @Test
    void aPointExactlyAtTheReachIsANeighbourAndAMillimetreFurtherIsNot() {
        assertThat(BatchDbscan.cluster(pair(300, 400), 500, 2).clusters()).isOne();
        assertThat(BatchDbscan.cluster(pair(300, 401), 500, 2).clusters()).isZero();
    }

    @Test
    void spansTheWholeRangeOfCoordinates() {
        var corners = new ClusterPoints(
                4,
                new int[] {Integer.MIN_VALUE, Integer.MIN_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE},
                new int[] {Integer.MIN_VALUE, Integer.MIN_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE},
                new long[] {4, 3, 2, 1},
                new long[4]);
        for (long reach : new long[] {3, 1_000, 100_000, 500_000_000}) {
            assertThat(BatchDbscan.cluster(corners, reach, 2).clusterOf())
                    .as("reach " + reach)
                    .containsExactly(1, 1, 0, 0);
        }
    }

    @Test
    void takesNoPointsAtAll() {
        var none = new ClusterPoints(0, new int[0], new int[0], new long[0], new long[0]);
        assertThat(BatchDbscan.cluster(none, 1_000, 2).clusters()).isZero();
    }

    @Test
    void finishesWithTwoHundredThousandPointsOnOneCoordinate() {
        int n = 200_000;
        var points = new ClusterPoints(n, new int[n], new int[n], new long[n], new long[n]);
        for (int i = 0; i < n; i++) {
            points.easting()[i] = 542_050_000 + i % 2 * 2_000_001;
            points.idLow()[i] = n - i;
        }
        var clustering = BatchDbscan.cluster(points, 2_000_000, 5);
        assertThat(clustering.clusters()).isEqualTo(2);
        assertThat(clustering.keys()[0].getLeastSignificantBits()).isOne();
    }

    @Test
    void refusesAReachThatItCannotMeasureExactly() {
        assertThatIllegalArgumentException().isThrownBy(() -> BatchDbscan.cluster(pair(0, 0), 2, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> BatchDbscan.cluster(pair(0, 0), 500_000_001, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> BatchDbscan.cluster(pair(0, 0), 1_000, 0));
    }

    private static ClusterPoints pair(int east, int north) {
        return new ClusterPoints(2, new int[] {0, east}, new int[] {0, north}, new long[2], new long[] {1, 2});
    }
}
