package org.hedgerow.series;

import java.util.UUID;

/**
 * Two incidents, in one order whichever is named first: that of the database, which compares ids as their figures are written.
 *
 * @param one the lesser
 */
record Pair(UUID one, UUID other) {

    static Pair of(UUID first, UUID second) {
        return first.toString().compareTo(second.toString()) <= 0 ? new Pair(first, second) : new Pair(second, first);
    }

    static Pair of(Link link) {
        return new Pair(link.one(), link.other());
    }
}
