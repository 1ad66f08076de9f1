package org.hedgerow.hotspot.analyse;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.hedgerow.hotspot.method.Aoristic;
import org.hedgerow.hotspot.method.EmergingHotspots;
import org.hedgerow.hotspot.method.EmergingPattern;
import org.hedgerow.hotspot.method.GetisParameters;
import org.hedgerow.hotspot.method.HexGrid;
import org.hedgerow.hotspot.method.Progress;
import org.hedgerow.hotspot.method.RunStatement;

/** Which cells become hot, have long been, or cool down: slices of some days, counted back from the last day of the file. */
final class EmergingMethod {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final int MOST_PRINTED = 20;
    private static final long DAY = 86_400;

    private static final int MOST_SLICES = 5_000;

    /** Cells times slices, at eight bytes each. */
    private static final int MOST_WORK = 20_000_000;

    private final Points points;
    private final int sliceDays;
    /** For each row the day of the middle of its span, counted from the first of January 1970. */
    private final int[] day;

    private EmergingMethod(Points points, int sliceDays) {
        this.points = points;
        this.sliceDays = sliceDays;
        this.day = IntStream.range(0, points.count()).map(this::middleDay).toArray();
    }

    static Analysis.Answer emerging(Options options, Points points, Progress progress) {
        TimeMethods.needTimes(points);
        int sliceDays = options.whole("--slice", 7);
        if (sliceDays < 1 || sliceDays > 366) {
            throw new IllegalArgumentException("--slice is a number of days from 1 to 366");
        }
        return new EmergingMethod(points, sliceDays).answer(options, progress);
    }

    private int middleDay(int row) {
        long middle = points.earliest()[row] + (points.latest()[row] - points.earliest()[row]) / 2;
        return Math.toIntExact(
                LocalDate.ofInstant(Instant.ofEpochSecond(middle), LONDON).toEpochDay());
    }

    private Analysis.Answer answer(Options options, Progress progress) {
        var parameters = new GetisParameters(
                options.number("--band", 0),
                options.number("--rate", 0.05),
                options.choice("--control", GetisParameters.Control.BENJAMINI_HOCHBERG, GetisParameters.Control.class),
                options.whole("--permutations", 0),
                options.seed());
        long to = TimeMethods.day(options, "--to", Arrays.stream(day).max().orElse(0));
        if (to * DAY < Aoristic.FIRST || to * DAY > Aoristic.LAST) {
            throw new IllegalArgumentException("--to lies outside the years 1900 to 2199");
        }
        int last = (int) to;
        int first = Arrays.stream(day).min().orElse(0);
        int slices = (last - first + 1) / sliceDays;
        if (slices < 2 || slices > MOST_SLICES) {
            throw new IllegalArgumentException(
                    "Between the first day and the last there are fewer than two slices, or more than " + MOST_SLICES);
        }
        var grid = new HexGrid(
                options.number("--cell", 5_000),
                Arrays.stream(points.easting()).min().orElse(0),
                Arrays.stream(points.northing()).min().orElse(0),
                Arrays.stream(points.easting()).max().orElse(0),
                Arrays.stream(points.northing()).max().orElse(0));
        if ((long) grid.cells() * slices > MOST_WORK) {
            throw new IllegalArgumentException("There are too many cells for so many slices: take larger ones");
        }
        int from = last + 1 - slices * sliceDays;
        var periods = new double[slices][grid.cells()];
        int leftOut = fill(periods, grid, from);
        var neighbours = parameters.bandMetres() == 0 ? grid.contiguous() : grid.within(parameters.bandMetres());
        var result = EmergingHotspots.of(periods, neighbours, parameters, progress);
        var cells = new ArrayList<Answers.Course>();
        Map<EmergingPattern, Integer> patterns = new EnumMap<>(EmergingPattern.class);
        for (int cell = 0; cell < grid.cells(); cell++) {
            patterns.merge(result.hot()[cell], 1, Integer::sum);
            if (result.hot()[cell] != EmergingPattern.NONE || result.cold()[cell] != EmergingPattern.NONE) {
                cells.add(new Answers.Course(
                        grid.easting(cell),
                        grid.northing(cell),
                        result.hot()[cell],
                        result.cold()[cell],
                        result.last()[cell],
                        result.trend()[cell].z(),
                        result.trend()[cell].p()));
            }
        }
        var statement = stated(result.statement());
        return new Analysis.Answer(
                new Answers.Courses(
                        statement,
                        LocalDate.ofEpochDay(from).toString(),
                        LocalDate.ofEpochDay(last).toString(),
                        slices,
                        leftOut,
                        grid.widthMetres(),
                        patterns,
                        cells),
                statement,
                lines(patterns, cells, slices, leftOut));
    }

    private RunStatement stated(RunStatement ofTheMethod) {
        var parameters = RunStatement.parameters(
                "sliceDays", sliceDays, "times", "whole, in the slice of the middle of a span of at most a slice");
        parameters.putAll(ofTheMethod.parameters());
        return points.spanned(new RunStatement(
                ofTheMethod.method(),
                ofTheMethod.version(),
                ofTheMethod.n(),
                parameters,
                null,
                null,
                ofTheMethod.seed(),
                ofTheMethod.microseconds()));
    }

    /** Answers how many rows lie in no slice, or in a span that is longer than one. */
    private int fill(double[][] periods, HexGrid grid, int from) {
        int leftOut = 0;
        for (int row = 0; row < points.count(); row++) {
            int slice = Math.floorDiv(day[row] - from, sliceDays);
            if (slice < 0
                    || slice >= periods.length
                    || points.latest()[row] - points.earliest()[row] > sliceDays * DAY) {
                leftOut++;
            } else {
                periods[slice][grid.cellAt(points.easting()[row], points.northing()[row])] += points.weight()[row];
            }
        }
        return leftOut;
    }

    private List<String> lines(
            Map<EmergingPattern, Integer> patterns, List<Answers.Course> cells, int slices, int leftOut) {
        var lines = new ArrayList<String>();
        lines.add(slices + " slices of " + sliceDays + " days, " + leftOut + " rows left out");
        patterns.forEach((pattern, count) -> {
            if (pattern != EmergingPattern.NONE) {
                lines.add(String.format(Locale.ROOT, "  %,6d %s", count, word(pattern)));
            }
        });
        cells.stream()
                .filter(cell -> cell.hot() != EmergingPattern.NONE)
                .sorted(Comparator.comparing(Answers.Course::hot)
                        .thenComparing(
                                Comparator.comparingDouble(Answers.Course::z).reversed()))
                .limit(MOST_PRINTED)
                .forEach(cell -> lines.add(String.format(
                        Locale.ROOT,
                        "  %s: z %.2f in the last slice, centre %.0f %.0f",
                        word(cell.hot()),
                        cell.z(),
                        cell.easting(),
                        cell.northing())));
        return lines;
    }

    private static String word(EmergingPattern pattern) {
        return pattern.name().toLowerCase(Locale.ROOT);
    }
}
