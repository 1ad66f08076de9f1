package org.hedgerow.hotspot.method;

import org.jspecify.annotations.Nullable;

/** Trees of the crowded cells, each made when enough has been asked of its cell to be worth it. For one thread, while the points stay in their order. */
final class CrowdTrees {

    /** After so many questions the points of a crowded cell are put in a tree. */
    private static final int ASKED_OFTEN = 32;

    private final ClusterPoints points;
    private final SortedCells cells;
    private @Nullable BoxTree @Nullable [] trees;
    /** How often each crowded cell was asked. */
    private final int[] asked;

    CrowdTrees(ClusterPoints points, SortedCells cells) {
        this.points = points;
        this.cells = cells;
        this.asked = new int[cells.cells];
    }

    /** The tree of a cell's points up to {@code end}; null while the cell is not crowded, or asking each of its points costs less. */
    @Nullable BoxTree of(int cell, int end) {
        if (end - cells.start[cell] <= BoxTree.FEW || asked[cell]++ < ASKED_OFTEN) {
            return null;
        }
        asked[cell] = ASKED_OFTEN;
        if (trees == null) {
            trees = new BoxTree[cells.cells];
        }
        var tree = trees[cell];
        if (tree == null) {
            tree = new BoxTree(points, cells, cells.start[cell], end);
            trees[cell] = tree;
        }
        return tree;
    }
}
