package org.hedgerow.hotspot.method;

import java.util.Arrays;
import java.util.UUID;

/** The definition of {@link BatchDbscan} written down as plainly as it can be, comparing every pair. */
final class DbscanOracle {

    private DbscanOracle() {}

    static Clustering cluster(ClusterPoints points, long reach, int minimum) {
        int n = points.count();
        boolean[] core = new boolean[n];
        for (int a = 0; a < n; a++) {
            int neighbours = 0;
            for (int b = 0; b < n; b++) {
                if (squaredDistance(points, a, b) <= reach * reach) {
                    neighbours++;
                }
            }
            core[a] = neighbours >= minimum;
        }
        int[] key = new int[n];
        Arrays.setAll(key, a -> core[a] ? a : -1);
        for (boolean changing = true; changing; ) {
            changing = false;
            for (int a = 0; a < n; a++) {
                for (int b = 0; b < n; b++) {
                    if (core[a]
                            && core[b]
                            && squaredDistance(points, a, b) <= reach * reach
                            && points.compareIds(key[b], key[a]) < 0) {
                        key[a] = key[b];
                        changing = true;
                    }
                }
            }
        }
        for (int a = 0; a < n; a++) {
            if (!core[a]) {
                key[a] = keyOfNearestCore(points, reach, core, key, a);
            }
        }
        int[] keys = Arrays.stream(key)
                .filter(point -> point >= 0)
                .distinct()
                .boxed()
                .sorted(points::compareIds)
                .mapToInt(Integer::intValue)
                .toArray();
        int[] clusterOf = new int[n];
        for (int a = 0; a < n; a++) {
            clusterOf[a] = Clustering.NOISE;
            for (int cluster = 0; cluster < keys.length; cluster++) {
                if (keys[cluster] == key[a]) {
                    clusterOf[a] = cluster;
                }
            }
        }
        return new Clustering(
                clusterOf,
                core,
                Arrays.stream(keys)
                        .mapToObj(point -> new UUID(points.idHigh()[point], points.idLow()[point]))
                        .toArray(UUID[]::new));
    }

    private static int keyOfNearestCore(ClusterPoints points, long reach, boolean[] core, int[] key, int a) {
        int nearest = -1;
        for (int b = 0; b < points.count(); b++) {
            long distance = squaredDistance(points, a, b);
            if (!core[b] || distance > reach * reach) {
                continue;
            }
            long best = nearest < 0 ? Long.MAX_VALUE : squaredDistance(points, a, nearest);
            if (distance < best || (distance == best && points.compareIds(b, nearest) < 0)) {
                nearest = b;
            }
        }
        return nearest < 0 ? -1 : key[nearest];
    }

    private static long squaredDistance(ClusterPoints points, int a, int b) {
        long east = (long) points.easting()[a] - points.easting()[b];
        long north = (long) points.northing()[a] - points.northing()[b];
        return east * east + north * north;
    }
}
