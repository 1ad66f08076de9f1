package org.hedgerow.hotspot.method;

import java.util.Arrays;

/**
 * Regular hexagons over a rectangle of the National Grid, the centres in lines from west to east, every second line half a cell further east.
 * Six neighbours at one distance make a fairer neighbourhood than the four or eight of a square.
 *
 * <p>The grid stands still: lines and columns are counted from easting 0 and northing 0, so that two extents share their hexagons where they
 * overlap. A point on the border of two belongs to the one whose centre is further south, then west.
 */
public final class HexGrid {

    /** More cells than a map can show or a reader can read. */
    public static final int MOST_CELLS = 2_000_000;

    private static final double LINE = Math.sqrt(3) / 2;

    private final double width;
    private final long firstColumn;
    private final long firstLine;
    private final int columns;
    private final int lines;

    /**
     * The hexagons that a rectangle needs for every point of it to have its cell.
     *
     * @param widthMetres from one side to the side opposite, which is also the distance between the centres of neighbours
     * @throws IllegalArgumentException when the width is none, or gives more than {@link #MOST_CELLS}
     */
    public HexGrid(double widthMetres, double west, double south, double east, double north) {
        if (!(widthMetres > 0) || Double.isInfinite(widthMetres)) {
            throw new IllegalArgumentException("The width of a cell is a number of metres above 0");
        }
        if (!(west <= east && south <= north) || Double.isInfinite(east - west) || Double.isInfinite(north - south)) {
            throw new IllegalArgumentException(
                    "An extent has a west not east of its east, and a south not north of its north");
        }
        width = widthMetres;
        double acrossColumns = (east - west) / width + 3;
        double acrossLines = (north - south) / (width * LINE) + 3;
        if (acrossColumns * acrossLines > MOST_CELLS) {
            throw new IllegalArgumentException("Cells of this width would be more than " + MOST_CELLS / 1_000_000
                    + " million: take a larger width, or a smaller extent");
        }
        firstColumn = (long) Math.ceil(west / width - 1);
        firstLine = (long) Math.floor(south / (width * LINE));
        columns = (int) ((long) Math.ceil(east / width - 0.5) + 1 - firstColumn);
        lines = (int) ((long) Math.floor(north / (width * LINE)) + 2 - firstLine);
    }

    public int cells() {
        return columns * lines;
    }

    public double widthMetres() {
        return width;
    }

    /** In square metres. */
    public double cellArea() {
        return width * width * LINE;
    }

    /** The easting of a cell's centre, metres. */
    public double easting(int cell) {
        return (firstColumn + cell % columns + shift(cell / columns)) * width;
    }

    /** The northing of a cell's centre, metres. */
    public double northing(int cell) {
        return (firstLine + cell / columns) * LINE * width;
    }

    /** The six corners of a cell, easting and northing of each in metres, from the northernmost with the sun: what a map draws. */
    public double[][] corners(int cell) {
        double half = width / 2;
        double radius = width / Math.sqrt(3);
        double east = easting(cell);
        double north = northing(cell);
        return new double[][] {
            {east, north + radius},
            {east + half, north + radius / 2},
            {east + half, north - radius / 2},
            {east, north - radius},
            {east - half, north - radius / 2},
            {east - half, north + radius / 2},
        };
    }

    /**
     * The cell with the nearest centre.
     *
     * @throws IllegalArgumentException for a point outside the extent
     */
    public int cellAt(double easting, double northing) {
        long below = (long) Math.floor(northing / (width * LINE));
        int best = -1;
        double nearest = Double.POSITIVE_INFINITY;
        for (long line = below - firstLine; line <= below - firstLine + 1; line++) {
            if (line < 0 || line >= lines) {
                continue;
            }
            long column = (long) Math.ceil(easting / width - shift((int) line) - 0.5) - firstColumn;
            if (column < 0 || column >= columns) {
                continue;
            }
            int cell = (int) (line * columns + column);
            double apart = Math.hypot(easting(cell) - easting, northing(cell) - northing);
            if (apart < nearest) {
                nearest = apart;
                best = cell;
            }
        }
        if (best < 0) {
            throw new IllegalArgumentException("A point lies outside the extent of the cells");
        }
        return best;
    }

    /** Adds up weights by cell. */
    public double[] sums(double[] easting, double[] northing, double[] weight) {
        var sums = new double[cells()];
        for (int i = 0; i < easting.length; i++) {
            sums[cellAt(easting[i], northing[i])] += weight[i];
        }
        return sums;
    }

    /** A cell and its six neighbours, fewer at the edge. */
    public Neighbourhoods contiguous() {
        return within(width * 1.01);
    }

    /**
     * The cells whose centres are no farther than a distance, the cell itself included.
     *
     * @throws IllegalArgumentException when that would be too many to keep
     */
    public Neighbourhoods within(double metres) {
        if (!(metres >= 0)) {
            throw new IllegalArgumentException("The distance is a number of metres from 0");
        }
        double reach = metres * (1 + 1e-12);
        double each = Math.PI * reach * reach / cellArea() + 7;
        if (each * cells() > 50_000_000.0) {
            throw new IllegalArgumentException(
                    "The neighbourhoods are too large for so many cells: take a shorter distance");
        }
        int far = (int) Math.ceil(reach / (width * LINE));
        var start = new int[cells() + 1];
        var members = new int[(int) Math.min(each * cells(), 50_000_000.0)];
        int count = 0;
        for (int cell = 0; cell < cells(); cell++) {
            int line = cell / columns;
            for (int to = Math.max(0, line - far); to <= Math.min(lines - 1, line + far); to++) {
                double north = (to - line) * LINE * width;
                double half = reach * reach - north * north;
                if (half < 0) {
                    continue;
                }
                double centre = cell % columns + shift(line) - shift(to);
                int first = (int) Math.max(0, Math.ceil(centre - Math.sqrt(half) / width));
                int last = (int) Math.min(columns - 1, Math.floor(centre + Math.sqrt(half) / width));
                for (int column = first; column <= last; column++) {
                    if (count == members.length) {
                        members = Arrays.copyOf(members, count + count / 2 + 16);
                    }
                    members[count++] = to * columns + column;
                }
            }
            start[cell + 1] = count;
        }
        return new Neighbourhoods(start, Arrays.copyOf(members, count));
    }

    /** Every second line, counted on the whole National Grid, lies half a cell further east. */
    private double shift(int line) {
        return Math.floorMod(firstLine + line, 2L) * 0.5;
    }
}
