package org.hedgerow.interchange.demonstration;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.random.RandomGenerator;

/** When coursers come: after harvest, at weekends, at first and last light. */
final class Calendar {

    static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final int AUGUST = 8;
    private static final int SATURDAY = 6;
    private static final int DAYS_TRIED = 4;

    private static final Weighted<Integer> MONTHS = new Weighted<Integer>()
            .with(6, 8)
            .with(12, 9)
            .with(15, 10)
            .with(15, 11)
            .with(13, 12)
            .with(14, 1)
            .with(12, 2)
            .with(7, 3)
            .with(2, 4)
            .with(1, 5)
            .with(1, 6)
            .with(2, 7);

    /** Hours by what brings people out: dawn, the day, dusk, lamping at night. */
    private static final Weighted<int[]> HOURS = new Weighted<int[]>()
            .with(38, new int[] {6, 9})
            .with(18, new int[] {9, 15})
            .with(28, new int[] {15, 19})
            .with(16, new int[] {20, 24});

    private Calendar() {}

    /** The year in which the season began that this day belongs to or follows. */
    static int seasonOf(LocalDate day) {
        return day.getMonthValue() >= AUGUST ? day.getYear() : day.getYear() - 1;
    }

    /** A moment of the twelve months from August of that year. */
    static Instant moment(int season, RandomGenerator random) {
        int month = MONTHS.choose(random);
        var days = YearMonth.of(month >= AUGUST ? season : season + 1, month);
        var day = days.atDay(1 + random.nextInt(days.lengthOfMonth()));
        // Weekends are likelier: of up to four days drawn, a weekday is given up two times in three.
        for (int i = 1; i < DAYS_TRIED; i++) {
            var other = days.atDay(1 + random.nextInt(days.lengthOfMonth()));
            if (random.nextInt(3) < 1 && day.getDayOfWeek().getValue() < SATURDAY) {
                day = other;
            }
        }
        return at(day, random);
    }

    /** A likely hour of that day. */
    static Instant at(LocalDate day, RandomGenerator random) {
        var hours = HOURS.choose(random);
        return day.atTime(random.nextInt(hours[0], hours[1]), random.nextInt(60))
                .atZone(LONDON)
                .toInstant();
    }
}
