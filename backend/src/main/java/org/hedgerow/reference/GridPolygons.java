package org.hedgerow.reference;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.geom.impl.PackedCoordinateSequence;

/** Between rings of whole millimetres and geometries in metres, both on the National Grid. */
final class GridPolygons {

    static final int SRID = 27700;
    private static final double MILLIMETRES = 1000;
    private static final GeometryFactory FACTORY = new GeometryFactory(new PrecisionModel(), SRID);

    private GridPolygons() {}

    static MultiPolygon geometry(List<List<int[]>> polygons) {
        return FACTORY.createMultiPolygon(
                polygons.stream().map(GridPolygons::polygon).toArray(Polygon[]::new));
    }

    private static Polygon polygon(List<int[]> rings) {
        var holes = new LinearRing[rings.size() - 1];
        for (int i = 0; i < holes.length; i++) {
            holes[i] = ring(rings.get(i + 1));
        }
        return FACTORY.createPolygon(ring(rings.get(0)), holes);
    }

    private static LinearRing ring(int[] ring) {
        var metres = new double[ring.length];
        for (int i = 0; i < ring.length; i++) {
            metres[i] = ring[i] / MILLIMETRES;
        }
        return FACTORY.createLinearRing(new PackedCoordinateSequence.Double(metres, 2, 0));
    }

    /** The areas of a geometry, whatever else it holds; rings that a millimetre swallows are left out. */
    static List<List<int[]>> polygons(Geometry geometry) {
        var polygons = new ArrayList<List<int[]>>();
        for (int i = 0; i < geometry.getNumGeometries(); i++) {
            if (geometry.getGeometryN(i) instanceof Polygon polygon && !polygon.isEmpty()) {
                var rings = new ArrayList<int[]>();
                add(rings, polygon.getExteriorRing().getCoordinateSequence());
                for (int hole = 0; hole < polygon.getNumInteriorRing() && !rings.isEmpty(); hole++) {
                    add(rings, polygon.getInteriorRingN(hole).getCoordinateSequence());
                }
                if (!rings.isEmpty()) {
                    polygons.add(rings);
                }
            }
        }
        return polygons;
    }

    private static void add(List<int[]> rings, CoordinateSequence corners) {
        var ring = new int[2 * corners.size()];
        for (int i = 0; i < corners.size(); i++) {
            ring[2 * i] = (int) Math.round(corners.getX(i) * MILLIMETRES);
            ring[2 * i + 1] = (int) Math.round(corners.getY(i) * MILLIMETRES);
        }
        int[] cleaned = withoutRepeats(ring, ring.length);
        if (cleaned.length >= 8) {
            rings.add(cleaned);
        }
    }

    /** Without corners that repeat the one before. */
    static int[] withoutRepeats(int[] ring, int length) {
        int size = 0;
        var kept = new int[length];
        for (int i = 0; i + 1 < length; i += 2) {
            if (size == 0 || kept[size - 2] != ring[i] || kept[size - 1] != ring[i + 1]) {
                kept[size++] = ring[i];
                kept[size++] = ring[i + 1];
            }
        }
        return size == length ? kept : java.util.Arrays.copyOf(kept, size);
    }

    /** Square metres that a ring encloses, whichever way it turns. */
    static double area(int[] ring) {
        double twice = 0;
        for (int i = 0; i + 3 < ring.length; i += 2) {
            double dx = (double) ring[i] - ring[0];
            double dy = (double) ring[i + 1] - ring[1];
            twice += dx * ((double) ring[i + 3] - ring[1]) - ((double) ring[i + 2] - ring[0]) * dy;
        }
        return Math.abs(twice) / 2 / MILLIMETRES / MILLIMETRES;
    }

    /** Square metres of some polygons, holes taken off. */
    static double area(List<List<int[]>> polygons) {
        double area = 0;
        for (var polygon : polygons) {
            for (int i = 0; i < polygon.size(); i++) {
                area += i == 0 ? area(polygon.get(0)) : -area(polygon.get(i));
            }
        }
        return area;
    }

    static int millimetres(double metres) {
        return (int) Math.round(metres * MILLIMETRES);
    }

    static Coordinate metres(int x, int y) {
        return new Coordinate(x / MILLIMETRES, y / MILLIMETRES);
    }
}
