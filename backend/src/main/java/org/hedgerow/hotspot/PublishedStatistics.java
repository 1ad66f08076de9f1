package org.hedgerow.hotspot;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hedgerow.incident.VisibleIncidents.PublicCount;
import org.hedgerow.reference.BoundaryKind;
import org.jspecify.annotations.Nullable;

/**
 * How many incidents that are released to the public each force has of each group of kinds, beside the same days a year before, and where boundaries are loaded the
 * same for the areas within each force. Anybody may have it.
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
 * @param areas null where no boundaries are loaded by which areas could be told apart
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
        @Nullable Areas areas,
        Instant countedAt) {

    /** A force, with a cell for each group and one for all of them. */
    public record Row(String force, List<Cell> cells) {}

    /**
     * The areas of one kind. Those of a force add up to it, and whatever is hidden in one table stays hidden with the other beside it.
     *
     * @param source who made the boundaries, in the words that must go with them
     * @param withheld whether nothing of the later stretch can be shown by area
     * @param withheldBefore likewise, of the earlier one
     * @param rows by the codes of force and area; of each force last what counts for no area
     */
    public record Areas(
            BoundaryKind kind, String source, boolean withheld, boolean withheldBefore, List<AreaRow> rows) {}

    /**
     * What of an area a force has.
     *
     * @param area its published code; null for what counts for none
     * @param name what it is called; null likewise
     */
    public record AreaRow(
            String force, @Nullable String area, @Nullable String name, List<Cell> cells) {}

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

    /**
     * What areas are told apart by.
     *
     * @param names by their codes
     */
    record Division(BoundaryKind kind, String source, Map<String, String> names) {}

    static PublishedStatistics of(
            ComparedQuarters quarters,
            List<PublicCount> now,
            List<PublicCount> before,
            @Nullable Division division,
            Instant at) {
        var lines = PublishedLines.of(now, before);
        var last = quarters.before();
        var later = lines.count(now, division != null);
        var earlier = lines.count(before, division != null);
        var forces = lines.forces();
        var rows = new ArrayList<Row>();
        for (int force = 0; force < forces.size(); force++) {
            rows.add(new Row(forces.get(force), cells(later.force(force), earlier.force(force))));
        }
        return new PublishedStatistics(
                quarters.from(),
                quarters.through(),
                last.from(),
                last.through(),
                later.isWithheld(),
                earlier.isWithheld(),
                lines.groups(),
                List.copyOf(rows),
                forces.isEmpty() ? List.of() : cells(later.sums(), earlier.sums()),
                division == null ? null : areas(division, lines, later, earlier),
                at);
    }

    private static Areas areas(
            Division division, PublishedLines lines, PublishedLines.Counted later, PublishedLines.Counted earlier) {
        var rows = new ArrayList<AreaRow>();
        for (int line = 0; line < lines.lines().size(); line++) {
            var named = lines.lines().get(line);
            var name = named.area() == null ? null : division.names().getOrDefault(named.area(), named.area());
            rows.add(new AreaRow(named.force(), named.area(), name, cells(later.area(line), earlier.area(line))));
        }
        boolean none = later.areasAreWithheld() && earlier.areasAreWithheld();
        return new Areas(
                division.kind(),
                division.source(),
                later.areasAreWithheld(),
                earlier.areasAreWithheld(),
                none ? List.of() : List.copyOf(rows));
    }

    /** The last is the sum of the others. */
    private static List<Cell> cells(List<@Nullable Integer> now, List<@Nullable Integer> before) {
        var all = before.get(before.size() - 1);
        boolean hasBegun = all == null || all > 0;
        var cells = new ArrayList<Cell>();
        for (int column = 0; column < now.size(); column++) {
            var later = now.get(column);
            var earlier = before.get(column);
            boolean compared = later != null && earlier != null && hasBegun;
            cells.add(new Cell(later, earlier, compared ? ChangeOfCount.of(later, earlier) : null));
        }
        return List.copyOf(cells);
    }
}
