package org.hedgerow.reference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.locationtech.jts.coverage.CoverageSimplifier;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.util.GeometryFixer;

/**
 * Areas simplified for the map, all together, so that neighbours keep the border that they share. First every corner moves to the nearest
 * point of a small grid, which two neighbours' corners do alike and which makes the largest sets fit; then JTS simplifies what is left.
 */
final class BoundaryDrawing {

    /** At some 20 bytes a corner a whole set of them stays below a megabyte. */
    private static final int MOST_CORNERS = 42_000;

    private static final int WHOLE_SET_METRES = 100;
    private static final int LOCAL_METRES = 15;
    private static final int COARSEST_METRES = 6_400;

    /** Sent in pieces by what is in view, so they may stay finer. */
    private static final Set<BoundaryKind> LOCAL = Set.of(BoundaryKind.PARISH, BoundaryKind.BEAT);

    private BoundaryDrawing() {}

    /** For each area, in the same order, its polygons for the map: never none. */
    static List<List<List<int[]>>> draw(BoundaryKind kind, List<BoundaryArea> areas) {
        boolean local = LOCAL.contains(kind);
        int tolerance = local ? LOCAL_METRES : WHOLE_SET_METRES;
        var drawn = draw(areas, tolerance);
        while (!local && corners(drawn) > MOST_CORNERS && tolerance < COARSEST_METRES) {
            tolerance *= 2;
            drawn = draw(areas, tolerance);
        }
        return drawn;
    }

    private static long corners(List<List<List<int[]>>> drawn) {
        return drawn.stream()
                .flatMap(List::stream)
                .flatMap(List::stream)
                .mapToLong(ring -> ring.length / 2)
                .sum();
    }

    private static List<List<List<int[]>>> draw(List<BoundaryArea> areas, int tolerance) {
        var simplified = simplified(areas, tolerance);
        var drawn = new ArrayList<List<List<int[]>>>();
        for (int i = 0; i < areas.size(); i++) {
            var polygons = GridPolygons.polygons(valid(simplified[i]));
            drawn.add(polygons.isEmpty() ? largest(areas.get(i).polygons()) : polygons);
        }
        return drawn;
    }

    private static Geometry[] simplified(List<BoundaryArea> areas, int tolerance) {
        // A tenth of the tolerance, and no round number: JTS keeps corners in hash tables, where round ones collide by
        // the thousand.
        int step = tolerance * 100 + 7;
        try {
            return CoverageSimplifier.simplify(allThinned(areas, tolerance, step), tolerance);
        } catch (IllegalArgumentException tangled) {
            // JTS cannot follow some borders that touch themselves. A coarser grid alone keeps common corners common
            // too.
            return allThinned(areas, tolerance, 5 * step);
        }
    }

    private static Geometry[] allThinned(List<BoundaryArea> areas, int tolerance, int step) {
        return areas.stream()
                .map(area -> valid(GridPolygons.geometry(thinned(area.polygons(), tolerance, step))))
                .toArray(Geometry[]::new);
    }

    private static Geometry valid(Geometry shape) {
        return shape.isValid() ? shape : GeometryFixer.fix(shape);
    }

    /** Without islands and holes too small to be seen, of which a coast has thousands; the largest part always stays. */
    private static List<List<int[]>> thinned(List<List<int[]>> polygons, int tolerance, int step) {
        double least = 9.0 * tolerance * tolerance;
        var kept = new ArrayList<List<int[]>>();
        for (var polygon : polygons) {
            if (GridPolygons.area(polygon.get(0)) >= least) {
                add(kept, polygon, step, least);
            }
        }
        if (kept.isEmpty()) {
            add(kept, largest(polygons).get(0), step, least);
        }
        return kept.isEmpty() ? largest(polygons) : kept;
    }

    private static void add(List<List<int[]>> kept, List<int[]> polygon, int step, double least) {
        var rings = new ArrayList<int[]>();
        for (int i = 0; i < polygon.size(); i++) {
            if (i == 0 || GridPolygons.area(polygon.get(i)) >= least) {
                int[] ring = onto(polygon.get(i), step);
                if (ring.length >= 8) {
                    rings.add(ring);
                } else if (i == 0) {
                    return;
                }
            }
        }
        kept.add(rings);
    }

    /** The ring with its corners on a grid of that step, without repeated corners and without spikes. */
    private static int[] onto(int[] ring, int step) {
        var corners = new int[ring.length];
        int size = 0;
        for (int i = 0; i + 3 < ring.length; i += 2) { // the last repeats the first
            int x = Math.floorDiv(ring[i] + step / 2, step) * step;
            int y = Math.floorDiv(ring[i + 1] + step / 2, step) * step;
            if (size >= 4 && corners[size - 4] == x && corners[size - 3] == y) {
                size -= 2; // there and straight back
            } else if (size == 0 || corners[size - 2] != x || corners[size - 1] != y) {
                corners[size++] = x;
                corners[size++] = y;
            }
        }
        while (size >= 4 && corners[size - 2] == corners[0] && corners[size - 1] == corners[1]) {
            size -= 2;
        }
        if (size < 6) {
            return new int[0];
        }
        var closed = Arrays.copyOf(corners, size + 2);
        closed[size] = corners[0];
        closed[size + 1] = corners[1];
        return closed;
    }

    private static List<List<int[]>> largest(List<List<int[]>> polygons) {
        return List.of(polygons.stream()
                .max((a, b) -> Double.compare(GridPolygons.area(a.get(0)), GridPolygons.area(b.get(0))))
                .orElseThrow());
    }
}
