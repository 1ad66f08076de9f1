package org.hedgerow.hotspot.method;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import org.hedgerow.support.PostgisDatabase;

/**
 * Exact DBSCAN, all at once and change by change, beside PostGIS {@code ST_ClusterDBSCAN} in the same run; reach 1 km, minimum 5. No time is
 * printed before the results are equal. Prints a line for each figure: what, value, unit and goal, apart by tabs. Arguments:
 * {@code --points=1000000} {@code --seed=42}.
 */
final class DbscanBench {

    private static final long REACH = 1_000_000;
    private static final int MINIMUM = 5;
    private static final int CHANGES = 200_000;
    private static final int CUTS = 4_000;

    private final int most;
    private final long seed;

    private DbscanBench(int most, long seed) {
        this.most = most;
        this.seed = seed;
    }

    public static void main(String[] arguments) throws SQLException {
        int points = 1_000_000;
        long seed = 42;
        for (var argument : arguments) {
            var value = argument.substring(argument.indexOf('=') + 1);
            switch (argument.substring(0, Math.max(0, argument.indexOf('=')))) {
                case "--points" -> points = Integer.parseInt(value);
                case "--seed" -> seed = Long.parseLong(value);
                default -> throw new IllegalArgumentException(argument);
            }
        }
        var bench = new DbscanBench(points, seed);
        bench.batch();
        double small = bench.following(Math.min(10_000, points));
        double large = bench.following(points);
        print("mean change over that with 10,000 points", large / small, "times", "<= 4");
        bench.bridge();
        bench.ring();
    }

    private void batch() throws SQLException {
        for (int count : new int[] {10_000, 100_000, 1_000_000}) {
            if (count > most) {
                continue;
            }
            var points = Hotspotland.draw(count, seed);
            var ours = BatchDbscan.cluster(points, REACH, MINIMUM);
            double theirs = postgis(points, ours);
            int turns = count < 1_000_000 ? 200 : 40;
            double[] took = new double[turns];
            for (int turn = 0; turn < turns; turn++) {
                long begin = System.nanoTime();
                BatchDbscan.cluster(points, REACH, MINIMUM);
                took[turn] = (System.nanoTime() - begin) / 1e6;
            }
            // The first half is for the compiler.
            double median = at(Arrays.copyOfRange(took, turns / 2, turns), 0.5);
            var goal = count == 1_000_000 ? "" : count == 100_000 ? "<= 8" : "<= 1";
            print(named("DBSCAN of %,d points", count), median, "ms", goal);
            print(named("ST_ClusterDBSCAN of the same %,d points", count), theirs, "ms", "");
            print(
                    named("ST_ClusterDBSCAN over DBSCAN, %,d points", count),
                    theirs / median,
                    "times",
                    count == 1_000_000 ? ">= 100" : "");
        }
    }

    /** Milliseconds of the median of three, once the answer is known to be equal. */
    private static double postgis(ClusterPoints points, Clustering ours) throws SQLException {
        try (var connection = PostgisDatabase.fresh().asSuperuser()) {
            var found = PostgisClusters.of(connection, points, REACH, MINIMUM);
            PostgisClusters.assertSame("bench", points, REACH, ours, found);
            double[] took = new double[3];
            for (int turn = 0; turn < took.length; turn++) {
                long begin = System.nanoTime();
                count(connection);
                took[turn] = (System.nanoTime() - begin) / 1e6;
            }
            return at(took, 0.5);
        }
    }

    private static void count(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(distinct c) from (select st_clusterdbscan(place, "
                        + REACH + ", " + MINIMUM + ") over () as c from point) clustered")) {
            rows.next();
        }
    }

    /** A sliding window: as many points come as go. Answers the mean of a change in microseconds. */
    private double following(int live) {
        var points = Hotspotland.draw(live + CHANGES, seed);
        var engine = new IncrementalDbscan(REACH, MINIMUM);
        int[] numbers = new int[live + CHANGES];
        long before = used();
        long begin = System.nanoTime();
        for (int i = 0; i < live; i++) {
            numbers[i] = insert(engine, points, i);
        }
        double perInsert = (System.nanoTime() - begin) / 1e3 / live;
        engine.takeTouched();
        long bytes = used() - before;
        double[] inserts = new double[CHANGES];
        double[] deletes = new double[CHANGES];
        for (int i = 0; i < CHANGES; i++) {
            long start = System.nanoTime();
            numbers[live + i] = insert(engine, points, live + i);
            long middle = System.nanoTime();
            engine.delete(numbers[i]);
            deletes[i] = (System.nanoTime() - middle) / 1e3;
            inserts[i] = (middle - start) / 1e3;
            if (i % 100 == 0) {
                engine.takeTouched();
            }
        }
        assertSameAsBatch(engine, points, numbers, live);
        print(named("first filling of %,d points, each", live), perInsert, "us", "");
        print(named("memory for each of %,d points", live), (double) bytes / live, "bytes", "");
        print(named("insert among %,d points, median", live), at(inserts, 0.5), "us", "");
        print(named("insert among %,d points, 99th percentile", live), at(inserts, 0.99), "us", "<= 10");
        print(named("delete among %,d points, median", live), at(deletes, 0.5), "us", "");
        print(named("delete among %,d points, 99th percentile", live), at(deletes, 0.99), "us", "<= 20");
        return (Arrays.stream(inserts).average().orElseThrow()
                        + Arrays.stream(deletes).average().orElseThrow())
                / 2;
    }

    private static void assertSameAsBatch(IncrementalDbscan engine, ClusterPoints points, int[] numbers, int live) {
        var left = new ClusterPoints(
                live,
                Arrays.copyOfRange(points.easting(), CHANGES, CHANGES + live),
                Arrays.copyOfRange(points.northing(), CHANGES, CHANGES + live),
                Arrays.copyOfRange(points.idHigh(), CHANGES, CHANGES + live),
                Arrays.copyOfRange(points.idLow(), CHANGES, CHANGES + live));
        var followed = engine.clustering(Arrays.copyOfRange(numbers, CHANGES, CHANGES + live));
        var batch = BatchDbscan.cluster(left, REACH, MINIMUM);
        if (!Arrays.equals(followed.clusterOf(), batch.clusterOf())
                || !Arrays.equals(followed.core(), batch.core())
                || !Arrays.equals(followed.keys(), batch.keys())) {
            throw new IllegalStateException("The engine and the batch differ");
        }
    }

    /** Two walls of 5,000 points just out of reach of each other, and a bridge that comes and goes. */
    private void bridge() {
        var random = new Random(seed);
        var engine = new IncrementalDbscan(REACH, MINIMUM);
        for (int i = 0; i < 5_000; i++) {
            engine.insert(500_400_000, 200_000_000 + random.nextInt(600_000), 1, i);
            engine.insert(501_400_001, 200_000_000 + random.nextInt(600_000), 2, i);
        }
        engine.insert(501_400_001, 200_300_000, 3, 1);
        int end = engine.insert(500_400_001, 200_300_000, 3, 2);
        double[] took = new double[CUTS];
        for (int i = 0; i < CUTS; i++) {
            require(engine.clusters() == 1);
            long begin = System.nanoTime();
            engine.delete(end);
            took[i] = (System.nanoTime() - begin) / 1e3;
            require(engine.clusters() == 2);
            end = engine.insert(500_400_001, 200_300_000, 3, 2);
        }
        print("bridge between two crowds of 5,000 cut, first time", took[0], "us", "<= 1000");
        print("bridge between two crowds of 5,000 cut, 99th percentile", at(took, 0.99), "us", "<= 1000");
        print("bridge between two crowds of 5,000 cut, slowest", at(took, 1), "us", "<= 1000");
    }

    private void ring() {
        for (int count : new int[] {20_000, 1_000_000}) {
            if (count > most) {
                continue;
            }
            long reach = count > 100_000 ? 4_000 : 500_000;
            double radius = 0.7 * reach * count / (2 * Math.PI);
            var random = new Random(seed);
            var engine = new IncrementalDbscan(reach, 2);
            int[] numbers = new int[count];
            for (int i = 0; i < count; i++) {
                numbers[i] = engine.insert(east(i, count, radius), north(i, count, radius), 1, i);
            }
            double[] took = new double[CUTS];
            for (int cut = 0; cut < CUTS; cut++) {
                int i = random.nextInt(count);
                long begin = System.nanoTime();
                engine.delete(numbers[i]);
                took[cut] = (System.nanoTime() - begin) / 1e3;
                require(engine.clusters() == 1);
                numbers[i] = engine.insert(east(i, count, radius), north(i, count, radius), 1, i);
            }
            print(named("ring of %,d points cut, median", count), at(took, 0.5), "us", "");
            print(named("ring of %,d points cut, 99th percentile", count), at(took, 0.99), "us", "<= 100");
            print(named("ring of %,d points cut, slowest", count), at(took, 1), "us", "<= 1000");
        }
    }

    private static int east(int i, int count, double radius) {
        return (int) Math.round(Math.cos(2 * Math.PI * i / count) * radius);
    }

    private static int north(int i, int count, double radius) {
        return (int) Math.round(Math.sin(2 * Math.PI * i / count) * radius);
    }

    private static int insert(IncrementalDbscan engine, ClusterPoints points, int i) {
        return engine.insert(points.easting()[i], points.northing()[i], points.idHigh()[i], points.idLow()[i]);
    }

    private static void require(boolean truth) {
        if (!truth) {
            throw new IllegalStateException("The clusters are not what they must be");
        }
    }

    private static long used() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static double at(double[] values, double share) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
    }

    private static String named(String what, int count) {
        return String.format(Locale.ROOT, what, count);
    }

    private static void print(String what, double value, String unit, String goal) {
        System.out.printf(Locale.ROOT, "%s\t%.3f\t%s\t%s%n", what, value, unit, goal);
    }
}
