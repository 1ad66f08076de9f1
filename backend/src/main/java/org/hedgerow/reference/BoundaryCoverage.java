package org.hedgerow.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.locationtech.jts.coverage.CoveragePolygonValidator;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.index.strtree.STRtree;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/**
 * How well the areas of a set fit together: where neighbours overlap, and where a narrow gap lies between them. By JTS, each area against
 * those about it, so that no more than they is in memory twice.
 */
final class BoundaryCoverage {

    /** Wider gaps are water or another country, in metres. */
    private static final double GAP_METRES = 10;

    private static final double LEAST_SQUARE_METRES = 1;

    private record Overlap(BoundaryArea one, BoundaryArea other, double squareMetres, String place) {}

    private record Gap(BoundaryArea area, double metres, String place) {}

    private final List<BoundaryArea> areas;
    private final List<MultiPolygon> shapes = new ArrayList<>();
    private final STRtree tree = new STRtree();
    private final List<Overlap> overlaps = new ArrayList<>();
    private final List<Gap> gaps = new ArrayList<>();

    private BoundaryCoverage(List<BoundaryArea> areas) {
        this.areas = areas;
        for (int i = 0; i < areas.size(); i++) {
            var shape = GridPolygons.geometry(areas.get(i).polygons());
            shapes.add(shape);
            tree.insert(shape.getEnvelopeInternal(), i);
        }
    }

    /** Sentences for the person who loads the set. */
    static List<String> check(List<BoundaryArea> areas) {
        var coverage = new BoundaryCoverage(areas);
        for (int i = 0; i < areas.size(); i++) {
            coverage.check(i);
        }
        return coverage.words();
    }

    private void check(int index) {
        var shape = shapes.get(index);
        var envelope = shape.getEnvelopeInternal();
        envelope.expandBy(GAP_METRES);
        var beside = new ArrayList<Integer>();
        for (Object found : tree.query(envelope)) {
            if ((Integer) found != index) {
                beside.add((Integer) found);
            }
        }
        if (beside.isEmpty()) {
            return;
        }
        var neighbours = beside.stream().map(shapes::get).toArray(Geometry[]::new);
        var faults = CoveragePolygonValidator.validate(shape, neighbours, GAP_METRES);
        if (faults.isEmpty()) {
            return;
        }
        var crossing = CoveragePolygonValidator.validate(shape, neighbours);
        double gap = faults.getLength() - crossing.getLength();
        if (gap >= 1) {
            gaps.add(new Gap(areas.get(index), gap, BoundaryRepair.place(faults.getCoordinate())));
        }
        for (int other : beside) {
            if (index < other && shapes.get(other).getEnvelopeInternal().intersects(crossing.getEnvelopeInternal())) {
                measure(index, other);
            }
        }
    }

    private void measure(int index, int other) {
        var common = OverlayNGRobust.overlay(shapes.get(index), shapes.get(other), OverlayNG.INTERSECTION);
        if (common.getArea() >= LEAST_SQUARE_METRES) {
            overlaps.add(new Overlap(
                    areas.get(index),
                    areas.get(other),
                    common.getArea(),
                    BoundaryRepair.place(common.getInteriorPoint().getCoordinate())));
        }
    }

    private List<String> words() {
        var words = new ArrayList<String>();
        if (overlaps.isEmpty()) {
            words.add("No two areas overlap by a square metre or more.");
        } else {
            overlaps.sort((a, b) -> Double.compare(b.squareMetres(), a.squareMetres()));
            var largest = overlaps.get(0);
            words.add(String.format(
                    Locale.ROOT,
                    "Overlaps: %,d, together %s; the largest is %s, %s and %s at %s. The one whose code comes first has such a point.",
                    overlaps.size(),
                    BoundaryRepair.size(
                            overlaps.stream().mapToDouble(Overlap::squareMetres).sum()),
                    BoundaryRepair.size(largest.squareMetres()),
                    largest.one().name(),
                    largest.other().name(),
                    largest.place()));
        }
        if (gaps.isEmpty()) {
            words.add("No gap narrower than 10 m lies between areas.");
        } else {
            gaps.sort((a, b) -> Double.compare(b.metres(), a.metres()));
            var longest = gaps.get(0);
            words.add(String.format(
                    Locale.ROOT,
                    "Areas with a gap narrower than 10 m beside them: %,d, together %,.1f km long; the longest, %,.1f km, is about %s, first at %s.",
                    gaps.size(),
                    gaps.stream().mapToDouble(Gap::metres).sum() / 1000,
                    longest.metres() / 1000,
                    longest.area().name(),
                    longest.place()));
        }
        return words;
    }
}
