package org.hedgerow.hotspot.method;

/**
 * What changes may have changed.
 *
 * @param clusters numbers of clusters; any that is not named has the members and the key that it had
 * @param ceasedHigh the first eight bytes of the ids of points that were core points and are none now
 * @param ceasedLow the last eight
 */
public record Touched(int[] clusters, long[] ceasedHigh, long[] ceasedLow) {}
