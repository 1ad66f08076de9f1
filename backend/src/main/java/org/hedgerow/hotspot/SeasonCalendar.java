package org.hedgerow.hotspot;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The times of a year at which people are away from home and about the country: bank holidays of each nation with their substitute days, by computation, and
 * school holidays at the weeks at which most schools of the nation have them. Schools choose their own weeks, and days that were proclaimed once are left out,
 * but for the two years in which the spring holiday was moved, and the one in which that of May was.
 */
public final class SeasonCalendar {

    /** Before and after a bank holiday so many days belong to it. */
    private static final int ABOUT_DAYS = 3;

    private SeasonCalendar() {}

    /** Whose holidays. */
    public enum Nation {
        ENGLAND_AND_WALES,
        SCOTLAND,
        NORTHERN_IRELAND;

        /** Of a force of this code. */
        public static Nation ofForce(String code) {
            return switch (code) {
                case "SCOTLAND" -> SCOTLAND;
                case "PSNI" -> NORTHERN_IRELAND;
                default -> ENGLAND_AND_WALES;
            };
        }
    }

    /** In the order in which they begin. */
    public enum Season {
        NEW_YEAR(false),
        HALF_TERM_FEBRUARY(true),
        SAINT_PATRICK(false),
        EASTER_HOLIDAYS(true),
        EASTER(false),
        EARLY_MAY(false),
        SPRING(false),
        HALF_TERM_MAY(true),
        BATTLE_OF_THE_BOYNE(false),
        SUMMER_HOLIDAYS(true),
        SUMMER(false),
        HALF_TERM_OCTOBER(true),
        SAINT_ANDREW(false),
        CHRISTMAS_HOLIDAYS(true),
        CHRISTMAS(false);

        private final boolean typical;

        Season(boolean typical) {
            this.typical = typical;
        }

        /** Whether its weeks are those of most schools, and no law's. */
        public boolean isTypical() {
            return typical;
        }
    }

    /** @param until the day after the last */
    public record Span(LocalDate from, LocalDate until) {

        public int days() {
            return Math.toIntExact(until.toEpochDay() - from.toEpochDay());
        }

        boolean holds(LocalDate day) {
            return !day.isBefore(from) && day.isBefore(until);
        }
    }

    /** The seasons that begin with this year's; the first may begin in the December before, the last end in the January after. */
    public static Map<Season, Span> of(Nation nation, int year) {
        var seasons = new EnumMap<Season, Span>(Season.class);
        boolean scottish = nation == Nation.SCOTLAND;
        boolean irish = nation == Nation.NORTHERN_IRELAND;
        var easter = easterSunday(year);
        seasons.put(Season.NEW_YEAR, about(newYear(nation, year)));
        seasons.put(
                Season.EASTER,
                about(scottish ? List.of(easter.minusDays(2)) : List.of(easter.minusDays(2), easter.plusDays(1))));
        seasons.put(Season.EARLY_MAY, about(List.of(earlyMay(year))));
        seasons.put(Season.SPRING, about(List.of(spring(year))));
        seasons.put(Season.SUMMER, about(List.of(scottish ? firstMonday(year, 8) : lastMonday(year, 8))));
        seasons.put(Season.CHRISTMAS, about(inLieu(LocalDate.of(year, 12, 25), LocalDate.of(year, 12, 26))));
        if (scottish) {
            seasons.put(Season.SAINT_ANDREW, about(inLieu(LocalDate.of(year, 11, 30))));
        }
        if (irish) {
            seasons.put(Season.SAINT_PATRICK, about(inLieu(LocalDate.of(year, 3, 17))));
            seasons.put(Season.BATTLE_OF_THE_BOYNE, about(inLieu(LocalDate.of(year, 7, 12))));
        }
        seasons.put(Season.HALF_TERM_FEBRUARY, weeks(mondayFrom(LocalDate.of(year, 2, 11)), 1));
        seasons.put(Season.EASTER_HOLIDAYS, weeks(easter.minusDays(6), 2));
        if (nation == Nation.ENGLAND_AND_WALES) {
            seasons.put(Season.HALF_TERM_MAY, weeks(lastMonday(year, 5), 1));
        }
        var summer = scottish
                ? weeks(mondayFrom(LocalDate.of(year, 6, 26)), 6)
                : weeks(mondayFrom(LocalDate.of(year, 7, irish ? 1 : 21)), irish ? 8 : 6);
        seasons.put(Season.SUMMER_HOLIDAYS, summer);
        seasons.put(
                Season.HALF_TERM_OCTOBER,
                scottish
                        ? weeks(mondayFrom(LocalDate.of(year, 10, 8)), 2)
                        : weeks(irish ? lastMonday(year, 10) : mondayFrom(LocalDate.of(year, 10, 22)), 1));
        seasons.put(Season.CHRISTMAS_HOLIDAYS, weeks(mondayFrom(LocalDate.of(year, 12, 20)), 2));
        return seasons;
    }

    /** By the anonymous Gregorian computus (Meeus 1991, "Astronomical algorithms", chapter 8). */
    static LocalDate easterSunday(int year) {
        int a = year % 19;
        int b = year / 100;
        int c = year % 100;
        int d = b / 4;
        int e = b % 4;
        int f = (b + 8) / 25;
        int g = (b - f + 1) / 3;
        int h = (19 * a + b - d - g + 15) % 30;
        int i = c / 4;
        int k = c % 4;
        int l = (32 + 2 * e + 2 * i - h - k) % 7;
        int m = (a + 11 * h + 22 * l) / 451;
        int n = h + l - 7 * m + 114;
        return LocalDate.of(year, n / 31, n % 31 + 1);
    }

    static List<LocalDate> newYear(Nation nation, int year) {
        var first = LocalDate.of(year, 1, 1);
        return nation == Nation.SCOTLAND ? inLieu(first, first.plusDays(1)) : inLieu(first);
    }

    /** Each that falls on a weekend is kept on the next working day that is no holiday itself. */
    static List<LocalDate> inLieu(LocalDate... days) {
        var kept = new TreeSet<LocalDate>();
        for (var day : days) {
            if (!isWeekend(day)) {
                kept.add(day);
            }
        }
        for (var day : days) {
            var next = day;
            while (isWeekend(next) || (!next.equals(day) && kept.contains(next))) {
                next = next.plusDays(1);
            }
            kept.add(next);
        }
        return List.copyOf(kept);
    }

    /** Moved once, to the seventy-fifth anniversary of the end of the war in Europe. */
    private static LocalDate earlyMay(int year) {
        return year == 2020 ? LocalDate.of(2020, 5, 8) : firstMonday(year, 5);
    }

    /** Moved twice, to jubilees. */
    private static LocalDate spring(int year) {
        return switch (year) {
            case 2012 -> LocalDate.of(2012, 6, 4);
            case 2022 -> LocalDate.of(2022, 6, 2);
            default -> lastMonday(year, 5);
        };
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek().getValue() >= DayOfWeek.SATURDAY.getValue();
    }

    private static LocalDate firstMonday(int year, int month) {
        return mondayFrom(LocalDate.of(year, month, 1));
    }

    private static LocalDate lastMonday(int year, int month) {
        return LocalDate.of(year, month, 1).with(TemporalAdjusters.lastInMonth(DayOfWeek.MONDAY));
    }

    private static LocalDate mondayFrom(LocalDate day) {
        return day.with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
    }

    private static Span about(List<LocalDate> holidays) {
        return new Span(
                holidays.get(0).minusDays(ABOUT_DAYS),
                holidays.get(holidays.size() - 1).plusDays(ABOUT_DAYS + 1L));
    }

    private static Span weeks(LocalDate monday, int weeks) {
        return new Span(monday, monday.plusWeeks(weeks));
    }
}
