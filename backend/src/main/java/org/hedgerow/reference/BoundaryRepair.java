package org.hedgerow.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hedgerow.geo.GridPoint;
import org.hedgerow.geo.GridReference;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;
import org.locationtech.jts.precision.GeometryPrecisionReducer;

/** Mends the outline of one area and remembers what was wrong, where, and what it did to the size. */
final class BoundaryRepair {

    private static final int LEAST_CORNERS = 4;
    private static final PrecisionModel MILLIMETRES = new PrecisionModel(1000);

    private final List<String> words = new ArrayList<>();
    private int opened;
    private int flat;

    /** What was done, in words; empty when nothing was wrong. */
    List<String> words() {
        return List.copyOf(words);
    }

    /**
     * A ring without repeated corners and closed.
     *
     * @param ring of whole millimetres
     * @return no corners at all when the ring encloses nothing
     */
    int[] ring(int[] ring) {
        int[] corners = GridPolygons.withoutRepeats(ring, ring.length);
        int last = corners.length - 2;
        if (corners.length >= 6 && (corners[0] != corners[last] || corners[1] != corners[last + 1])) {
            corners = java.util.Arrays.copyOf(corners, corners.length + 2);
            corners[last + 2] = corners[0];
            corners[last + 3] = corners[1];
            opened++;
        }
        if (corners.length < 2 * LEAST_CORNERS) {
            flat++;
            return new int[0];
        }
        return corners;
    }

    /** Valid polygons that cover what these were meant to cover, by JTS; none when nothing is left. */
    List<List<int[]>> area(List<List<int[]>> polygons) {
        if (opened > 0) {
            words.add(opened == 1 ? "a ring was not closed" : opened + " rings were not closed");
        }
        if (flat > 0) {
            words.add(
                    flat == 1
                            ? "a ring that encloses nothing was left out"
                            : flat + " rings that enclose nothing were left out");
        }
        Geometry geometry = GridPolygons.geometry(polygons);
        var fault = new IsValidOp(geometry).getValidationError();
        if (fault == null) {
            return polygons;
        }
        double before = GridPolygons.area(polygons);
        var fixed = GridPolygons.polygons(GeometryFixer.fix(geometry));
        // Where the mended lines cross is no whole millimetre, and rounding may cross them again.
        if (!GridPolygons.geometry(fixed).isValid()) {
            fixed = GridPolygons.polygons(GeometryPrecisionReducer.reduce(GeometryFixer.fix(geometry), MILLIMETRES));
        }
        words.add(String.format(
                Locale.ROOT,
                "%s at %s; mended, %s before and %s after",
                reason(fault.getErrorType()),
                place(fault.getCoordinate()),
                size(before),
                size(GridPolygons.area(fixed))));
        return fixed;
    }

    static String place(Coordinate metres) {
        return GridReference.of(GridPoint.ofMetres(metres.getX(), metres.getY()), 10)
                .toString();
    }

    /** In hectares when small, in square kilometres when large. */
    static String size(double squareMetres) {
        if (squareMetres < 10_000) {
            return String.format(Locale.ROOT, "%,.0f m2", squareMetres);
        }
        return squareMetres < 1_000_000
                ? String.format(Locale.ROOT, "%,.2f ha", squareMetres / 10_000)
                : String.format(Locale.ROOT, "%,.4f km2", squareMetres / 1_000_000);
    }

    private static String reason(int type) {
        return switch (type) {
            case TopologyValidationError.SELF_INTERSECTION -> "the outline crosses itself";
            case TopologyValidationError.RING_SELF_INTERSECTION -> "a ring touches itself";
            case TopologyValidationError.HOLE_OUTSIDE_SHELL -> "a hole lies outside its area";
            case TopologyValidationError.NESTED_HOLES -> "a hole lies in another";
            case TopologyValidationError.NESTED_SHELLS -> "a part lies in another";
            case TopologyValidationError.DUPLICATE_RINGS -> "a ring is there twice";
            case TopologyValidationError.DISCONNECTED_INTERIOR -> "holes cut the area in two";
            default -> "the outline is not valid";
        };
    }
}
