package org.hedgerow.hotspot.method;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Random;
import org.hedgerow.support.PostgisDatabase;
import org.junit.jupiter.api.Test;

/**
 * The same clusters as PostGIS: the same core points hang together, the same points are noise. Border points may differ, since PostGIS gives
 * one to any cluster whose core it reaches; ours must be legal too.
 */
class DbscanAgainstPostgisTests {

    @Test
    void findsTheClustersOfPostgis() throws SQLException {
        try (var connection = PostgisDatabase.fresh().asSuperuser()) {
            connection.createStatement().execute("create temporary table point (n int, place geometry(Point, 27700))");
            for (long seed = 1; seed <= 24; seed++) {
                var random = new Random(seed);
                var kind = PointSets.Kind.values()[(int) seed % PointSets.Kind.values().length];
                long reach = (1 + random.nextInt(3_000)) * 1_000L;
                int minimum = 2 + random.nextInt(6);
                var points = new PointSets(random).draw(kind, 400, reach);
                String what = kind + " seed " + seed;
                assertSameClusters(
                        what,
                        points,
                        reach,
                        BatchDbscan.cluster(points, reach, minimum),
                        postgis(connection, points, reach, minimum));
            }
        }
    }

    /** Coordinates in millimetres as they are, so that both sides measure whole numbers. */
    private static int[] postgis(Connection connection, ClusterPoints points, long reach, int minimum)
            throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("truncate point");
        }
        try (var insert =
                connection.prepareStatement("insert into point values (?, st_setsrid(st_makepoint(?, ?), 27700))")) {
            for (int i = 0; i < points.count(); i++) {
                insert.setInt(1, i);
                insert.setDouble(2, points.easting()[i]);
                insert.setDouble(3, points.northing()[i]);
                insert.addBatch();
            }
            insert.executeBatch();
        }
        int[] clusterOf = new int[points.count()];
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

    private static void assertSameClusters(
            String what, ClusterPoints points, long reach, Clustering ours, int[] theirs) {
        var theirOf = new HashMap<Integer, Integer>();
        var ourOf = new HashMap<Integer, Integer>();
        for (int i = 0; i < points.count(); i++) {
            assertThat(ours.clusterOf()[i] == Clustering.NOISE)
                    .as("noise in " + what)
                    .isEqualTo(theirs[i] == -1);
            if (ours.core()[i]) {
                int our = ours.clusterOf()[i];
                theirOf.putIfAbsent(our, theirs[i]);
                ourOf.putIfAbsent(theirs[i], our);
                assertThat(theirOf).as(what).containsEntry(our, theirs[i]);
                assertThat(ourOf).as(what).containsEntry(theirs[i], our);
            } else if (ours.clusterOf()[i] != Clustering.NOISE) {
                assertThat(reachesACore(points, reach, ours, i))
                        .as("border in " + what)
                        .isTrue();
            }
        }
        assertThat(ourOf).as(what).hasSize(ours.clusters());
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
