package org.hedgerow.hotspot.method;

import java.time.Instant;
import org.hedgerow.platform.HoursOfWeek;

/**
 * Aoristic weights: an offence that happened at some time between two moments counts in each hour of the week by the share of its span that
 * lies in that hour ({@link HoursOfWeek}).
 */
public final class Aoristic {

    public static final int VERSION = 1;

    /** Times that are accepted, first and last second: the rules of London's clocks say nothing useful about others. */
    public static final long FIRST = Instant.parse("1900-01-01T00:00:00Z").getEpochSecond();

    public static final long LAST = Instant.parse("2199-12-31T23:59:59Z").getEpochSecond();

    private static final int HOUR = 3_600;

    private Aoristic() {}

    /**
     * Spreads each offence over the hours of the week.
     *
     * @param earliest seconds since 1970
     * @param latest seconds since 1970, of each not before its earliest; equal where the time is known
     * @param weight what each offence counts, not negative
     * @param longestDays spans of more than so many times 24 hours say nothing about the hour: they are left out and counted (Andresen and
     *     Jenion 2004 warn of them)
     * @throws IllegalArgumentException when a span ends before it begins or lies outside {@link #FIRST} to {@link #LAST}
     */
    public static AoristicResult of(long[] earliest, long[] latest, double[] weight, int longestDays) {
        long began = System.nanoTime();
        if (longestDays < 1) {
            throw new IllegalArgumentException("The longest span is at least a day");
        }
        var sums = new HoursOfWeek();
        long longest = longestDays * 24L * HOUR;
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        int excluded = 0;
        double counted = 0;
        for (int i = 0; i < earliest.length; i++) {
            check(earliest[i], latest[i], weight[i]);
            if (latest[i] - earliest[i] > longest) {
                excluded++;
                continue;
            }
            first = Math.min(first, earliest[i]);
            last = Math.max(last, latest[i]);
            counted += weight[i];
            sums.add(earliest[i], latest[i], weight[i]);
        }
        int n = earliest.length - excluded;
        return new AoristicResult(
                new RunStatement(
                        "aoristic",
                        VERSION,
                        n,
                        RunStatement.parameters("longestDays", longestDays, "zone", "Europe/London"),
                        n == 0 ? null : Instant.ofEpochSecond(first),
                        n == 0 ? null : Instant.ofEpochSecond(last),
                        null,
                        RunStatement.since(began)),
                sums.grid(),
                counted,
                excluded);
    }

    private static void check(long earliest, long latest, double weight) {
        if (latest < earliest) {
            throw new IllegalArgumentException("A span ends before it begins");
        }
        if (earliest < FIRST || latest > LAST) {
            throw new IllegalArgumentException("A span lies outside the years 1900 to 2199");
        }
        if (!(weight >= 0) || Double.isInfinite(weight)) {
            throw new IllegalArgumentException("A weight is a number from 0");
        }
    }
}
