package org.hedgerow.hotspot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Hides small counts from readers outside the police. Where one or two incidents of a kind that tells its victim are counted, whoever knows
 * the country knows the farm; so such a count is hidden, and a second one with it, for the hidden one could otherwise be had by
 * subtraction.
 *
 * <p>The rule, for each table: a count is small when 1 or 2 of the incidents in it are of a victim-identifying kind, whatever else is in it.
 * When there is one, the least other count of 3 or more is hidden too (of equal ones, the first by key). When there is no such other, the
 * whole table is withheld. The total is hidden when it is small itself. All of it follows from the counts alone: asking again, or in
 * another order, shows nothing more. It protects a table that is passed on; the reader may still see each released incident on the map.
 */
final class SmallCounts {

    private static final int LEAST_SHOWN = 3;

    private SmallCounts() {}

    /**
     * Incidents under one key.
     *
     * @param telling how many of them are of a victim-identifying kind
     */
    record Tally(int count, int telling) {

        static final Tally NONE = new Tally(0, 0);

        Tally with(boolean tells) {
            return new Tally(count + 1, telling + (tells ? 1 : 0));
        }

        boolean isSmall() {
            return telling > 0 && telling < LEAST_SHOWN;
        }
    }

    /** The table with every count. */
    static StatisticsAnswer.Table whole(Map<String, Tally> tallies) {
        return table(tallies, Set.of());
    }

    /** The table as it may be passed on. */
    static StatisticsAnswer.Table hidden(Map<String, Tally> tallies) {
        var small = tallies.entrySet().stream()
                .filter(entry -> entry.getValue().isSmall())
                .map(Map.Entry::getKey)
                .toList();
        if (small.isEmpty()) {
            return whole(tallies);
        }
        var other = tallies.entrySet().stream()
                .filter(entry -> !entry.getValue().isSmall() && entry.getValue().count() >= LEAST_SHOWN)
                .min(Comparator.<Map.Entry<String, Tally>>comparingInt(
                                entry -> entry.getValue().count())
                        .thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey);
        if (other.isEmpty()) {
            return new StatisticsAnswer.Table(List.of(), true);
        }
        var keys = new ArrayList<>(small);
        keys.add(other.get());
        return table(tallies, Set.copyOf(keys));
    }

    private static StatisticsAnswer.Table table(Map<String, Tally> tallies, Set<String> hidden) {
        return new StatisticsAnswer.Table(
                tallies.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(entry -> new StatisticsAnswer.Count(
                                entry.getKey(),
                                hidden.contains(entry.getKey())
                                        ? null
                                        : Integer.valueOf(entry.getValue().count())))
                        .toList(),
                false);
    }
}
