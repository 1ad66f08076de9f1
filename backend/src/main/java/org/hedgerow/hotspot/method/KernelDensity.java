package org.hedgerow.hotspot.method;

import org.jspecify.annotations.Nullable;

/**
 * Kernel density: each point's weight spread over the cells around it. The kernel is taken at the centres of the cells and then scaled, point by
 * point, so that what each point adds is its weight and nothing else: the surface adds up to the number of points, whatever the cells.
 */
public final class KernelDensity {

    public static final int VERSION = 1;

    public static final int MOST_CELLS = 4_000_000;

    /** Cells times points: some seconds of work. */
    static final double MOST_WORK = 2e10;

    /** Cells from the middle of a kernel to its end. */
    private static final int MOST_REACH = 1_000;

    private final DensityParameters parameters;
    private final double west;
    private final double south;
    private final int columns;
    private final int lines;
    private final double[] sums;
    /** How many cells a kernel reaches to each side of a point's own. */
    private final int far;

    private final double[] squaredEast;
    private final double[] gaussianEast;
    private final double[] kernel;

    private KernelDensity(DensityParameters parameters, Rectangle extent) {
        this.parameters = parameters;
        double cell = parameters.cellMetres();
        west = Math.floor(extent.west / cell) * cell;
        south = Math.floor(extent.south / cell) * cell;
        double acrossColumns = Math.floor((extent.east - west) / cell) + 1;
        double acrossLines = Math.floor((extent.north - south) / cell) + 1;
        if (!(acrossColumns * acrossLines <= MOST_CELLS)) {
            throw new IllegalArgumentException("Cells of this side would be more than " + MOST_CELLS / 1_000_000
                    + " million: take larger cells, or a smaller extent");
        }
        columns = (int) acrossColumns;
        lines = (int) acrossLines;
        double reach = Math.ceil(parameters.reachMetres() / cell);
        if (reach > MOST_REACH) {
            throw new IllegalArgumentException("The bandwidth is too many cells wide: take larger cells");
        }
        sums = new double[columns * lines];
        far = (int) reach;
        gaussianEast = new double[2 * far + 1];
        squaredEast = new double[2 * far + 1];
        kernel = new double[(2 * far + 1) * (2 * far + 1)];
    }

    /**
     * A rectangle, metres.
     *
     * @param west not east of {@code east}
     * @param south not north of {@code north}
     */
    public record Rectangle(double west, double south, double east, double north) {
        public Rectangle {
            if (!(west <= east && south <= north)
                    || Double.isInfinite(east - west)
                    || Double.isInfinite(north - south)) {
                throw new IllegalArgumentException(
                        "An extent has a west not east of its east, and a south not north of its north");
            }
        }

        /** Around points; a point in the middle of nothing when there are none. */
        static Rectangle around(double[] easting, double[] northing, double margin) {
            double west = Double.POSITIVE_INFINITY;
            double south = Double.POSITIVE_INFINITY;
            double east = Double.NEGATIVE_INFINITY;
            double north = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < easting.length; i++) {
                west = Math.min(west, easting[i]);
                east = Math.max(east, easting[i]);
                south = Math.min(south, northing[i]);
                north = Math.max(north, northing[i]);
            }
            return easting.length == 0
                    ? new Rectangle(0, 0, 0, 0)
                    : new Rectangle(west - margin, south - margin, east + margin, north + margin);
        }
    }

    /**
     * Makes the surface.
     *
     * @param easting of each point, metres
     * @param northing of each point, metres
     * @param weight what each point counts
     * @param extent to look at, or null for all points and the reach of their kernels: then nothing is lost at an edge. Points outside add to the
     *     cells inside when weight at the edge is {@link DensityParameters.Edge#LOST}, and nothing when it is raised
     * @throws IllegalArgumentException when there are too many cells, or too much work
     */
    public static DensityGrid of(
            double[] easting,
            double[] northing,
            double[] weight,
            DensityParameters parameters,
            @Nullable Rectangle extent,
            Progress progress) {
        long began = System.nanoTime();
        for (int i = 0; i < easting.length; i++) {
            if (!Double.isFinite(easting[i])
                    || !Double.isFinite(northing[i])
                    || !(weight[i] >= 0)
                    || Double.isInfinite(weight[i])) {
                throw new IllegalArgumentException("A point has two coordinates and a weight from 0");
            }
        }
        var whole = Rectangle.around(easting, northing, parameters.reachMetres());
        var density = new KernelDensity(parameters, extent == null ? whole : extent);
        if (Math.pow(2.0 * density.far + 1, 2) * easting.length > MOST_WORK) {
            throw new IllegalArgumentException(
                    "The cells are too small for so many points and this bandwidth: take larger cells");
        }
        double total = 0;
        for (int i = 0; i < easting.length; i++) {
            if ((i & 0xFFF) == 0) {
                progress.reached(i, easting.length);
            }
            boolean inside = density.holds(easting[i], northing[i]);
            total += inside ? weight[i] : 0;
            if (inside || parameters.edge() == DensityParameters.Edge.LOST) {
                density.add(easting[i], northing[i], weight[i]);
            }
        }
        progress.reached(easting.length, easting.length);
        return density.grid(easting.length, total, began);
    }

    private boolean holds(double easting, double northing) {
        double cell = parameters.cellMetres();
        return easting >= west
                && easting < west + columns * cell
                && northing >= south
                && northing < south + lines * cell;
    }

    private void add(double easting, double northing, double weight) {
        double cell = parameters.cellMetres();
        double ownColumn = Math.floor((easting - west) / cell);
        double ownLine = Math.floor((northing - south) / cell);
        if (ownColumn + far < 0 || ownLine + far < 0 || ownColumn - far >= columns || ownLine - far >= lines) {
            return;
        }
        int firstColumn = (int) ownColumn - far;
        int firstLine = (int) ownLine - far;
        int side = 2 * far + 1;
        for (int column = 0; column < side; column++) {
            squaredEast[column] = inBandwidths(west + (firstColumn + column + 0.5) * cell - easting);
            gaussianEast[column] = gaussian(squaredEast[column]);
        }
        double whole = 0;
        double inside = 0;
        for (int line = 0; line < side; line++) {
            double squaredNorth = inBandwidths(south + (firstLine + line + 0.5) * cell - northing);
            double gaussianNorth = gaussian(squaredNorth);
            boolean lineInside = firstLine + line >= 0 && firstLine + line < lines;
            for (int column = 0; column < side; column++) {
                double value = value(squaredEast[column] + squaredNorth, gaussianEast[column] * gaussianNorth);
                kernel[line * side + column] = value;
                whole += value;
                inside += lineInside && firstColumn + column >= 0 && firstColumn + column < columns ? value : 0;
            }
        }
        double scale = weight / (parameters.edge() == DensityParameters.Edge.LOST ? whole : inside);
        int fromColumn = Math.max(0, -firstColumn);
        int toColumn = Math.min(side, columns - firstColumn);
        for (int line = Math.max(0, -firstLine); line < Math.min(side, lines - firstLine); line++) {
            int at = (firstLine + line) * columns + firstColumn;
            for (int column = fromColumn; column < toColumn; column++) {
                sums[at + column] += kernel[line * side + column] * scale;
            }
        }
    }

    /** A distance, squared, with the bandwidth as its unit. */
    private double inBandwidths(double metres) {
        return squared(metres / parameters.bandwidthMetres());
    }

    /** One factor for east and one for north make the Gaussian, so that only a few exponentials are needed for a point. */
    private double gaussian(double squared) {
        return parameters.kernel() == DensityParameters.Kernel.GAUSSIAN ? Math.exp(-squared / 2) : 0;
    }

    private double value(double squared, double gaussian) {
        if (parameters.kernel() == DensityParameters.Kernel.GAUSSIAN) {
            return squared <= squared(parameters.kernel().reach) ? gaussian : 0;
        }
        return squared < 1 ? squared(1 - squared) : 0;
    }

    private static double squared(double value) {
        return value * value;
    }

    private DensityGrid grid(int n, double total, long began) {
        double perSquareKilometre = 1e6 / squared(parameters.cellMetres());
        for (int cell = 0; cell < sums.length; cell++) {
            sums[cell] *= perSquareKilometre;
        }
        return new DensityGrid(
                new RunStatement(
                        "kernel density",
                        VERSION,
                        n,
                        RunStatement.parameters(
                                "kernel", parameters.kernel(),
                                "bandwidthMetres", parameters.bandwidthMetres(),
                                "cellMetres", parameters.cellMetres(),
                                "edge", parameters.edge(),
                                "unit", "points per square kilometre"),
                        null,
                        null,
                        null,
                        RunStatement.since(began)),
                west,
                south,
                parameters.cellMetres(),
                columns,
                lines,
                sums,
                total);
    }
}
