package org.hedgerow.hotspot;

import java.util.Arrays;

/**
 * How what a filter shows at one moment differs from a {@link SquarePyramid}: rows that it no longer shows, and rows that it shows besides.
 * Few, in the order of {@link NestedSquares}. Never changes.
 */
final class PyramidOverlay {

    private final int[] numbers;
    /** As {@link SquarePyramid#rows}. */
    private final int[] rows;

    private final int[] longitudes;
    private final int[] latitudes;
    private final boolean[] gone;
    private final long from;
    private final long until;

    private PyramidOverlay(Draft draft) {
        int count = draft.count;
        long[] order = new long[count];
        for (int i = 0; i < count; i++) {
            order[i] = ((long) draft.numbers[i] << 32) | i;
        }
        Arrays.sort(order);
        numbers = new int[count];
        rows = new int[count];
        longitudes = new int[count];
        latitudes = new int[count];
        gone = new boolean[count];
        for (int to = 0; to < count; to++) {
            int i = (int) order[to];
            numbers[to] = draft.numbers[i];
            rows[to] = draft.rows[i];
            longitudes[to] = draft.longitudes[i];
            latitudes[to] = draft.latitudes[i];
            gone[to] = i < draft.added;
        }
        from = draft.from;
        until = draft.until;
    }

    /** Whether it is right for a period that begins with this second: until then no other row has grown too old. */
    boolean isFor(long begin) {
        return begin >= from && begin <= until;
    }

    /** The part of it in a box. */
    Part in(int west, int south, int east, int north) {
        var part = new Part(numbers.length);
        for (int i = 0; i < numbers.length; i++) {
            if (longitudes[i] >= west && longitudes[i] <= east && latitudes[i] >= south && latitudes[i] <= north) {
                part.add(numbers[i], rows[i], gone[i]);
            }
        }
        return part;
    }

    /** What differs in a box, in order. For one look. */
    static final class Part {

        int count;
        final int[] numbers;
        final int[] rows;
        final boolean[] gone;
        /** Which marks there are among what comes besides, a bit each. */
        int marks;

        private Part(int most) {
            numbers = new int[most];
            rows = new int[most];
            gone = new boolean[most];
        }

        private void add(int number, int row, boolean isGone) {
            numbers[count] = number;
            rows[count] = row;
            gone[count] = isGone;
            count++;
            marks |= isGone ? 0 : 1 << SquarePyramid.mark(row);
        }

        void addCounts(int begin, int end, int[] sums) {
            for (int i = begin; i < end; i++) {
                sums[SquarePyramid.mark(rows[i])] += gone[i] ? -1 : 1;
            }
        }
    }

    /** One being made: first all that are gone, then all that come besides. */
    static final class Draft {

        private int count;
        private int added;
        private int[] numbers = new int[64];
        private int[] rows = new int[64];
        private int[] longitudes = new int[64];
        private int[] latitudes = new int[64];
        private final long from;
        private long until = Long.MAX_VALUE;

        /** @param from the first second of the period */
        Draft(long from) {
            this.from = from;
        }

        void gone(int number, int row, int longitude, int latitude) {
            add(number, row, longitude, latitude);
            added = count;
        }

        /** @param latest the last second of the row's time, after which it is too old */
        void besides(IncidentPage page, int at, int row, long latest) {
            add(NestedSquares.number(page.easting[at], page.northing[at]), row, page.longitude[at], page.latitude[at]);
            stays(latest);
        }

        /** A row that is shown, and will not be when the period begins later than this. */
        void stays(long latest) {
            until = Math.min(until, latest);
        }

        PyramidOverlay finish() {
            return new PyramidOverlay(this);
        }

        private void add(int number, int row, int longitude, int latitude) {
            if (count == numbers.length) {
                numbers = Arrays.copyOf(numbers, count * 2);
                rows = Arrays.copyOf(rows, count * 2);
                longitudes = Arrays.copyOf(longitudes, count * 2);
                latitudes = Arrays.copyOf(latitudes, count * 2);
            }
            numbers[count] = number;
            rows[count] = row;
            longitudes[count] = longitude;
            latitudes[count] = latitude;
            count++;
        }
    }
}
