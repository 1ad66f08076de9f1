package org.hedgerow.hotspot;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.IsoFields;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Counts the rows of one selection into the tables of {@link StatisticsAnswer}. */
final class Tabulation {

    /** A longer span does not say at what hour something happened. */
    private static final long LONGEST_FOR_AN_HOUR = 4 * 3_600L;

    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    private final IncidentColumns columns;
    private final StatisticsQuery query;
    private final Selection rows;
    private final Map<String, SmallCounts.Tally> categories = new TreeMap<>();
    private final Map<String, SmallCounts.Tally> forces = new TreeMap<>();
    private final Map<String, SmallCounts.Tally> periods = new TreeMap<>();
    private final Map<String, SmallCounts.Tally> hours = new TreeMap<>();
    private SmallCounts.Tally total = SmallCounts.Tally.NONE;

    Tabulation(IncidentColumns columns, StatisticsQuery query) {
        this(columns, query, Selection.of(columns, query.filter(), null));
    }

    /** Of these rows, whatever the filter shows beside them. */
    Tabulation(IncidentColumns columns, StatisticsQuery query, Selection rows) {
        this.columns = columns;
        this.query = query;
        this.rows = rows;
        for (int number = 0; number < rows.count(); number++) {
            int row = rows.row(number);
            count(columns.pages[row >>> IncidentPage.SHIFT], row & IncidentPage.MASK);
        }
    }

    StatisticsAnswer answer(String position) {
        boolean hidden = query.hidesSmallCounts();
        return new StatisticsAnswer(
                position,
                hidden && total.isSmall() ? null : Integer.valueOf(total.count()),
                table(categories),
                table(forces),
                table(periods),
                hidden ? null : HourGrid.of(columns, rows),
                hidden ? table(hours) : null);
    }

    private StatisticsAnswer.Table table(Map<String, SmallCounts.Tally> tallies) {
        return query.hidesSmallCounts() ? SmallCounts.hidden(tallies) : SmallCounts.whole(tallies);
    }

    private void count(IncidentPage page, int at) {
        var category = columns.codes.code(page.category[at]);
        boolean tells = tellsItsVictim(category, page.earliest[at]);
        total = total.with(tells);
        add(categories, group(category), tells);
        add(forces, columns.codes.code(page.force[at]), tells);
        add(periods, period(page.latest[at]), tells);
        add(hours, hour(page.earliest[at], page.latest[at]), tells);
    }

    private static void add(Map<String, SmallCounts.Tally> tallies, String key, boolean tells) {
        tallies.merge(key, SmallCounts.Tally.NONE.with(tells), (tally, one) -> tally.with(tells));
    }

    private boolean tellsItsVictim(String category, long earliest) {
        var tells = query.tellsItsVictim();
        return tells != null && tells.test(category, london(earliest).toLocalDate());
    }

    private static String group(String code) {
        int dot = code.indexOf('.');
        return dot < 0 ? code : code.substring(0, dot);
    }

    private String period(long latest) {
        var day = london(latest);
        return switch (query.by()) {
            case MONTH -> String.format(Locale.ROOT, "%04d-%02d", day.getYear(), day.getMonthValue());
            case WEEK ->
                String.format(
                        Locale.ROOT,
                        "%04d-W%02d",
                        day.get(IsoFields.WEEK_BASED_YEAR),
                        day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
        };
    }

    /** The hour in which the middle of a short span lies. */
    private static String hour(long earliest, long latest) {
        if (latest - earliest > LONGEST_FOR_AN_HOUR) {
            return StatisticsAnswer.UNKNOWN_HOUR;
        }
        var middle = london(earliest + (latest - earliest) / 2);
        return middle.getDayOfWeek().getValue() + "-" + middle.getHour();
    }

    private static ZonedDateTime london(long epochSecond) {
        return Instant.ofEpochSecond(epochSecond).atZone(LONDON);
    }
}
