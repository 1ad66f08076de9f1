package org.hedgerow.hotspot;

import java.util.Arrays;
import java.util.Set;
import org.hedgerow.hotspot.method.HexGrid;
import org.hedgerow.hotspot.method.Neighbourhoods;
import org.hedgerow.platform.PlatformProblem;

/**
 * The hexagons of {@link HexGrid} that are studied: those that hold an incident, and all within two cells of one. Two, so that every hexagon which
 * touches an incident's has all six about it in the study; beyond that there is nothing to find. Only these are kept, so that a fine grid of the
 * whole country costs no more than what it holds.
 *
 * <p>A hexagon is known by its line, counted from northing 0, and its column in halves of a cell from easting 0: the same one by the same number
 * in every study.
 */
final class HexCells {

    /** More could not be computed while somebody waits. */
    static final int MOST = 100_000;

    private static final double LINE = Math.sqrt(3) / 2;
    private static final int[][] SIX = {{2, 0}, {1, 1}, {-1, 1}, {-2, 0}, {-1, -1}, {1, -1}};

    private final int widthMetres;
    /** Ascending. */
    private final long[] cells;

    /**
     * The study about some hexagons.
     *
     * @throws org.hedgerow.platform.ProblemException 422 when it would be too large
     */
    HexCells(int widthMetres, Set<Long> holding) {
        this.widthMetres = widthMetres;
        var near = new long[holding.size() * (1 + SIX.length) * (1 + SIX.length)];
        int count = 0;
        for (long cell : holding) {
            near[count++] = cell;
            for (int[] step : SIX) {
                long beside = beside(cell, step);
                near[count++] = beside;
                for (int[] next : SIX) {
                    near[count++] = beside(beside, next);
                }
            }
        }
        cells = distinct(near, count);
        refuseMany(cells.length);
    }

    private static long[] distinct(long[] numbers, int count) {
        Arrays.sort(numbers, 0, count);
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (i == 0 || numbers[i] != numbers[i - 1]) {
                numbers[kept++] = numbers[i];
            }
        }
        return Arrays.copyOf(numbers, kept);
    }

    static void refuseMany(int count) {
        if (count > MOST) {
            throw PlatformProblem.invalid(
                    "?cellMetres",
                    "That would be more than 100,000 hexagons. Choose larger ones, a shorter period or fewer kinds or forces.");
        }
    }

    /** The hexagon of this width that holds a point, metres. */
    static long holding(int widthMetres, double easting, double northing) {
        var grid = new HexGrid(widthMetres, easting, northing, easting, northing);
        int cell = grid.cellAt(easting, northing);
        long halves = Math.round(2 * grid.easting(cell) / widthMetres);
        long line = Math.round(grid.northing(cell) / (widthMetres * LINE));
        return cell(line, halves);
    }

    private static long cell(long line, long halves) {
        return line << 32 | halves & 0xFFFF_FFFFL;
    }

    private static long beside(long cell, int[] step) {
        return cell((cell >> 32) + step[1], (int) cell + step[0]);
    }

    int count() {
        return cells.length;
    }

    long cell(int number) {
        return cells[number];
    }

    /** The number of a hexagon of the study. */
    int number(long cell) {
        return Arrays.binarySearch(cells, cell);
    }

    /** Metres, of the middle. */
    double easting(int number) {
        return (int) cells[number] * 0.5 * widthMetres;
    }

    /** Metres, of the middle. */
    double northing(int number) {
        return (cells[number] >> 32) * LINE * widthMetres;
    }

    /** Each hexagon and those of the study that touch it. */
    Neighbourhoods neighbourhoods() {
        var start = new int[cells.length + 1];
        var members = new int[cells.length * (1 + SIX.length)];
        int count = 0;
        for (int number = 0; number < cells.length; number++) {
            members[count++] = number;
            for (int[] step : SIX) {
                int neighbour = Arrays.binarySearch(cells, beside(cells[number], step));
                if (neighbour >= 0) {
                    members[count++] = neighbour;
                }
            }
            Arrays.sort(members, start[number], count);
            start[number + 1] = count;
        }
        return new Neighbourhoods(start, Arrays.copyOf(members, count));
    }
}
