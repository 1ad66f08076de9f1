package org.hedgerow.reference;

import java.util.List;
import java.util.Optional;
import org.hedgerow.geo.GridPoint;
import org.springframework.stereotype.Component;

/**
 * Which force a point belongs to, from the indicative boundaries held in memory. Thread-safe, allocates nothing.
 *
 * <p>The boundaries come from a map at 1:10,000,000 and may lie a kilometre from the legal ones, so a point with {@link #isNearBorder} set
 * deserves a person's eye.
 */
@Component
public class ForceAreas {

    /** As far as the indicative borders may be out, in metres. */
    public static final int NEAR_BORDER_METRES = 1_000;

    /** How far off the coast a point still belongs to the nearest force, in metres. */
    public static final int OFF_COAST_METRES = 5_000;

    private static final int FARTHEST_METRES = 50_000;

    private final List<String> codes;
    private final List<Optional<String>> answers;
    private final AreaGrid areas;
    private final Borders borders;

    public ForceAreas() {
        var outlines = ForceOutlines.read();
        codes = outlines.codes();
        answers = codes.stream().map(Optional::of).toList();
        areas = new AreaGrid(outlines);
        borders = new Borders(outlines);
    }

    /** The code of the force whose area holds the point, or that is nearest within 5 km; empty for the open sea and for other countries. */
    public Optional<String> forceAt(GridPoint point) {
        double x = point.eastingMetres();
        double y = point.northingMetres();
        int area = areas.areaOf(x, y);
        if (area < 0) {
            area = borders.nearestForce(x, y, OFF_COAST_METRES);
        }
        return area < 0 ? Optional.empty() : answers.get(area);
    }

    /** Whether the border between two forces runs within so many metres, at most 50 km. */
    public boolean isNearBorder(GridPoint point, int metres) {
        return borders.isNearBorder(
                point.eastingMetres(), point.northingMetres(), Math.max(0, Math.min(FARTHEST_METRES, metres)));
    }

    /** The codes of the forces that have an area. */
    public List<String> codes() {
        return codes;
    }
}
