package org.hedgerow.hotspot;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.IntPredicate;
import org.hedgerow.hotspot.method.IncidentKey;
import org.hedgerow.incident.VisibleIncident;
import org.jspecify.annotations.Nullable;

/** The rows that a filter shows in a box. */
final class Selection {

    /**
     * Rows of a list and where the next ones begin.
     *
     * @param incidents latest first
     * @param next null after the last
     */
    record Page(List<VisibleIncident> incidents, @Nullable ListCursor next) {}

    /** What is left of an id's beginning for the number of its row: rows are fewer than 2^26. */
    private static final int NUMBER_BITS = 26;

    private final IncidentColumns columns;
    private int[] rows = new int[256];
    private int count;
    private int unknownHour;

    private Selection(IncidentColumns columns) {
        this.columns = columns;
    }

    static Selection of(IncidentColumns columns, IncidentFilter filter, @Nullable BoundingBox box) {
        var selection = new Selection(columns);
        int[] edges = box == null
                ? new int[] {Integer.MIN_VALUE, Integer.MIN_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE}
                : box.inTenMillionths();
        selection.scan(new RowFilter(filter, columns.codes), edges[0], edges[1], edges[2], edges[3]);
        return selection;
    }

    /** Every row, withdrawn ones left out. */
    static Selection all(IncidentColumns columns) {
        return of(
                columns,
                new IncidentFilter(
                        Set.of(), Set.of(), new Period(null, null, Instant.EPOCH), null, IncidentFilter.SHOWN),
                null);
    }

    /** These rows. */
    static Selection ofRows(IncidentColumns columns, int[] rows) {
        var selection = new Selection(columns);
        selection.rows = rows;
        selection.count = rows.length;
        return selection;
    }

    /** Those of these rows that pass. */
    Selection keep(IntPredicate test) {
        var kept = new Selection(columns);
        kept.rows = Arrays.stream(rows, 0, count).filter(test).toArray();
        kept.count = kept.rows.length;
        return kept;
    }

    /**
     * The same rows by id. Rows lie in the order in which they came; sums of fractions and shuffled numbers would tell of that order, and so of
     * incidents that came between and are none of the viewer's business.
     */
    Selection byId() {
        long[] beginnings = new long[count];
        for (int number = 0; number < count; number++) {
            long high = columns.pages[rows[number] >>> IncidentPage.SHIFT].idHigh[rows[number] & IncidentPage.MASK];
            beginnings[number] = (high ^ Long.MIN_VALUE) & -(1L << NUMBER_BITS) | number;
        }
        Arrays.sort(beginnings);
        var sorted = new Selection(columns);
        sorted.rows = new int[count];
        sorted.count = count;
        sorted.unknownHour = unknownHour;
        for (int from = 0, to; from < count; from = to) {
            for (to = from + 1; to < count && beginnings[to] >> NUMBER_BITS == beginnings[from] >> NUMBER_BITS; ) {
                to++;
            }
            for (int at = from; at < to; at++) {
                sorted.rows[at] = rows[(int) (beginnings[at] & (1L << NUMBER_BITS) - 1)];
            }
            if (to - from > 1) {
                sorted.orderAlike(from, to);
            }
        }
        return sorted;
    }

    private void orderAlike(int from, int to) {
        int[] ordered = Arrays.stream(rows, from, to)
                .boxed()
                .sorted(this::compareIds)
                .mapToInt(Integer::intValue)
                .toArray();
        System.arraycopy(ordered, 0, rows, from, ordered.length);
    }

    private int compareIds(int a, int b) {
        var pageA = columns.pages[a >>> IncidentPage.SHIFT];
        var pageB = columns.pages[b >>> IncidentPage.SHIFT];
        int atA = a & IncidentPage.MASK;
        int atB = b & IncidentPage.MASK;
        return IncidentKey.compare(pageA.idHigh[atA], pageA.idLow[atA], pageB.idHigh[atB], pageB.idLow[atB]);
    }

    private void scan(RowFilter filter, int west, int south, int east, int north) {
        for (int number = 0; number < columns.pages.length; number++) {
            var page = columns.pages[number];
            int used = columns.rowsIn(number);
            int[] longitude = page.longitude;
            int[] latitude = page.latitude;
            for (int at = 0; at < used; at++) {
                if (longitude[at] < west || longitude[at] > east || latitude[at] < south || latitude[at] > north) {
                    continue;
                }
                var match = filter.match(page, at);
                if (match == RowFilter.Match.YES) {
                    if (count == rows.length) {
                        rows = Arrays.copyOf(rows, count * 2);
                    }
                    rows[count++] = (number << IncidentPage.SHIFT) | at;
                } else if (match == RowFilter.Match.UNKNOWN_HOUR) {
                    unknownHour++;
                }
            }
        }
    }

    int count() {
        return count;
    }

    int row(int number) {
        return rows[number];
    }

    int unknownHour() {
        return unknownHour;
    }

    List<VisibleIncident> latestFirst() {
        return Arrays.stream(rows, 0, count)
                .boxed()
                .sorted(this::compareLatestFirst)
                .map(columns::incident)
                .toList();
    }

    /** The first rows after the cursor: only as many as the page needs are ever ordered. */
    Page pageAfter(@Nullable ListCursor after, int limit) {
        Comparator<Integer> lastOnTop = (a, b) -> compareLatestFirst(b, a);
        var kept = new PriorityQueue<>(limit + 2, lastOnTop);
        for (int number = 0; number < count; number++) {
            if (after != null && !comesAfter(rows[number], after)) {
                continue;
            }
            if (kept.size() <= limit) {
                kept.add(rows[number]);
            } else if (compareLatestFirst(rows[number], kept.element()) < 0) {
                kept.remove();
                kept.add(rows[number]);
            }
        }
        var ordered = new ArrayList<>(kept);
        ordered.sort(this::compareLatestFirst);
        boolean more = ordered.size() > limit;
        var incidents = ordered.stream().limit(limit).map(columns::incident).toList();
        var last = more ? incidents.get(limit - 1) : null;
        return new Page(
                incidents, last == null ? null : new ListCursor(last.latest().getEpochSecond(), last.id()));
    }

    private boolean comesAfter(int row, ListCursor cursor) {
        var page = columns.pages[row >>> IncidentPage.SHIFT];
        int at = row & IncidentPage.MASK;
        if (page.latest[at] != cursor.latest()) {
            return page.latest[at] < cursor.latest();
        }
        return IncidentKey.compare(
                        page.idHigh[at],
                        page.idLow[at],
                        cursor.id().getMostSignificantBits(),
                        cursor.id().getLeastSignificantBits())
                > 0;
    }

    private int compareLatestFirst(int a, int b) {
        var pageA = columns.pages[a >>> IncidentPage.SHIFT];
        var pageB = columns.pages[b >>> IncidentPage.SHIFT];
        int atA = a & IncidentPage.MASK;
        int atB = b & IncidentPage.MASK;
        int byTime = Long.compare(pageB.latest[atB], pageA.latest[atA]);
        return byTime != 0 ? byTime : compareIds(a, b);
    }
}
