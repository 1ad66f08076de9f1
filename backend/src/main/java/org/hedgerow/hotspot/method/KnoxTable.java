package org.hedgerow.hotspot.method;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The near-repeat table of Knox (1964): how many pairs of offences lie close in space and in time, and how many would if the times had
 * nothing to do with the places, which is tried by shuffling the times among the offences.
 *
 * <p>Bands say what they mean. The Near Repeat Calculator, which many use, puts two offences three days apart under "4 to 6 days" when its
 * bands are three days long; here they are in the band from 3 until before 6 days, and those of two days in the first.
 */
public final class KnoxTable {

    public static final int VERSION = 1;

    /** The most pairs whose times are shuffled: nine bytes each. */
    static final int MOST_PAIRS = 20_000_000;

    private static final double DAY = 86_400;

    private final double[] easting;
    private final double[] northing;
    private final long[] time;
    private final KnoxParameters parameters;
    private final double[] metres;
    /** Where bands of time end, in whole seconds, as times are. */
    private final long[] seconds;

    private int[] first = new int[0];
    private int[] second = new int[0];
    private byte[] row = new byte[0];
    private int pairs;
    private final int mostPairs;

    private KnoxTable(double[] easting, double[] northing, long[] time, KnoxParameters parameters, int mostPairs) {
        this.mostPairs = mostPairs;
        this.easting = easting;
        this.northing = northing;
        this.time = time;
        this.parameters = parameters;
        metres = new double[parameters.metres().size() + 1];
        metres[0] = parameters.samePlaceMetres();
        for (int band = 1; band < metres.length; band++) {
            metres[band] = parameters.metres().get(band - 1);
        }
        seconds = parameters.days().stream()
                .mapToLong(days -> (long) Math.ceil(days * DAY))
                .toArray();
    }

    /**
     * Counts and shuffles.
     *
     * @param easting of each offence, metres
     * @param northing of each offence, metres
     * @param time of each offence, seconds since 1970
     * @throws TooManyPairs when there are more pairs within the last band than can be kept
     */
    public static KnoxResult of(
            double[] easting, double[] northing, long[] time, KnoxParameters parameters, Progress progress) {
        return of(easting, northing, time, parameters, MOST_PAIRS, progress);
    }

    /**
     * The same for somebody who cannot wait for very many pairs.
     *
     * @param mostPairs within the last band of distance
     * @throws TooManyPairs when there are more
     */
    public static KnoxResult of(
            double[] easting,
            double[] northing,
            long[] time,
            KnoxParameters parameters,
            int mostPairs,
            Progress progress) {
        long began = System.nanoTime();
        for (int i = 0; i < easting.length; i++) {
            if (!Double.isFinite(easting[i]) || !Double.isFinite(northing[i])) {
                throw new IllegalArgumentException("A point has two coordinates");
            }
        }
        var table = new KnoxTable(easting, northing, time, parameters, Math.min(mostPairs, MOST_PAIRS));
        table.keepPairs(progress);
        var rows = table.rows(progress);
        var span = Arrays.stream(time).summaryStatistics();
        return new KnoxResult(
                new RunStatement(
                        "Knox near-repeat table",
                        VERSION,
                        time.length,
                        RunStatement.parameters(
                                "metres",
                                        parameters.metres().stream()
                                                .map(KnoxTable::orNull)
                                                .toList(),
                                "days",
                                        parameters.days().stream()
                                                .map(KnoxTable::orNull)
                                                .toList(),
                                "samePlaceMetres", parameters.samePlaceMetres(),
                                "distance", parameters.manhattan() ? "Manhattan" : "Euclidean",
                                "repetitions", parameters.repetitions()),
                        time.length == 0 ? null : Instant.ofEpochSecond(span.getMin()),
                        time.length == 0 ? null : Instant.ofEpochSecond(span.getMax()),
                        parameters.seed(),
                        RunStatement.since(began)),
                rows);
    }

    /** Counts before it keeps: what is too much is refused before there is no room for it. */
    private void keepPairs(Progress progress) {
        var bins = new SquareBins(easting, northing, metres[metres.length - 1]);
        findPairs(bins, progress);
        first = new int[pairs];
        second = new int[pairs];
        row = new byte[pairs];
        pairs = 0;
        findPairs(bins, progress);
    }

    /** Every pair within the last band of distance once. */
    private void findPairs(SquareBins bins, Progress progress) {
        for (int a = 0; a < easting.length; a++) {
            if ((a & 0x3FF) == 0) {
                progress.reached(0, parameters.repetitions());
            }
            for (int bin = 0; bin < SquareBins.AROUND; bin++) {
                int end = bins.end(a, bin);
                for (int i = bins.start(a, bin); i < end; i++) {
                    int b = bins.at(i);
                    int band = b > a ? band(metres, distance(a, b)) : metres.length;
                    if (band < metres.length) {
                        addPair(a, b, band);
                    }
                }
            }
        }
    }

    private double distance(int a, int b) {
        double east = Math.abs(easting[a] - easting[b]);
        double north = Math.abs(northing[a] - northing[b]);
        return parameters.manhattan() ? east + north : Math.sqrt(east * east + north * north);
    }

    /** The first band that ends above a value; the count of bands when none does. */
    private static int band(double[] ends, double value) {
        int band = 0;
        while (band < ends.length && value >= ends[band]) {
            band++;
        }
        return band;
    }

    private void addPair(int a, int b, int band) {
        if (pairs == mostPairs) {
            throw new TooManyPairs(mostPairs);
        }
        if (first.length > 0) {
            first[pairs] = a;
            second[pairs] = b;
            row[pairs] = (byte) band;
        }
        pairs++;
    }

    private List<KnoxResult.Row> rows(Progress progress) {
        int cells = metres.length * seconds.length;
        var order = IntStream.range(0, time.length).toArray();
        var observed = count(order);
        var sums = new double[cells];
        var asMany = new int[cells];
        for (int repetition = 0; repetition < parameters.repetitions(); repetition++) {
            progress.reached(repetition, parameters.repetitions());
            new SeededRandom(parameters.seed(), repetition).shuffle(order);
            var counted = count(order);
            for (int cell = 0; cell < cells; cell++) {
                sums[cell] += counted[cell];
                asMany[cell] += counted[cell] >= observed[cell] ? 1 : 0;
            }
        }
        progress.reached(parameters.repetitions(), parameters.repetitions());
        var rows = new ArrayList<KnoxResult.Row>();
        for (int band = 0; band < metres.length; band++) {
            var row = new ArrayList<KnoxResult.Cell>();
            for (int when = 0; when < seconds.length; when++) {
                int cell = band * seconds.length + when;
                row.add(cell(when, observed[cell], sums[cell], asMany[cell]));
            }
            rows.add(new KnoxResult.Row(band == 0 ? 0 : metres[band - 1], orNull(metres[band]), List.copyOf(row)));
        }
        return List.copyOf(rows);
    }

    private KnoxResult.Cell cell(int when, int observed, double sum, int asMany) {
        int repetitions = parameters.repetitions();
        double expected = repetitions == 0 ? 0 : sum / repetitions;
        return new KnoxResult.Cell(
                when == 0 ? 0 : parameters.days().get(when - 1),
                orNull(parameters.days().get(when)),
                observed,
                expected,
                expected == 0 ? null : observed / expected,
                (1.0 + asMany) / (1 + repetitions));
    }

    /** Pairs in each cell when offence i happened at the time of offence {@code order[i]}. */
    private int[] count(int[] order) {
        var when = new long[time.length];
        for (int i = 0; i < when.length; i++) {
            when[i] = time[order[i]];
        }
        // One column more than there are bands takes the pairs that are too far apart in time.
        int columns = seconds.length + 1;
        var counts = new int[metres.length * columns];
        for (int pair = 0; pair < pairs; pair++) {
            counts[row[pair] * columns + timeBand(Math.abs(when[first[pair]] - when[second[pair]]))]++;
        }
        var cells = new int[metres.length * seconds.length];
        for (int cell = 0; cell < cells.length; cell++) {
            cells[cell] = counts[cell / seconds.length * columns + cell % seconds.length];
        }
        return cells;
    }

    /** How many bands end at or before a number of seconds, without a branch that a processor could guess wrongly. */
    private int timeBand(long apart) {
        int band = 0;
        for (long end : seconds) {
            band += (int) ((end - 1 - apart) >>> 63);
        }
        return band;
    }

    /** JSON knows no infinity. */
    private static @Nullable Double orNull(double end) {
        return Double.isInfinite(end) ? null : Double.valueOf(end);
    }
}
