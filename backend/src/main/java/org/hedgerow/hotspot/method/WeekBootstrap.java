package org.hedgerow.hotspot.method;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.hedgerow.hotspot.method.BacktestResult.Interval;
import org.hedgerow.hotspot.method.BacktestResult.Week;
import org.jspecify.annotations.Nullable;

/**
 * How far an index would have moved with other weeks: weeks are drawn again and again in blocks that follow each other, round the end to the
 * beginning, because a busy week comes with busy neighbours (Politis and Romano 1992).
 */
final class WeekBootstrap {

    /** Weeks. */
    static final int BLOCK = 4;

    private static final double TAIL = 0.025;

    private WeekBootstrap() {}

    /** The middle 95 of 100 draws; null when hardly any draw had an index. */
    static @Nullable Interval interval(
            List<Week> weeks,
            int method,
            Function<PooledWeeks, @Nullable Double> index,
            ForecastParameters parameters) {
        var drawn = new ArrayList<Double>();
        for (int repetition = 0; repetition < parameters.repetitions(); repetition++) {
            // The same weeks for every method and index, so that what differs is what they made of them.
            var random = new SeededRandom(parameters.seed(), repetition);
            var value = index.apply(new PooledWeeks(draw(weeks, random), method));
            if (value != null) {
                drawn.add(value);
            }
        }
        if (drawn.size() < parameters.repetitions() / 2) {
            return null;
        }
        drawn.sort(null);
        int cut = (int) Math.floor(TAIL * drawn.size());
        return new Interval(drawn.get(cut), drawn.get(drawn.size() - 1 - cut));
    }

    private static List<Week> draw(List<Week> weeks, SeededRandom random) {
        var drawn = new ArrayList<Week>(weeks.size() + BLOCK);
        while (drawn.size() < weeks.size()) {
            int first = random.below(weeks.size());
            for (int week = 0; week < BLOCK && drawn.size() < weeks.size(); week++) {
                drawn.add(weeks.get((first + week) % weeks.size()));
            }
        }
        return drawn;
    }
}
