package org.hedgerow.hotspot.analyse;

/** Exact DBSCAN, by whoever in this module does it best. */
@FunctionalInterface
public interface Clusterer {

    /** The cluster of a point that is in none. */
    int NOISE = -1;

    /**
     * @param clusterOf each point's cluster, counted from 0, or {@link #NOISE}
     * @param core whether each point is a core point
     */
    record Labels(int[] clusterOf, boolean[] core) {}

    /**
     * @param easting millimetres
     * @param northing millimetres
     * @param reachMillimetres points within this distance are neighbours
     * @param minimum of points, itself counted, that make a core point
     * @throws IllegalArgumentException for a reach or minimum that makes no clusters
     */
    Labels cluster(int[] easting, int[] northing, long reachMillimetres, int minimum);
}
