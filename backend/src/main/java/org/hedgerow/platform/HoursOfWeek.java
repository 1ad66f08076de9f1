package org.hedgerow.platform;

/**
 * What spans of time weigh in each hour of the week: the share of each that lies in that hour (aoristic weights, Ratcliffe 2002). Hours and weekdays
 * are those of the clocks in London; shares are of the time that really went by, so an hour that the clocks repeat in October counts twice and
 * one that they leave out in March not at all.
 */
public final class HoursOfWeek {

    private static final int HOUR = 3_600;
    private static final int HOURS = 7 * 24;
    private static final long WEEK = (long) HOURS * HOUR;
    /** The first of January 1970 was a Thursday, three days into its week. */
    private static final long INTO_THE_WEEK = 3L * 24 * HOUR;

    private final double[] hours = new double[HOURS];

    /**
     * Spreads a span over the hours.
     *
     * @param earliest second since 1970
     * @param latest second since 1970, not before the earliest; equal where the time is known
     * @param weight that it counts in all
     */
    public void add(long earliest, long latest, double weight) {
        if (earliest == latest) {
            hours[hourOfWeek(local(earliest))] += weight;
            return;
        }
        double perSecond = weight / (latest - earliest);
        long from = earliest;
        while (from < latest) {
            long to = Math.min(latest, LondonClock.nextChange(from));
            spreadEven(local(from), to - from, perSecond);
            from = to;
        }
    }

    /** By weekday, Monday first, and hour of the day. */
    public double[][] grid() {
        var grid = new double[7][24];
        for (int hour = 0; hour < HOURS; hour++) {
            grid[hour / 24][hour % 24] = hours[hour];
        }
        return grid;
    }

    /** A stretch without a change of the clocks. Whole weeks fill every hour alike, so that a century costs no more than a few hundred steps. */
    private void spreadEven(long from, long seconds, double perSecond) {
        long weeks = seconds / WEEK;
        if (weeks > 0) {
            double each = weeks * HOUR * perSecond;
            for (int hour = 0; hour < HOURS; hour++) {
                hours[hour] += each;
            }
        }
        long at = from;
        long left = seconds % WEEK;
        while (left > 0) {
            long part = Math.min(left, HOUR - Math.floorMod(at, (long) HOUR));
            hours[hourOfWeek(at)] += part * perSecond;
            at += part;
            left -= part;
        }
    }

    private static long local(long epochSecond) {
        return epochSecond + LondonClock.offsetSeconds(epochSecond);
    }

    private static int hourOfWeek(long local) {
        return (int) (Math.floorMod(local + INTO_THE_WEEK, WEEK) / HOUR);
    }
}
