package org.hedgerow.reference;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.WKBWriter;

/** Writes small files of boundaries in each of the formats, right or as wrong as a test wants them. */
final class BoundaryFixtures {

    static final String NATIONAL_GRID_TEXT =
            "PROJCS[\"British_National_Grid\",GEOGCS[\"GCS_OSGB_1936\",DATUM[\"D_OSGB_1936\","
                    + "SPHEROID[\"Airy_1830\",6377563.396,299.3249646]],PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]],"
                    + "PROJECTION[\"Transverse_Mercator\"],PARAMETER[\"False_Easting\",400000.0],PARAMETER[\"False_Northing\",-100000.0],"
                    + "PARAMETER[\"Central_Meridian\",-2.0],PARAMETER[\"Scale_Factor\",0.9996012717],PARAMETER[\"Latitude_Of_Origin\",49.0],UNIT[\"Meter\",1.0]]";

    /** An area in metres on the National Grid: for each polygon its rings, each x, y, x, y ... */
    record Area(String code, String name, double[][]... polygons) {}

    private BoundaryFixtures() {}

    static double[] square(double west, double south, double side) {
        // Clockwise, as a shapefile's shells are.
        return new double[] {west, south, west, south + side, west + side, south + side, west + side, south, west, south
        };
    }

    static Area area(String code, String name, double[]... rings) {
        return new Area(code, name, rings);
    }

    static Path geoJson(Path file, String prefix, Area... areas) throws IOException {
        var features = new ArrayList<String>();
        for (var area : areas) {
            var polygons = new ArrayList<String>();
            for (var polygon : area.polygons()) {
                var rings = new ArrayList<String>();
                for (var ring : polygon) {
                    var corners = new ArrayList<String>();
                    for (int i = 0; i < ring.length; i += 2) {
                        corners.add("[" + ring[i] + "," + ring[i + 1] + "]");
                    }
                    rings.add("[" + String.join(",", corners) + "]");
                }
                polygons.add("[" + String.join(",", rings) + "]");
            }
            features.add(
                    "{\"type\":\"Feature\",\"properties\":{\"FID\":1,\"" + prefix + "CD\":\"" + area.code() + "\",\""
                            + prefix + "NM\":\"" + area.name() + "\",\"" + prefix
                            + "NMW\":null},\"geometry\":{\"type\":\"MultiPolygon\",\"coordinates\":["
                            + String.join(",", polygons)
                            + "]}}");
        }
        // Behind the areas, where it is easily missed.
        return Files.writeString(
                file,
                "{\"type\":\"FeatureCollection\",\"features\":[" + String.join(",\n", features)
                        + "],\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::27700\"}}}");
    }

    static Path shapefile(Path shp, String prefix, Charset charset, Area... areas) throws IOException {
        var records = new ArrayList<byte[]>();
        int bytes = 100;
        for (int number = 0; number < areas.length; number++) {
            var content = shape(areas[number]);
            var record = ByteBuffer.allocate(8 + content.length);
            record.putInt(number + 1).putInt(content.length / 2).put(content);
            records.add(record.array());
            bytes += record.capacity();
        }
        var file = ByteBuffer.allocate(bytes);
        file.putInt(0, 9994)
                .putInt(24, bytes / 2)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(28, 1000)
                .putInt(32, 5);
        file.position(100);
        records.forEach(file::put);
        Files.write(shp, file.array());
        var stem = shp.getFileName().toString().replaceFirst("\\.shp$", "");
        Files.write(shp.resolveSibling(stem + ".dbf"), dbf(prefix, charset, areas));
        Files.writeString(shp.resolveSibling(stem + ".prj"), NATIONAL_GRID_TEXT);
        Files.writeString(shp.resolveSibling(stem + ".cpg"), charset.name());
        return shp;
    }

    private static byte[] shape(Area area) {
        var rings = new ArrayList<double[]>();
        for (var polygon : area.polygons()) {
            rings.addAll(List.of(polygon));
        }
        int corners = rings.stream().mapToInt(ring -> ring.length / 2).sum();
        var content = ByteBuffer.allocate(44 + 4 * rings.size() + 16 * corners).order(ByteOrder.LITTLE_ENDIAN);
        content.putInt(5).position(36);
        content.putInt(rings.size()).putInt(corners);
        int first = 0;
        for (var ring : rings) {
            content.putInt(first);
            first += ring.length / 2;
        }
        for (var ring : rings) {
            for (double ordinate : ring) {
                content.putDouble(ordinate);
            }
        }
        return content.array();
    }

    private static byte[] dbf(String prefix, Charset charset, Area... areas) {
        int code = 20;
        int name = 60;
        int row = 1 + code + name;
        var file = ByteBuffer.allocate(32 + 2 * 32 + 1 + areas.length * row).order(ByteOrder.LITTLE_ENDIAN);
        file.put((byte) 3).put((byte) 126).put((byte) 11).put((byte) 22);
        file.putInt(areas.length).putShort((short) (32 + 2 * 32 + 1)).putShort((short) row);
        field(file.position(32), prefix + "CD", code);
        field(file.position(64), prefix + "NM", name);
        file.position(96).put((byte) 0x0D);
        for (var area : areas) {
            file.put((byte) ' ');
            padded(file, area.code().getBytes(charset), code);
            padded(file, area.name().getBytes(charset), name);
        }
        return file.array();
    }

    private static void field(ByteBuffer file, String name, int length) {
        int at = file.position();
        file.put(name.getBytes(StandardCharsets.US_ASCII));
        file.put(at + 11, (byte) 'C').put(at + 16, (byte) length);
    }

    private static void padded(ByteBuffer file, byte[] text, int length) {
        for (int i = 0; i < length; i++) {
            file.put(i < text.length ? text[i] : (byte) ' ');
        }
    }

    static Path zip(Path zip, Path... files) throws IOException {
        try (var out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (var file : files) {
                out.putNextEntry(new ZipEntry("folder/" + file.getFileName()));
                Files.copy(file, out);
                out.closeEntry();
            }
        }
        return zip;
    }

    /** @param geometries in the order of the areas; written as they are, so that they can be broken */
    static Path geoPackage(Path file, String layer, String prefix, List<byte[]> geometries, Area... areas)
            throws SQLException {
        var quoted = '"' + layer.replace("\"", "\"\"") + '"';
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            for (var sql : List.of(
                    "create table if not exists gpkg_spatial_ref_sys (srs_name text, srs_id integer primary key, organization text, organization_coordsys_id integer, definition text)",
                    "create table if not exists gpkg_contents (table_name text primary key, data_type text, identifier text, srs_id integer)",
                    "create table if not exists gpkg_geometry_columns (table_name text, column_name text, geometry_type_name text, srs_id integer, z integer, m integer)",
                    "insert or ignore into gpkg_spatial_ref_sys values ('British National Grid', 27700, 'EPSG', 27700, '')",
                    "create table " + quoted + " (fid integer primary key, geom blob, " + prefix + "CD text, " + prefix
                            + "NM text)")) {
                statement.execute(sql);
            }
            for (var sql : List.of(
                    "insert into gpkg_contents values (?, 'features', ?1, 27700)",
                    "insert into gpkg_geometry_columns values (?, 'geom', 'MULTIPOLYGON', 27700, 0, 0)")) {
                try (var insert = connection.prepareStatement(sql)) {
                    insert.setString(1, layer);
                    insert.execute();
                }
            }
            try (var insert = connection.prepareStatement("insert into " + quoted + " values (null, ?, ?, ?)")) {
                for (int i = 0; i < areas.length; i++) {
                    insert.setBytes(1, geometries.get(i));
                    insert.setString(2, areas[i].code());
                    insert.setString(3, areas[i].name());
                    insert.execute();
                }
            }
        }
        return file;
    }

    /** A geometry as a GeoPackage holds it, with an envelope of four numbers before it. */
    static byte[] packaged(Geometry geometry) {
        var wkb = new WKBWriter().write(geometry);
        var bytes = ByteBuffer.allocate(8 + 32 + wkb.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put((byte) 'G').put((byte) 'P').put((byte) 0).put((byte) 0b11).putInt(27700);
        bytes.position(40);
        return bytes.put(wkb).array();
    }

    static List<byte[]> packaged(Area... areas) {
        return java.util.Arrays.stream(areas)
                .map(area -> packaged(GridPolygons.geometry(java.util.Arrays.stream(area.polygons())
                        .map(polygon -> java.util.Arrays.stream(polygon)
                                .map(BoundaryFixtures::millimetres)
                                .toList())
                        .collect(Collectors.toList()))))
                .toList();
    }

    static int[] millimetres(double[] metres) {
        var ring = new int[metres.length];
        for (int i = 0; i < ring.length; i++) {
            ring[i] = GridPolygons.millimetres(metres[i]);
        }
        return ring;
    }
}
