package org.hedgerow.hotspot.method;

/**
 * What changes may have changed. It may name more than has, never less.
 *
 * @param clusters numbers of clusters; any that is not named has the members and the key that it had
 * @param ceasedHigh the first eight bytes of the ids of points that have ceased to be core points since; one of them may be one again under another
 *     number, or may not have been one when this was last asked
 * @param ceasedLow the last eight
 */
public record Touched(int[] clusters, long[] ceasedHigh, long[] ceasedLow) {}
