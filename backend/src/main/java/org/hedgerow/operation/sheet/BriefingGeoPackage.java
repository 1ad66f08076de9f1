package org.hedgerow.operation.sheet;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import org.hedgerow.geo.GridPoint;
import org.hedgerow.geo.NationalGrid;
import org.hedgerow.operation.AirBriefing;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConnection;

/**
 * The briefing as a GeoPackage 1.3 (OGC 12-128r17), made in memory: a layer of points in WGS 84 (EPSG:4326, longitude first, as the standard
 * has it whatever the authority says), one of lines and one of areas on the National Grid (EPSG:27700), and a table of what the file says of
 * itself.
 */
final class BriefingGeoPackage {

    private static final int WGS84 = 4326;
    private static final int NATIONAL_GRID = 27700;
    private static final int LITTLE_ENDIAN = 1;

    /** Little-endian, no envelope. */
    private static final byte FLAGS = 1;

    private static final int HEADER_BYTES = 8;

    /** "GPKG", version 1.3.0. */
    private static final List<String> BEGINNING = List.of(
            "pragma application_id = 1196444487",
            "pragma user_version = 10300",
            "create table gpkg_spatial_ref_sys (srs_name text not null, srs_id integer not null primary key, organization text not null,"
                    + " organization_coordsys_id integer not null, definition text not null, description text)",
            "create table gpkg_contents (table_name text not null primary key, data_type text not null, identifier text unique,"
                    + " description text default '', last_change datetime not null, min_x double, min_y double, max_x double,"
                    + " max_y double, srs_id integer references gpkg_spatial_ref_sys(srs_id))",
            "create table gpkg_geometry_columns (table_name text not null references gpkg_contents(table_name), column_name text not null,"
                    + " geometry_type_name text not null, srs_id integer not null references gpkg_spatial_ref_sys(srs_id),"
                    + " z tinyint not null, m tinyint not null, primary key (table_name, column_name))",
            "insert into gpkg_spatial_ref_sys values ('Undefined Cartesian', -1, 'NONE', -1, 'undefined', null),"
                    + " ('Undefined geographic', 0, 'NONE', 0, 'undefined', null)");

    private static final String WGS84_DEFINITION =
            "GEOGCS[\"WGS 84\",DATUM[\"WGS_1984\",SPHEROID[\"WGS 84\",6378137,298.257223563]],"
                    + "PRIMEM[\"Greenwich\",0],UNIT[\"degree\",0.0174532925199433],AUTHORITY[\"EPSG\",\"4326\"]]";

    private static final String NATIONAL_GRID_DEFINITION =
            "PROJCS[\"OSGB36 / British National Grid\",GEOGCS[\"OSGB36\",DATUM[\"Ordnance_Survey_of_Great_Britain_1936\","
                    + "SPHEROID[\"Airy 1830\",6377563.396,299.3249646]],PRIMEM[\"Greenwich\",0],UNIT[\"degree\",0.0174532925199433]],"
                    + "PROJECTION[\"Transverse_Mercator\"],PARAMETER[\"latitude_of_origin\",49],PARAMETER[\"central_meridian\",-2],"
                    + "PARAMETER[\"scale_factor\",0.9996012717],PARAMETER[\"false_easting\",400000],PARAMETER[\"false_northing\",-100000],"
                    + "UNIT[\"metre\",1],AXIS[\"Easting\",EAST],AXIS[\"Northing\",NORTH],AUTHORITY[\"EPSG\",\"27700\"]]";

    private BriefingGeoPackage() {}

    static byte[] of(AirBriefing briefing, Instant now, NationalGrid grid) {
        var features = BriefingFeature.of(briefing, grid);
        try (var connection = DriverManager.getConnection("jdbc:sqlite::memory:")) {
            try (var statement = connection.createStatement()) {
                for (var sql : BEGINNING) {
                    statement.execute(sql);
                }
            }
            run(
                    connection,
                    "insert into gpkg_spatial_ref_sys values (?, ?, 'EPSG', ?, ?, null)",
                    List.of("WGS 84", WGS84, WGS84, WGS84_DEFINITION),
                    List.of("OSGB36 / British National Grid", NATIONAL_GRID, NATIONAL_GRID, NATIONAL_GRID_DEFINITION));
            head(connection, briefing, now);
            layer(
                    connection,
                    "briefing_point",
                    "POINT",
                    WGS84,
                    briefing,
                    now,
                    features.stream().filter(BriefingFeature::isPoint).toList());
            layer(
                    connection,
                    "briefing_line",
                    "LINESTRING",
                    NATIONAL_GRID,
                    briefing,
                    now,
                    features.stream()
                            .filter(feature -> !feature.isPoint() && !feature.isArea())
                            .toList());
            layer(
                    connection,
                    "briefing_area",
                    "POLYGON",
                    NATIONAL_GRID,
                    briefing,
                    now,
                    features.stream().filter(BriefingFeature::isArea).toList());
            return connection.unwrap(SQLiteConnection.class).serialize("main");
        } catch (SQLException e) {
            throw new IllegalStateException("A GeoPackage cannot be written", e);
        }
    }

    private static void head(Connection connection, AirBriefing briefing, Instant now) throws SQLException {
        contents(connection, "briefing", "attributes", null, briefing, now);
        try (var statement = connection.createStatement()) {
            statement.execute(
                    "create table briefing (id integer primary key autoincrement not null, name text not null, value text not null)");
        }
        for (var entry : BriefingHead.of(briefing, now).entrySet()) {
            run(
                    connection,
                    "insert into briefing (name, value) values (?, ?)",
                    List.of(entry.getKey(), entry.getValue()));
        }
    }

    private static void layer(
            Connection connection,
            String table,
            String type,
            int system,
            AirBriefing briefing,
            Instant now,
            List<BriefingFeature> features)
            throws SQLException {
        contents(connection, table, "features", system, briefing, now);
        run(
                connection,
                "insert into gpkg_geometry_columns values (?, 'shape', ?, ?, 0, 0)",
                List.of(table, type, system));
        try (var statement = connection.createStatement()) {
            statement.execute("create table " + table + " (id integer primary key autoincrement not null, shape " + type
                    + ", key text not null, kind text not null, name text not null, description text not null,"
                    + " precision_metres integer not null)");
        }
        for (var feature : features) {
            run(
                    connection,
                    "insert into " + table
                            + " (shape, key, kind, name, description, precision_metres) values (?, ?, ?, ?, ?, ?)",
                    List.of(
                            shape(feature, system),
                            feature.key().toString(),
                            feature.kind().name(),
                            feature.name(),
                            feature.description(),
                            feature.precisionMetres()));
        }
    }

    private static void contents(
            Connection connection,
            String table,
            String type,
            @Nullable Integer system,
            AirBriefing briefing,
            Instant now)
            throws SQLException {
        try (var statement = connection.prepareStatement(
                "insert into gpkg_contents values (?, ?, ?, ?, ?, null, null, null, null, ?)")) {
            statement.setString(1, table);
            statement.setString(2, type);
            statement.setString(3, table);
            statement.setString(4, BriefingHead.line(briefing, now));
            statement.setString(5, now.truncatedTo(ChronoUnit.MILLIS).toString());
            statement.setObject(6, system);
            statement.execute();
        }
    }

    private static void run(Connection connection, String sql, List<?>... rows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (var row : rows) {
                for (int i = 0; i < row.size(); i++) {
                    statement.setObject(i + 1, row.get(i));
                }
                statement.execute();
            }
        }
    }

    /** The GeoPackage's header and well-known binary: x before y. */
    private static byte[] shape(BriefingFeature feature, int system) {
        int points = feature.shape().size();
        var bytes = ByteBuffer.allocate(HEADER_BYTES + 13 + 16 * points).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put((byte) 'G').put((byte) 'P').put((byte) 0).put(FLAGS).putInt(system);
        bytes.put((byte) LITTLE_ENDIAN);
        if (feature.isPoint()) {
            bytes.putInt(1);
        } else if (feature.isArea()) {
            bytes.putInt(3).putInt(1).putInt(points);
        } else {
            bytes.putInt(2).putInt(points);
        }
        for (int i = 0; i < points; i++) {
            var point = feature.shape().get(i);
            GridPoint onGrid = feature.grid().get(i);
            bytes.putDouble(system == WGS84 ? point.longitude() : onGrid.eastingMetres());
            bytes.putDouble(system == WGS84 ? point.latitude() : onGrid.northingMetres());
        }
        return Arrays.copyOf(bytes.array(), bytes.position());
    }
}
