package org.hedgerow.reference;

/**
 * What a file of boundaries may hold. The largest published sets, at full resolution clipped to the coast, stay well below: some ten
 * million corners for the districts or the parishes of the whole country, three million in the largest area.
 */
final class BoundaryLimits {

    static final long MOST_BYTES = 2_000_000_000L;
    static final int MOST_AREAS = 50_000;
    static final int MOST_CORNERS = 20_000_000;

    /** Force areas stay in the memory of every node, at some 14 bytes a corner. */
    static final int MOST_CORNERS_OF_FORCES = 6_000_000;

    static final int MOST_CORNERS_OF_AN_AREA = 5_000_000;
    static final int MOST_RINGS_OF_AN_AREA = 200_000;
    static final int MOST_COLUMNS = 128;
    static final int MOST_CHARACTERS = 254;

    /** Longer than any border runs straight, in metres. */
    static final int LONGEST_EDGE_METRES = 300_000;

    private BoundaryLimits() {}

    /** Cuts an attribute to its limit: only codes and short names are of interest. */
    static String cut(String value) {
        return value.length() > MOST_CHARACTERS ? value.substring(0, MOST_CHARACTERS) : value;
    }
}
