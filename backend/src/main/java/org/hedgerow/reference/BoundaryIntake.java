package org.hedgerow.reference;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hedgerow.geo.CoordinateSystem;
import org.hedgerow.geo.Extent;
import org.hedgerow.geo.GridPoint;
import org.jspecify.annotations.Nullable;

/** Turns the areas of one file into a draft: chooses the columns, brings every corner onto the National Grid, checks codes, mends outlines. */
final class BoundaryIntake {

    private static final Pattern PUBLISHED_CODE = Pattern.compile("[EWSNKLJM][0-9]{8}");
    private static final int LONGEST_CODE = 40;
    private static final int LONGEST_NAME = 120;
    private static final int MOST_NAMED = 10;

    /**
     * What the person who loads the file has said about it.
     *
     * @param kind null to tell it from the columns
     * @param code the column of the code; null to tell it from the kind
     * @param name the column of the name
     * @param allowMissing whether areas may be without an outline, and forces without an area
     */
    record Wishes(
            @Nullable BoundaryKind kind,
            @Nullable String code,
            @Nullable String name,
            boolean allowMissing) {}

    /** One code's area while the file is read: it may come in several features. */
    private record Found(String name, BoundaryRepair repair, List<List<int[]>> polygons) {}

    private final BoundaryReader reader;
    private final Wishes wishes;
    private final Forces forces;
    private final Map<String, Found> found = new TreeMap<>();
    private final List<String> notes = new ArrayList<>();
    private final List<String> empty = new ArrayList<>();
    private final double[] pair = new double[2];
    private @Nullable BoundaryColumns columns;
    private long corners;
    private int merged;

    private BoundaryIntake(BoundaryReader reader, Wishes wishes, Forces forces) {
        this.reader = reader;
        this.wishes = wishes;
        this.forces = forces;
    }

    static BoundaryDraft read(BoundaryReader reader, Wishes wishes, Forces forces) throws IOException {
        return new BoundaryIntake(reader, wishes, forces).read();
    }

    private BoundaryDraft read() throws IOException {
        reader.read(this::take);
        if (columns == null) {
            throw new BoundaryRefused("The file holds no areas.");
        }
        var kind = columns.kind();
        var areas = new ArrayList<BoundaryArea>();
        var repairs = new TreeMap<String, List<String>>();
        var matching = new ForceMatching(forces);
        for (var code : List.copyOf(found.keySet())) {
            var one = found.remove(code);
            var polygons =
                    one.polygons().isEmpty() ? one.polygons() : one.repair().area(one.polygons());
            if (polygons.isEmpty()) {
                empty.add(code + " " + one.name());
                continue;
            }
            var force = kind == BoundaryKind.FORCE ? matching.force(code, one.name()) : null;
            areas.add(new BoundaryArea(code, one.name(), force, polygons));
            if (!one.repair().words().isEmpty()) {
                repairs.put(code, one.repair().words());
            }
        }
        sayWhatIsMissing();
        if (kind == BoundaryKind.FORCE) {
            notes.addAll(matching.finish(wishes.allowMissing()));
            if (corners > BoundaryLimits.MOST_CORNERS_OF_FORCES) {
                throw new BoundaryRefused(
                        "Force areas of more than 6,000,000 corners do not fit in memory; use the generalised set (BGC).");
            }
        }
        if (areas.isEmpty()) {
            throw new BoundaryRefused("The file holds no areas.");
        }
        return new BoundaryDraft(kind, List.copyOf(areas), repairs, List.copyOf(notes));
    }

    private void take(BoundaryFeature feature) {
        if (columns == null) {
            columns =
                    BoundaryColumns.choose(feature.attributes().keySet(), wishes.kind(), wishes.code(), wishes.name());
            notes.add("Columns: code from " + BoundaryText.plain(columns.code()) + ", name from "
                    + BoundaryText.plain(columns.name()) + ".");
        }
        var code = code(feature, columns);
        var name = BoundaryText.plain(feature.attributes().getOrDefault(columns.name(), ""));
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw new BoundaryRefused("Area " + feature.number() + " (" + code + ") has no name.");
        }
        var known = found.get(code);
        if (known == null) {
            known = new Found(name, new BoundaryRepair(), new ArrayList<>());
            found.put(code, known);
        } else if (!known.name().equals(name)) {
            throw new BoundaryRefused(
                    "The code " + code + " stands for two names: " + known.name() + " and " + name + ".");
        } else {
            merged++;
        }
        for (var polygon : feature.polygons()) {
            var rings = rings(polygon, known.repair(), code);
            if (!rings.isEmpty()) {
                known.polygons().add(rings);
            }
        }
    }

    private static String code(BoundaryFeature feature, BoundaryColumns columns) {
        var code = BoundaryText.plain(feature.attributes().getOrDefault(columns.code(), ""));
        if (code.isEmpty() || code.length() > LONGEST_CODE) {
            throw new BoundaryRefused("Area " + feature.number() + " has no code in " + columns.code() + ".");
        }
        if (columns.kind().codePrefixes().isEmpty()) {
            return code;
        }
        if (!PUBLISHED_CODE.matcher(code).matches()
                || !columns.kind().codePrefixes().contains(code.substring(0, 3))) {
            throw new BoundaryRefused("Area " + feature.number() + " has the code " + code + ", which is none of "
                    + columns.kind().plural() + "; theirs begin with "
                    + String.join(", ", columns.kind().codePrefixes()) + ".");
        }
        return code;
    }

    /** The rings of one polygon on the National Grid; none when its shell encloses nothing. */
    private List<int[]> rings(List<double[]> polygon, BoundaryRepair repair, String code) {
        var rings = new ArrayList<int[]>();
        for (var ring : polygon) {
            int[] corners = repair.ring(toGrid(ring, code));
            if (corners.length > 0) {
                rings.add(corners);
            } else if (rings.isEmpty()) {
                return List.of();
            }
        }
        return rings;
    }

    private int[] toGrid(double[] ring, String code) {
        corners += ring.length / 2;
        if (corners > BoundaryLimits.MOST_CORNERS) {
            throw new BoundaryRefused("The file has more than 20,000,000 corners; use a more generalised set.");
        }
        var grid = new int[ring.length];
        for (int i = 0; i + 1 < ring.length; i += 2) {
            pair[0] = ring[i];
            pair[1] = ring[i + 1];
            reader.coordinateSystem().toGrid(pair);
            if (!(Math.abs(pair[0]) < 2_000_000 && Math.abs(pair[1]) < 2_000_000)) {
                throw outside(code, ring[i], ring[i + 1]);
            }
            grid[i] = GridPolygons.millimetres(pair[0]);
            grid[i + 1] = GridPolygons.millimetres(pair[1]);
            if (!Extent.contains(new GridPoint(grid[i], grid[i + 1]))) {
                throw outside(code, ring[i], ring[i + 1]);
            }
            if (i > 0 && isTooLong(grid, i)) {
                throw new BoundaryRefused(
                        "The outline of " + code + " runs straight for more than 300 km; no border does.");
            }
        }
        return grid;
    }

    private static boolean isTooLong(int[] grid, int i) {
        return Math.hypot((double) grid[i] - grid[i - 2], (double) grid[i + 1] - grid[i - 1])
                > BoundaryLimits.LONGEST_EDGE_METRES * 1000.0;
    }

    private BoundaryRefused outside(String code, double x, double y) {
        boolean meantAsMetres = reader.coordinateSystem() == CoordinateSystem.WGS84 && Math.abs(x) > 180;
        return new BoundaryRefused(
                "The outline of " + code + " leaves the United Kingdom at " + (float) x + ", " + (float) y
                        + (meantAsMetres
                                ? ". These look like metres, but the file says degrees: it needs a crs of EPSG:27700."
                                : ". Is the coordinate system, or the order of the two numbers, wrong?"));
    }

    private void sayWhatIsMissing() {
        if (merged > 0) {
            notes.add(
                    merged == 1
                            ? "A code came twice; its parts were put together."
                            : merged + " features had the code of one before; their parts were put together.");
        }
        if (empty.isEmpty()) {
            return;
        }
        var names = empty.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
        if (!wishes.allowMissing()) {
            throw new BoundaryRefused(empty.size() + " without an outline: " + names
                    + ". Mend the file, or leave them out with --allow-missing.");
        }
        notes.add("Left out, having no outline: " + names + (empty.size() > MOST_NAMED ? " and others." : "."));
    }
}
