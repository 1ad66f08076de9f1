package org.hedgerow.reference;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.hedgerow.geo.GridPoint;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.index.strtree.STRtree;

/**
 * How long it takes to tell the force of a point, beside JTS: its tree of boxes over prepared areas, warmed up in the same way. Once with the
 * indicative areas and once with outlines as fine as official ones at full resolution: the same areas, each edge broken in two and bent,
 * again and again, alike for both areas beside it. Prints a line for each figure, as {@link CountryBench} does.
 */
final class ForceBench {

    private static final int POINTS = 1_000_000;
    private static final int TURNS = 7;
    private static final int FINEST_METRES = 16;

    private ForceBench() {}

    public static void main(String[] arguments) {
        bench("indicative", ForceOutlines.read());
        bench("full resolution", finer(ForceOutlines.read()));
    }

    private static void bench(String name, ForceOutlines outlines) {
        long corners = outlines.rings().stream()
                .flatMap(List::stream)
                .mapToLong(ring -> ring.length / 2)
                .sum();
        long begin = cpu();
        var map = ForceMap.official(outlines, "Bench");
        double built = (cpu() - begin) / 1e9;
        var points = new GridPoint[POINTS];
        var random = new Random(1974);
        for (int i = 0; i < POINTS; i++) {
            do {
                points[i] = GridPoint.ofMetres(random.nextInt(80_000, 660_000), random.nextInt(5_000, 980_000));
            } while (i % 4 != 0 && map.forceAt(points[i]).isEmpty()); // three in four on land, as reports are
        }
        double ours = Double.MAX_VALUE;
        double near = Double.MAX_VALUE;
        for (int turn = 0; turn < TURNS; turn++) {
            ours = Math.min(ours, ours(map, points));
            near = Math.min(near, near(map, points));
        }
        double theirs = theirs(outlines, points);
        print("force of a point, " + name + ", " + corners + " corners", ours, "ns", "< 2,000");
        print("  near a border or not", near, "ns", "");
        print("  JTS prepared areas over it", theirs / ours, "times", "");
        print("  the areas made ready to be asked", built, "s", "");
    }

    private static void print(String what, double value, String unit, String goal) {
        System.out.printf(Locale.ROOT, "%s\t%.3f\t%s\t%s%n", what, value, unit, goal);
    }

    /** This thread's own nanoseconds: another program on the machine does not count. */
    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static double ours(ForceMap map, GridPoint[] points) {
        long begin = cpu();
        int found = 0;
        for (var point : points) {
            Optional<String> force = map.forceAt(point);
            found += force.isPresent() ? 1 : 0;
        }
        double nanos = (cpu() - begin) / (double) points.length;
        return found > 0 ? nanos : Double.NaN;
    }

    private static double near(ForceMap map, GridPoint[] points) {
        long begin = cpu();
        int found = 0;
        for (var point : points) {
            found += map.isNearBorder(point) ? 1 : 0;
        }
        double nanos = (cpu() - begin) / (double) points.length;
        return found > 0 ? nanos : Double.NaN;
    }

    private static double theirs(ForceOutlines outlines, GridPoint[] points) {
        var factory = new GeometryFactory();
        var tree = new STRtree();
        for (var rings : outlines.rings()) {
            var polygons = rings.stream()
                    .map(ring -> GridPolygons.geometry(List.of(List.of(ring))).getGeometryN(0))
                    .toArray(org.locationtech.jts.geom.Polygon[]::new);
            Geometry area = factory.createMultiPolygon(polygons);
            tree.insert(area.getEnvelopeInternal(), PreparedGeometryFactory.prepare(area));
        }
        tree.build();
        double best = Double.MAX_VALUE;
        int some = points.length / 5;
        for (int turn = 0; turn < TURNS; turn++) {
            long begin = cpu();
            int found = 0;
            for (int i = 0; i < some; i++) {
                var at = new Coordinate(points[i].eastingMetres(), points[i].northingMetres());
                var point = factory.createPoint(at);
                for (Object candidate : tree.query(new Envelope(at))) {
                    if (((PreparedGeometry) candidate).intersects(point)) {
                        found++;
                        break;
                    }
                }
            }
            best = Math.min(best, found > 0 ? (cpu() - begin) / (double) some : Double.MAX_VALUE);
        }
        return best;
    }

    /** Every edge in pieces of at most 16 m that wander about it. */
    static ForceOutlines finer(ForceOutlines outlines) {
        var rings = outlines.rings().stream()
                .map(own -> own.stream().map(ForceBench::finer).toList())
                .toList();
        return new ForceOutlines(outlines.codes(), rings);
    }

    private static int[] finer(int[] ring) {
        var corners = new ArrayList<int[]>();
        for (int i = 0; i + 3 < ring.length; i += 2) {
            corners.add(new int[] {ring[i], ring[i + 1]});
            between(ring[i], ring[i + 1], ring[i + 2], ring[i + 3], corners);
        }
        corners.add(new int[] {ring[0], ring[1]});
        var finer = new int[2 * corners.size()];
        for (int i = 0; i < corners.size(); i++) {
            finer[2 * i] = corners.get(i)[0];
            finer[2 * i + 1] = corners.get(i)[1];
        }
        return finer;
    }

    private static void between(int x1, int y1, int x2, int y2, List<int[]> corners) {
        double length = Math.hypot((double) x2 - x1, (double) y2 - y1);
        if (length <= FINEST_METRES * 1000) {
            return;
        }
        // From the same end whichever way the ring turns, so that both areas beside the edge bend it alike.
        boolean forth = x1 < x2 || x1 == x2 && y1 < y2;
        long seed = forth ? hash(x1, y1, x2, y2) : hash(x2, y2, x1, y1);
        double bend = new Random(seed).nextDouble(-0.2, 0.2) * (forth ? 1 : -1);
        int x = (int) Math.round((x1 + (double) x2) / 2 - bend * ((double) y2 - y1));
        int y = (int) Math.round((y1 + (double) y2) / 2 + bend * ((double) x2 - x1));
        between(x1, y1, x, y, corners);
        corners.add(new int[] {x, y});
        between(x, y, x2, y2, corners);
    }

    private static long hash(int a, int b, int c, int d) {
        return ((a * 31L + b) * 1_000_003L + c) * 31L + d;
    }
}
