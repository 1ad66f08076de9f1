package org.hedgerow.reference;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.function.LongSupplier;
import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.operation.MathTransform;
import org.geotools.api.referencing.operation.TransformException;
import org.geotools.referencing.CRS;
import org.hedgerow.geo.GridPoint;
import org.hedgerow.geo.Ostn15NationalGrid;
import org.hedgerow.geo.PlaceReader;

/**
 * How fast the country itself answers, on one core and in this process: OSTN15 beside GeoTools' seven-parameter shift, names as they are typed,
 * and places as people write them. Prints a line for each figure: what, value, unit and goal, apart by tabs. Argument: {@code --seed=1}.
 *
 * <p>Each figure is the median of turns that are each long enough for the clock. Points are drawn at random over the land of Great Britain,
 * so neighbouring questions share nothing that a cache could keep.
 */
final class CountryBench {

    private static final int POINTS = 200_000;
    private static final int TURNS = 15;

    private final Random random;
    private final Ostn15NationalGrid grid = new Ostn15NationalGrid();
    private final ForceAreas areas = new ForceAreas();
    private final Gazetteer gazetteer = new Gazetteer();
    private final double[] metres = new double[2 * POINTS];
    private final double[] degrees = new double[2 * POINTS];
    private double sink;

    private CountryBench(long seed) {
        random = new Random(seed);
        var pair = new double[2];
        for (int i = 0; i < POINTS; i++) {
            var point = onLand();
            grid.toGeographic(point.eastingMetres(), point.northingMetres(), pair);
            metres[2 * i] = point.eastingMetres();
            metres[2 * i + 1] = point.northingMetres();
            degrees[2 * i] = pair[0];
            degrees[2 * i + 1] = pair[1];
        }
    }

    public static void main(String[] arguments) throws FactoryException, IOException {
        long seed = arguments.length == 0 ? 1 : Long.parseLong(arguments[0].replace("--seed=", ""));
        var bench = new CountryBench(seed);
        bench.transformations();
        bench.names();
        bench.readings();
        if (bench.sink == 0) {
            throw new IllegalStateException("Nothing was computed");
        }
    }

    private GridPoint onLand() {
        while (true) {
            var point = GridPoint.ofMetres(random.nextDouble(0, 660_000), random.nextDouble(0, 1_220_000));
            if (areas.forceAt(point).filter(force -> !force.equals("PSNI")).isPresent()) {
                return point;
            }
        }
    }

    private void transformations() throws FactoryException {
        double toGrid = turns(this::toGrid);
        double toDegrees = turns(this::toDegrees);
        var wgs84 = CRS.decode("EPSG:4326", true);
        var britain = CRS.decode("EPSG:27700", true);
        double geoToolsToGrid = turns(() -> geoTools(transform(wgs84, britain), degrees));
        double geoToolsToDegrees = turns(() -> geoTools(transform(britain, wgs84), metres));
        print("OSTN15, degrees to grid, one core", POINTS / toGrid / 1e6, "million/s", ">= 5");
        print("OSTN15, grid to degrees, one core", POINTS / toDegrees / 1e6, "million/s", ">= 5");
        print("GeoTools (seven parameters, metres off) over it, to grid", geoToolsToGrid / toGrid, "times", "");
        print(
                "GeoTools (seven parameters, metres off) over it, to degrees",
                geoToolsToDegrees / toDegrees,
                "times",
                "");
    }

    private static MathTransform transform(
            org.geotools.api.referencing.crs.CoordinateReferenceSystem from,
            org.geotools.api.referencing.crs.CoordinateReferenceSystem to) {
        try {
            return CRS.findMathTransform(from, to, true);
        } catch (FactoryException none) {
            throw new IllegalStateException(none);
        }
    }

    private void toGrid() {
        var pair = new double[2];
        for (int i = 0; i < 2 * POINTS; i += 2) {
            grid.toGrid(degrees[i], degrees[i + 1], pair);
            sink += pair[0];
        }
    }

    private void toDegrees() {
        var pair = new double[2];
        for (int i = 0; i < 2 * POINTS; i += 2) {
            grid.toGeographic(metres[i], metres[i + 1], pair);
            sink += pair[0];
        }
    }

    private void geoTools(MathTransform transform, double[] from) {
        var to = new double[from.length];
        try {
            transform.transform(from, 0, to, 0, POINTS);
        } catch (TransformException refused) {
            throw new IllegalStateException(refused);
        }
        sink += to[0];
    }

    /** Every beginning, from three letters on, of names drawn at random: what a search box asks while somebody types. */
    private void names() {
        var typed = Arrays.stream(new int[300])
                .mapToObj(unused -> gazetteer.nearestPlace(onLand()).orElse(null))
                .filter(Objects::nonNull)
                .flatMap(place -> java.util.stream.IntStream.rangeClosed(
                                3, place.name().length())
                        .mapToObj(length -> place.name().substring(0, length)))
                .toList();
        typed.forEach(text -> sink += gazetteer.named(text, 8).size());
        var micros = typed.stream()
                .mapToDouble(text -> nanos(() -> gazetteer.named(text, 8).size()) / 1e3)
                .sorted()
                .toArray();
        print("gazetteer search at a keystroke, median", micros[micros.length / 2], "microseconds", "< 10,000");
        print(
                "gazetteer search at a keystroke, 99th percentile",
                micros[micros.length * 99 / 100],
                "microseconds",
                "< 10,000");
    }

    /** The table of cases of the place reader's own test, right and wrong alike. */
    private void readings() throws IOException {
        var reader = new PlaceReader(grid, gazetteer);
        var cases = cases();
        double seconds = turns(
                () -> cases.forEach(text -> sink += reader.read(text).readings().size()));
        print("place reader, the whole table of cases", cases.size() / seconds / 1e3, "thousand/s", "");
    }

    private static List<String> cases() throws IOException {
        try (var table = PlaceReader.class.getResourceAsStream("place-cases.csv")) {
            var text = new String(Objects.requireNonNull(table).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .skip(2)
                    .map(line -> line.substring(0, Math.max(0, line.indexOf('|'))))
                    .toList();
        }
    }

    private static double turns(Runnable work) {
        for (int warm = 0; warm < 5; warm++) {
            work.run();
        }
        var seconds = new double[TURNS];
        for (int turn = 0; turn < TURNS; turn++) {
            seconds[turn] = nanos(() -> {
                        work.run();
                        return 0;
                    })
                    / 1e9;
        }
        Arrays.sort(seconds);
        return seconds[TURNS / 2];
    }

    private static long nanos(LongSupplier work) {
        long begin = System.nanoTime();
        work.getAsLong();
        return System.nanoTime() - begin;
    }

    private static void print(String what, double value, String unit, String goal) {
        System.out.printf(Locale.ROOT, "%s\t%.3f\t%s\t%s%n", what, value, unit, goal);
    }
}
