package org.hedgerow.hotspot;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.hedgerow.geo.Ostn15NationalGrid;
import org.hedgerow.hotspot.method.Hotspotland;
import org.hedgerow.incident.IncidentFeatures;
import org.hedgerow.incident.IncidentReference;
import org.hedgerow.incident.IncidentStatus;
import org.hedgerow.incident.VisibleIncident;
import org.hedgerow.reference.Gazetteer;
import org.hedgerow.sharing.Tier;
import org.hedgerow.support.PostgisDatabase;
import org.postgresql.PGConnection;
import tools.jackson.databind.json.JsonMapper;

/**
 * The map's cells beside an aggregating {@code ST_AsMVT} query over the same rows in the same run: the densest tile of each zoom, the same
 * squares of the National Grid. No time is printed before the counts are equal, cell by cell. Then what an engine costs in memory and at its
 * start. Prints a line for each figure: what, value, unit and goal, apart by tabs. Arguments: {@code --rows=1000000} {@code --seed=42}.
 */
final class MapCellsBench {

    private static final int TURNS = 2_001;
    private static final int THEIR_TURNS = 9;
    private static final int FIRST_ZOOM = 5;
    private static final int LAST_ZOOM = 14;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String CELLS = "with tile as (select ST_TileEnvelope(?, ?, ?) as mercator,"
            + " ST_Transform(ST_TileEnvelope(?, ?, ?), 4326) as box, ?::int as side),"
            + " cell as (select easting / side as c, northing / side as l, count(*)::int as n from point, tile"
            + " where place && box %s group by c, l) ";

    private static final String TILE = CELLS
            + "select ST_AsMVT(t, 'cells', 4096, 'g') from (select n, ST_AsMVTGeom(ST_Transform(ST_SetSRID(ST_MakeEnvelope("
            + " c * (side / 1000.0), l * (side / 1000.0), (c + 1) * (side / 1000.0), (l + 1) * (side / 1000.0)), 27700), 3857),"
            + " mercator) as g from cell, tile) t";

    /** The edges of a box that PostGIS keeps with a point are rounded, and those of the map are whole ten-millionths. */
    private static final String COUNTS = CELLS + "select c, l, n from cell";

    private static final String EXACTLY = "and longitude between %d and %d and latitude between %d and %d";

    private final int rows;
    private final long seed;
    private final Ostn15NationalGrid grid = new Ostn15NationalGrid();
    private final FeatureWriter writer = new FeatureWriter(new IncidentFeatures(grid, new Gazetteer()));

    private record Tile(int zoom, int x, int y, BoundingBox box) {}

    private MapCellsBench(int rows, long seed) {
        this.rows = rows;
        this.seed = seed;
    }

    public static void main(String[] arguments) throws Exception {
        int rows = 1_000_000;
        long seed = 42;
        for (var argument : arguments) {
            var value = argument.substring(argument.indexOf('=') + 1);
            switch (argument.substring(0, Math.max(0, argument.indexOf('=')))) {
                case "--rows" -> rows = Integer.parseInt(value);
                case "--seed" -> seed = Long.parseLong(value);
                default -> throw new IllegalArgumentException(argument);
            }
        }
        new MapCellsBench(rows, seed).measure();
    }

    private void measure() throws Exception {
        var incidents = draw(rows, seed);
        var engine = starts(incidents);
        memory(incidents);
        try (var connection = PostgisDatabase.fresh().asSuperuser()) {
            fill(connection, engine.snapshot().columns());
            for (int zoom = FIRST_ZOOM; zoom <= LAST_ZOOM; zoom++) {
                compare(connection, engine.snapshot(), densest(engine.snapshot().columns(), zoom));
            }
        }
        ticks(engine, incidents);
    }

    /** Incidents of three years about the centres of {@link Hotspotland}. */
    static List<VisibleIncident> draw(int rows, long seed) {
        var points = Hotspotland.draw(rows, seed);
        var random = new Random(seed);
        var incidents = new ArrayList<VisibleIncident>(rows);
        for (int i = 0; i < rows; i++) {
            var time = InventedIncidents.NOW.minusSeconds(random.nextInt(3 * 365 * 86_400));
            incidents.add(new VisibleIncident(
                    new UUID(points.idHigh()[i], points.idLow()[i]),
                    1,
                    Tier.EXACT,
                    points.easting()[i],
                    points.northing()[i],
                    1,
                    InventedIncidents.CATEGORIES.get(random.nextInt(5)),
                    InventedIncidents.FORCES.get(random.nextInt(4)),
                    IncidentStatus.OPEN,
                    time,
                    time,
                    true,
                    new IncidentReference("CAMBS", 2026, i + 1),
                    time));
        }
        return incidents;
    }

    /** The first start of this process and the median of five; then the first map, and the first from a pyramid. */
    private AudienceEngine starts(List<VisibleIncident> incidents) {
        double[] starts = new double[5];
        AudienceEngine engine = null;
        double firstMap = 0;
        double pyramid = 0;
        double first = 0;
        for (int turn = 0; turn < starts.length; turn++) {
            long begin = System.nanoTime();
            engine = loaded(incidents);
            starts[turn] = since(begin) / 1e3;
            first = turn == 0 ? starts[turn] : first;
            var everywhere = new MapQuery(new BoundingBox(-9, 49, 3, 61), 6, InventedIncidents.everything());
            long asked = System.nanoTime();
            engine.snapshot().map(everywhere);
            firstMap = since(asked);
            asked = System.nanoTime();
            engine.snapshot().map(everywhere);
            pyramid = since(asked);
        }
        print(named("engine of %,d incidents, first cold start after the rows are read", rows), first, "s", "< 1");
        print(named("engine of %,d incidents, cold start, median of 5", rows), at(starts, 0.5), "s", "< 1");
        print("first map, by a look at every row", firstMap, "ms", "");
        print("second map, with its pyramid built", pyramid, "ms", "");
        return engine;
    }

    private AudienceEngine loaded(List<VisibleIncident> incidents) {
        var loading = new EngineLoading(grid, size -> {});
        incidents.forEach(loading::add);
        return loading.engine("");
    }

    private void memory(List<VisibleIncident> incidents) {
        long before = used();
        var engine = loaded(incidents);
        long columns = used() - before;
        var query = new MapQuery(new BoundingBox(-9, 49, 3, 61), 6, InventedIncidents.everything());
        engine.snapshot().map(query);
        engine.snapshot().map(query);
        long all = used() - before;
        print("memory of an engine for each incident, columns and index", (double) columns / rows, "bytes", "");
        print("memory of an engine for each incident, with the pyramid", (double) all / rows, "bytes", "<= 110");
        require(engine.snapshot().pyramids().size() == 1);
    }

    private void compare(Connection connection, AudienceSnapshot snapshot, Tile tile) throws SQLException {
        var query = new MapQuery(tile.box(), tile.zoom(), InventedIncidents.everything());
        var map = snapshot.map(query);
        require(!map.cells().isEmpty());
        int side = map.cells().get(0).square().sizeMetres() * 1_000;
        assertSame(connection, tile, side, map);
        double[] ours = new double[TURNS];
        double[] written = new double[TURNS];
        for (int turn = 0; turn < TURNS; turn++) {
            long begin = System.nanoTime();
            var answer = snapshot.map(query);
            ours[turn] = since(begin);
            var bytes = JSON.writeValueAsBytes(writer.map(answer));
            written[turn] = since(begin);
            require(bytes.length > 0);
        }
        double[] theirs = new double[THEIR_TURNS];
        try (var statement = connection.prepareStatement(String.format(TILE, ""))) {
            bind(statement, tile, side);
            for (int turn = 0; turn < THEIR_TURNS; turn++) {
                long begin = System.nanoTime();
                try (var row = statement.executeQuery()) {
                    row.next();
                    require(row.getBytes(1).length > 0);
                }
                theirs[turn] = since(begin);
            }
        }
        var what = String.format(
                Locale.ROOT,
                "zoom %d, %,d incidents in %d cells",
                tile.zoom(),
                map.total(),
                map.cells().size());
        print(what + ", from the pyramid", at(ours, 0.5) * 1e3, "us", "");
        print(what + ", from the pyramid and written as JSON", at(written, 0.5) * 1e3, "us", "");
        print(what + ", ST_AsMVT of the same cells", at(theirs, 0.5), "ms", "");
        print(what + ", ST_AsMVT over the pyramid", at(theirs, 0.5) / at(ours, 0.5), "times", ">= 100");
        print(what + ", ST_AsMVT over the pyramid written as JSON", at(theirs, 0.5) / at(written, 0.5), "times", "");
    }

    private void assertSame(Connection connection, Tile tile, int side, MapAnswer map) throws SQLException {
        int[] edges = tile.box().inTenMillionths();
        var exactly = String.format(Locale.ROOT, EXACTLY, edges[0], edges[2], edges[1], edges[3]);
        Map<String, Integer> counted = new HashMap<>();
        try (var statement = connection.prepareStatement(String.format(COUNTS, exactly))) {
            bind(statement, tile, side);
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    counted.put(row.getInt(1) + " " + row.getInt(2), row.getInt(3));
                }
            }
        }
        Map<String, Integer> answered = new HashMap<>();
        for (var cell : map.cells()) {
            require(cell.square().sizeMetres() * 1_000 == side);
            answered.put(
                    cell.square().easting() * 1_000 / side + " " + cell.square().northing() * 1_000 / side,
                    cell.count());
        }
        require(answered.equals(counted));
    }

    private static void bind(PreparedStatement statement, Tile tile, int side) throws SQLException {
        for (int time = 0; time < 2; time++) {
            statement.setInt(3 * time + 1, tile.zoom());
            statement.setInt(3 * time + 2, tile.x());
            statement.setInt(3 * time + 3, tile.y());
        }
        statement.setInt(7, side);
    }

    private void fill(Connection connection, IncidentColumns columns) throws Exception {
        try (var statement = connection.createStatement()) {
            statement.execute("create unlogged table point (easting int, northing int, longitude int, latitude int,"
                    + " place geometry(Point, 4326))");
            statement.execute("create temp table loaded (easting int, northing int, longitude int, latitude int)");
            var copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy loaded from stdin");
            for (int row = 0; row < rows; row++) {
                var page = columns.pages[row >>> IncidentPage.SHIFT];
                int at = row & IncidentPage.MASK;
                byte[] line = (page.easting[at] + "\t" + page.northing[at] + "\t" + page.longitude[at] + "\t"
                                + page.latitude[at] + "\n")
                        .getBytes(StandardCharsets.US_ASCII);
                copy.writeToCopy(line, 0, line.length);
            }
            copy.endCopy();
            statement.execute("insert into point select easting, northing, longitude, latitude,"
                    + " ST_SetSRID(ST_MakePoint(longitude / 1e7, latitude / 1e7), 4326) from loaded");
            statement.execute("create index on point using gist (place)");
            statement.execute("analyze point");
            statement.execute("set jit = off");
        }
    }

    /** The tile of the web's usual map that holds the most rows. */
    private static Tile densest(IncidentColumns columns, int zoom) {
        int across = 1 << zoom;
        Map<Integer, Integer> counts = new HashMap<>();
        for (int row = 0; row < columns.size; row++) {
            var page = columns.pages[row >>> IncidentPage.SHIFT];
            int at = row & IncidentPage.MASK;
            int x = (int) ((page.longitude[at] / 1e7 + 180) / 360 * across);
            double radians = Math.toRadians(page.latitude[at] / 1e7);
            int y = (int) ((1 - Math.log(Math.tan(radians) + 1 / Math.cos(radians)) / Math.PI) / 2 * across);
            counts.merge(x * across + y, 1, Integer::sum);
        }
        int tile = counts.entrySet().stream()
                .max(Map.Entry.<Integer, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .orElseThrow()
                .getKey();
        int x = tile / across;
        int y = tile % across;
        return new Tile(
                zoom,
                x,
                y,
                new BoundingBox(
                        x * 360.0 / across - 180,
                        latitude(y + 1, across),
                        (x + 1) * 360.0 / across - 180,
                        latitude(y, across)));
    }

    private static double latitude(int line, int across) {
        return Math.toDegrees(Math.atan(Math.sinh(Math.PI * (1 - 2.0 * line / across))));
    }

    /** Ticks of ten changed incidents, and a map after each. */
    private void ticks(AudienceEngine engine, List<VisibleIncident> incidents) {
        var random = new Random(seed);
        int turns = 300;
        double[] took = new double[turns];
        double[] shown = new double[turns];
        var query = new MapQuery(new BoundingBox(-2, 51, 1, 53), 8, InventedIncidents.everything());
        for (int turn = 0; turn < turns; turn++) {
            var tick = new ArrayList<VisibleIncident>();
            for (int change = 0; change < 10; change++) {
                tick.add(incidents.get(random.nextInt(rows)));
            }
            long begin = System.nanoTime();
            engine.absorb(tick, List.of(incidents.get(random.nextInt(rows)).id()), "");
            took[turn] = since(begin);
            begin = System.nanoTime();
            engine.snapshot().map(query);
            shown[turn] = since(begin);
        }
        require(engine.snapshot().map(query).equals(engine.snapshot().mapOfEveryRow(query)));
        print("tick of eleven changes, median", at(took, 0.5), "ms", "< 50");
        print("first map after it, median", at(shown, 0.5), "ms", "");
    }

    private static void require(boolean truth) {
        if (!truth) {
            throw new IllegalStateException("The map is not what it must be");
        }
    }

    private static double since(long begin) {
        return (System.nanoTime() - begin) / 1e6;
    }

    private static long used() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static double at(double[] values, double share) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
    }

    private static String named(String what, int count) {
        return String.format(Locale.ROOT, what, count);
    }

    private static void print(String what, double value, String unit, String goal) {
        System.out.printf(Locale.ROOT, "%s\t%.3f\t%s\t%s%n", what, value, unit, goal);
    }
}
