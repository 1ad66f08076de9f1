package org.hedgerow.hotspot.method;

/**
 * Points to cluster: whole millimetres, and the incident id that breaks ties. The arrays may be longer than {@code count}; they are neither
 * copied nor changed.
 *
 * @param easting in millimetres
 * @param northing in millimetres
 * @param idHigh the first eight bytes of each id
 * @param idLow the last eight
 */
public record ClusterPoints(int count, int[] easting, int[] northing, long[] idHigh, long[] idLow) {

    /** Below zero when the id of point a comes before that of point b. */
    public int compareIds(int a, int b) {
        return IncidentKey.compare(idHigh[a], idLow[a], idHigh[b], idLow[b]);
    }
}
