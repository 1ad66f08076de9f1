package org.hedgerow.hotspot.method;

import java.sql.SQLException;
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
            for (long seed = 1; seed <= 24; seed++) {
                var random = new Random(seed);
                var kind = PointSets.Kind.values()[(int) seed % PointSets.Kind.values().length];
                long reach = (1 + random.nextInt(3_000)) * 1_000L;
                int minimum = 2 + random.nextInt(6);
                var points = new PointSets(random).draw(kind, 400, reach);
                String what = kind + " seed " + seed;
                PostgisClusters.assertSame(
                        what,
                        points,
                        reach,
                        BatchDbscan.cluster(points, reach, minimum),
                        PostgisClusters.of(connection, points, reach, minimum));
            }
        }
    }

    /** The engine that follows changes, after many of them. */
    @Test
    void followsToTheClustersOfPostgis() throws SQLException {
        try (var connection = PostgisDatabase.fresh().asSuperuser()) {
            for (long seed = 1; seed <= 12; seed++) {
                var random = new Random(seed);
                var kind = PointSets.Kind.values()[(int) seed % PointSets.Kind.values().length];
                long reach = (1 + random.nextInt(3_000)) * 1_000L;
                int minimum = 2 + random.nextInt(6);
                var changes = new Changes(random, new PointSets(random).draw(kind, 400, reach), reach, minimum);
                for (int step = 0; step < 3_000; step++) {
                    changes.change(0.7);
                }
                var left = changes.left();
                PostgisClusters.assertSame(
                        kind + " seed " + seed,
                        left,
                        reach,
                        changes.followed(),
                        PostgisClusters.of(connection, left, reach, minimum));
            }
        }
    }
}
