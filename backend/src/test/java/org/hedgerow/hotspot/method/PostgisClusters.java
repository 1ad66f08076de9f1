package org.hedgerow.hotspot.method;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** What PostGIS makes of the same points, and whether that is the same. */
final class PostgisClusters {

    /** Comparing every pair takes too long for more. */
    private static final int FEW = 10_000;

    private PostgisClusters() {}

    /** The number of each point's cluster, -1 for noise. Coordinates in millimetres as they are, so that both sides measure whole numbers. */
    static int[] of(Connection connection, ClusterPoints points, long reach, int minimum) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("create temporary table if not exists point (n int, place geometry(Point, 27700))");
            statement.execute("truncate point");
        }
        int count = points.count();
        try (var insert = connection.prepareStatement("insert into point"
                + " select (n - 1)::int, st_setsrid(st_makepoint(e, m), 27700)"
                + " from unnest(?::int[], ?::int[]) with ordinality as t (e, m, n)")) {
            insert.setObject(1, Arrays.copyOf(points.easting(), count));
            insert.setObject(2, Arrays.copyOf(points.northing(), count));
            insert.execute();
        }
        int[] clusterOf = new int[count];
        try (var select = connection.prepareStatement(
                "select n, coalesce(st_clusterdbscan(place, ?, ?) over (order by n), -1) from point")) {
            select.setDouble(1, reach);
            select.setInt(2, minimum);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    clusterOf[rows.getInt(1)] = rows.getInt(2);
                }
            }
        }
        return clusterOf;
    }

    /**
     * Fails unless the same points are noise and the same core points hang together. PostGIS gives a border point to any cluster whose core
     * it reaches; that ours are legal too is looked at when there are few points.
     */
    static void assertSame(String what, ClusterPoints points, long reach, Clustering ours, int[] theirs) {
        Map<Integer, Integer> theirOf = new HashMap<>();
        Map<Integer, Integer> ourOf = new HashMap<>();
        for (int i = 0; i < points.count(); i++) {
            int our = ours.clusterOf()[i];
            require((our == Clustering.NOISE) == (theirs[i] == -1), "noise in " + what);
            if (ours.core()[i]) {
                Integer their = theirOf.putIfAbsent(our, theirs[i]);
                Integer back = ourOf.putIfAbsent(theirs[i], our);
                require(
                        (their == null || their == theirs[i]) && (back == null || back == our),
                        "cores that hang together in " + what);
            } else if (our != Clustering.NOISE && points.count() <= FEW) {
                require(reachesACore(points, reach, ours, i), "border in " + what);
            }
        }
        require(ourOf.size() == ours.clusters(), "number of clusters in " + what);
    }

    private static void require(boolean truth, String what) {
        if (!truth) {
            throw new AssertionError("Not the same as PostGIS: " + what);
        }
    }

    private static boolean reachesACore(ClusterPoints points, long reach, Clustering clustering, int point) {
        for (int i = 0; i < points.count(); i++) {
            long east = (long) points.easting()[i] - points.easting()[point];
            long north = (long) points.northing()[i] - points.northing()[point];
            if (clustering.core()[i]
                    && clustering.clusterOf()[i] == clustering.clusterOf()[point]
                    && east * east + north * north <= reach * reach) {
                return true;
            }
        }
        return false;
    }
}
