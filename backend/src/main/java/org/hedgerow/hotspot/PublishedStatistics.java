package org.hedgerow.hotspot;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hedgerow.incident.VisibleIncidents.PublicCount;
import org.jspecify.annotations.Nullable;

/**
 * How many incidents that are released to the public each force has of each group of kinds, beside the same days a year before. Anybody may have it.
 *
 * @param from the first day that is counted
 * @param through the last one
 * @param fromBefore likewise, a year before
 * @param throughBefore likewise
 * @param withheld whether nothing of the later stretch can be shown, because hiding its small counts would hide nothing
 * @param withheldBefore likewise, of the earlier one
 * @param groups the columns, by code; the last cell of each row is their sum
 * @param rows by the code of the force
 * @param sums of all forces
 */
public record PublishedStatistics(
        LocalDate from,
        LocalDate through,
        LocalDate fromBefore,
        LocalDate throughBefore,
        boolean withheld,
        boolean withheldBefore,
        List<String> groups,
        List<Row> rows,
        List<Cell> sums,
        Instant countedAt) {

    /** A force, with a cell for each group and one for all of them. */
    public record Row(String force, List<Cell> cells) {}

    /**
     * One count beside that of a year before.
     *
     * @param now null where it is hidden
     * @param before likewise
     * @param change null where either is hidden, and where a force has nothing at all of the year before: then it says when reporting began
     */
    public record Cell(
            @Nullable Integer now,
            @Nullable Integer before,
            @Nullable ChangeOfCount change) {}

    static PublishedStatistics of(
            ComparedQuarters quarters, List<PublicCount> now, List<PublicCount> before, Instant at) {
        var forces = codes(now, before, PublicCount::forceCode);
        var groups = codes(now, before, PublicCount::group);
        var last = quarters.before();
        if (forces.isEmpty()) {
            return new PublishedStatistics(
                    quarters.from(),
                    quarters.through(),
                    last.from(),
                    last.through(),
                    false,
                    false,
                    List.of(),
                    List.of(),
                    List.of(),
                    at);
        }
        var countsNow = counts(now, forces, groups);
        var countsBefore = counts(before, forces, groups);
        var shownNow = SuppressedTable.of(countsNow);
        var shownBefore = SuppressedTable.of(countsBefore);
        var rows = new ArrayList<Row>();
        for (int row = 0; row < forces.size(); row++) {
            rows.add(new Row(forces.get(row), cells(shownNow, shownBefore, row, groups.size())));
        }
        return new PublishedStatistics(
                quarters.from(),
                quarters.through(),
                last.from(),
                last.through(),
                shownNow.isWithheld(),
                shownBefore.isWithheld(),
                groups,
                rows,
                cells(shownNow, shownBefore, forces.size(), groups.size()),
                at);
    }

    private static List<String> codes(
            List<PublicCount> now, List<PublicCount> before, Function<PublicCount, String> code) {
        return Stream.concat(now.stream(), before.stream())
                .map(code)
                .distinct()
                .sorted()
                .toList();
    }

    private static int[][] counts(List<PublicCount> counted, List<String> forces, List<String> groups) {
        var counts = new int[forces.size()][groups.size()];
        for (var each : counted) {
            counts[forces.indexOf(each.forceCode())][groups.indexOf(each.group())] += each.count();
        }
        return counts;
    }

    private static List<Cell> cells(SuppressedTable now, SuppressedTable before, int row, int groups) {
        var all = before.shown(row, groups);
        boolean hasBegun = all == null || all > 0;
        var cells = new ArrayList<Cell>();
        for (int column = 0; column <= groups; column++) {
            var later = now.shown(row, column);
            var earlier = before.shown(row, column);
            boolean compared = later != null && earlier != null && hasBegun;
            cells.add(new Cell(later, earlier, compared ? ChangeOfCount.of(later, earlier) : null));
        }
        return cells;
    }
}
