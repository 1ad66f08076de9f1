package org.hedgerow.layer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Cuts lines to the square of their tile. Tiles hold a little of their neighbours, which would be drawn twice, and cut areas at their edge, which is no shore.
 */
final class SquareClip {

    /** Positions are written to a millionth of a degree. */
    private static final double SAME = 2e-6;

    private final double west;
    private final double east;
    private final double south;
    private final double north;

    private SquareClip(TileAddress square) {
        west = square.longitude(square.x());
        east = square.longitude(square.x() + 1.0);
        north = square.latitude(square.y());
        south = square.latitude(square.y() + 1.0);
    }

    /**
     * The pieces inside the square, none of which runs along its edge.
     *
     * @param line longitude, latitude, longitude, latitude ... in degrees
     */
    static List<double[]> clip(double[] line, TileAddress square) {
        var clip = new SquareClip(square);
        var pieces = new ArrayList<double[]>();
        var piece = new double[line.length];
        int length = 0;
        for (int at = 0; at + 3 < line.length; at += 2) {
            var side = clip.cut(line[at], line[at + 1], line[at + 2], line[at + 3]);
            if (side.length > 0) {
                if (length == 0) {
                    piece[0] = side[0];
                    piece[1] = side[1];
                    length = 2;
                }
                piece[length++] = side[2];
                piece[length++] = side[3];
            }
            boolean goesOn = side.length > 0 && side[2] == line[at + 2] && side[3] == line[at + 3];
            if (!goesOn && length > 0) {
                pieces.add(Arrays.copyOf(piece, length));
                length = 0;
            }
        }
        if (length > 0) {
            pieces.add(Arrays.copyOf(piece, length));
        }
        return pieces;
    }

    /** The part of a side that is inside, from its beginning to its end; nothing where there is none (Liang and Barsky). */
    private double[] cut(double x1, double y1, double x2, double y2) {
        if (alongEdge(x1, x2, west, east) || alongEdge(y1, y2, south, north)) {
            return new double[0];
        }
        double dx = x2 - x1;
        double dy = y2 - y1;
        var towards = new double[] {-dx, dx, -dy, dy};
        var room = new double[] {x1 - west, east - x1, y1 - south, north - y1};
        double from = 0;
        double to = 1;
        for (int edge = 0; edge < towards.length; edge++) {
            if (towards[edge] == 0) {
                if (room[edge] < 0) {
                    return new double[0];
                }
            } else if (towards[edge] < 0) {
                from = Math.max(from, room[edge] / towards[edge]);
            } else {
                to = Math.min(to, room[edge] / towards[edge]);
            }
        }
        if (from >= to) {
            return new double[0];
        }
        return new double[] {x1 + from * dx, y1 + from * dy, to == 1 ? x2 : x1 + to * dx, to == 1 ? y2 : y1 + to * dy};
    }

    private static boolean alongEdge(double one, double other, double low, double high) {
        return Math.abs(one - low) < SAME && Math.abs(other - low) < SAME
                || Math.abs(one - high) < SAME && Math.abs(other - high) < SAME;
    }
}
