package org.hedgerow.hotspot;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.hedgerow.geo.GridPoint;
import org.jspecify.annotations.Nullable;

/** Gathers the incidents of one cluster and says what they are together. */
final class HotspotPortrait {

    private static final int LEAST_SIDE = 100;
    private static final int MOST_LEAST_SIDE = 1_000;

    /** A released square; its order makes the smaller, then the south-western one win. */
    private record Square(int sizeMetres, int northing, int easting) implements Comparable<Square> {

        private static final Comparator<Square> ORDER = Comparator.comparingInt(Square::sizeMetres)
                .thenComparingInt(Square::northing)
                .thenComparingInt(Square::easting);

        @Override
        public int compareTo(Square other) {
            return ORDER.compare(this, other);
        }
    }

    private final IncidentColumns columns;
    private final String key;
    private final int leastSideMetres;
    private int count;
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;
    private final int[] byForce;
    private final int[] byCategory;
    private final Map<Square, Integer> bySquare;

    HotspotPortrait(IncidentColumns columns, String key, int expected, int reachMetres) {
        this.columns = columns;
        this.key = key;
        this.leastSideMetres = Math.max(LEAST_SIDE, Math.min(MOST_LEAST_SIDE, reachMetres / 2));
        this.byForce = new int[columns.codes.size()];
        this.byCategory = new int[columns.codes.size()];
        this.bySquare = new HashMap<>(Math.min(expected, 1_024) * 2);
    }

    void add(int row) {
        var page = columns.pages[row >>> IncidentPage.SHIFT];
        int at = row & IncidentPage.MASK;
        count++;
        first = Math.min(first, page.earliest[at]);
        last = Math.max(last, page.latest[at]);
        byForce[page.force[at]]++;
        byCategory[page.category[at]]++;
        bySquare.merge(new Square(page.size[at], page.northing[at], page.easting[at]), 1, Integer::sum);
    }

    /**
     * The hotspot.
     *
     * @param outline from {@link #outline}
     * @param now how many incidents that the filter shows lie in an outline
     * @param before how many that it shows a year before, or null when there is no such window
     */
    Hotspot finish(
            ConvexOutline outline, ToIntFunction<ConvexOutline> now, @Nullable ToIntFunction<ConvexOutline> before) {
        var densest = densest();
        return new Hotspot(
                        key,
                        null,
                        count,
                        Instant.ofEpochSecond(first),
                        Instant.ofEpochSecond(last),
                        null,
                        null,
                        mostFirst(byForce),
                        mostFirst(byCategory).get(0),
                        new GridPoint(densest.easting(), densest.northing()),
                        outline.corners())
                .compared(outline, now, before);
    }

    private Square densest() {
        Square densest = null;
        int most = 0;
        for (var entry : bySquare.entrySet()) {
            int incidents = entry.getValue();
            if (densest == null
                    || incidents > most
                    || (incidents == most && entry.getKey().compareTo(densest) < 0)) {
                densest = entry.getKey();
                most = incidents;
            }
        }
        if (densest == null) {
            throw new IllegalStateException("A hotspot has incidents");
        }
        return densest;
    }

    /** Around the squares, none drawn smaller than a quarter of the reach to either side, so that a hotspot of one place is still seen. */
    ConvexOutline outline() {
        var corners = new ArrayList<long[]>(bySquare.size() * 4);
        for (var square : bySquare.keySet()) {
            long half = Math.max(square.sizeMetres(), leastSideMetres) * 500L;
            for (int corner = 0; corner < 4; corner++) {
                corners.add(new long[] {
                    square.easting() + (corner < 2 ? -half : half), square.northing() + (corner % 2 == 0 ? -half : half)
                });
            }
        }
        return ConvexOutline.around(corners);
    }

    /** The codes that occur, the most frequent first, those of one frequency by name. */
    private List<String> mostFirst(int[] frequency) {
        return IntStream.range(0, frequency.length)
                .filter(code -> frequency[code] > 0)
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(code -> -frequency[code])
                        .thenComparing(code -> columns.codes.code(code)))
                .map(code -> columns.codes.code(code))
                .toList();
    }
}
