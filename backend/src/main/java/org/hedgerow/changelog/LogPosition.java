package org.hedgerow.changelog;

import java.util.Comparator;

/**
 * A place in the change log: everything up to and including it, in the order of transactions.
 *
 * @param transaction the writing transaction's id
 * @param position within the log's own count
 */
public record LogPosition(long transaction, long position) implements Comparable<LogPosition> {

    private static final Comparator<LogPosition> ORDER =
            Comparator.comparingLong(LogPosition::transaction).thenComparingLong(LogPosition::position);

    /** Before everything. */
    public static final LogPosition START = new LogPosition(0, 0);

    @Override
    public int compareTo(LogPosition other) {
        return ORDER.compare(this, other);
    }
}
