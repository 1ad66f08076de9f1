package org.hedgerow.reference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import org.hedgerow.geo.GridPoint;

/** How far areas are from a point. Distances in millimetres; immutable, and allocates nothing except where it says so. */
final class Borders {

    private static final int NOBODY = -1;

    /** How far beside a line is asked whose its two sides are. */
    private static final double ASIDE = 5_000;

    private final AreaCells cells;
    private final int offCoast;

    /** The cells so near to an edge that a point there may belong to an area off its coast. */
    private final long[] mayReach = new long[AreaCells.COLUMNS * AreaCells.ROWS / Long.SIZE + 1];

    Borders(AreaCells cells, int offCoastMetres) {
        this.cells = cells;
        offCoast = offCoastMetres * 1000;
        int reach = (offCoast + AreaCells.CELL - 1) / AreaCells.CELL;
        var beside = new boolean[AreaCells.COLUMNS * AreaCells.ROWS];
        for (int cell = 0; cell < beside.length; cell++) {
            if (cells.first[cell] < cells.first[cell + 1]) {
                int column = cell % AreaCells.COLUMNS;
                int from = Math.max(0, column - reach);
                int to = Math.min(AreaCells.COLUMNS - 1, column + reach);
                Arrays.fill(beside, cell - column + from, cell - column + to + 1, true);
            }
        }
        for (int cell = 0; cell < beside.length; cell++) {
            if (beside[cell]) {
                int row = cell / AreaCells.COLUMNS;
                int top = Math.min(AreaCells.ROWS - 1, row + reach);
                for (int other = Math.max(0, row - reach); other <= top; other++) {
                    int reached = other * AreaCells.COLUMNS + cell % AreaCells.COLUMNS;
                    mayReach[reached / Long.SIZE] |= 1L << reached;
                }
            }
        }
    }

    /** The area nearest to a point outside all of them, no farther than it may be off a coast, or -1. Of equally near ones, the first. */
    int nearestOffCoast(int x, int y) {
        int column = AreaCells.column(x);
        int row = AreaCells.row(y);
        int here = row * AreaCells.COLUMNS + column;
        if (!AreaCells.contains(x, y) || (mayReach[here / Long.SIZE] & 1L << here) == 0) {
            return NOBODY;
        }
        double best = (double) offCoast * offCoast;
        int area = NOBODY;
        // Cells in rings about the point's own: what lies in ring n is at least n - 1 cells away.
        for (int ring = 0; (ring - 1.0) * AreaCells.CELL <= offCoast; ring++) {
            if (area != NOBODY && ring > 1 && best < (ring - 1.0) * AreaCells.CELL * (ring - 1.0) * AreaCells.CELL) {
                break;
            }
            int top = Math.min(AreaCells.ROWS - 1, row + ring);
            for (int r = Math.max(0, row - ring); r <= top; r++) {
                boolean wholeRow = r == row - ring || r == row + ring;
                int step = wholeRow || ring == 0 ? 1 : 2 * ring;
                for (int c = column - ring; c <= column + ring; c += step) {
                    int cell = r * AreaCells.COLUMNS + c;
                    if (c < 0 || c >= AreaCells.COLUMNS || cells.first[cell] == cells.first[cell + 1]) {
                        continue;
                    }
                    if (squaredDistanceOfCell(r, c, x, y) > best) {
                        continue;
                    }
                    int last = cells.first[cell + 1];
                    for (int i = cells.first[cell]; i < last; i++) {
                        int edge = cells.edges[i];
                        double distance = cells.squaredDistance(edge, x, y);
                        if (distance < best || distance == best && (area == NOBODY || cells.areas[edge] < area)) {
                            best = distance;
                            area = cells.areas[edge];
                        }
                    }
                }
            }
        }
        return area;
    }

    /** From the point to the cell's nearest side; what the outermost cells hold beyond the grid is no nearer. */
    private static double squaredDistanceOfCell(int row, int column, double x, double y) {
        double west = AreaCells.WEST + (double) column * AreaCells.CELL;
        double south = AreaCells.SOUTH + (double) row * AreaCells.CELL;
        double east = Math.max(0, Math.max(west - x, x - west - AreaCells.CELL));
        double north = Math.max(0, Math.max(south - y, y - south - AreaCells.CELL));
        return east * east + north * north;
    }

    /** Whether one of the areas from {@code first} to before {@code end}, other than the point's own, comes within so many millimetres. */
    boolean isOtherWithin(int x, int y, int own, int first, int end, int within) {
        double most = (double) within * within;
        for (int row = AreaCells.row((long) y - within); row <= AreaCells.row((long) y + within); row++) {
            int left = row * AreaCells.COLUMNS + AreaCells.column((long) x - within);
            int right = row * AreaCells.COLUMNS + AreaCells.column((long) x + within);
            for (int i = cells.first[left]; i < cells.first[right + 1]; i++) {
                int edge = cells.edges[i];
                int area = cells.areas[edge];
                if (area != own && area >= first && area < end && cells.squaredDistance(edge, x, y) <= most) {
                    return true;
                }
            }
        }
        return false;
    }

    /** For each of so many areas the square of the distance from the point to its outline; infinite beyond the given distance. New. */
    double[] squaredDistances(int x, int y, int areas, int within) {
        var best = new double[areas];
        Arrays.fill(best, Double.POSITIVE_INFINITY);
        double most = (double) within * within;
        for (int row = AreaCells.row((long) y - within); row <= AreaCells.row((long) y + within); row++) {
            int left = row * AreaCells.COLUMNS + AreaCells.column((long) x - within);
            int right = row * AreaCells.COLUMNS + AreaCells.column((long) x + within);
            for (int i = cells.first[left]; i < cells.first[right + 1]; i++) {
                int edge = cells.edges[i];
                double distance = cells.squaredDistance(edge, x, y);
                if (distance <= most && distance < best[cells.areas[edge]]) {
                    best[cells.areas[edge]] = distance;
                }
            }
        }
        return best;
    }

    /**
     * The lines within a box, one square kilometre beyond it at most, that have another area on their other side: coasts are none. Neighbours
     * draw the line between them twice; the area that comes first gives it.
     *
     * @param areaAt the area that has a point, also off a coast; negative for none
     * @return chains of corners in millimetres, easting before northing
     */
    List<int[]> linesWithin(GridPoint southWest, GridPoint northEast, ToIntFunction<GridPoint> areaAt) {
        var found = new TreeSet<Integer>();
        for (int row = AreaCells.row(southWest.northingMillimetres());
                row <= AreaCells.row(northEast.northingMillimetres());
                row++) {
            int left = row * AreaCells.COLUMNS + AreaCells.column(southWest.eastingMillimetres());
            int right = row * AreaCells.COLUMNS + AreaCells.column(northEast.eastingMillimetres());
            for (int i = cells.first[left]; i < cells.first[right + 1]; i++) {
                if (dividesFromALaterArea(cells.edges[i], areaAt)) {
                    found.add(cells.edges[i]);
                }
            }
        }
        return chains(found);
    }

    private boolean dividesFromALaterArea(int edge, ToIntFunction<GridPoint> areaAt) {
        double x = (cells.corners[2 * edge] + (double) cells.corners[2 * edge + 2]) / 2;
        double y = (cells.corners[2 * edge + 1] + (double) cells.corners[2 * edge + 3]) / 2;
        double east = (double) cells.corners[2 * edge + 2] - cells.corners[2 * edge];
        double north = (double) cells.corners[2 * edge + 3] - cells.corners[2 * edge + 1];
        double length = Math.hypot(east, north);
        if (length == 0) {
            return false;
        }
        double aside = ASIDE / length;
        int one = areaAt.applyAsInt(new GridPoint((int) (x - north * aside), (int) (y + east * aside)));
        int other = areaAt.applyAsInt(new GridPoint((int) (x + north * aside), (int) (y - east * aside)));
        return one >= 0 && other >= 0 && one != other && cells.areas[edge] == Math.min(one, other);
    }

    /** Edges that follow each other become one line, so that dashes run on. */
    private List<int[]> chains(TreeSet<Integer> found) {
        var lines = new ArrayList<int[]>();
        while (!found.isEmpty()) {
            int first = found.pollFirst();
            int last = first;
            while (found.remove(last + 1)) {
                last++;
            }
            lines.add(Arrays.copyOfRange(cells.corners, 2 * first, 2 * last + 4));
        }
        return lines;
    }
}
