package org.hedgerow.hotspot;

import java.util.List;

/**
 * How far a hotspot depends on the reach that was chosen: what its incidents are with a shorter and with a longer one, all else being the
 * same.
 *
 * @param why whether they were compared
 * @param reaches the shorter first; empty unless {@code why} is {@link Why#COMPARED}
 */
public record OtherReaches(Why why, List<AtReach> reaches) {

    /** Only so many of the hotspots at a reach, those with most of the incidents, are listed. */
    public static final int MOST_LISTED = 10;

    public OtherReaches {
        reaches = List.copyOf(reaches);
    }

    public enum Why {
        COMPARED,
        /** The filters show more incidents than are looked through again ({@link ReachesCompared#MOST_INCIDENTS}). */
        TOO_MANY,
        /** Something in it would be said of one or two incidents that tell their victim. */
        HIDDEN
    }

    /**
     * With another reach.
     *
     * @param reachMetres a quarter less or more than was asked for, and so not always whole
     * @param hotspots how many hold any of the incidents
     * @param inNone how many of the incidents are in none
     * @param largest those with most of the incidents, the most first
     */
    public record AtReach(double reachMetres, int hotspots, int inNone, List<Part> largest) {

        public AtReach {
            largest = List.copyOf(largest);
        }
    }

    /**
     * A hotspot at another reach.
     *
     * @param incidents of it in all
     * @param ofThese how many of them are of the hotspot that is explained
     */
    public record Part(int incidents, int ofThese) {}
}
