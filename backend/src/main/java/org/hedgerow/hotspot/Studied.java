package org.hedgerow.hotspot;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a study counts of all that a filter shows. Incidents whose place or time is not known well enough are left out and counted. From readers outside
 * the police small counts are taken away ({@link SmallCounts}), group by group and before anything is computed: nothing is ever computed from them.
 */
final class Studied {

    /** The group of an incident that cannot be studied. */
    static final long LEFT_OUT = Long.MIN_VALUE;

    /** Says which group an incident is counted in, or {@link #LEFT_OUT}. */
    @FunctionalInterface
    interface Grouping {
        long group(IncidentPage page, int at);
    }

    private final IncidentColumns columns;
    private final @Nullable BiPredicate<String, LocalDate> tellsItsVictim;
    private final Map<Long, SmallCounts.Tally> tallies = new HashMap<>();
    private final Set<Long> hidden = new HashSet<>();
    private int[] rows = new int[256];
    private long[] groups = new long[256];
    private int count;
    private @Nullable Integer leftOut = 0;
    private boolean withheld;

    private Studied(IncidentColumns columns, @Nullable BiPredicate<String, LocalDate> tellsItsVictim) {
        this.columns = columns;
        this.tellsItsVictim = tellsItsVictim;
    }

    /**
     * Takes what the filter shows.
     *
     * @param tellsItsVictim as in {@link StatisticsQuery}: null for the police
     * @param refuseMany is told how many groups there are each time that there is one more, and may refuse
     */
    static Studied of(
            IncidentColumns columns,
            IncidentFilter filter,
            @Nullable BiPredicate<String, LocalDate> tellsItsVictim,
            Grouping grouping,
            IntConsumer refuseMany) {
        var studied = new Studied(columns, tellsItsVictim);
        var shown = Selection.of(columns, filter, null).byId();
        for (int number = 0; number < shown.count(); number++) {
            int row = shown.row(number);
            var page = columns.pages[row >>> IncidentPage.SHIFT];
            int at = row & IncidentPage.MASK;
            int before = studied.tallies.size();
            studied.take(row, page, at, grouping.group(page, at));
            if (studied.tallies.size() > before) {
                refuseMany.accept(studied.tallies.size());
            }
        }
        studied.hideSmallCounts();
        return studied;
    }

    private void take(int row, IncidentPage page, int at, long group) {
        boolean tells = tellsItsVictim(page, at);
        tallies.merge(group, SmallCounts.Tally.NONE.with(tells), (tally, one) -> tally.with(tells));
        if (group != LEFT_OUT) {
            if (count == rows.length) {
                rows = Arrays.copyOf(rows, count * 2);
                groups = Arrays.copyOf(groups, count * 2);
            }
            rows[count] = row;
            groups[count++] = group;
        }
    }

    private boolean tellsItsVictim(IncidentPage page, int at) {
        return tellsItsVictim != null
                && tellsItsVictim.test(
                        columns.codes.code(page.category[at]),
                        LocalDate.ofInstant(Instant.ofEpochSecond(page.earliest[at]), TimeBins.LONDON));
    }

    /** What was left out is one count among the others: it could be subtracted from all of them. */
    private void hideSmallCounts() {
        var without = tallies.get(LEFT_OUT);
        leftOut = without == null ? 0 : without.count();
        if (tellsItsVictim != null) {
            var table = SmallCounts.hidden(tallies.entrySet().stream()
                    .collect(Collectors.toMap(entry -> entry.getKey().toString(), Map.Entry::getValue)));
            withheld = table.withheld();
            for (var each : table.counts()) {
                if (each.count() == null) {
                    hidden.add(Long.valueOf(each.key()));
                }
            }
            if (withheld || hidden.remove(LEFT_OUT)) {
                leftOut = null;
            }
        }
        tallies.remove(LEFT_OUT);
        tallies.keySet().removeAll(hidden);
        if (withheld) {
            tallies.clear();
            count = 0;
        } else if (!hidden.isEmpty()) {
            keepWhatIsShown();
        }
    }

    private void keepWhatIsShown() {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (!hidden.contains(groups[i])) {
                rows[kept] = rows[i];
                groups[kept++] = groups[i];
            }
        }
        count = kept;
    }

    /** Whether nothing but small counts is left, so that nothing may be computed. */
    boolean isWithheld() {
        return withheld;
    }

    /** How many incidents are counted. */
    int count() {
        return count;
    }

    /** How many could not be studied; null when that number is a small count. */
    @Nullable Integer leftOut() {
        return leftOut;
    }

    /** How many are counted in a group. */
    int countIn(long group) {
        return tallies.getOrDefault(group, SmallCounts.Tally.NONE).count();
    }

    /** The groups in which any are counted. */
    Set<Long> groups() {
        return tallies.keySet();
    }

    /** Whether the group's count is hidden, and taken for 0. */
    boolean isHidden(long group) {
        return hidden.contains(group);
    }

    /** The group of one that is counted. */
    long group(int number) {
        return groups[number];
    }

    IncidentPage page(int number) {
        return columns.pages[rows[number] >>> IncidentPage.SHIFT];
    }

    /** Where in its page one that is counted stands. */
    int at(int number) {
        return rows[number] & IncidentPage.MASK;
    }

    /** Metres, of the middle of its square. */
    double easting(int number) {
        return page(number).easting[at(number)] / 1_000.0;
    }

    /** Metres, of the middle of its square. */
    double northing(int number) {
        return page(number).northing[at(number)] / 1_000.0;
    }
}
