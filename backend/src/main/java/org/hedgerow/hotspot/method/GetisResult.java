package org.hedgerow.hotspot.method;

/**
 * What a {@link GetisOrd} statistic says of every cell; the arrays have the order of the cells.
 *
 * @param statement how it was made; its n is the number of cells
 * @param z standard deviations by which the neighbourhood holds more than its share, or fewer
 * @param p two-sided: how often chance alone is as far from the share
 * @param adjusted p after the correction for asking about every cell; for the cut-off of Castro and Singer p itself
 * @param significant whether a cell may be called hot (positive z) or cold (negative z)
 */
public record GetisResult(RunStatement statement, double[] z, double[] p, double[] adjusted, boolean[] significant) {

    public boolean isHot(int cell) {
        return significant[cell] && z[cell] > 0;
    }

    public boolean isCold(int cell) {
        return significant[cell] && z[cell] < 0;
    }
}
