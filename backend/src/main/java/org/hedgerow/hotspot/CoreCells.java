package org.hedgerow.hotspot;

/** The core sites of each cell, and which cells hang together through them. */
final class CoreCells {

    private final CellGrid grid;
    private final CellSites sites;
    private final long reach;
    private final long squaredReach;
    private final long side;
    /** The core sites of cell c are {@code coreSites[start[c]] .. coreSites[start[c + 1] - 1]}. */
    private final int[] start;

    private final int[] coreSites;
    private final int[] parent;
    private int[] reachable = new int[64];
    private final SiteTree[] trees;

    CoreCells(CellGrid grid, CellSites sites, boolean[] core, long reach, long side) {
        this.grid = grid;
        this.sites = sites;
        this.reach = reach;
        this.squaredReach = reach * reach;
        this.side = side;
        start = new int[grid.cells + 1];
        coreSites = new int[sites.sites()];
        parent = new int[grid.cells];
        trees = new SiteTree[grid.cells];
        int found = 0;
        for (int cell = 0; cell < grid.cells; cell++) {
            parent[cell] = cell;
            for (int site = sites.start[cell]; site < sites.start[cell + 1]; site++) {
                if (core[site]) {
                    coreSites[found++] = site;
                }
            }
            start[cell + 1] = found;
        }
    }

    boolean any(int cell) {
        return start[cell] < start[cell + 1];
    }

    /** The component of a cell's core points: the number of one of its cells. */
    int component(int cell) {
        int root = cell;
        while (parent[root] != root) {
            parent[root] = parent[parent[root]];
            root = parent[root];
        }
        return root;
    }

    /** Joins two cells when a core point of one is a neighbour of a core point of the other. */
    void joinIfClose(int a, int b) {
        int rootA = component(a);
        int rootB = component(b);
        if (rootA != rootB && close(a, b)) {
            parent[Math.max(rootA, rootB)] = Math.min(rootA, rootB);
        }
    }

    private boolean close(int a, int b) {
        boolean aIsLarger = start[a + 1] - start[a] > start[b + 1] - start[b];
        int larger = aIsLarger ? a : b;
        int smaller = aIsLarger ? b : a;
        int count = thatReach(smaller, larger);
        for (int i = 0; i < count; i++) {
            if (crowded(larger)
                    ? tree(larger).weightWithin(reachable[i], squaredReach, 1) > 0
                    : anyWithin(larger, reachable[i])) {
                return true;
            }
        }
        return false;
    }

    private boolean anyWithin(int cell, int site) {
        for (int i = start[cell]; i < start[cell + 1]; i++) {
            if (sites.squaredDistance(site, coreSites[i]) <= squaredReach) {
                return true;
            }
        }
        return false;
    }

    /** Gathers the core sites of a cell that lie within reach of the other cell's square. */
    private int thatReach(int cell, int other) {
        reachable = roomFor(reachable, start[cell + 1] - start[cell]);
        long west = grid.west(other);
        long south = grid.south(other);
        int count = 0;
        for (int i = start[cell]; i < start[cell + 1]; i++) {
            int site = coreSites[i];
            long east = gap(sites.easting[site], west);
            long north = gap(sites.northing[site], south);
            if (east <= reach && north <= reach && east * east + north * north <= squaredReach) {
                reachable[count++] = site;
            }
        }
        return count;
    }

    /** How far a coordinate lies outside of the cell that begins at {@code from}. */
    private long gap(long coordinate, long from) {
        return Math.max(0, Math.max(from - coordinate, coordinate - (from + side - 1)));
    }

    /** The core site of the cell nearest to a site and within reach, if nearer than {@code best} by distance, then id; otherwise {@code best}. */
    int nearest(int cell, int site, int best) {
        if (crowded(cell)) {
            return tree(cell).nearest(site, best, squaredReach);
        }
        int nearest = best;
        for (int i = start[cell]; i < start[cell + 1]; i++) {
            nearest = sites.nearer(site, coreSites[i], nearest, squaredReach);
        }
        return nearest;
    }

    private boolean crowded(int cell) {
        return start[cell + 1] - start[cell] > SiteTree.FEW;
    }

    private SiteTree tree(int cell) {
        if (trees[cell] == null) {
            trees[cell] = new SiteTree(sites, coreSites, start[cell], start[cell + 1] - start[cell]);
        }
        return trees[cell];
    }

    private static int[] roomFor(int[] array, int size) {
        return array.length >= size ? array : new int[Math.max(size, array.length * 2)];
    }
}
