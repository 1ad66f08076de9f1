package org.hedgerow.operation.sheet;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.hedgerow.operation.MapUnder;

/** Coast, waters, roads and railways under the grid of a map: thin and grey, so that nothing that was reported is mistaken for them or hidden by them. */
final class MapGround {

    private static final float GREY = 0.6f;
    /** Beyond the frame by so many points a line is left out: the paper is clipped there anyhow. */
    private static final double BESIDE = 4;

    private final SheetPen pen;
    private final MapFrame frame;

    MapGround(SheetPen pen, MapFrame frame) {
        this.pen = pen;
        this.frame = frame;
    }

    void draw(List<MapUnder.Line> lines) throws IOException {
        pen.stream.setStrokingColor(GREY);
        for (var kind : MapUnder.Kind.values()) {
            pen.stream.setLineDashPattern(dashes(kind), 0);
            for (var line : lines) {
                if (line.kind() == kind) {
                    draw(width(kind), line.corners());
                }
            }
        }
        pen.stream.setLineDashPattern(new float[0], 0);
        pen.stream.setStrokingColor(0f);
    }

    /** The pieces of a line of which something may be seen. */
    private void draw(double width, double[] metres) throws IOException {
        var points = new double[metres.length];
        for (int at = 0; at < metres.length; at += 2) {
            points[at] = frame.x(metres[at]);
            points[at + 1] = frame.y(metres[at + 1]);
        }
        int from = -1;
        for (int at = 0; at + 3 < points.length; at += 2) {
            if (isSeen(points, at)) {
                from = from < 0 ? at : from;
            } else if (from >= 0) {
                pen.line(width, Arrays.copyOfRange(points, from, at + 2));
                from = -1;
            }
        }
        if (from >= 0) {
            pen.line(width, Arrays.copyOfRange(points, from, points.length));
        }
    }

    private boolean isSeen(double[] points, int at) {
        var paper = frame.paper();
        return Math.max(points[at], points[at + 2]) > paper.getMinX() - BESIDE
                && Math.min(points[at], points[at + 2]) < paper.getMaxX() + BESIDE
                && Math.max(points[at + 1], points[at + 3]) > paper.getMinY() - BESIDE
                && Math.min(points[at + 1], points[at + 3]) < paper.getMaxY() + BESIDE;
    }

    private static double width(MapUnder.Kind kind) {
        return switch (kind) {
            case COAST, WATER -> 1.1;
            case ROAD -> 1.2;
            case GREAT_ROAD -> 2.2;
            case RAIL -> 1;
        };
    }

    private static float[] dashes(MapUnder.Kind kind) {
        return switch (kind) {
            case WATER -> new float[] {1.2f, 1.6f};
            case RAIL -> new float[] {6, 3};
            case COAST, ROAD, GREAT_ROAD -> new float[0];
        };
    }
}
