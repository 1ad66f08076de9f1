package org.hedgerow.sighting.link;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.hedgerow.incident.OccurredBetween;
import org.hedgerow.platform.HoursOfWeek;

/**
 * How much a window weighs for a series: intervals times weekday times hours, each towards even by a few imagined incidents, because five
 * incidents leave most weekdays empty and prove nothing by it.
 */
final class RhythmModel {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final double SECONDS_OF_DAY = 86_400;
    private static final int WEEKDAYS = 7;
    private static final int PARTS = 24 / Rhythm.HOURS_OF_WINDOW;
    private static final double IMAGINED = 2;
    /** An interval stands for those as long as it by a fifth, and by a day at least. */
    private static final double ALIKE = 0.2;

    private static final double ALIKE_DAYS = 1;
    /** So much of the weight lies evenly over the weeks, whatever the intervals were. */
    private static final double EVEN = 0.2;

    private final Instant last;
    private final Instant lastMiddle;
    private final double[] intervals;
    private final double[] weekdays = new double[WEEKDAYS];
    private final double[] parts = new double[PARTS];
    private final int incidents;

    /** @param series in the order of time, two at least */
    RhythmModel(List<OccurredBetween> series) {
        incidents = series.size();
        var hours = new HoursOfWeek();
        intervals = new double[incidents - 1];
        var latest = Instant.MIN;
        for (int at = 0; at < incidents; at++) {
            var when = series.get(at);
            hours.add(when.earliest().getEpochSecond(), when.latest().getEpochSecond(), 1);
            latest = when.latest().isAfter(latest) ? when.latest() : latest;
            if (at > 0) {
                intervals[at - 1] = days(middle(series.get(at - 1)), middle(when));
            }
        }
        last = latest;
        lastMiddle = middle(series.get(incidents - 1));
        var grid = hours.grid();
        for (int day = 0; day < WEEKDAYS; day++) {
            for (int hour = 0; hour < 24; hour++) {
                weekdays[day] += grid[day][hour];
                parts[hour / Rhythm.HOURS_OF_WINDOW] += grid[day][hour];
            }
        }
    }

    /** When the last of the incidents was over. */
    Instant last() {
        return last;
    }

    boolean isOverdue(Instant now) {
        double longest = 0;
        for (double interval : intervals) {
            longest = Math.max(longest, interval + reach(interval));
        }
        return days(lastMiddle, now) > longest;
    }

    /** A window with its reasons; its share is a weight that is not yet divided by the sum of all. */
    Rhythm.Window window(Instant from, Instant to) {
        var middle = from.plus(Duration.between(from, to).dividedBy(2));
        var local = middle.atZone(LONDON);
        double passed = days(lastMiddle, middle);
        double byIntervals = EVEN / (Rhythm.WEEKS * WEEKDAYS);
        int alike = 0;
        for (double interval : intervals) {
            double near = 1 - Math.abs(passed - interval) / reach(interval);
            if (near > 0) {
                byIntervals += (1 - EVEN) * near / reach(interval) / intervals.length;
                alike++;
            }
        }
        double onDay = weekdays[local.getDayOfWeek().getValue() - 1];
        double inPart = parts[local.getHour() / Rhythm.HOURS_OF_WINDOW];
        double weight = byIntervals
                * (onDay + IMAGINED / WEEKDAYS)
                / (incidents + IMAGINED)
                * (inPart + IMAGINED / PARTS)
                / (incidents + IMAGINED);
        return new Rhythm.Window(from, to, weight, passed, alike, onDay / incidents, inPart / incidents);
    }

    static Instant middle(OccurredBetween when) {
        return when.earliest()
                .plus(Duration.between(when.earliest(), when.latest()).dividedBy(2));
    }

    private static double reach(double interval) {
        return Math.max(ALIKE_DAYS, ALIKE * interval);
    }

    private static double days(Instant from, Instant to) {
        return Duration.between(from, to).toSeconds() / SECONDS_OF_DAY;
    }
}
