package org.hedgerow.hotspot;

/**
 * Points to cluster: whole millimetres, and the incident id that breaks ties. The arrays may be longer than {@code count}.
 */
record ClusterPoints(int count, int[] easting, int[] northing, long[] idHigh, long[] idLow) {

    int compareIds(int a, int b) {
        return IncidentKey.compare(idHigh[a], idLow[a], idHigh[b], idLow[b]);
    }
}
