package org.hedgerow.reference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Every edge of the force areas once, with the one or two forces that it bounds, in 5 km cells so that what is near a point is found
 * without looking at the rest. Immutable.
 */
final class Borders {

    private static final int CELL_METRES = 5_000;
    private static final int WEST = -100_000;
    private static final int SOUTH = -100_000;
    private static final int COLUMNS = 180;
    private static final int ROWS = 290;
    private static final int NONE = -1;

    private record Edge(int x1, int y1, int x2, int y2) {}

    private final int[] ends; // x1 y1 x2 y2 of each edge
    private final byte[] sides; // two forces of each edge; NONE where the sea is
    private final int[][] cells;

    Borders(ForceOutlines outlines) {
        Map<Edge, byte[]> found = new HashMap<>();
        for (int force = 0; force < outlines.codes().size(); force++) {
            for (int[] ring : outlines.rings().get(force)) {
                for (int i = 0; i + 3 < ring.length; i += 2) {
                    take(found, edge(ring[i], ring[i + 1], ring[i + 2], ring[i + 3]), (byte) force);
                }
            }
        }
        ends = new int[found.size() * 4];
        sides = new byte[found.size() * 2];
        List<List<Integer>> byCell = new ArrayList<>();
        for (int i = 0; i < COLUMNS * ROWS; i++) {
            byCell.add(null);
        }
        int number = 0;
        var ordered = new ArrayList<>(found.entrySet());
        ordered.sort((a, b) -> compare(a.getKey(), b.getKey()));
        for (var entry : ordered) {
            put(number++, entry.getKey(), entry.getValue(), byCell);
        }
        cells = new int[COLUMNS * ROWS][];
        for (int i = 0; i < cells.length; i++) {
            var numbers = byCell.get(i);
            cells[i] = numbers == null
                    ? new int[0]
                    : numbers.stream().mapToInt(Integer::intValue).toArray();
        }
    }

    private static int compare(Edge a, Edge b) {
        int first = Integer.compare(a.x1, b.x1) != 0 ? Integer.compare(a.x1, b.x1) : Integer.compare(a.y1, b.y1);
        int second = Integer.compare(a.x2, b.x2) != 0 ? Integer.compare(a.x2, b.x2) : Integer.compare(a.y2, b.y2);
        return first != 0 ? first : second;
    }

    private static Edge edge(int x1, int y1, int x2, int y2) {
        return x1 < x2 || x1 == x2 && y1 <= y2 ? new Edge(x1, y1, x2, y2) : new Edge(x2, y2, x1, y1);
    }

    private static void take(Map<Edge, byte[]> found, Edge edge, byte force) {
        var sides = found.computeIfAbsent(edge, unseen -> new byte[] {NONE, NONE});
        if (sides[0] == NONE) {
            sides[0] = force;
        } else {
            sides[1] = force;
        }
    }

    private void put(int number, Edge edge, byte[] forces, List<List<Integer>> byCell) {
        ends[number * 4] = edge.x1;
        ends[number * 4 + 1] = edge.y1;
        ends[number * 4 + 2] = edge.x2;
        ends[number * 4 + 3] = edge.y2;
        sides[number * 2] = forces[0];
        sides[number * 2 + 1] = forces[1];
        for (int row = row(Math.min(edge.y1, edge.y2)); row <= row(Math.max(edge.y1, edge.y2)); row++) {
            for (int column = column(edge.x1); column <= column(edge.x2); column++) {
                int cell = row * COLUMNS + column;
                if (byCell.get(cell) == null) {
                    byCell.set(cell, new ArrayList<>());
                }
                byCell.get(cell).add(number);
            }
        }
    }

    /** The force of the nearest edge no farther than this, or -1. Of two forces that share the edge, the one that comes first. */
    int nearestForce(double x, double y, int withinMetres) {
        double best = (double) withinMetres * withinMetres;
        int force = NONE;
        for (int row = row(y - withinMetres); row <= row(y + withinMetres); row++) {
            for (int column = column(x - withinMetres); column <= column(x + withinMetres); column++) {
                for (int edge : cells[row * COLUMNS + column]) {
                    double distance = squaredDistance(edge, x, y);
                    if (distance < best || distance == best && force == NONE) {
                        best = distance;
                        force = sides[edge * 2];
                    }
                }
            }
        }
        return force;
    }

    /** Whether a border between two forces runs no farther than this from the point. */
    boolean isNearBorder(double x, double y, int withinMetres) {
        double most = (double) withinMetres * withinMetres;
        for (int row = row(y - withinMetres); row <= row(y + withinMetres); row++) {
            for (int column = column(x - withinMetres); column <= column(x + withinMetres); column++) {
                for (int edge : cells[row * COLUMNS + column]) {
                    if (sides[edge * 2 + 1] != NONE && squaredDistance(edge, x, y) <= most) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private double squaredDistance(int edge, double x, double y) {
        double x1 = ends[edge * 4];
        double y1 = ends[edge * 4 + 1];
        double dx = ends[edge * 4 + 2] - x1;
        double dy = ends[edge * 4 + 3] - y1;
        double length = dx * dx + dy * dy;
        double along = length == 0 ? 0 : Math.max(0, Math.min(1, ((x - x1) * dx + (y - y1) * dy) / length));
        double east = x1 + along * dx - x;
        double north = y1 + along * dy - y;
        return east * east + north * north;
    }

    private static int column(double x) {
        return Math.max(0, Math.min(COLUMNS - 1, (int) Math.floor((x - WEST) / CELL_METRES)));
    }

    private static int row(double y) {
        return Math.max(0, Math.min(ROWS - 1, (int) Math.floor((y - SOUTH) / CELL_METRES)));
    }
}
