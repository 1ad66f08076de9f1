package org.hedgerow.reference;

import java.util.ArrayList;
import java.util.List;

/** A shapefile's rings come in a heap: shells turn clockwise and holes the other way. This puts each hole into its shell. */
final class RingNesting {

    /** A shell with its box, so that most holes are told apart from it at once. */
    private record Shell(
            double[] ring, double area, double west, double south, double east, double north, List<double[]> polygon) {

        static Shell of(double[] ring, double area) {
            double west = Double.POSITIVE_INFINITY;
            double south = Double.POSITIVE_INFINITY;
            double east = Double.NEGATIVE_INFINITY;
            double north = Double.NEGATIVE_INFINITY;
            for (int i = 0; i + 1 < ring.length; i += 2) {
                west = Math.min(west, ring[i]);
                east = Math.max(east, ring[i]);
                south = Math.min(south, ring[i + 1]);
                north = Math.max(north, ring[i + 1]);
            }
            var polygon = new ArrayList<double[]>();
            polygon.add(ring);
            return new Shell(ring, area, west, south, east, north, polygon);
        }

        boolean holds(double x, double y) {
            if (x < west || x > east || y < south || y > north) {
                return false;
            }
            boolean inside = false;
            for (int i = 0; i + 3 < ring.length; i += 2) {
                if (ring[i + 1] > y != ring[i + 3] > y
                        && x < ring[i] + (ring[i + 2] - ring[i]) * (y - ring[i + 1]) / (ring[i + 3] - ring[i + 1])) {
                    inside = !inside;
                }
            }
            return inside;
        }
    }

    private RingNesting() {}

    /** A hole that lies in no shell is taken for a shell that turns the wrong way. */
    static List<List<double[]>> polygons(List<double[]> rings) {
        var shells = new ArrayList<Shell>();
        var holes = new ArrayList<double[]>();
        for (var ring : rings) {
            double area = signedArea(ring);
            if (area > 0) {
                holes.add(ring);
            } else {
                shells.add(Shell.of(ring, -area));
            }
        }
        var polygons = new ArrayList<List<double[]>>();
        for (var hole : holes) {
            Shell smallest = null;
            for (var shell : shells) {
                // The middle of an edge: a corner of the hole may touch the shell.
                if ((smallest == null || shell.area() < smallest.area())
                        && shell.holds((hole[0] + hole[2]) / 2, (hole[1] + hole[3]) / 2)) {
                    smallest = shell;
                }
            }
            if (smallest == null) {
                polygons.add(List.of(hole));
            } else {
                smallest.polygon().add(hole);
            }
        }
        shells.forEach(shell -> polygons.add(shell.polygon()));
        return polygons;
    }

    /** Positive when the ring turns against the clock. */
    private static double signedArea(double[] ring) {
        double twice = 0;
        for (int i = 0; i + 3 < ring.length; i += 2) {
            // Relative to the first corner, or the digits of large coordinates would drown a small ring.
            twice += (ring[i] - ring[0]) * (ring[i + 3] - ring[1]) - (ring[i + 2] - ring[0]) * (ring[i + 1] - ring[1]);
        }
        return twice / 2;
    }
}
