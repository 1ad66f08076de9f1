package org.hedgerow.hotspot.analyse;

import java.time.Instant;
import java.util.Arrays;
import org.hedgerow.hotspot.method.RunStatement;

/**
 * The rows of a file as columns, in the order of the file.
 *
 * @param easting metres
 * @param northing metres
 * @param earliest seconds since 1970; empty when the file has no times
 * @param latest seconds since 1970, equal to the earliest where the file gives one time with an hour
 * @param day of the earliest, in London, counted from the first of January 1970
 * @param weight what each row counts, 1 where the file does not say
 * @param daysOnly whether every time is a day without an hour
 * @param leftOut rows that could not be read and were left out because that was asked for
 */
record Points(
        double[] easting,
        double[] northing,
        long[] earliest,
        long[] latest,
        int[] day,
        double[] weight,
        boolean daysOnly,
        int leftOut) {

    int count() {
        return easting.length;
    }

    boolean hasTimes() {
        return earliest.length == easting.length && earliest.length > 0;
    }

    /** A statement with the span of these rows, where they have times. */
    RunStatement spanned(RunStatement statement) {
        return hasTimes()
                ? statement.spanning(
                        Instant.ofEpochSecond(Arrays.stream(earliest).min().orElseThrow()),
                        Instant.ofEpochSecond(Arrays.stream(latest).max().orElseThrow()))
                : statement;
    }
}
