package org.hedgerow.hotspot;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Incidents by week or month, and about them the mean that they may have come from.
 *
 * <p>The mean of a stretch is that of its own count and of the ones before and after; the band is the exact one for the sum of the three
 * ({@link PoissonBand}), divided as the sum is. The first and last stretch may lie in the period only in part, and weigh as much as does. A
 * count that is hidden is left out of every mean, so that nothing is worked out from it.
 *
 * @param bins in order, without a gap
 * @param withheld whether all are hidden, because hiding some would not hide them
 * @param smoothedOver how many stretches each mean is of
 * @param confidence of the band
 */
public record TrendLine(List<Bin> bins, boolean withheld, int smoothedOver, double confidence) {

    static final int SMOOTHED_OVER = 3;

    /**
     * @param key such as {@code 2026-11} or {@code 2026-W47}
     * @param from its first day
     * @param share of it that lies in the period, above 0 and at most 1
     * @param count of those that were over by its end and not before it; null when it is hidden
     * @param mean in a whole stretch; null, with the band, when no count about it is shown
     */
    public record Bin(
            String key,
            LocalDate from,
            double share,
            @Nullable Integer count,
            @Nullable Double mean,
            @Nullable Double low,
            @Nullable Double high) {}

    public TrendLine {
        bins = List.copyOf(bins);
    }

    static TrendLine withheldWhole() {
        return new TrendLine(List.of(), true, SMOOTHED_OVER, PoissonBand.CONFIDENCE);
    }

    /** Works out the means of bins that have none yet. */
    static TrendLine through(List<Bin> counted) {
        var bins = new ArrayList<Bin>();
        for (int at = 0; at < counted.size(); at++) {
            bins.add(smoothed(counted, at));
        }
        return new TrendLine(bins, false, SMOOTHED_OVER, PoissonBand.CONFIDENCE);
    }

    private static Bin smoothed(List<Bin> counted, int at) {
        long sum = 0;
        double shares = 0;
        int aside = SMOOTHED_OVER / 2;
        for (int near = Math.max(at - aside, 0); near <= Math.min(at + aside, counted.size() - 1); near++) {
            var count = counted.get(near).count();
            if (count != null) {
                sum += count;
                shares += counted.get(near).share();
            }
        }
        var bin = counted.get(at);
        if (shares == 0) {
            return bin;
        }
        var band = PoissonBand.of(sum);
        return new Bin(
                bin.key(),
                bin.from(),
                bin.share(),
                bin.count(),
                HourGrid.rounded(sum / shares),
                HourGrid.rounded(band.low() / shares),
                HourGrid.rounded(band.high() / shares));
    }
}
