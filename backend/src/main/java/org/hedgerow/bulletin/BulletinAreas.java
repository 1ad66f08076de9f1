package org.hedgerow.bulletin;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hedgerow.geo.Extent;
import org.hedgerow.geo.GeoPoint;
import org.hedgerow.geo.GridPoint;
import org.hedgerow.geo.GridReference;
import org.hedgerow.geo.GridSquare;
import org.hedgerow.geo.NationalGrid;
import org.hedgerow.geo.PlaceRefused;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.reference.Boundaries;
import org.hedgerow.reference.DrawnBoundary;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.operation.union.UnaryUnionOp;
import org.springframework.stereotype.Component;

/** Turns what an author says of an area into a shape on the National Grid, never a small one: nobody is to find a farm by a bulletin. */
@Component
public class BulletinAreas {

    /** What is drawn is at least so large; parishes are what they are. */
    public static final double LEAST_SQUARE_METRES = 25e6;

    public static final int MOST_SQUARES = 60;
    public static final int MOST_BOUNDARIES = 40;
    public static final int MOST_CORNERS = 200;

    static final int SQUARE_METRES = 10_000;

    private static final double LEAST_HALF_WIDTH_METRES = 1_000;
    private static final double LARGEST_SQUARE_METRES = 30_000e6;
    private static final double MILLIMETRES = 1000;
    private static final GeometryFactory GRID = new GeometryFactory(new PrecisionModel(), 27700);

    private final NationalGrid grid;
    private final Boundaries boundaries;

    BulletinAreas(NationalGrid grid, Boundaries boundaries) {
        this.grid = grid;
        this.boundaries = boundaries;
    }

    /**
     * The shape, in metres on the National Grid.
     *
     * @throws ProblemException 422, naming the field below {@code /area}
     */
    public MultiPolygon shape(AreaSaid said) {
        int ways = (said.squares().isEmpty() ? 0 : 1)
                + (said.boundaries().isEmpty() ? 0 : 1)
                + (said.outline().isEmpty() ? 0 : 1);
        if (ways != 1) {
            throw PlatformProblem.invalid(
                    "/area", "Say the area in one way: by squares of 10 km, by parishes and districts, or drawn.");
        }
        var shape = !said.squares().isEmpty()
                ? squares(said.squares())
                : !said.boundaries().isEmpty() ? boundaries(said.boundaries()) : drawn(said.outline());
        if (shape.getArea() > LARGEST_SQUARE_METRES) {
            throw PlatformProblem.invalid("/area", "That area is too large: at most 30,000 square kilometres.");
        }
        return shape;
    }

    /** The 10 km squares ("TL44") that an area has a part of. */
    static Set<String> squaresOf(MultiPolygon area) {
        var found = new TreeSet<String>();
        var box = area.getEnvelopeInternal();
        for (int x = floor(box.getMinX()); x < box.getMaxX(); x += SQUARE_METRES) {
            for (int y = floor(box.getMinY()); y < box.getMaxY(); y += SQUARE_METRES) {
                var square = new GridSquare(x, y, SQUARE_METRES);
                if (polygon(square).intersection(area).getArea() > 1) {
                    var name = new GridReference(square).toString().replace(" ", "");
                    // Outside the lettered squares nobody looks after one.
                    if (name.matches("[A-HJ-Z]{2}[0-9]{2}")) {
                        found.add(name);
                    }
                }
            }
        }
        return found;
    }

    /** The outer edges of an area, each a closed ring of longitude and latitude in degrees, to about 10 m; an area is never so small that this matters. */
    public List<List<GeoPoint>> edges(MultiPolygon area) {
        var edges = new ArrayList<List<GeoPoint>>();
        for (int i = 0; i < area.getNumGeometries(); i++) {
            var ring = new ArrayList<GeoPoint>();
            for (var corner : ((Polygon) area.getGeometryN(i)).getExteriorRing().getCoordinates()) {
                var point = grid.toGeographic(GridPoint.ofMetres(corner.x, corner.y));
                ring.add(new GeoPoint(rounded(point.longitude()), rounded(point.latitude())));
            }
            edges.add(List.copyOf(ring));
        }
        return edges;
    }

    private static MultiPolygon squares(List<String> names) {
        var parts = new ArrayList<Geometry>();
        for (int i = 0; i < names.size(); i++) {
            parts.add(polygon(square(names.get(i), i)));
        }
        return multi(UnaryUnionOp.union(parts));
    }

    private static GridSquare square(String name, int index) {
        try {
            var square = GridReference.parse(name).square();
            if (square.sizeMetres() == SQUARE_METRES) {
                return square;
            }
        } catch (PlaceRefused e) {
            // Told below, in words that fit squares.
        }
        throw PlatformProblem.invalid("/area/squares/" + index, "Name squares of 10 km, such as TL44.");
    }

    private MultiPolygon boundaries(List<AreaSaid.Named> named) {
        var parts = new ArrayList<Geometry>();
        for (int i = 0; i < named.size(); i++) {
            int index = i;
            var found = boundaries
                    .findDrawn(named.get(i).kind(), named.get(i).code())
                    .orElseThrow(() -> PlatformProblem.invalid(
                            "/area/boundaries/" + index,
                            "There is no such area among the boundaries that were loaded."));
            parts.add(shape(found));
        }
        return multi(UnaryUnionOp.union(parts));
    }

    private static Geometry shape(DrawnBoundary boundary) {
        return GRID.createMultiPolygon(boundary.polygons().stream()
                        .map(rings -> GRID.createPolygon(
                                ring(rings.get(0)),
                                rings.stream().skip(1).map(BulletinAreas::ring).toArray(LinearRing[]::new)))
                        .toArray(Polygon[]::new))
                .buffer(0);
    }

    private static LinearRing ring(int[] millimetres) {
        var corners = new Coordinate[millimetres.length / 2];
        for (int i = 0; i < corners.length; i++) {
            corners[i] = new Coordinate(millimetres[2 * i] / MILLIMETRES, millimetres[2 * i + 1] / MILLIMETRES);
        }
        return GRID.createLinearRing(corners);
    }

    private MultiPolygon drawn(List<List<Double>> ring) {
        var corners = new ArrayList<Coordinate>();
        for (int i = 0; i < ring.size(); i++) {
            corners.add(corner(ring.get(i), i));
        }
        if (!corners.get(0).equals2D(corners.get(corners.size() - 1))) {
            corners.add(new Coordinate(corners.get(0)));
        }
        if (corners.size() < 4) {
            throw PlatformProblem.invalid("/area/outline", "An area has at least 3 different corners.");
        }
        var polygon = GRID.createPolygon(corners.toArray(Coordinate[]::new));
        if (!polygon.isValid()) {
            throw PlatformProblem.invalid("/area/outline", "The edge of an area may not cross itself.");
        }
        if (polygon.getArea() < LEAST_SQUARE_METRES) {
            throw PlatformProblem.invalid(
                    "/area/outline", "The area of a bulletin has at least 25 square kilometres: draw it larger.");
        }
        if (polygon.buffer(-LEAST_HALF_WIDTH_METRES).isEmpty()) {
            throw PlatformProblem.invalid("/area/outline", "That area is a strip, which shows a road: draw it wider.");
        }
        return multi(polygon);
    }

    private Coordinate corner(List<Double> said, int index) {
        if (said.size() == 2 && Math.abs(said.get(0)) <= 20 && said.get(1) > 45 && said.get(1) < 65) {
            var point = grid.toGrid(new GeoPoint(said.get(0), said.get(1)));
            if (Extent.contains(point)) {
                return new Coordinate(point.eastingMetres(), point.northingMetres());
            }
        }
        throw PlatformProblem.invalid(
                "/area/outline/" + index, "A corner is a longitude and a latitude in degrees, in the United Kingdom.");
    }

    private static Polygon polygon(GridSquare square) {
        double west = square.easting();
        double south = square.northing();
        double side = square.sizeMetres();
        return GRID.createPolygon(new Coordinate[] {
            new Coordinate(west, south),
            new Coordinate(west + side, south),
            new Coordinate(west + side, south + side),
            new Coordinate(west, south + side),
            new Coordinate(west, south)
        });
    }

    static MultiPolygon multi(Geometry shape) {
        var parts = new ArrayList<Polygon>();
        for (int i = 0; i < shape.getNumGeometries(); i++) {
            if (shape.getGeometryN(i) instanceof Polygon polygon && !polygon.isEmpty()) {
                parts.add(polygon);
            }
        }
        return GRID.createMultiPolygon(parts.toArray(Polygon[]::new));
    }

    private static int floor(double metres) {
        return (int) Math.floor(metres / SQUARE_METRES) * SQUARE_METRES;
    }

    private static double rounded(double degrees) {
        return Math.round(degrees * 1e4) / 1e4;
    }
}
