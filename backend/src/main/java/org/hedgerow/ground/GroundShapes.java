package org.hedgerow.ground;

import java.util.ArrayList;
import java.util.List;
import org.hedgerow.geo.Extent;
import org.hedgerow.geo.GeoPoint;
import org.hedgerow.geo.GridPoint;
import org.hedgerow.geo.NationalGrid;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.PrecisionModel;
import org.springframework.stereotype.Component;

/** Makes shapes of corners that somebody sent, and refuses what cannot stand on the ground. Thread-safe. */
@Component
public class GroundShapes {

    public static final int MOST_CORNERS = 200;
    public static final int MOST_PRECISION_METRES = 1000;
    static final double LONGEST_METRES = 20_000;
    static final double LARGEST_SQUARE_METRES = 25e6;

    private static final double SHORTEST_METRES = 1;
    private static final double SMALLEST_SQUARE_METRES = 10;
    private static final GeometryFactory GRID = new GeometryFactory(new PrecisionModel(), 27700);
    private static final GeometryFactory WGS84 = new GeometryFactory(new PrecisionModel(), 4326);
    private static final double TO_A_CENTIMETRE = 1e7;

    private final NationalGrid grid;

    GroundShapes(NationalGrid grid) {
        this.grid = grid;
    }

    /** The same corner on both systems. */
    private record Corner(Coordinate grid, Coordinate wgs84) {}

    /**
     * @param corners longitude and latitude in degrees, WGS 84; of an area one ring, which may be closed or not
     * @param precisionMetres from 1
     * @throws ProblemException 422 that names the corner
     */
    public GroundShape shape(
            GroundOutline outline, @Nullable List<@Nullable List<@Nullable Double>> corners, int precisionMetres) {
        var read = corners(corners, outline);
        var onGrid = geometry(outline, GRID, read.stream().map(Corner::grid).toArray(Coordinate[]::new));
        refuseUnlessPossible(outline, onGrid);
        var geographic =
                geometry(outline, WGS84, read.stream().map(Corner::wgs84).toArray(Coordinate[]::new));
        var middle = onGrid.getInteriorPoint();
        return new GroundShape(
                outline,
                onGrid,
                geographic,
                precisionMetres,
                grid.transformationAt(GridPoint.ofMetres(middle.getX(), middle.getY())));
    }

    private List<Corner> corners(@Nullable List<@Nullable List<@Nullable Double>> said, GroundOutline outline) {
        int least = least(outline);
        if (said == null || said.size() < least || said.size() > (least == 1 ? 1 : MOST_CORNERS)) {
            throw refused(least == 1 ? "A point is one place." : "Draw " + least + " to " + MOST_CORNERS + " corners.");
        }
        var corners = new ArrayList<Corner>(said.size() + 1);
        for (int i = 0; i < said.size(); i++) {
            var corner = corner(said.get(i));
            if (corner == null) {
                throw PlatformProblem.invalid(
                        "/corners/" + i, "A corner is a longitude and a latitude in degrees, in the United Kingdom.");
            }
            if (corners.isEmpty() || !corners.get(corners.size() - 1).grid().equals2D(corner.grid())) {
                corners.add(corner);
            }
        }
        if (outline == GroundOutline.AREA
                && !corners.get(0)
                        .grid()
                        .equals2D(corners.get(corners.size() - 1).grid())) {
            corners.add(corners.get(0));
        }
        if (corners.size() < (outline == GroundOutline.AREA ? 4 : least)) {
            throw refused("At least " + least + " of the corners must be different places.");
        }
        return corners;
    }

    private static int least(GroundOutline outline) {
        return switch (outline) {
            case POINT -> 1;
            case LINE -> 2;
            case AREA -> 3;
        };
    }

    /** Null where it is none. The grid's point is to the millimetre. */
    private @Nullable Corner corner(@Nullable List<@Nullable Double> said) {
        if (said == null || said.size() != 2) {
            return null;
        }
        var longitude = said.get(0);
        var latitude = said.get(1);
        if (longitude == null || latitude == null || !(Math.abs(longitude) <= 180) || !(Math.abs(latitude) <= 90)) {
            return null;
        }
        var geographic = new GeoPoint(rounded(longitude), rounded(latitude));
        if (!Extent.contains(geographic)) {
            return null;
        }
        var point = grid.toGrid(geographic);
        return Extent.contains(point)
                ? new Corner(
                        new Coordinate(point.eastingMetres(), point.northingMetres()),
                        new Coordinate(geographic.longitude(), geographic.latitude()))
                : null;
    }

    private static Geometry geometry(GroundOutline outline, GeometryFactory factory, Coordinate[] corners) {
        return switch (outline) {
            case POINT -> factory.createPoint(corners[0]);
            case LINE -> factory.createLineString(corners);
            case AREA -> factory.createPolygon(corners);
        };
    }

    private static void refuseUnlessPossible(GroundOutline outline, Geometry shape) {
        if (!shape.isValid()) {
            throw refused("The edge of an area may not cross itself.");
        }
        if (outline == GroundOutline.LINE && !(shape.getLength() >= SHORTEST_METRES)) {
            throw refused("That line is too short to be meant.");
        }
        if (outline == GroundOutline.LINE && shape.getLength() > LONGEST_METRES) {
            throw refused("A line is at most 20 km long; draw a longer one in parts.");
        }
        if (outline == GroundOutline.AREA && !(shape.getArea() >= SMALLEST_SQUARE_METRES)) {
            throw refused("That area is too small to be meant.");
        }
        // The round of a ring is bounded too: a star of needles has no area and crosses a county.
        if (outline == GroundOutline.AREA
                && (shape.getArea() > LARGEST_SQUARE_METRES || shape.getLength() > 4 * LONGEST_METRES)) {
            throw refused("An area has at most 25 square kilometres.");
        }
    }

    private static ProblemException refused(String detail) {
        return PlatformProblem.invalid("/corners", detail);
    }

    private static double rounded(double degrees) {
        return Math.round(degrees * TO_A_CENTIMETRE) / TO_A_CENTIMETRE;
    }
}
