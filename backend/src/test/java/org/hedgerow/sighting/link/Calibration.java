package org.hedgerow.sighting.link;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;
import org.hedgerow.sighting.PlateLikeness;

/**
 * How well scores find the links of an invented season from which nothing was learned, and whether stated probabilities come true; beside them
 * what equal plates alone find, and what place and time alone find. Pairs are every two incidents of the season.
 */
final class Calibration {

    /** A season that is not among those of {@link LinkLearning}. */
    static final long HELD_OUT = 61;

    static final int MOST_INCIDENTS = 5_000;

    private static final double[] BANDS = {0, 0.001, 0.01, 0.1, 0.3, 0.5, 0.7, 0.9, 1};

    private final InventedSeries season;
    private final LinkWeights weights;
    private final float[] probability;
    private final float[] nearness;
    private final BitSet samePlate = new BitSet();
    private final BitSet linked = new BitSet();
    /** Of the linked pairs: the two incidents. */
    private final int[][] incidents;

    /**
     * @param precision what share of what was proposed is linked
     * @param recall what share of the linked pairs was proposed
     * @param incidents what share of the incidents of series was proposed with one other of its series at least
     */
    record Found(long proposed, double precision, double recall, double incidents) {}

    /**
     * Pairs whose probability lies in a band.
     *
     * @param stated the mean of their probabilities
     * @param observed what share of them is linked
     */
    record Band(double from, double to, long pairs, double stated, double observed) {}

    Calibration(InventedSeries season, LinkWeights weights) {
        int n = season.accounts().size();
        if (n > MOST_INCIDENTS) {
            throw new IllegalArgumentException("Too many pairs");
        }
        this.season = season;
        this.weights = weights;
        int pairs = n * (n - 1) / 2;
        probability = new float[pairs];
        nearness = new float[pairs];
        incidents = new int[pairs][];
        compareAll();
    }

    int pairs() {
        return probability.length;
    }

    int links() {
        return linked.cardinality();
    }

    Found byScore(double threshold) {
        return found(pair -> probability[pair] >= threshold);
    }

    /** Two plates that are known whole and equal. */
    Found byPlate() {
        return found(samePlate::get);
    }

    /** As many pairs as the other way proposed: those whose place and time speak most for a link. */
    Found byNearness(long proposed) {
        var sorted = nearness.clone();
        Arrays.sort(sorted);
        float least = sorted[(int) Math.max(0, sorted.length - proposed)];
        return found(pair -> nearness[pair] >= least);
    }

    double areaByScore() {
        return areaUnderCurve(probability);
    }

    double areaByNearness() {
        return areaUnderCurve(nearness);
    }

    /** What share of the linked pairs is above all but a share of the others. */
    double recallAt(double falseShare) {
        var others = new float[pairs() - links()];
        int at = 0;
        for (int pair = linked.nextClearBit(0); pair < pairs(); pair = linked.nextClearBit(pair + 1)) {
            others[at++] = probability[pair];
        }
        Arrays.sort(others);
        float least = others[(int) (others.length * (1 - falseShare))];
        return (double) linked.stream()
                        .filter(pair -> probability[pair] > least)
                        .count()
                / links();
    }

    List<Band> reliability() {
        var bands = new ArrayList<Band>();
        for (int band = 0; band + 1 < BANDS.length; band++) {
            long pairs = 0;
            long links = 0;
            double stated = 0;
            for (int pair = 0; pair < pairs(); pair++) {
                boolean inBand = probability[pair] >= BANDS[band]
                        && (probability[pair] < BANDS[band + 1] || BANDS[band + 1] == 1);
                if (inBand) {
                    pairs++;
                    stated += probability[pair];
                    links += linked.get(pair) ? 1 : 0;
                }
            }
            bands.add(new Band(
                    BANDS[band],
                    BANDS[band + 1],
                    pairs,
                    stated / Math.max(1, pairs),
                    (double) links / Math.max(1, pairs)));
        }
        return bands;
    }

    private void compareAll() {
        var accounts = season.accounts();
        int n = accounts.size();
        int pair = 0;
        for (int one = 0; one < n; one++) {
            for (int other = one + 1; other < n; other++, pair++) {
                var mine = accounts.get(one);
                var theirs = accounts.get(other);
                var score = LinkScore.of(mine, theirs, weights, n);
                probability[pair] = (float) score.probability();
                for (var part : score.parts()) {
                    boolean near = part.feature() == LinkFeature.NEARNESS || part.feature() == LinkFeature.HOUR;
                    nearness[pair] += near ? (float) part.points() : 0;
                }
                samePlate.set(pair, samePlate(mine, theirs));
                if (season.isLinked(one, other)) {
                    linked.set(pair);
                    incidents[pair] = new int[] {one, other};
                }
            }
        }
    }

    private static boolean samePlate(LinkAccount one, LinkAccount other) {
        for (var mine : one.plates()) {
            for (var theirs : other.plates()) {
                if (PlateLikeness.of(mine, theirs)
                        .filter(PlateLikeness::isExact)
                        .isPresent()) {
                    return true;
                }
            }
        }
        return false;
    }

    private Found found(IntPredicate proposed) {
        long all = 0;
        long right = 0;
        var reached = new BitSet();
        var ofSeries = new BitSet();
        for (int pair = 0; pair < pairs(); pair++) {
            boolean taken = proposed.test(pair);
            all += taken ? 1 : 0;
            if (linked.get(pair)) {
                right += taken ? 1 : 0;
                for (int incident : incidents[pair]) {
                    ofSeries.set(incident);
                    reached.set(incident, taken || reached.get(incident));
                }
            }
        }
        return new Found(
                all,
                (double) right / Math.max(1, all),
                (double) right / links(),
                (double) reached.cardinality() / ofSeries.cardinality());
    }

    /** The chance that a linked pair has a higher value than one that is not; ties count half (Mann and Whitney). */
    private double areaUnderCurve(float[] values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        double ranks = linked.stream()
                .mapToDouble(pair -> {
                    int below = below(sorted, values[pair]);
                    return (below + 1 + below(sorted, Math.nextUp(values[pair]))) / 2.0;
                })
                .sum();
        double links = links();
        return (ranks - links * (links + 1) / 2) / (links * (values.length - links));
    }

    private static int below(float[] sorted, float value) {
        int from = 0;
        int to = sorted.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (sorted[middle] < value) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }
}
