package org.hedgerow.hotspot.method;

/**
 * One reason why an incident may come to a cell. Each is a density over the study area, made from what was known before the week; how much each
 * counts is fitted ({@link PartWeights}). Distances are in cells: finer than a cell nothing is told apart.
 */
public enum ForecastPart {
    /** Anywhere in the study area: what the other parts cannot explain. */
    ANYWHERE(0, 0),
    /** The cell's own history; what is a year old counts half. */
    SAME_CELL(0, 365 / Math.log(2)),
    /** The history of the cell and those that touch it, by a kernel; what is a year old counts half. */
    NEARBY(1, 365 / Math.log(2)),
    /** The history of the country around, by a kernel; what is a year old counts half. */
    AROUND(2, 365 / Math.log(2)),
    /** The same week of the three years before, with three weeks to either side. */
    SEASON(2, 0),
    /** Near repeats: within about a cell, mostly within a week. */
    SOON_AND_NEAR(1, 7),
    /** Near repeats that spread wider and fade more slowly. */
    LATER_AND_WIDER(2, 28);

    private static final double DAY = 86_400;
    private static final int SEASON_YEARS = 3;
    /** Of weekdays and weeks alike, so that a Friday is compared with a Friday. */
    private static final double YEAR_DAYS = 364;

    private static final double SEASON_DAYS = 24.5;
    private static final double LEAST = 1e-3;

    private final double bandwidth;
    private final double fading;

    /**
     * @param bandwidth of the Gaussian around each incident, in cells
     * @param fading days in which an incident comes to count 1/e
     */
    ForecastPart(double bandwidth, double fading) {
        this.bandwidth = bandwidth;
        this.fading = fading;
    }

    double bandwidth() {
        return bandwidth;
    }

    /** What an incident counts for the week that begins so many seconds after it. */
    double weight(long seconds) {
        double days = seconds / DAY;
        if (this == SEASON) {
            for (int years = 1; years <= SEASON_YEARS; years++) {
                // From the middle of the week, a number of years before.
                if (Math.abs(days + 3.5 - years * YEAR_DAYS) <= SEASON_DAYS) {
                    return 1;
                }
            }
            return 0;
        }
        double weight = this == ANYWHERE ? 0 : Math.exp(-days / fading);
        return weight < LEAST ? 0 : weight;
    }
}
