package org.hedgerow.hotspot;

import java.util.Arrays;
import java.util.Comparator;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * Exact DBSCAN in two dimensions on whole millimetres, by square cells (Gunawan 2013; Gan and Tao 2015).
 *
 * <p>The answer is a function of the set of points alone:
 * <ul>
 * <li>two points are neighbours when their squared distance is at most the reach squared;
 * <li>a core point has at least the minimum of neighbours, itself counted;
 * <li>clusters are the connected components of the core points;
 * <li>any other point joins the cluster of its nearest core point within reach, at the same distance that of the smaller id; none within
 *     reach makes it noise. This rule is local, so that a merger far away relabels nothing.
 * </ul>
 *
 * <p>Cells have the side {@code floor(reach / sqrt 2)}: two points of one cell are always neighbours, and neighbours are at most two
 * cells apart, never by a corner of that square of 25 cells.
 */
final class Dbscan {

    /** Below this a point's neighbours could lie three cells away. */
    static final long LEAST_REACH = 3;

    /** The most that keeps squared distances between neighbouring cells far inside a {@code long}. */
    static final long MOST_REACH = 500_000_000;

    /** Columns east and lines north of the twenty cells, nearest first. */
    private static final int[][] AROUND = IntStream.range(0, 25)
            .mapToObj(i -> new int[] {i / 5 - 2, i % 5 - 2})
            .filter(step -> Math.abs(step[0]) + Math.abs(step[1]) > 0)
            .filter(step -> Math.abs(step[0]) + Math.abs(step[1]) < 4)
            .sorted(Comparator.comparingInt(step -> step[0] * step[0] + step[1] * step[1]))
            .toArray(int[][]::new);

    private final ClusterPoints points;
    private final long squaredReach;
    private final int minimum;
    private final CellGrid grid;
    private final CellSites sites;
    private final boolean[] core;
    private final SiteTree[] trees;
    private final CoreCells cores;

    private Dbscan(ClusterPoints points, long reachMillimetres, int minimum) {
        this.points = points;
        this.squaredReach = reachMillimetres * reachMillimetres;
        this.minimum = minimum;
        this.grid = new CellGrid(points, sideFor(reachMillimetres));
        this.sites = new CellSites(points, grid);
        this.core = new boolean[sites.sites()];
        this.trees = new SiteTree[grid.cells];
        markCores();
        this.cores = new CoreCells(grid, sites, core, reachMillimetres, sideFor(reachMillimetres));
    }

    /** Clusters the points; the answer has the same order of points. */
    static Clustering cluster(ClusterPoints points, long reachMillimetres, int minimum) {
        if (reachMillimetres < LEAST_REACH || reachMillimetres > MOST_REACH || minimum < 1) {
            throw new IllegalArgumentException("No clusters with this reach or minimum");
        }
        return new Dbscan(points, reachMillimetres, minimum).clustering();
    }

    private Clustering clustering() {
        joinCells();
        int[] componentOf = new int[sites.sites()];
        for (int cell = 0; cell < grid.cells; cell++) {
            for (int site = sites.start[cell]; site < sites.start[cell + 1]; site++) {
                componentOf[site] = core[site] ? cores.component(cell) : componentOfBorder(cell, site);
            }
        }
        return numbered(componentOf);
    }

    private void markCores() {
        for (int cell = 0; cell < grid.cells; cell++) {
            int own = grid.start[cell + 1] - grid.start[cell];
            for (int site = sites.start[cell]; site < sites.start[cell + 1]; site++) {
                core[site] = own >= minimum || hasEnoughAround(cell, site, own);
            }
        }
    }

    private boolean hasEnoughAround(int cell, int site, int own) {
        int neighbours = own;
        for (int[] step : AROUND) {
            int other = grid.neighbour(cell, step[0], step[1]);
            if (other < 0) {
                continue;
            }
            neighbours += weightWithin(other, site, minimum - neighbours);
            if (neighbours >= minimum) {
                return true;
            }
        }
        return false;
    }

    /** The weight in a cell within reach of a site; it may stop counting at {@code enough}. */
    private int weightWithin(int cell, int site, int enough) {
        int from = sites.start[cell];
        int to = sites.start[cell + 1];
        if (to - from > SiteTree.FEW) {
            if (trees[cell] == null) {
                trees[cell] = new SiteTree(sites, IntStream.range(from, to).toArray(), 0, to - from);
            }
            return trees[cell].weightWithin(site, squaredReach, enough);
        }
        int weight = 0;
        for (int candidate = from; candidate < to && weight < enough; candidate++) {
            if (sites.squaredDistance(site, candidate) <= squaredReach) {
                weight += sites.weight[candidate];
            }
        }
        return weight;
    }

    private void joinCells() {
        for (int cell = 0; cell < grid.cells; cell++) {
            if (!cores.any(cell)) {
                continue;
            }
            for (int[] step : AROUND) {
                if (step[0] > 0 || (step[0] == 0 && step[1] > 0)) {
                    int other = grid.neighbour(cell, step[0], step[1]);
                    if (other >= 0 && cores.any(other)) {
                        cores.joinIfClose(cell, other);
                    }
                }
            }
        }
    }

    private int componentOfBorder(int cell, int site) {
        int nearest = cores.nearest(cell, site, -1);
        int nearestCell = cell;
        for (int[] step : AROUND) {
            int other = grid.neighbour(cell, step[0], step[1]);
            if (other >= 0 && cores.any(other)) {
                int found = cores.nearest(other, site, nearest);
                if (found != nearest) {
                    nearest = found;
                    nearestCell = other;
                }
            }
        }
        return nearest < 0 ? Clustering.NOISE : cores.component(nearestCell);
    }

    /** Numbers the components by their smallest core id and gives every point its site's. */
    private Clustering numbered(int[] componentOf) {
        int[] keyPoint = new int[grid.cells];
        Arrays.fill(keyPoint, -1);
        for (int site = 0; site < sites.sites(); site++) {
            if (core[site]) {
                int component = componentOf[site];
                int point = sites.firstPoint[site];
                if (keyPoint[component] < 0 || points.compareIds(point, keyPoint[component]) < 0) {
                    keyPoint[component] = point;
                }
            }
        }
        int[] components = IntStream.range(0, grid.cells)
                .filter(component -> keyPoint[component] >= 0)
                .boxed()
                .sorted((a, b) -> points.compareIds(keyPoint[a], keyPoint[b]))
                .mapToInt(Integer::intValue)
                .toArray();
        int[] numberOf = new int[grid.cells];
        var keys = new UUID[components.length];
        for (int number = 0; number < components.length; number++) {
            int point = keyPoint[components[number]];
            numberOf[components[number]] = number;
            keys[number] = new UUID(points.idHigh()[point], points.idLow()[point]);
        }
        int[] clusterOf = new int[points.count()];
        boolean[] corePoint = new boolean[points.count()];
        for (int point = 0; point < points.count(); point++) {
            int site = sites.siteOf[point];
            corePoint[point] = core[site];
            clusterOf[point] = componentOf[site] < 0 ? Clustering.NOISE : numberOf[componentOf[site]];
        }
        return new Clustering(clusterOf, corePoint, keys);
    }

    /** The whole number not above reach / sqrt 2. */
    private static long sideFor(long reach) {
        long half = reach * reach / 2;
        long side = (long) Math.sqrt((double) half);
        while (side * side > half) {
            side--;
        }
        while ((side + 1) * (side + 1) <= half) {
            side++;
        }
        return side;
    }
}
