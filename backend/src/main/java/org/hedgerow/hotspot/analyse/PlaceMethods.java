package org.hedgerow.hotspot.analyse;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.hedgerow.hotspot.method.BatchDbscan;
import org.hedgerow.hotspot.method.ClusterPoints;
import org.hedgerow.hotspot.method.Clustering;
import org.hedgerow.hotspot.method.DensityGrid;
import org.hedgerow.hotspot.method.DensityParameters;
import org.hedgerow.hotspot.method.GetisOrd;
import org.hedgerow.hotspot.method.GetisParameters;
import org.hedgerow.hotspot.method.HexGrid;
import org.hedgerow.hotspot.method.KernelDensity;
import org.hedgerow.hotspot.method.Progress;
import org.hedgerow.hotspot.method.RunStatement;
import org.jspecify.annotations.Nullable;

/** The methods that look at places alone. */
final class PlaceMethods {

    private static final int DBSCAN_VERSION = 1;
    private static final int MOST_PRINTED = 20;

    private PlaceMethods() {}

    static Analysis.Answer dbscan(Options options, Points points) {
        double reach = options.number("--reach", 1_000);
        int minimum = options.whole("--minimum", 5);
        refuseWeights(points, "dbscan");
        if (!(reach >= 0.003 && reach <= 500_000)) {
            throw new IllegalArgumentException("--reach is a distance from 0.003 to 500,000 metres");
        }
        if (minimum < 1) {
            throw new IllegalArgumentException("--minimum is at least 1, the point itself");
        }
        long began = System.nanoTime();
        var labels = BatchDbscan.cluster(clusterPoints(points), Math.round(reach * 1_000), minimum);
        var statement = points.spanned(new RunStatement(
                "DBSCAN",
                DBSCAN_VERSION,
                points.count(),
                RunStatement.parameters("reachMetres", reach, "minimum", minimum, "coordinates", "whole millimetres"),
                null,
                null,
                null,
                RunStatement.since(began)));
        var clusters = clusters(points, labels);
        int noise = (int) Arrays.stream(labels.clusterOf())
                .filter(of -> of == Clustering.NOISE)
                .count();
        var lines = new ArrayList<String>();
        lines.add(clusters.size() + " clusters, " + noise + " points in none");
        clusters.stream()
                .limit(MOST_PRINTED)
                .forEach(cluster -> lines.add(String.format(
                        Locale.ROOT,
                        "  %,8d points, %,8d of them core, around %.0f %.0f",
                        cluster.points(),
                        cluster.core(),
                        cluster.easting(),
                        cluster.northing())));
        return new Analysis.Answer(
                new Answers.Clusters(statement, clusters, noise, labels.clusterOf()), statement, lines);
    }

    static void refuseWeights(Points points, String method) {
        if (Arrays.stream(points.weight()).anyMatch(weight -> weight != 1)) {
            throw new IllegalArgumentException(method + " counts each row once: take out the column of weights");
        }
    }

    /** Rows have no ids: their order in the file breaks ties between border points, as ids do for incidents. */
    private static ClusterPoints clusterPoints(Points points) {
        return new ClusterPoints(
                points.count(),
                millimetres(points.easting()),
                millimetres(points.northing()),
                new long[points.count()],
                LongStream.range(0, points.count()).toArray());
    }

    private static int[] millimetres(double[] metres) {
        return Arrays.stream(metres)
                .mapToInt(value -> Math.toIntExact(Math.round(value * 1_000)))
                .toArray();
    }

    private static List<Answers.Cluster> clusters(Points points, Clustering labels) {
        int count = Arrays.stream(labels.clusterOf()).max().orElse(Clustering.NOISE) + 1;
        var size = new int[count];
        var core = new int[count];
        var east = new double[count];
        var north = new double[count];
        for (int i = 0; i < points.count(); i++) {
            int cluster = labels.clusterOf()[i];
            if (cluster != Clustering.NOISE) {
                size[cluster]++;
                core[cluster] += labels.core()[i] ? 1 : 0;
                east[cluster] += points.easting()[i];
                north[cluster] += points.northing()[i];
            }
        }
        return IntStream.range(0, count)
                .mapToObj(i -> new Answers.Cluster(i, size[i], core[i], east[i] / size[i], north[i] / size[i]))
                .sorted(Comparator.comparingInt((Answers.Cluster cluster) -> -cluster.points())
                        .thenComparingInt(Answers.Cluster::number))
                .toList();
    }

    static Analysis.Answer gistar(Options options, Points points, Progress progress) throws IOException {
        var parameters = new GetisParameters(
                options.number("--band", 0),
                options.number("--rate", 0.05),
                options.choice("--control", GetisParameters.Control.BENJAMINI_HOCHBERG, GetisParameters.Control.class),
                options.whole("--permutations", 0),
                options.seed());
        var grid = new HexGrid(
                options.number("--cell", 1_000),
                least(points.easting()),
                least(points.northing()),
                most(points.easting()),
                most(points.northing()));
        var values = grid.sums(points.easting(), points.northing(), points.weight());
        var neighbours = parameters.bandMetres() == 0 ? grid.contiguous() : grid.within(parameters.bandMetres());
        var result = GetisOrd.of(values, neighbours, parameters, progress);
        var cells = IntStream.range(0, grid.cells())
                .mapToObj(cell -> new Answers.Cell(
                        grid.easting(cell),
                        grid.northing(cell),
                        values[cell],
                        result.z()[cell],
                        result.p()[cell],
                        result.adjusted()[cell],
                        result.isHot(cell) ? "HOT" : result.isCold(cell) ? "COLD" : "NONE"))
                .toList();
        int hot = (int)
                cells.stream().filter(cell -> cell.significance().equals("HOT")).count();
        int cold = (int) cells.stream()
                .filter(cell -> cell.significance().equals("COLD"))
                .count();
        var file = options.text("--out");
        if (file != null) {
            write(cells, file);
        }
        var lines = new ArrayList<String>();
        lines.add(String.format(
                Locale.ROOT,
                "%,d cells of %.0f m over the extent of the points: %d hot, %d cold",
                grid.cells(),
                grid.widthMetres(),
                hot,
                cold));
        cells.stream()
                .filter(cell -> cell.significance().equals("HOT"))
                .sorted(Comparator.comparingDouble(cell -> -cell.z()))
                .limit(MOST_PRINTED)
                .forEach(cell -> lines.add(String.format(
                        Locale.ROOT,
                        "  hot: z %.2f, adjusted p %.2g, %.0f in it, centre %.0f %.0f",
                        cell.z(),
                        cell.adjusted(),
                        cell.value(),
                        cell.easting(),
                        cell.northing())));
        var statement = points.spanned(result.statement());
        return new Analysis.Answer(
                new Answers.Cells(statement, points.count(), grid.widthMetres(), hot, cold, cells), statement, lines);
    }

    private static void write(List<Answers.Cell> cells, String file) throws IOException {
        try (var out = new OutputStreamWriter(Analysis.newFile(file), StandardCharsets.UTF_8)) {
            out.write("easting,northing,value,z,p,adjusted,significance\n");
            for (var cell : cells) {
                out.write(cell.easting() + "," + cell.northing() + "," + cell.value() + "," + cell.z() + "," + cell.p()
                        + "," + cell.adjusted() + "," + cell.significance() + "\n");
            }
        }
    }

    static DensityGrid kde(Options options, Points points, Progress progress) {
        double bandwidth = options.number("--bandwidth", 2_000);
        var parameters = new DensityParameters(
                options.choice("--kernel", DensityParameters.Kernel.QUARTIC, DensityParameters.Kernel.class),
                bandwidth,
                options.number("--cell", bandwidth / 8),
                options.choice("--edge", DensityParameters.Edge.LOST, DensityParameters.Edge.class));
        return KernelDensity.of(
                points.easting(), points.northing(), points.weight(), parameters, extent(options), progress);
    }

    private static KernelDensity.@Nullable Rectangle extent(Options options) {
        if (!options.has("--extent")) {
            return null;
        }
        var edges = options.numbers("--extent", List.of());
        if (edges.size() != 4) {
            throw new Misuse("--extent is west,south,east,north in metres");
        }
        return new KernelDensity.Rectangle(edges.get(0), edges.get(1), edges.get(2), edges.get(3));
    }

    static Analysis.Answer surface(DensityGrid grid, Points points) {
        var statement = points.spanned(grid.statement());
        var answer = new Answers.Surface(
                statement,
                grid.west(),
                grid.south(),
                grid.cellMetres(),
                grid.columns(),
                grid.lines(),
                grid.integral(),
                grid.total(),
                grid.highest());
        return new Analysis.Answer(
                answer,
                statement,
                List.of(
                        String.format(
                                Locale.ROOT,
                                "%d by %d cells of %s m, south-west corner %.0f %.0f",
                                grid.columns(),
                                grid.lines(),
                                grid.cellMetres(),
                                grid.west(),
                                grid.south()),
                        String.format(
                                Locale.ROOT,
                                "The surface adds up to %.6f; the points inside weigh %.6f",
                                grid.integral(),
                                grid.total()),
                        String.format(
                                Locale.ROOT, "At its densest %.4g points for each square kilometre", grid.highest())));
    }

    private static double least(double[] values) {
        return Arrays.stream(values).min().orElse(0);
    }

    private static double most(double[] values) {
        return Arrays.stream(values).max().orElse(0);
    }
}
