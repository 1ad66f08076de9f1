package org.hedgerow.changelog;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;

/**
 * A place in the change log: everything up to and including it, in the order of transactions.
 *
 * @param transaction the writing transaction's id
 * @param position within the log's own count
 * @param atMicros the time of the row that stands there, in microseconds since 1970; 0 when it is not known. It takes no part in the order:
 *     it tells this row from one that was given the same numbers after an older copy of the database was put back
 */
public record LogPosition(long transaction, long position, long atMicros) implements Comparable<LogPosition> {

    private static final Comparator<LogPosition> ORDER =
            Comparator.comparingLong(LogPosition::transaction).thenComparingLong(LogPosition::position);

    /** Before everything. */
    public static final LogPosition START = new LogPosition(0, 0);

    /** A place whose row need not be told from another's. */
    public LogPosition(long transaction, long position) {
        this(transaction, position, 0);
    }

    static LogPosition of(long transaction, long position, Instant at) {
        return new LogPosition(transaction, position, ChronoUnit.MICROS.between(Instant.EPOCH, at));
    }

    @Override
    public int compareTo(LogPosition other) {
        return ORDER.compare(this, other);
    }
}
