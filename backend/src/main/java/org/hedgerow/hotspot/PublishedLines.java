package org.hedgerow.hotspot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.hedgerow.incident.VisibleIncidents.PublicCount;
import org.jspecify.annotations.Nullable;

/**
 * The lines and columns of {@link PublishedStatistics}: those of both stretches, so that each has its like beside it. A line is an area within a force, or what of the
 * force counts for no area.
 *
 * <p>Forces and their areas are hidden as one table: two that were each safe by themselves would tell a small count by their difference. Where that table cannot be
 * shown, no areas are, and the forces by themselves.
 */
record PublishedLines(List<String> forces, List<String> groups, List<Line> lines) {

    private static final Comparator<Line> BY_CODE = Comparator.comparing(Line::force)
            .thenComparing(Line::area, Comparator.nullsLast(Comparator.naturalOrder()));

    /** An area within a force; null for what counts for none. */
    record Line(String force, @Nullable String area) {}

    static PublishedLines of(List<PublicCount> now, List<PublicCount> before) {
        var lines = both(now, before)
                .map(count -> new Line(count.forceCode(), count.area()))
                .distinct()
                .sorted(BY_CODE)
                .toList();
        return new PublishedLines(
                lines.stream().map(Line::force).distinct().toList(),
                both(now, before).map(PublicCount::group).distinct().sorted().toList(),
                lines);
    }

    private static Stream<PublicCount> both(List<PublicCount> now, List<PublicCount> before) {
        return Stream.concat(now.stream(), before.stream());
    }

    /** One stretch, as it may be shown. */
    Counted count(List<PublicCount> counted, boolean byArea) {
        if (forces.isEmpty()) {
            return new Counted(null, null);
        }
        var inForces = new int[forces.size()][groups.size()];
        var inLines = new int[lines.size()][groups.size()];
        for (var each : counted) {
            int group = groups.indexOf(each.group());
            inForces[forces.indexOf(each.forceCode())][group] += each.count();
            inLines[lines.indexOf(new Line(each.forceCode(), each.area()))][group] += each.count();
        }
        if (byArea) {
            var whole = SuppressedTable.of(
                    inLines,
                    lines.stream()
                            .mapToInt(line -> forces.indexOf(line.force()))
                            .toArray(),
                    forces.size());
            if (!whole.isWithheld()) {
                return new Counted(whole, null);
            }
        }
        return new Counted(null, SuppressedTable.of(inForces));
    }

    /** One stretch: forces with their areas, or, where these cannot be shown, forces alone. */
    final class Counted {

        private final @Nullable SuppressedTable whole;
        private final @Nullable SuppressedTable alone;

        private Counted(@Nullable SuppressedTable whole, @Nullable SuppressedTable alone) {
            this.whole = whole;
            this.alone = alone;
        }

        boolean isWithheld() {
            return alone != null && alone.isWithheld();
        }

        boolean areasAreWithheld() {
            return whole == null && !forces.isEmpty();
        }

        List<@Nullable Integer> force(int force) {
            return cells(column -> whole != null
                    ? whole.shownOfGroup(force, column)
                    : alone == null ? null : alone.shown(force, column));
        }

        List<@Nullable Integer> area(int line) {
            return cells(column -> whole == null ? null : whole.shown(line, column));
        }

        List<@Nullable Integer> sums() {
            return cells(column -> whole != null
                    ? whole.shown(lines.size(), column)
                    : alone == null ? null : alone.shown(forces.size(), column));
        }

        private List<@Nullable Integer> cells(IntFunction<@Nullable Integer> shown) {
            var cells = new ArrayList<@Nullable Integer>();
            for (int column = 0; column <= groups.size(); column++) {
                cells.add(shown.apply(column));
            }
            return cells;
        }
    }
}
