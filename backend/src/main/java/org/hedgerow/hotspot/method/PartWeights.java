package org.hedgerow.hotspot.method;

import java.util.Arrays;
import java.util.List;

/**
 * How much each of several densities counts in their mixture, by maximum likelihood: expectation and maximisation (Dempster, Laird and Rubin
 * 1977), which for the weights of fixed densities climbs to the only top there is. One imagined incident for each density keeps a few quiet
 * weeks from calling any of them impossible.
 */
final class PartWeights {

    private static final int MOST_STEPS = 200;
    private static final double SETTLED = 1e-7;

    private PartWeights() {}

    /**
     * Fits the weights, which add up to 1.
     *
     * @param densities for each incident what each density was where it happened; an incident with none anywhere says nothing
     */
    static double[] fitted(List<double[]> densities, int parts) {
        var weights = new double[parts];
        Arrays.fill(weights, 1.0 / parts);
        for (int step = 0; step < MOST_STEPS; step++) {
            var next = step(densities, weights);
            double moved = 0;
            for (int part = 0; part < parts; part++) {
                moved = Math.max(moved, Math.abs(next[part] - weights[part]));
            }
            weights = next;
            if (moved < SETTLED) {
                break;
            }
        }
        return weights;
    }

    private static double[] step(List<double[]> densities, double[] weights) {
        var next = new double[weights.length];
        Arrays.fill(next, 1);
        double counted = weights.length;
        for (var density : densities) {
            double all = 0;
            for (int part = 0; part < weights.length; part++) {
                all += weights[part] * density[part];
            }
            if (all > 0) {
                for (int part = 0; part < weights.length; part++) {
                    next[part] += weights[part] * density[part] / all;
                }
                counted++;
            }
        }
        for (int part = 0; part < weights.length; part++) {
            next[part] /= counted;
        }
        return next;
    }
}
