package org.hedgerow.hotspot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hedgerow.hotspot.method.Aoristic;
import org.hedgerow.hotspot.method.AoristicResult;

/**
 * Incidents by hour and day of the week in London, each spread over its span ({@link Aoristic}).
 *
 * @param weights by weekday, Monday first, and hour of the day; to a millionth
 * @param counted how many incidents the weights add up to
 * @param excluded how many were left out because their span is longer than {@code longestDays}: it says nothing about the hour
 * @param longestDays of 24 hours
 */
public record HourGrid(List<List<Double>> weights, int counted, int excluded, int longestDays) {

    /** A week fills every hour of the week alike. */
    static final int LONGEST_DAYS = 7;

    private static final double PARTS = 1_000_000;

    public HourGrid {
        weights = List.copyOf(weights);
    }

    static HourGrid of(IncidentColumns columns, Selection rows) {
        int n = rows.count();
        long[] earliest = new long[n];
        long[] latest = new long[n];
        double[] weight = new double[n];
        Arrays.fill(weight, 1);
        for (int number = 0; number < n; number++) {
            int row = rows.row(number);
            var page = columns.pages[row >>> IncidentPage.SHIFT];
            earliest[number] = page.earliest[row & IncidentPage.MASK];
            latest[number] = page.latest[row & IncidentPage.MASK];
        }
        return of(Aoristic.of(earliest, latest, weight, LONGEST_DAYS));
    }

    private static HourGrid of(AoristicResult result) {
        var weights = new ArrayList<List<Double>>();
        for (var day : result.weights()) {
            weights.add(Arrays.stream(day).mapToObj(HourGrid::rounded).toList());
        }
        return new HourGrid(weights, (int) Math.round(result.total()), result.excluded(), LONGEST_DAYS);
    }

    static Double rounded(double weight) {
        return Math.round(weight * PARTS) / PARTS;
    }
}
