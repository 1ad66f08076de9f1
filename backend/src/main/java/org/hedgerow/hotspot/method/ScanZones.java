package org.hedgerow.hotspot.method;

import java.util.Arrays;

/**
 * The circles of a scan: around every place all the places within reach, nearest first, until they would hold too many cases. Places at
 * the same distance enter together, so that the answer does not depend on the order of the places.
 */
final class ScanZones {

    static final int MOST_PLACES = 50_000;

    /**
     * A neighbour while it is sorted is one number: its squared distance, whose bits have the order of the values, and in the lowest bits the
     * place. The distance keeps 36 bits, so that what rounding alone keeps apart is at one distance.
     */
    private static final long PLACE = 0xFFFF;

    /** The neighbours of place p are {@code members[start[p]] .. members[start[p + 1] - 1]}; the last of each distance is stored as its complement. */
    final int[] start;

    int[] members;

    private final ScanData data;
    private final int[] casesAt;
    private final double squaredReach;
    /** What a circle may hold over the whole period. */
    private final int mostCases;
    /** What the fullest circle does hold over the whole period. */
    int fullest;

    private final int mostPairs;

    /**
     * Finds them.
     *
     * @param mostPairs the most neighbours of all places together, four bytes each and half as much again while they are found
     * @throws IllegalArgumentException when there are more
     */
    ScanZones(ScanData data, ScanParameters parameters, int mostPairs, Progress progress) {
        if (data.places() > MOST_PLACES) {
            throw new IllegalArgumentException(
                    "More than " + MOST_PLACES + " places cannot be scanned: put them together in cells");
        }
        this.data = data;
        this.mostPairs = mostPairs;
        squaredReach = parameters.mostMetres() * parameters.mostMetres();
        mostCases = (int) Math.floor(parameters.mostShare() * data.cases());
        casesAt = new int[data.places()];
        for (int place : data.place()) {
            casesAt[place]++;
        }
        start = new int[data.places() + 1];
        members = new int[Math.min(mostPairs, 1_024)];
        var byEasting = new PlacesInOrder(data.easting());
        var near = new long[64];
        for (int centre = 0; centre < data.places(); centre++) {
            progress.reached(0, parameters.repetitions());
            int found = 0;
            int from = byEasting.firstFrom(data.easting()[centre] - parameters.mostMetres());
            double last = data.easting()[centre] + parameters.mostMetres();
            for (int i = from; i < data.places() && data.easting()[byEasting.at(i)] <= last; i++) {
                int place = byEasting.at(i);
                double squared = squaredDistance(centre, place);
                if (squared <= squaredReach) {
                    if (found == near.length) {
                        near = Arrays.copyOf(near, found * 2);
                    }
                    near[found++] = (Double.doubleToLongBits(squared) & ~PLACE) | place;
                }
            }
            keep(centre, near, found);
        }
    }

    double squaredDistance(int a, int b) {
        double east = data.easting()[a] - data.easting()[b];
        double north = data.northing()[a] - data.northing()[b];
        return east * east + north * north;
    }

    /** @param near the places with their distances, in any order */
    private void keep(int centre, long[] near, int found) {
        Arrays.sort(near, 0, found);
        int at = start[centre];
        int cases = 0;
        int i = 0;
        while (i < found) {
            int end = i;
            while (end < found && (near[end] & ~PLACE) == (near[i] & ~PLACE)) {
                cases += casesAt[(int) (near[end++] & PLACE)];
            }
            if (cases > mostCases) {
                break;
            }
            fullest = Math.max(fullest, cases);
            if (at + end - i > mostPairs) {
                throw new IllegalArgumentException(
                        "There are too many pairs of places to scan: take a smaller radius, or larger cells");
            }
            for (; i < end; i++) {
                if (at == members.length) {
                    members = Arrays.copyOf(members, (int) Math.min(mostPairs, at * 2L));
                }
                int place = (int) (near[i] & PLACE);
                members[at++] = i == end - 1 ? ~place : place;
            }
        }
        start[centre + 1] = at;
    }
}
