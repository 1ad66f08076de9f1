package org.hedgerow.reference;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.hedgerow.support.PostgisDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** An invented set that looks like the official one: the indicative areas of England and Wales, moved, under the published codes. */
public final class OfficialForces {

    /** What a load said and how it ended. */
    public record Outcome(int exit, String said) {}

    private OfficialForces() {}

    /** Runs {@code load-boundaries} on a test's database. */
    public static Outcome load(PostgisDatabase database, Clock clock, String... arguments) throws SQLException {
        var settings = database.settings();
        var url = (String) settings.get("HEDGEROW_DB_URL");
        var owner = new SimpleDriverDataSource(DriverManager.getDriver(url), url, "hedgerow_owner", (String)
                settings.get("HEDGEROW_DB_OWNER_PASSWORD"));
        var out = new ByteArrayOutputStream();
        var app = new SingleConnectionDataSource(database.asApp(), true);
        try {
            var jdbc = JdbcClient.create(app);
            var command = new LoadBoundariesCommand(
                    new Forces(jdbc),
                    new Boundaries(jdbc, clock),
                    owner,
                    new PrintStream(out, true, StandardCharsets.UTF_8));
            command.run(Stream.concat(Stream.of("load-boundaries"), Stream.of(arguments))
                    .toArray(String[]::new));
            return new Outcome(command.getExitCode(), out.toString(StandardCharsets.UTF_8));
        } finally {
            app.destroy();
        }
    }

    /** Writes the set, moved so many metres to the east, as GeoJSON on the National Grid. */
    public static Path write(Path file, Forces forces, int metresEast, String... without) throws IOException {
        var areas = new ArrayList<BoundaryFixtures.Area>();
        for (var feature : indicative(file.resolveSibling("indicative.geojson"))) {
            var force = forces.find(feature.attributes().get("code")).orElseThrow();
            if (force.onsCode() == null
                    || force.onsCode().startsWith("S")
                    || List.of(without).contains(force.code())) {
                continue;
            }
            var polygons = feature.polygons().stream()
                    .map(rings ->
                            rings.stream().map(ring -> moved(ring, metresEast)).toArray(double[][]::new))
                    .toArray(double[][][]::new);
            areas.add(new BoundaryFixtures.Area(force.onsCode(), force.name(), polygons));
        }
        return BoundaryFixtures.geoJson(file, "PFA24", areas.toArray(BoundaryFixtures.Area[]::new));
    }

    private static double[] moved(double[] ring, int metresEast) {
        var moved = ring.clone();
        for (int i = 0; i < moved.length; i += 2) {
            moved[i] += metresEast;
        }
        return moved;
    }

    private static List<BoundaryFeature> indicative(Path copy) throws IOException {
        try (var in = Objects.requireNonNull(ForceOutlines.class.getResourceAsStream("/gis/force-areas.geojson"))) {
            Files.write(copy, in.readAllBytes());
        }
        var features = new ArrayList<BoundaryFeature>();
        try (var reader = new GeoJsonBoundaries(copy)) {
            reader.read(features::add);
        }
        return features;
    }
}
