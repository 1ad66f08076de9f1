package org.hedgerow.hotspot.method;

import java.util.Arrays;

/**
 * What offences weigh in each hour of the week.
 *
 * @param statement how it was made
 * @param weights by weekday, Monday first, and hour of the day; they add up to {@code total}
 * @param total the weight of all that were counted
 * @param excluded how many were left out because their span is too long
 */
public record AoristicResult(RunStatement statement, double[][] weights, double total, int excluded) {

    /** By hour of the day, whatever the weekday. */
    public double[] byHour() {
        var sums = new double[24];
        for (var day : weights) {
            for (int hour = 0; hour < 24; hour++) {
                sums[hour] += day[hour];
            }
        }
        return sums;
    }

    /** By weekday, Monday first. */
    public double[] byWeekday() {
        return Arrays.stream(weights)
                .mapToDouble(day -> Arrays.stream(day).sum())
                .toArray();
    }
}
