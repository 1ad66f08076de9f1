package org.hedgerow.hotspot;

import java.util.Arrays;

/**
 * A thousand rows of an audience's incidents, column by column. Once published in {@link IncidentColumns} a page is never written again;
 * {@link IncidentDraft} writes to a copy.
 */
final class IncidentPage {

    static final int SHIFT = 10;
    static final int ROWS = 1 << SHIFT;
    static final int MASK = ROWS - 1;

    /** Marks a row without a recording time. */
    static final long NO_TIME = Long.MIN_VALUE;
    /** Marks a row without a reference. */
    static final int NO_REFERENCE = Integer.MIN_VALUE;

    final long[] idHigh;
    final long[] idLow;
    /** Millimetres on the National Grid, of the centre of the released square. */
    final int[] easting;

    final int[] northing;
    /** Ten-millionths of a degree, of the same point: a box in degrees is then tested exactly without a transformation. */
    final int[] longitude;

    final int[] latitude;
    final int[] size;
    final int[] version;
    /** Seconds since 1970. */
    final long[] earliest;

    final long[] latest;
    final long[] recordedAt;
    final int[] referenceNumber;
    final short[] referenceYear;
    final short[] referenceForce;
    final short[] category;
    final short[] force;
    final byte[] status;
    final byte[] tier;
    final boolean[] exactTimeKnown;

    IncidentPage() {
        idHigh = new long[ROWS];
        idLow = new long[ROWS];
        easting = new int[ROWS];
        northing = new int[ROWS];
        longitude = new int[ROWS];
        latitude = new int[ROWS];
        size = new int[ROWS];
        version = new int[ROWS];
        earliest = new long[ROWS];
        latest = new long[ROWS];
        recordedAt = new long[ROWS];
        referenceNumber = new int[ROWS];
        referenceYear = new short[ROWS];
        referenceForce = new short[ROWS];
        category = new short[ROWS];
        force = new short[ROWS];
        status = new byte[ROWS];
        tier = new byte[ROWS];
        exactTimeKnown = new boolean[ROWS];
    }

    /** A page of its own with the same rows. */
    IncidentPage(IncidentPage other) {
        idHigh = Arrays.copyOf(other.idHigh, ROWS);
        idLow = Arrays.copyOf(other.idLow, ROWS);
        easting = Arrays.copyOf(other.easting, ROWS);
        northing = Arrays.copyOf(other.northing, ROWS);
        longitude = Arrays.copyOf(other.longitude, ROWS);
        latitude = Arrays.copyOf(other.latitude, ROWS);
        size = Arrays.copyOf(other.size, ROWS);
        version = Arrays.copyOf(other.version, ROWS);
        earliest = Arrays.copyOf(other.earliest, ROWS);
        latest = Arrays.copyOf(other.latest, ROWS);
        recordedAt = Arrays.copyOf(other.recordedAt, ROWS);
        referenceNumber = Arrays.copyOf(other.referenceNumber, ROWS);
        referenceYear = Arrays.copyOf(other.referenceYear, ROWS);
        referenceForce = Arrays.copyOf(other.referenceForce, ROWS);
        category = Arrays.copyOf(other.category, ROWS);
        force = Arrays.copyOf(other.force, ROWS);
        status = Arrays.copyOf(other.status, ROWS);
        tier = Arrays.copyOf(other.tier, ROWS);
        exactTimeKnown = Arrays.copyOf(other.exactTimeKnown, ROWS);
    }

    /** Writes row {@code from} of another page over row {@code to} of this one. */
    void take(int to, IncidentPage source, int from) {
        idHigh[to] = source.idHigh[from];
        idLow[to] = source.idLow[from];
        easting[to] = source.easting[from];
        northing[to] = source.northing[from];
        longitude[to] = source.longitude[from];
        latitude[to] = source.latitude[from];
        size[to] = source.size[from];
        version[to] = source.version[from];
        earliest[to] = source.earliest[from];
        latest[to] = source.latest[from];
        recordedAt[to] = source.recordedAt[from];
        referenceNumber[to] = source.referenceNumber[from];
        referenceYear[to] = source.referenceYear[from];
        referenceForce[to] = source.referenceForce[from];
        category[to] = source.category[from];
        force[to] = source.force[from];
        status[to] = source.status[from];
        tier[to] = source.tier[from];
        exactTimeKnown[to] = source.exactTimeKnown[from];
    }
}
