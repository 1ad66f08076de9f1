package org.hedgerow.hotspot.method;

import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/**
 * Gi* of every cell of some 100,000 hexagons over the country that hold 200,000 invented points: the neighbourhoods found, the statistic, its p-values and
 * their correction, median of 21 turns on one thread, in time of the processor. Prints a line for each figure: what, value, unit and goal, apart by tabs. Arguments:
 * {@code --seed=42} {@code --out=FILE.csv}, which writes the cells with their statistic for {@code compare/gistar.R}.
 */
final class GistarBench {

    /** Metres. */
    private static final double CELL = 2_050;

    private static final int POINTS = 200_000;
    private static final int TURNS = 21;
    private static final GetisParameters PARAMETERS =
            new GetisParameters(0, 0.05, GetisParameters.Control.BENJAMINI_HOCHBERG, 0, 1);

    private GistarBench() {}

    public static void main(String[] arguments) throws IOException {
        long seed = 42;
        Path out = null;
        for (var argument : arguments) {
            var value = argument.substring(argument.indexOf('=') + 1);
            switch (argument.substring(0, Math.max(0, argument.indexOf('=')))) {
                case "--seed" -> seed = Long.parseLong(value);
                case "--out" -> out = Path.of(value);
                default -> throw new IllegalArgumentException(argument);
            }
        }
        var points = Hotspotland.draw(POINTS, seed);
        double[] easting = Arrays.stream(points.easting())
                .mapToDouble(millimetres -> millimetres / 1e3)
                .toArray();
        double[] northing = Arrays.stream(points.northing())
                .mapToDouble(millimetres -> millimetres / 1e3)
                .toArray();
        double[] weight = new double[POINTS];
        Arrays.fill(weight, 1);
        var grid = new HexGrid(
                CELL,
                Arrays.stream(easting).min().orElseThrow(),
                Arrays.stream(northing).min().orElseThrow(),
                Arrays.stream(easting).max().orElseThrow(),
                Arrays.stream(northing).max().orElseThrow());
        double[] values = grid.sums(easting, northing, weight);
        var thread = ManagementFactory.getThreadMXBean();
        double[] took = new double[TURNS];
        GetisResult result = null;
        for (int turn = 0; turn < TURNS; turn++) {
            long begin = thread.getCurrentThreadCpuTime();
            result = GetisOrd.of(values, grid.contiguous(), PARAMETERS, Progress.SILENT);
            took[turn] = (thread.getCurrentThreadCpuTime() - begin) / 1e6;
        }
        Arrays.sort(took);
        if (out != null && result != null) {
            write(out, grid, values, result);
        }
        print("Gi*, cells", grid.cells(), "cells", ">= 100000");
        print("Gi* of every cell, with neighbourhoods and correction", took[TURNS / 2], "ms", "<= 200");
        print("Gi* of every cell, slowest turn", took[TURNS - 1], "ms", "<= 200");
    }

    private static void write(Path out, HexGrid grid, double[] values, GetisResult result) throws IOException {
        try (var lines = new PrintWriter(Files.newBufferedWriter(out))) {
            lines.println("easting,northing,value,z,p,adjusted,significance");
            for (int cell = 0; cell < values.length; cell++) {
                lines.println(
                        grid.easting(cell) + "," + grid.northing(cell) + "," + values[cell] + "," + result.z()[cell]
                                + "," + result.p()[cell] + "," + result.adjusted()[cell] + ","
                                + (result.isHot(cell) ? "HOT" : result.isCold(cell) ? "COLD" : ""));
            }
        }
    }

    private static void print(String what, double value, String unit, String goal) {
        System.out.printf(Locale.ROOT, "%s\t%.3f\t%s\t%s%n", what, value, unit, goal);
    }
}
