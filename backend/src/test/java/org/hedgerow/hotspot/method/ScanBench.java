package org.hedgerow.hotspot.method;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Random;
import java.util.TreeMap;

/**
 * What the space-time scan costs on a country of 10,040 invented cases over 90 days in some 4,200 squares, 40 of them planted in one place in the last
 * days, each square called by a point somewhere in it, so that no two are as far from a third ({@link SpaceTimeScan} and SaTScan order such places in their
 * own ways): circles of 20 km and at most 14 days, 999 repetitions. The figure is processor time of the whole process, its start and the compiler included, as
 * it is for a program that is run once. Prints a line for each figure: what, value, unit and goal, apart by tabs. Arguments: {@code --seed=42}
 * {@code --satscan=DIRECTORY}, which writes the same data for SaTScan there.
 */
final class ScanBench {

    static final int SQUARE_METRES = 5_200;
    static final int DAYS = 90;
    static final ScanParameters PARAMETERS = new ScanParameters(20_000, 0.5, 14, 999, 0, 1);

    private static final int BACKGROUND = 10_000;
    private static final int PLANTED = 40;
    private static final int PLANTED_DAYS = 5;
    private static final LocalDate FIRST = LocalDate.of(2026, 8, 25);

    private final ScanData data;

    private ScanBench(long seed) {
        this.data = draw(seed);
    }

    public static void main(String[] arguments) throws IOException {
        long seed = 42;
        Path satscan = null;
        for (var argument : arguments) {
            var value = argument.substring(argument.indexOf('=') + 1);
            switch (argument.substring(0, Math.max(0, argument.indexOf('=')))) {
                case "--seed" -> seed = Long.parseLong(value);
                case "--satscan" -> satscan = Path.of(value);
                default -> throw new IllegalArgumentException(argument);
            }
        }
        var bench = new ScanBench(seed);
        if (satscan == null) {
            bench.measure();
        } else {
            bench.write(satscan);
        }
    }

    /** Background without any memory, each case on any day, and one place where something is going on. */
    static ScanData draw(long seed) {
        var points = Hotspotland.draw(BACKGROUND, seed);
        var random = new Random(seed);
        long[] square = new long[BACKGROUND + PLANTED];
        int[] day = new int[square.length];
        for (int i = 0; i < BACKGROUND; i++) {
            square[i] = square(points.easting()[i] / 1_000, points.northing()[i] / 1_000);
            day[i] = random.nextInt(DAYS);
        }
        for (int i = BACKGROUND; i < square.length; i++) {
            square[i] =
                    square(300_000 + random.nextInt(2 * SQUARE_METRES), 320_000 + random.nextInt(2 * SQUARE_METRES));
            day[i] = DAYS - 1 - random.nextInt(PLANTED_DAYS);
        }
        var places = new TreeMap<Long, Integer>();
        for (long one : square) {
            places.put(one, 0);
        }
        var easting = new double[places.size()];
        var northing = new double[places.size()];
        int next = 0;
        for (var place : places.entrySet()) {
            easting[next] = (place.getKey().intValue() + random.nextDouble()) * SQUARE_METRES;
            northing[next] = ((place.getKey() >> 32) + random.nextDouble()) * SQUARE_METRES;
            place.setValue(next++);
        }
        int[] placeOf = new int[square.length];
        for (int i = 0; i < square.length; i++) {
            placeOf[i] = places.get(square[i]);
        }
        return new ScanData(easting, northing, placeOf, day, DAYS);
    }

    private static long square(int easting, int northing) {
        return (long) (northing / SQUARE_METRES) << 32 | easting / SQUARE_METRES;
    }

    private void measure() {
        var result = SpaceTimeScan.of(data, PARAMETERS, SpaceTimeScan.MOST_PAIRS, null, Progress.SILENT);
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        double seconds = system.getProcessCpuTime() / 1e9;
        var strongest = result.clusters().get(0);
        if (strongest.observed() < PLANTED - 4 || strongest.p() > 0.001) {
            throw new IllegalStateException("What was planted is not what was found");
        }
        print("space-time scan, places", data.places(), "places", "");
        print("space-time scan of 10,040 cases, 999 repetitions, processor time", seconds, "s", "<= 2.3");
        print("space-time scan, cases in the strongest cluster", strongest.observed(), "cases", ">= 36");
        print("space-time scan, expected there", strongest.expected(), "cases", "");
        print("space-time scan, its statistic", strongest.statistic(), "", "");
        print("space-time scan, its p", strongest.p(), "", "");
    }

    /** Cases, coordinates and parameters in SaTScan's formats: prospective space-time permutation, the same circles and days. */
    private void write(Path directory) throws IOException {
        try (var cases = new PrintWriter(Files.newBufferedWriter(directory.resolve("bench.cas")))) {
            for (int i = 0; i < data.cases(); i++) {
                var day = FIRST.plusDays(data.day()[i]);
                cases.printf(
                        Locale.ROOT,
                        "p%d 1 %d/%d/%d%n",
                        data.place()[i],
                        day.getYear(),
                        day.getMonthValue(),
                        day.getDayOfMonth());
            }
        }
        try (var places = new PrintWriter(Files.newBufferedWriter(directory.resolve("bench.geo")))) {
            for (int place = 0; place < data.places(); place++) {
                places.printf(Locale.ROOT, "p%d %.1f %.1f%n", place, data.easting()[place], data.northing()[place]);
            }
        }
        var last = FIRST.plusDays(DAYS - 1L);
        Files.writeString(directory.resolve("bench.prm"), """
                [Input]
                CaseFile=%1$s/bench.cas
                PrecisionCaseTimes=3
                StartDate=%2$s
                EndDate=%3$s
                CoordinatesFile=%1$s/bench.geo
                CoordinatesType=0
                [Analysis]
                AnalysisType=4
                ModelType=2
                ScanAreas=1
                TimeAggregationUnits=3
                TimeAggregationLength=1
                [Output]
                ResultsFile=%1$s/bench.txt
                OutputGoogleEarthKML=n
                OutputShapefiles=n
                OutputCartesianGraph=n
                [Spatial Window]
                MaxSpatialSizeInPopulationAtRisk=50
                UseDistanceFromCenterOption=y
                MaxSpatialSizeInDistanceFromCenter=%4$.0f
                IncludePurelyTemporal=n
                SpatialWindowShapeType=0
                [Temporal Window]
                MinimumTemporalClusterSize=1
                MaxTemporalSizeInterpretation=1
                MaxTemporalSize=%5$d
                ProspectiveStartDate=%3$s
                [Inference]
                PValueReportType=1
                MonteCarloReps=%6$d
                AdjustForEarlierAnalyses=n
                """.formatted(
                        directory.toAbsolutePath(),
                        slashed(FIRST),
                        slashed(last),
                        PARAMETERS.mostMetres(),
                        PARAMETERS.mostDays(),
                        PARAMETERS.repetitions()));
    }

    private static String slashed(LocalDate day) {
        return day.getYear() + "/" + day.getMonthValue() + "/" + day.getDayOfMonth();
    }

    private static void print(String what, double value, String unit, String goal) {
        System.out.printf(Locale.ROOT, "%s\t%.6f\t%s\t%s%n", what, value, unit, goal);
    }
}
