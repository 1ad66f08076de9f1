package org.hedgerow.operation.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hedgerow.geo.Extent;
import org.hedgerow.geo.GeoPoint;
import org.hedgerow.geo.GridPoint;
import org.hedgerow.geo.NationalGrid;
import org.hedgerow.operation.BoardContent;
import org.hedgerow.operation.BoardKind;
import org.hedgerow.operation.OperationContent;
import org.hedgerow.platform.PlatformProblem;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;
import org.springframework.stereotype.Component;

/** Between corners in degrees (WGS 84, longitude first) and shapes on the National Grid (EPSG:27700) in metres, by the grid's own transformation. */
@Component
class ShapeReader {

    private static final GeometryFactory GRID = new GeometryFactory(new PrecisionModel(), 27700);
    private static final double MILLIMETRES = 1000;
    private static final double SMALLEST_SQUARE_METRES = 100;
    private static final double LARGEST_AREA_SQUARE_METRES = 300_000e6;
    private static final double LARGEST_ITEM_SQUARE_METRES = 10_000e6;
    private static final double LONGEST_ROUTE_METRES = 1_000_000;
    private static final int MOST_OUTLINES = 20;

    private final NationalGrid grid;

    ShapeReader(NationalGrid grid) {
        this.grid = grid;
    }

    /** The area of an operation: outlines without holes, which touch nowhere; null when none is said. */
    @Nullable MultiPolygon area(@Nullable List<@Nullable List<@Nullable List<@Nullable Double>>> outlines) {
        if (outlines == null || outlines.isEmpty()) {
            return null;
        }
        if (outlines.size() > MOST_OUTLINES) {
            throw PlatformProblem.invalid("/area", "An area has at most " + MOST_OUTLINES + " parts.");
        }
        var polygons = new ArrayList<Polygon>();
        int corners = 0;
        for (int at = 0; at < outlines.size(); at++) {
            var polygon =
                    polygon(outlines.get(at), "/area/" + at, LARGEST_AREA_SQUARE_METRES, OperationContent.MOST_CORNERS);
            corners += polygon.getNumPoints() - 1;
            polygons.add(polygon);
        }
        var area = GRID.createMultiPolygon(polygons.toArray(Polygon[]::new));
        if (corners > OperationContent.MOST_CORNERS) {
            throw PlatformProblem.invalid(
                    "/area", "An area has at most " + OperationContent.MOST_CORNERS + " corners in all.");
        }
        if (!area.isValid()) {
            throw PlatformProblem.invalid("/area", "The parts of an area lie apart from each other.");
        }
        return area;
    }

    /** The shape of an item of the board, as its kind asks. */
    Geometry item(BoardKind kind, @Nullable List<@Nullable List<@Nullable Double>> corners) {
        return switch (kind.form()) {
            case AREA -> polygon(corners, "/corners", LARGEST_ITEM_SQUARE_METRES, BoardContent.MOST_CORNERS);
            case POINT -> {
                var found = read(corners, "/corners", 1, 1);
                yield GRID.createPoint(found.get(0));
            }
            case LINE -> {
                var found = read(corners, "/corners", 2, BoardContent.MOST_CORNERS);
                if (found.size() < 2) {
                    throw PlatformProblem.invalid("/corners", "A route has at least two different points.");
                }
                var line = GRID.createLineString(found.toArray(Coordinate[]::new));
                if (line.getLength() > LONGEST_ROUTE_METRES) {
                    throw PlatformProblem.invalid("/corners", "A route is at most 1,000 kilometres long.");
                }
                yield line;
            }
        };
    }

    /** The corners of a shape in degrees, to about a centimetre; a ring is closed. */
    List<List<Double>> corners(Geometry shape) {
        var coordinates =
                shape instanceof Polygon polygon ? polygon.getExteriorRing().getCoordinates() : shape.getCoordinates();
        return Arrays.stream(coordinates)
                .map(corner -> grid.toGeographic(GridPoint.ofMetres(corner.x, corner.y)))
                .map(point -> List.of(rounded(point.longitude()), rounded(point.latitude())))
                .toList();
    }

    List<List<List<Double>>> outlines(@Nullable MultiPolygon area) {
        var outlines = new ArrayList<List<List<Double>>>();
        for (int at = 0; area != null && at < area.getNumGeometries(); at++) {
            outlines.add(corners(area.getGeometryN(at)));
        }
        return outlines;
    }

    private Polygon polygon(
            @Nullable List<@Nullable List<@Nullable Double>> ring, String pointer, double largest, int mostCorners) {
        var corners = read(ring, pointer, 3, mostCorners + 1);
        if (!corners.get(0).equals2D(corners.get(corners.size() - 1))) {
            corners.add(new Coordinate(corners.get(0)));
        }
        if (corners.size() < 4 || corners.size() > mostCorners + 1) {
            throw PlatformProblem.invalid(pointer, "An area has 3 to " + mostCorners + " different corners.");
        }
        var polygon = GRID.createPolygon(corners.toArray(Coordinate[]::new));
        if (!polygon.isValid()) {
            throw PlatformProblem.invalid(pointer, "The edge of an area may not cross itself.");
        }
        if (polygon.getArea() < SMALLEST_SQUARE_METRES) {
            throw PlatformProblem.invalid(pointer, "That area is too small to be meant.");
        }
        if (polygon.getArea() > largest) {
            throw PlatformProblem.invalid(pointer, "That area is too large to be meant.");
        }
        return polygon;
    }

    /** Without corners that repeat the one before. */
    private List<Coordinate> read(
            @Nullable List<@Nullable List<@Nullable Double>> said, String pointer, int least, int most) {
        if (said == null || said.size() < least || said.size() > most) {
            throw PlatformProblem.invalid(
                    pointer, least == most ? "Give one point." : "Give " + least + " to " + most + " points.");
        }
        var corners = new ArrayList<Coordinate>(said.size() + 1);
        for (int at = 0; at < said.size(); at++) {
            var corner = corner(said.get(at));
            if (corner == null) {
                throw PlatformProblem.invalid(
                        pointer + "/" + at,
                        "A corner is a longitude and a latitude in degrees, in the United Kingdom.");
            }
            if (corners.isEmpty() || !corners.get(corners.size() - 1).equals2D(corner)) {
                corners.add(corner);
            }
        }
        return corners;
    }

    private @Nullable Coordinate corner(@Nullable List<@Nullable Double> said) {
        if (said == null || said.size() != 2) {
            return null;
        }
        var longitude = said.get(0);
        var latitude = said.get(1);
        if (longitude == null
                || latitude == null
                || !(Math.abs(longitude) <= 20)
                || !(latitude > 45 && latitude < 65)) {
            return null;
        }
        var point = grid.toGrid(new GeoPoint(longitude, latitude));
        return Extent.contains(point)
                ? new Coordinate(point.eastingMillimetres() / MILLIMETRES, point.northingMillimetres() / MILLIMETRES)
                : null;
    }

    private static double rounded(double degrees) {
        return Math.round(degrees * 1e7) / 1e7;
    }
}
