package org.hedgerow.hotspot.method;

import java.util.UUID;

/**
 * What DBSCAN says of a set of points.
 *
 * @param clusterOf for each point the number of its cluster, or {@link #NOISE}
 * @param core for each point whether it is a core point
 * @param keys for each cluster the smallest id among its core points; clusters are numbered in the order of their keys
 */
public record Clustering(int[] clusterOf, boolean[] core, UUID[] keys) {

    public static final int NOISE = -1;

    public int clusters() {
        return keys.length;
    }
}
