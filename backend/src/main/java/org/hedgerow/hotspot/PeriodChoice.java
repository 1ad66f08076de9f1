package org.hedgerow.hotspot;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A period by its name: a number of days that ends now, a hare coursing season (1 August until 31 March in London), or all time.
 *
 * @param days of a window that ends now, or 0
 * @param seasonFrom the year in which a season begins, or 0
 */
record PeriodChoice(int days, int seasonFrom) {

    static final PeriodChoice DEFAULT = new PeriodChoice(90, 0);

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final Pattern SEASON = Pattern.compile("20[0-9]{2}/[0-9]{2}");

    /** The choice of this name, or null when there is none. */
    static @Nullable PeriodChoice parse(String name) {
        return switch (name) {
            case "7d" -> new PeriodChoice(7, 0);
            case "28d" -> new PeriodChoice(28, 0);
            case "90d" -> new PeriodChoice(90, 0);
            case "365d" -> new PeriodChoice(365, 0);
            case "all" -> new PeriodChoice(0, 0);
            default -> season(name);
        };
    }

    private static @Nullable PeriodChoice season(String name) {
        if (!SEASON.matcher(name).matches()) {
            return null;
        }
        int year = Integer.parseInt(name.substring(0, 4));
        return Integer.parseInt(name.substring(5)) == (year + 1) % 100 ? new PeriodChoice(0, year) : null;
    }

    Period at(Instant now) {
        if (seasonFrom > 0) {
            return new Period(
                    startOf(LocalDate.of(seasonFrom, Month.AUGUST, 1)),
                    startOf(LocalDate.of(seasonFrom + 1, Month.APRIL, 1)),
                    now);
        }
        return new Period(days == 0 ? null : now.minus(Duration.ofDays(days)), null, now);
    }

    private static Instant startOf(LocalDate day) {
        return day.atStartOfDay(LONDON).toInstant();
    }
}
