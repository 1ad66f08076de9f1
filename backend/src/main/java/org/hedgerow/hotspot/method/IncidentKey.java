package org.hedgerow.hotspot.method;

/** The order of incident ids: that of their text and of PostgreSQL's {@code uuid}, which is not that of {@link java.util.UUID#compareTo}. */
public final class IncidentKey {

    private IncidentKey() {}

    /** Below zero when the first id comes before the second. */
    public static int compare(long highA, long lowA, long highB, long lowB) {
        int high = Long.compareUnsigned(highA, highB);
        return high != 0 ? high : Long.compareUnsigned(lowA, lowB);
    }
}
