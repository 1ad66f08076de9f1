package org.hedgerow.hotspot.method;

import java.util.List;

/**
 * What a {@link KnoxTable} counts. Bands are half open: the band from 1,000 to 2,000 m holds 1,000 and not 2,000.
 *
 * @param metres where each band of distance ends, ascending; the first begins at {@code samePlaceMetres}. The last may be infinite
 * @param days where each band of time ends, ascending, in days of 24 hours; the first begins at 0. The last may be infinite
 * @param samePlaceMetres nearer than this is the same premises: a repeat, which has a row of its own
 * @param manhattan whether distance is the sum of the differences east and north, as the Near Repeat Calculator has it, or that of the crow
 * @param repetitions how often the times are shuffled
 * @param seed of the shuffles
 */
public record KnoxParameters(
        List<Double> metres, List<Double> days, double samePlaceMetres, boolean manhattan, int repetitions, long seed) {

    public static final int MOST_BANDS = 30;
    public static final int MOST_REPETITIONS = 100_000;

    /** Farms lie kilometres apart, so that the bands of town burglary, a few hundred metres and days, would be empty. */
    public static final List<Double> RURAL_METRES = List.of(1_000.0, 2_000.0, 5_000.0, 10_000.0);

    public static final List<Double> RURAL_DAYS = List.of(7.0, 14.0, 28.0, 42.0);

    public KnoxParameters {
        metres = List.copyOf(metres);
        days = List.copyOf(days);
        if (!(samePlaceMetres > 0) || Double.isInfinite(samePlaceMetres)) {
            throw new IllegalArgumentException("The same place reaches over a number of metres above 0");
        }
        check(metres, samePlaceMetres);
        check(days, 0);
        if (repetitions < 0 || repetitions > MOST_REPETITIONS) {
            throw new IllegalArgumentException("From 0 to " + MOST_REPETITIONS + " repetitions");
        }
    }

    private static void check(List<Double> ends, double from) {
        if (ends.isEmpty() || ends.size() > MOST_BANDS) {
            throw new IllegalArgumentException("From 1 to " + MOST_BANDS + " bands");
        }
        double before = from;
        for (double end : ends) {
            if (!(end > before)) {
                throw new IllegalArgumentException("Each band ends farther away than the one before it");
            }
            before = end;
        }
    }
}
