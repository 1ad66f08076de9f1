package org.hedgerow.hotspot;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Answers the map for one {@link PyramidChoice} at one tick, as looking at every row would: a {@link SquarePyramid} that was built once, the
 * rows that have changed since, and the rows that have grown too old since. Never changes; {@link #follow} makes that of the next tick.
 */
final class MapPyramid {

    /** Seconds. Who asks beside whoever built it may have looked at the clock a little before. */
    private static final int BACKWARDS = 60;

    private static final int DAY = 24 * 60 * 60;

    /** How many rows may grow too old before the pyramid is built anew; it is as well after a day. */
    private static final int MOST_LEAVING = 4_096;

    private static final int FEW_CHANGES = 1_024;
    private static final int ROWS_A_CHANGE = 256;

    private final SquarePyramid base;
    private final RowFilter shownByBase;
    private final int rowsOfColumns;
    /** The base holds what is shown in a period that begins with this second. */
    private final long from;
    /** Rows of the base that will grow too old, soonest first: seconds after {@link #from}, and the place in the base's order. */
    private final long[] leaving;
    /** The last second for which {@link #leaving} holds all that have grown too old. */
    private final long until;

    /** Rows of the columns that have changed, in order. */
    private final int[] changed;
    /** Those among them that were in the base, as they were. */
    private final Former former;

    private volatile @Nullable PyramidOverlay overlay;

    private MapPyramid(MapPyramid before, int[] changed, Former former) {
        this.base = before.base;
        this.shownByBase = before.shownByBase;
        this.rowsOfColumns = before.rowsOfColumns;
        this.from = before.from;
        this.leaving = before.leaving;
        this.until = before.until;
        this.changed = changed;
        this.former = former;
    }

    /** @param backwards seconds before the period begins for which it shall be good as well */
    private MapPyramid(IncidentColumns columns, IncidentFilter filter, int backwards) {
        var period = filter.period();
        boolean moves = period.from() != null && period.to() == null;
        var wider =
                moves ? filter.during(new Period(period.from().minusSeconds(backwards), null, period.asOf())) : filter;
        shownByBase = new RowFilter(wider, columns.codes);
        base = SquarePyramid.of(columns, shownByBase);
        rowsOfColumns = columns.size;
        from = RowFilter.firstSecond(wider.period());
        long[] soonest = moves ? soonest(columns) : new long[0];
        leaving = Arrays.copyOf(soonest, Math.min(soonest.length, MOST_LEAVING));
        if (moves) {
            until = from + (soonest.length > MOST_LEAVING ? soonest[MOST_LEAVING] >>> 32 : DAY);
        } else {
            until = from;
        }
        changed = new int[0];
        former = Former.NONE;
    }

    /** The pyramid of everything that the filter shows. */
    static MapPyramid build(IncidentColumns columns, IncidentFilter filter) {
        var pyramid = new MapPyramid(columns, filter, BACKWARDS);
        // When very many have just grown too old at once, it would be good for the time before alone.
        return pyramid.isFor(filter.period()) ? pyramid : new MapPyramid(columns, filter, 0);
    }

    /** The rows of the base whose time ends within a day of its beginning, soonest first. */
    private long[] soonest(IncidentColumns columns) {
        return IntStream.range(0, base.rows.length)
                .mapToLong(i -> {
                    int row = SquarePyramid.row(base.rows[i]);
                    long latest = columns.pages[row >>> IncidentPage.SHIFT].latest[row & IncidentPage.MASK];
                    return latest - from < DAY ? (latest - from) << 32 | i : Long.MAX_VALUE;
                })
                .filter(each -> each != Long.MAX_VALUE)
                .sorted()
                .toArray();
    }

    /** Whether it can answer for this period of its choice. */
    boolean isFor(Period period) {
        long begin = RowFilter.firstSecond(period);
        return begin >= from && begin <= until;
    }

    /** Whether so much has changed that it had better be built anew. */
    boolean isWorn() {
        return changed.length > mostChanges();
    }

    /** How many rows the filter shows, as it was built. */
    int size() {
        return base.rows.length;
    }

    /**
     * The pyramid after another tick; null when so much has changed that it is not worth keeping.
     *
     * @param rows that differ, as {@link ChangedRows} tells
     * @param before the columns before the tick
     */
    @Nullable MapPyramid follow(int[] rows, IncidentColumns before) {
        int[] fresh = Arrays.stream(rows)
                .filter(row -> Arrays.binarySearch(changed, row) < 0)
                .toArray();
        if (changed.length + fresh.length > 4 * mostChanges()) {
            return null;
        }
        if (rows.length == 0) {
            return this;
        }
        int[] all = Arrays.copyOf(changed, changed.length + fresh.length);
        System.arraycopy(fresh, 0, all, changed.length, fresh.length);
        Arrays.sort(all);
        return new MapPyramid(this, all, former.with(fresh, this, before));
    }

    private int mostChanges() {
        return Math.max(FEW_CHANGES, base.rows.length / ROWS_A_CHANGE);
    }

    /** @param columns of the tick that this pyramid is of */
    MapAnswer answer(MapQuery query, IncidentColumns columns, String position) {
        var look = new PyramidLook(
                base, overlay(query.filter(), columns), query.box().inTenMillionths());
        int[] sums = look.sums();
        int total = PyramidLook.shown(sums);
        int unknownHour = sums[SquarePyramid.UNKNOWN_HOUR];
        if (total <= MapAnswer.MOST_INCIDENTS) {
            var incidents = Selection.ofRows(columns, look.rows()).latestFirst();
            return new MapAnswer(position, total, unknownHour, incidents, List.of());
        }
        int size = MapCell.sizeHolding(MapCell.metresAtZoom(query.zoom()), 0);
        return new MapAnswer(position, total, unknownHour, List.of(), look.cells(size));
    }

    private PyramidOverlay overlay(IncidentFilter filter, IncidentColumns columns) {
        long begin = RowFilter.firstSecond(filter.period());
        var known = overlay;
        if (known != null && known.isFor(begin)) {
            return known;
        }
        var draft = new PyramidOverlay.Draft(begin);
        former.addTo(draft);
        addLeft(begin, draft);
        addChanged(new RowFilter(filter, columns.codes), columns, draft);
        var made = draft.finish();
        overlay = made;
        return made;
    }

    private void addLeft(long begin, PyramidOverlay.Draft draft) {
        for (long each : leaving) {
            int i = (int) each;
            if (Arrays.binarySearch(changed, SquarePyramid.row(base.rows[i])) < 0) {
                long latest = from + (each >>> 32);
                if (latest >= begin) {
                    draft.stays(latest);
                    return;
                }
                draft.gone(base.numbers[i], base.rows[i], base.longitudes[i], base.latitudes[i]);
            }
        }
    }

    private void addChanged(RowFilter filter, IncidentColumns columns, PyramidOverlay.Draft draft) {
        for (int row : changed) {
            if (row < columns.size) {
                var page = columns.pages[row >>> IncidentPage.SHIFT];
                int at = row & IncidentPage.MASK;
                var match = filter.match(page, at);
                if (match != RowFilter.Match.NO) {
                    int marked = SquarePyramid.marked(row, SquarePyramid.markOf(page, at, match));
                    draft.besides(page, at, marked, page.latest[at]);
                }
            }
        }
    }

    /** Rows as the base has them, which have changed since. */
    private record Former(int[] numbers, int[] rows, int[] longitudes, int[] latitudes) {

        static final Former NONE = new Former(new int[0], new int[0], new int[0], new int[0]);

        /** With those of these rows, unchanged until now, that the base has. */
        Former with(int[] fresh, MapPyramid pyramid, IncidentColumns before) {
            int most = rows.length + fresh.length;
            var more = new Former(
                    Arrays.copyOf(numbers, most),
                    Arrays.copyOf(rows, most),
                    Arrays.copyOf(longitudes, most),
                    Arrays.copyOf(latitudes, most));
            int count = rows.length;
            for (int row : fresh) {
                if (row < pyramid.rowsOfColumns) {
                    var page = before.pages[row >>> IncidentPage.SHIFT];
                    int at = row & IncidentPage.MASK;
                    var match = pyramid.shownByBase.match(page, at);
                    if (match != RowFilter.Match.NO) {
                        more.numbers[count] = NestedSquares.number(page.easting[at], page.northing[at]);
                        more.rows[count] = SquarePyramid.marked(row, SquarePyramid.markOf(page, at, match));
                        more.longitudes[count] = page.longitude[at];
                        more.latitudes[count] = page.latitude[at];
                        count++;
                    }
                }
            }
            return new Former(
                    Arrays.copyOf(more.numbers, count),
                    Arrays.copyOf(more.rows, count),
                    Arrays.copyOf(more.longitudes, count),
                    Arrays.copyOf(more.latitudes, count));
        }

        void addTo(PyramidOverlay.Draft draft) {
            for (int i = 0; i < rows.length; i++) {
                draft.gone(numbers[i], rows[i], longitudes[i], latitudes[i]);
            }
        }
    }
}
