package org.hedgerow.hotspot.method;

import java.util.Arrays;

/**
 * Writes down where something has changed, so that only those clusters need a new look. Every part of a cluster that has a core point near
 * a change is written down; clusters that merge or fall apart do so at such a part.
 */
final class TouchedParts {

    private final Reach reach;
    private final LivePoints points;
    private final LiveCells cells;
    private final CoreGraph graph;

    /** In which round the cells around each cell were last written down. */
    private int[] cellRound = new int[16];

    private int[] vertexRound = new int[16];
    private int[] vertices = new int[16];
    private int count;
    private int round = 1;

    private int[] ceased = new int[16];
    private long[] ceasedHigh = new long[16];
    private long[] ceasedLow = new long[16];
    private int ceasedCount;

    TouchedParts(Reach reach, LivePoints points, LiveCells cells, CoreGraph graph) {
        this.reach = reach;
        this.points = points;
        this.cells = cells;
        this.graph = graph;
    }

    /** A point has become a core point. */
    void promoted(int point) {
        // Its part may be younger than the last look around its cell.
        vertex(cells.vertex[points.cell[point]]);
        about(point);
    }

    /** A core point is about to be one no longer. */
    void demoted(int point) {
        about(point);
        if (ceasedCount == ceased.length) {
            ceased = Arrays.copyOf(ceased, ceasedCount * 2);
            ceasedHigh = Arrays.copyOf(ceasedHigh, ceasedCount * 2);
            ceasedLow = Arrays.copyOf(ceasedLow, ceasedCount * 2);
        }
        ceased[ceasedCount] = point;
        ceasedHigh[ceasedCount] = points.idHigh[point];
        ceasedLow[ceasedCount++] = points.idLow[point];
    }

    /** Something has changed, or is about to, for the points of a cell: whatever may own one of them is written down. */
    void around(int cell) {
        if (cell >= cellRound.length) {
            cellRound = Arrays.copyOf(cellRound, Math.max(cell + 1, cellRound.length * 2));
        }
        if (cellRound[cell] == round) {
            return;
        }
        cellRound[cell] = round;
        vertex(cells.vertex[cell]);
        for (int direction = 0; direction < Reach.AROUND; direction++) {
            int other = cells.around[cell * Reach.AROUND + direction];
            if (other != LiveCells.NONE) {
                vertex(cells.vertex[other]);
            }
        }
    }

    /** The number of a cell is about to be free for another. */
    void forget(int cell) {
        if (cell < cellRound.length) {
            cellRound[cell] = 0;
        }
    }

    Touched take() {
        int[] clusters = new int[count];
        for (int i = 0; i < count; i++) {
            int vertex = vertices[i];
            int cell = graph.cellOf(vertex);
            clusters[i] = cells.vertex[cell] == vertex ? graph.component(vertex) : LiveCells.NONE;
        }
        Arrays.sort(clusters);
        int distinct = 0;
        for (int i = 0; i < count; i++) {
            if (clusters[i] != LiveCells.NONE && (distinct == 0 || clusters[i] != clusters[distinct - 1])) {
                clusters[distinct++] = clusters[i];
            }
        }
        int kept = 0;
        for (int i = 0; i < ceasedCount; i++) {
            int point = ceased[i];
            boolean isBack = points.holds(point)
                    && points.idHigh[point] == ceasedHigh[i]
                    && points.idLow[point] == ceasedLow[i]
                    && cells.isCore(point);
            if (!isBack) {
                ceasedHigh[kept] = ceasedHigh[i];
                ceasedLow[kept++] = ceasedLow[i];
            }
        }
        var taken = new Touched(
                Arrays.copyOf(clusters, distinct), Arrays.copyOf(ceasedHigh, kept), Arrays.copyOf(ceasedLow, kept));
        count = 0;
        ceasedCount = 0;
        round++;
        return taken;
    }

    private void about(int point) {
        int cell = points.cell[point];
        around(cell);
        for (int direction = 0; direction < Reach.AROUND; direction++) {
            int other = cells.around[cell * Reach.AROUND + direction];
            if (other != LiveCells.NONE && hasOtherNear(other, point)) {
                around(other);
            }
        }
    }

    /** Whether a cell has a point that is not a core point within reach. */
    private boolean hasOtherNear(int cell, int point) {
        for (int i = cells.cores[cell]; i < cells.size[cell]; i++) {
            if (points.squaredDistance(cells.members[cell][i], points.easting[point], points.northing[point])
                    <= reach.squared()) {
                return true;
            }
        }
        return false;
    }

    private void vertex(int vertex) {
        if (vertex == LiveCells.NONE) {
            return;
        }
        if (vertex >= vertexRound.length) {
            vertexRound = Arrays.copyOf(vertexRound, Math.max(vertex + 1, vertexRound.length * 2));
        }
        if (vertexRound[vertex] != round) {
            vertexRound[vertex] = round;
            if (count == vertices.length) {
                vertices = Arrays.copyOf(vertices, count * 2);
            }
            vertices[count++] = vertex;
        }
    }
}
