package org.hedgerow.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.hedgerow.reference.BoundaryFixtures.area;
import static org.hedgerow.reference.BoundaryFixtures.square;

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
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hedgerow.geo.CoordinateSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same areas out of every format, and one plain sentence for every broken file. */
class BoundaryFilesTests {

    private static final BoundaryFixtures.Area[] DISTRICTS = {
        area("E07000201", "Upper Hedgeley", square(400_000, 300_000, 10_000), hole(402_000, 302_000, 2_000)),
        area("E07000202", "Y Gwrych Môr", square(410_000, 300_000, 10_000))
    };

    @TempDir
    private Path directory;

    private static double[] hole(double west, double south, double side) {
        var ring = square(west, south, side);
        var turned = new double[ring.length];
        for (int i = 0; i < ring.length; i += 2) {
            turned[i] = ring[ring.length - 2 - i];
            turned[i + 1] = ring[ring.length - 1 - i];
        }
        return turned;
    }

    private static List<BoundaryFeature> read(Path file) throws IOException {
        return read(file, null);
    }

    private static List<BoundaryFeature> read(Path file, String layer) throws IOException {
        var areas = new ArrayList<BoundaryFeature>();
        try (var reader = BoundaryFiles.open(file, layer)) {
            reader.read(areas::add);
        }
        return areas;
    }

    private static void refuses(String saying, ThrowingCallable reading) {
        assertThatExceptionOfType(BoundaryRefused.class)
                .isThrownBy(reading)
                .satisfies(
                        refused -> assertThat(refused.reason()).contains(saying).doesNotContain("\n"));
    }

    private static void areTheDistricts(List<BoundaryFeature> areas) {
        assertThat(areas).hasSize(2);
        assertThat(areas.get(0).attributes())
                .containsEntry("LAD23CD", "E07000201")
                .containsEntry("LAD23NM", "Upper Hedgeley");
        assertThat(areas.get(1).attributes()).containsEntry("LAD23NM", "Y Gwrych Môr");
        assertThat(areas.get(0).polygons()).singleElement().satisfies(polygon -> {
            assertThat(polygon).hasSize(2);
            assertThat(polygon.get(0)).containsExactly(square(400_000, 300_000, 10_000));
            assertThat(polygon.get(1)).containsExactly(hole(402_000, 302_000, 2_000));
        });
        assertThat(areas.get(1).polygons()).hasSize(1);
    }

    @Test
    void readsGeoJsonWithItsCoordinateSystemBehindTheAreas() throws IOException {
        var file = BoundaryFixtures.geoJson(directory.resolve("a.json"), "LAD23", DISTRICTS);
        areTheDistricts(read(file));
        try (var reader = BoundaryFiles.open(file, null)) {
            assertThat(reader.coordinateSystem()).isSameAs(CoordinateSystem.NATIONAL_GRID);
        }
    }

    @Test
    void readsGeoJsonOfEveryShapeOfAnArea() throws IOException {
        var file = Files.writeString(
                directory.resolve("b.geojson"),
                "\ufeff {\"features\":[{\"geometry\":{\"coordinates\":[[[-1,52,80],[-1,53,81],[0,53],[-1,52]]],\"type\":\"Polygon\"},\"id\":7,"
                        + "\"properties\":{\"a\":1.50,\"b\":true,\"c\":{\"d\":[1]},\"e\":\"f\",\"g\":null}},"
                        + "{\"geometry\":null,\"properties\":null},"
                        + "{\"geometry\":{\"type\":\"MultiPolygon\",\"coordinates\":[]},\"properties\":{}}],\"type\":\"FeatureCollection\"}");
        var areas = read(file);
        assertThat(areas).hasSize(3);
        assertThat(areas.get(0).polygons().get(0).get(0)).containsExactly(-1, 52, -1, 53, 0, 53, -1, 52);
        assertThat(areas.get(0).attributes()).containsOnlyKeys("a", "b", "e").containsEntry("a", "1.50");
        assertThat(areas.get(1).polygons()).isEmpty();
        assertThat(areas.get(2).polygons()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "ISO-8859-1", "windows-1252"})
    void readsAShapefileInItsCharacterSet(String charset) throws IOException {
        areTheDistricts(read(
                BoundaryFixtures.shapefile(directory.resolve("s.shp"), "LAD23", Charset.forName(charset), DISTRICTS)));
    }

    @Test
    void guessesTheCharacterSetOfAShapefileThatDoesNotSay() throws IOException {
        for (var charset : List.of(StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1)) {
            BoundaryFixtures.shapefile(directory.resolve("s.shp"), "LAD23", charset, DISTRICTS);
            Files.delete(directory.resolve("s.cpg"));
            areTheDistricts(read(directory.resolve("s.shp")));
        }
    }

    @Test
    void readsAGeoPackage() throws Exception {
        areTheDistricts(read(BoundaryFixtures.geoPackage(
                directory.resolve("p 100% #1?.gpkg"), "l", "LAD23", BoundaryFixtures.packaged(DISTRICTS), DISTRICTS)));
    }

    @Test
    void readsALayerWhoseNameIsMeantAsSql() throws Exception {
        var layer = "x\"; drop table gpkg_contents; --";
        var file = BoundaryFixtures.geoPackage(
                directory.resolve("p.gpkg"), layer, "LAD23", BoundaryFixtures.packaged(DISTRICTS), DISTRICTS);
        areTheDistricts(read(file));
        BoundaryFixtures.geoPackage(file, "other", "LAD23", BoundaryFixtures.packaged(DISTRICTS), DISTRICTS);
        refuses("several layers", () -> read(file));
        areTheDistricts(read(file, layer));
        refuses("no layer", () -> read(file, "' or 1 = 1 --"));
    }

    @Test
    void readsWhatIsZippedAndLeavesNothingBehind() throws Exception {
        BoundaryFixtures.shapefile(directory.resolve("s.shp"), "LAD23", StandardCharsets.UTF_8, DISTRICTS);
        var before = temporary();
        areTheDistricts(read(BoundaryFixtures.zip(
                directory.resolve("a.zip"),
                directory.resolve("s.shp"),
                directory.resolve("s.dbf"),
                directory.resolve("s.prj"),
                directory.resolve("s.cpg"))));
        areTheDistricts(read(BoundaryFixtures.zip(
                directory.resolve("b.zip"),
                BoundaryFixtures.geoJson(directory.resolve("b.geojson"), "LAD23", DISTRICTS))));
        areTheDistricts(read(BoundaryFixtures.zip(
                directory.resolve("c.zip"),
                BoundaryFixtures.geoPackage(
                        directory.resolve("c.gpkg"), "l", "LAD23", BoundaryFixtures.packaged(DISTRICTS), DISTRICTS))));
        refuses("no GeoJSON", () -> read(BoundaryFixtures.zip(directory.resolve("d.zip"), directory.resolve("a.zip"))));
        refuses(
                ".dbf is missing",
                () -> read(BoundaryFixtures.zip(directory.resolve("e.zip"), directory.resolve("s.shp"))));
        var other = Files.copy(directory.resolve("s.shp"), directory.resolve("t.shp"));
        refuses(
                "several sets",
                () -> read(BoundaryFixtures.zip(directory.resolve("f.zip"), directory.resolve("s.shp"), other)));
        assertNothingIsLeft(before);
    }

    @Test
    void unpacksNoMoreThanTheLimitWhateverTheZipHolds() throws Exception {
        var zeros = Files.write(directory.resolve("bomb.geojson"), new byte[5_000_000]);
        var zip = BoundaryFixtures.zip(directory.resolve("bomb.zip"), zeros);
        assertThat(Files.size(zip)).isLessThan(50_000);
        var before = temporary();
        refuses(
                "more than 2 GB",
                () -> ZippedBoundaries.open(zip, null, 1_000_000).close());
        assertNothingIsLeft(before);
    }

    /** Other processes of the test run unpack boundaries too, and see to what they leave: only what stays is ours. */
    private static void assertNothingIsLeft(List<String> before) throws IOException {
        var end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        while (!before.containsAll(temporary()) && System.nanoTime() < end) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        assertThat(before).containsAll(temporary());
    }

    private static List<String> temporary() throws IOException {
        try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.map(Path::toString)
                    .filter(name -> name.contains("hedgerow-boundaries"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\" | damaged, cut short",
                "{\"type\":\"FeatureCollection\",\"features\":[]} trailing | damaged, cut short",
                "{\"type\":\"Topology\",\"arcs\":[]} | not a GeoJSON FeatureCollection",
                "{\"features\":[{\"geometry\":{\"type\":\"Point\",\"coordinates\":[1,2]}}]} | coordinates of area 1",
                "{\"features\":[{\"geometry\":{\"type\":\"LineString\",\"coordinates\":[[1,2],[3,4]]}}]} | coordinates of area 1",
                "{\"features\":[{\"geometry\":{\"type\":\"MultiPolygon\",\"coordinates\":[[[1,2],[3,4]]]}}]} | not a Polygon or MultiPolygon",
                "{\"features\":[{\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[1,2],[3,NaN]]]}}]} | damaged, cut short",
                "{\"features\":[{\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[1,2],[3]]]}}]} | coordinates of area 1",
                "{\"features\":[{\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[1,2],[\"3\",4]]]}}]} | coordinates of area 1",
                "{\"features\":[{\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[1,2],[[3,4]]]}}]} | coordinates of area 1",
                "{\"features\":[{\"geometry\":{\"type\":\"GeometryCollection\",\"geometries\":[]}}]} | not a Polygon or MultiPolygon",
                "{\"features\":[],\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"EPSG:999999\"}}} | not one that Hedgerow knows",
                "{\"features\":[],\"crs\":{\"type\":\"link\",\"properties\":{\"href\":\"http://example.org\"}}} | not one that Hedgerow knows",
                "not boundaries at all | This is not GeoJSON",
                "'' | This is not GeoJSON"
            })
    void refusesBrokenGeoJsonInASentence(String text, String saying) throws IOException {
        var file = Files.writeString(directory.resolve("broken.geojson"), text);
        refuses(saying, () -> read(file));
    }

    @Test
    void refusesGeoJsonThatIsNestedWithoutEnd() throws IOException {
        var deep = "[".repeat(100_000);
        for (var text : List.of(
                "{\"features\":[{\"geometry\":{\"type\":\"Polygon\",\"coordinates\":" + deep,
                "{\"features\":[{\"properties\":{\"a\":" + deep,
                "{\"crs\":{\"a\":" + deep)) {
            var file = Files.writeString(directory.resolve("deep.geojson"), text);
            refuses("nested too deeply", () -> read(file));
        }
    }

    @Test
    void refusesAMissingFileAndADirectory() {
        refuses("no readable file", () -> read(directory.resolve("none")));
        refuses("no readable file", () -> read(directory));
    }

    @Test
    void refusesAShapefileThatLiesAboutItsSizes() throws IOException {
        var shp = BoundaryFixtures.shapefile(directory.resolve("s.shp"), "LAD23", StandardCharsets.UTF_8, DISTRICTS);
        var good = Files.readAllBytes(shp);
        int record = 100;
        int content = record + 8;
        record Lie(String name, int at, int value, boolean little) {}
        for (var lie : List.of(
                new Lie("length of the file", 24, Integer.MAX_VALUE, false),
                new Lie("length of the file", 24, -1, false),
                new Lie("version", 28, 999, true),
                new Lie("length of a record", record + 4, 1 << 30, false),
                new Lie("length of a record", record + 4, -5, false),
                new Lie("length of a record", record + 4, 1, false),
                new Lie("type of a record", content, 3, true),
                new Lie("parts", content + 36, Integer.MAX_VALUE, true),
                new Lie("parts", content + 36, -1, true),
                new Lie("points", content + 40, Integer.MAX_VALUE / 8, true),
                new Lie("points", content + 40, -7, true),
                new Lie("first part", content + 44, 1 << 20, true),
                new Lie("second part before the first", content + 48, -3, true),
                new Lie("second part beyond the end", content + 48, 4_000, true))) {
            var broken = ByteBuffer.wrap(good.clone())
                    .order(lie.little() ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN)
                    .putInt(lie.at(), lie.value());
            Files.write(shp, broken.array());
            refuses("damaged", () -> read(shp));
        }
        var lines = ByteBuffer.wrap(good.clone()).order(ByteOrder.LITTLE_ENDIAN).putInt(32, 3);
        Files.write(shp, lines.array());
        refuses("does not hold areas", () -> read(shp));
    }

    @Test
    void refusesAShapefileWithoutItsCompanions() throws IOException {
        var shp = BoundaryFixtures.shapefile(directory.resolve("s.shp"), "LAD23", StandardCharsets.UTF_8, DISTRICTS);
        Files.writeString(directory.resolve("s.prj"), "PROJCS[".repeat(500));
        refuses("coordinate system (.prj)", () -> read(shp));
        Files.delete(directory.resolve("s.prj"));
        refuses(".prj is missing", () -> read(shp));
        Files.delete(directory.resolve("s.dbf"));
        refuses(".dbf is missing", () -> read(shp));
    }

    @Test
    void refusesAShapefileWhoseRowsDoNotMatchItsAreas() throws IOException {
        var shp = BoundaryFixtures.shapefile(directory.resolve("s.shp"), "LAD23", StandardCharsets.UTF_8, DISTRICTS);
        BoundaryFixtures.shapefile(directory.resolve("t.shp"), "LAD23", StandardCharsets.UTF_8, DISTRICTS[0]);
        Files.move(
                directory.resolve("t.dbf"),
                directory.resolve("s.dbf"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        refuses("more areas than its .dbf has rows", () -> read(shp));
    }

    @Test
    void refusesAGeoPackageThatWouldMakeItsReaderWork() throws Exception {
        var endless =
                "create view v as with recursive n(i) as (select 1 union all select i + 1 from n) select i as fid, null as geom from n";
        var file = withLayer("v.gpkg", endless);
        refuses("not a plain table", () -> read(file));
        var virtual = withLayer("w.gpkg", "create virtual table v using rtree(a, b, c)");
        refuses("not a plain table", () -> read(virtual));
        var generated = withLayer(
                "g.gpkg",
                "create table v (fid integer, geom blob, x text generated always as (hex(zeroblob(9))) virtual)");
        refuses("not a plain table", () -> read(generated));
        var missing = withLayer("m.gpkg", "create table other (a)");
        refuses("not a plain table", () -> read(missing));
    }

    private Path withLayer(String name, String definition) throws SQLException {
        var file = BoundaryFixtures.geoPackage(directory.resolve(name), "l", "LAD23", List.of());
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            statement.execute(definition);
            statement.execute("update gpkg_contents set table_name = 'v'");
            statement.execute("update gpkg_geometry_columns set table_name = 'v'");
        }
        return file;
    }

    @Test
    void refusesBrokenOutlinesInAGeoPackage() throws Exception {
        var good = BoundaryFixtures.packaged(DISTRICTS).get(0);
        record Lie(String saying, int at, int value) {}
        int wkb = 40;
        for (var lie : List.of(
                new Lie("damaged", 0, 0),
                new Lie("damaged", 3, 0b1111),
                new Lie("damaged", 3, 0b100011),
                new Lie("damaged", wkb, 7),
                // 0 for the order: most significant byte first, as the fixtures are written.
                new Lie("not a Polygon", wkb + 4, 9),
                new Lie("damaged", wkb + 5, 0x7f),
                new Lie("damaged", wkb + 5, 0xff))) {
            var broken = good.clone();
            broken[lie.at()] = (byte) lie.value();
            var file = directory.resolve("broken" + lie.at() + "-" + lie.value() + ".gpkg");
            BoundaryFixtures.geoPackage(file, "l", "LAD23", List.of(broken), DISTRICTS[0]);
            refuses(lie.saying(), () -> read(file));
        }
        var short1 = java.util.Arrays.copyOf(good, good.length - 11);
        var file = BoundaryFixtures.geoPackage(
                directory.resolve("short.gpkg"), "l", "LAD23", List.of(short1), DISTRICTS[0]);
        refuses("damaged", () -> read(file));
    }

    /** Whatever is done to a file's bytes, the answer is areas or a sentence: no other exception, no endless loop, no heap full of nothing. */
    @ParameterizedTest
    @ValueSource(longs = {7, 1974})
    void answersEveryDamagedFileWithAreasOrASentence(long seed) throws Exception {
        var shp = BoundaryFixtures.shapefile(directory.resolve("s.shp"), "LAD23", StandardCharsets.UTF_8, DISTRICTS);
        var gpkg = BoundaryFixtures.geoPackage(
                directory.resolve("s.gpkg"), "l", "LAD23", BoundaryFixtures.packaged(DISTRICTS), DISTRICTS);
        var zip = BoundaryFixtures.zip(
                directory.resolve("s.zip"), shp, directory.resolve("s.dbf"), directory.resolve("s.prj"));
        var json = BoundaryFixtures.geoJson(directory.resolve("s.json"), "LAD23", DISTRICTS);
        var random = new Random(seed);
        for (var file : List.of(shp, directory.resolve("s.dbf"), gpkg, zip, json)) {
            var good = Files.readAllBytes(file);
            var opened = file.toString().endsWith("dbf") ? shp : file;
            for (int turn = 0; turn < 150; turn++) {
                var bad = random.nextBoolean()
                        ? good.clone()
                        : java.util.Arrays.copyOf(good, random.nextInt(good.length));
                for (int i = random.nextInt(6); i > 0 && bad.length > 0; i--) {
                    bad[random.nextInt(bad.length)] = (byte) random.nextInt();
                }
                Files.write(file, bad);
                try {
                    assertThat(read(opened)).hasSizeLessThanOrEqualTo(2);
                } catch (BoundaryRefused refused) {
                    assertThat(refused.reason()).as("seed %d", seed).isNotBlank();
                }
            }
            Files.write(file, good);
        }
    }
}
