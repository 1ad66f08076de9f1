package org.hedgerow.reference;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Consumer;
import org.hedgerow.geo.CoordinateSystem;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;

/**
 * A GeoPackage (OGC 12-128r19): an SQLite database, opened so that nothing in it is run or changed. Only a plain table is read; views,
 * virtual tables and generated columns, by which a file could make the reader work, are refused.
 */
final class GeoPackageBoundaries implements BoundaryReader {

    private static final int LONGEST_VALUE = 256 * 1024 * 1024;
    private static final int MOST_LAYERS = 100;
    private static final int[] BYTES_OF_ENVELOPE = {0, 32, 48, 48, 64};

    private record Layer(String table, String column, int system) {}

    private final Connection connection;
    private final Layer layer;
    private final CoordinateSystem coordinateSystem;

    /** @param wanted the layer to read; null when there is only one */
    GeoPackageBoundaries(Path file, @Nullable String wanted) {
        try {
            connection = open(file);
        } catch (SQLException e) {
            throw broken(e);
        }
        boolean opened = false;
        try {
            layer = choose(wanted);
            coordinateSystem = system(layer.system());
            opened = true;
        } catch (SQLException e) {
            throw broken(e);
        } finally {
            if (!opened) {
                close();
            }
        }
    }

    private static Connection open(Path file) throws SQLException {
        var config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setPragma(SQLiteConfig.Pragma.LIMIT_LENGTH, String.valueOf(LONGEST_VALUE));
        config.setPragma(SQLiteConfig.Pragma.LIMIT_ATTACHED, "0");
        config.setPragma(SQLiteConfig.Pragma.LIMIT_TRIGGER_DEPTH, "1");
        // Immutable: no lock, no journal and no file beside it is looked for.
        var connection = DriverManager.getConnection(
                "jdbc:sqlite:file:" + file.toUri().getRawPath() + "?immutable=1", config.toProperties());
        try (var statement = connection.createStatement()) {
            statement.execute("pragma trusted_schema = off");
            statement.execute("pragma cell_size_check = on");
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
        return connection;
    }

    private Layer choose(@Nullable String wanted) throws SQLException {
        var layers = new ArrayList<Layer>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select c.table_name, g.column_name, g.srs_id from gpkg_contents c"
                        + " join gpkg_geometry_columns g on g.table_name = c.table_name"
                        + " where c.data_type = 'features' order by c.table_name limit " + MOST_LAYERS)) {
            while (rows.next()) {
                layers.add(new Layer(text(rows, 1), text(rows, 2), rows.getInt(3)));
            }
        }
        var names = layers.stream().map(Layer::table).map(BoundaryText::plain).toList();
        if (wanted == null && layers.size() > 1) {
            throw new BoundaryRefused("The GeoPackage has several layers; choose one with --layer: "
                    + String.join(", ", names.subList(0, Math.min(10, names.size()))));
        }
        var chosen = layers.stream()
                .filter(one -> wanted == null || one.table().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new BoundaryRefused(
                        "The GeoPackage has no layer of areas" + (wanted == null ? "." : " of that name.")));
        refuseWhatRuns(chosen);
        return chosen;
    }

    private void refuseWhatRuns(Layer chosen) throws SQLException {
        try (var statement =
                connection.prepareStatement("select type, sql from sqlite_master where name = ? collate nocase")) {
            statement.setString(1, chosen.table());
            try (var rows = statement.executeQuery()) {
                var definition = rows.next() && "table".equals(rows.getString(1)) ? rows.getString(2) : null;
                if (definition == null
                        || definition.strip().toLowerCase(java.util.Locale.ROOT).startsWith("create virtual")) {
                    throw new BoundaryRefused("The GeoPackage's layer is not a plain table.");
                }
            }
        }
        // A generated column is marked 2 or 3 here; table_info would leave it out.
        try (var statement = connection.prepareStatement("select hidden from pragma_table_xinfo(?)")) {
            statement.setString(1, chosen.table());
            int columns = 0;
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    if (rows.getInt(1) != 0 || ++columns > BoundaryLimits.MOST_COLUMNS) {
                        throw new BoundaryRefused("The GeoPackage's layer is not a plain table.");
                    }
                }
            }
        }
    }

    private CoordinateSystem system(int id) throws SQLException {
        try (var statement = connection.prepareStatement(
                "select organization, organization_coordsys_id from gpkg_spatial_ref_sys where srs_id = ?")) {
            statement.setInt(1, id);
            try (var rows = statement.executeQuery()) {
                if (rows.next() && "EPSG".equalsIgnoreCase(rows.getString(1))) {
                    var system = CoordinateSystem.ofEpsg(rows.getInt(2));
                    if (system.isPresent()) {
                        return system.get();
                    }
                }
            }
        }
        throw new BoundaryRefused(
                "The GeoPackage's coordinate system is not one that Hedgerow knows. Use EPSG:27700 or EPSG:4326.");
    }

    private static String text(ResultSet rows, int column) throws SQLException {
        var text = rows.getString(column);
        return text == null ? "" : text;
    }

    private static BoundaryRefused broken(SQLException e) {
        return new BoundaryRefused("The GeoPackage is damaged, cut short or not a GeoPackage.", e);
    }

    @Override
    public String format() {
        return "GeoPackage";
    }

    @Override
    public CoordinateSystem coordinateSystem() {
        return coordinateSystem;
    }

    @Override
    public void read(Consumer<BoundaryFeature> areas) {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select * from " + quoted(layer.table()) + " limit " + (BoundaryLimits.MOST_AREAS + 1))) {
            int number = 0;
            while (rows.next()) {
                if (++number > BoundaryLimits.MOST_AREAS) {
                    throw new BoundaryRefused("The layer has more than " + BoundaryLimits.MOST_AREAS + " areas.");
                }
                areas.accept(feature(rows, number));
            }
        } catch (SQLException e) {
            throw broken(e);
        }
    }

    private BoundaryFeature feature(ResultSet rows, int number) throws SQLException {
        var attributes = new LinkedHashMap<String, String>();
        List<List<double[]>> polygons = List.of();
        var columns = rows.getMetaData();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            var name = columns.getColumnName(i);
            if (name.equalsIgnoreCase(layer.column())) {
                var bytes = rows.getBytes(i);
                polygons = bytes == null ? List.of() : geometry(ByteBuffer.wrap(bytes), number);
            } else {
                var text = rows.getString(i);
                if (text != null && !text.isBlank()) {
                    attributes.put(BoundaryLimits.cut(name), BoundaryLimits.cut(text));
                }
            }
        }
        return new BoundaryFeature(number, attributes, polygons);
    }

    /** Strips the GeoPackage's own header: "GP", version, flags, coordinate system, envelope. */
    private static List<List<double[]>> geometry(ByteBuffer bytes, int number) {
        if (bytes.remaining() < 8 || bytes.get() != 'G' || bytes.get() != 'P' || bytes.get() != 0) {
            throw new BoundaryRefused("The outline of area " + number + " is damaged.");
        }
        int flags = bytes.get();
        int envelope = flags >> 1 & 7;
        boolean extended = (flags & 0x20) != 0;
        boolean empty = (flags & 0x10) != 0;
        if (envelope > 4 || extended || bytes.remaining() < 4 + BYTES_OF_ENVELOPE[envelope]) {
            throw new BoundaryRefused("The outline of area " + number + " is damaged.");
        }
        bytes.position(bytes.position() + 4 + BYTES_OF_ENVELOPE[envelope]);
        return empty ? List.of() : WkbPolygons.read(bytes, number);
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw broken(e);
        }
    }
}
