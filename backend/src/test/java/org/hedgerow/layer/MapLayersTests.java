package org.hedgerow.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tileverse.pmtiles.PMTilesHeader;
import io.tileverse.vectortile.mvt.VectorTileBuilder;
import io.tileverse.vectortile.mvt.VectorTileCodec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.hedgerow.support.PmtilesFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MapLayersTests {

    private static final TileAddress FIELD = new TileAddress(12, 2049, 1350);
    private static final GeometryFactory SHAPES = new GeometryFactory();

    @TempDir
    private Path folder;

    private MapLayers layers(MapLayerSettings.Layer... layers) {
        return new MapLayers(new MapLayerSettings(List.of(layers)));
    }

    private Path images(PmtilesFile.Tile... tiles) throws IOException {
        return PmtilesFile.write(folder.resolve("images.pmtiles"), PMTilesHeader.TILETYPE_PNG, List.of(tiles));
    }

    @Test
    void nothingIsConfiguredUnlessTheOperatorDoesSo() {
        var none = layers();

        assertThat(none.list()).isEmpty();
        assertThat(none.has("fields", 12, 1, 1)).isFalse();
        assertThat(none.find("fields", 12, 1, 1)).isEmpty();
    }

    @Test
    void imagesOfAFileAreGivenAsTheyAre() throws IOException {
        var tiles = new ArrayList<PmtilesFile.Tile>();
        var random = new Random(5);
        for (int number = 0; number < 300; number++) {
            tiles.add(new PmtilesFile.Tile(12, random.nextInt(4096), random.nextInt(4096), TestTiles.png(number)));
        }
        var layers = layers(TestTiles.pmtiles(images(tiles.toArray(PmtilesFile.Tile[]::new))));

        assertThat(layers.list()).singleElement().satisfies(layer -> {
            assertThat(layer.tiles()).isEqualTo(MapLayer.Tiles.IMAGE);
            assertThat(layer.toString()).doesNotContain(folder.toString());
        });
        for (var tile : tiles) {
            assertThat(layers.find("fields", 12, tile.x(), tile.y()))
                    .hasValueSatisfying(found -> assertThat(found.content()).isEqualTo(tile.content()));
        }
        assertThat(layers.find("fields", 12, 0, 0)).isEmpty();
    }

    @Test
    void manyThreadsReadOneFile() throws Exception {
        var tiles = new ArrayList<PmtilesFile.Tile>();
        for (int number = 0; number < 64; number++) {
            tiles.add(new PmtilesFile.Tile(6, number, 21, TestTiles.png(number)));
        }
        var layers = layers(TestTiles.pmtiles(images(tiles.toArray(PmtilesFile.Tile[]::new))));
        var threads = Executors.newFixedThreadPool(8);
        try {
            Callable<Void> reading = () -> {
                for (var tile : tiles) {
                    assertThat(layers.find("fields", 6, tile.x(), 21)
                                    .orElseThrow()
                                    .content())
                            .isEqualTo(tile.content());
                }
                return null;
            };
            for (var result : threads.invokeAll(Collections.nCopies(40, reading))) {
                result.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @ParameterizedTest
    @CsvSource({"4,0,0", "17,0,0", "12,4096,0", "12,0,4096", "12,-1,0", "12,0,-1", "30,0,0", "-1,0,0", "2147483647,0,0"
    })
    void aSquareThatThereIsNotIsNeverLookedFor(int zoom, int x, int y) throws IOException {
        var layers = layers(TestTiles.pmtiles(images(new PmtilesFile.Tile(12, 1, 1, TestTiles.png(1)))));

        assertThat(layers.has("fields", zoom, x, y)).isFalse();
        assertThat(layers.find("fields", zoom, x, y)).isEmpty();
        assertThat(layers.has("../fields", 12, 1, 1)).isFalse();
    }

    @Test
    void whatIsNoImageInAFileOfImagesIsNotGiven() throws IOException {
        var layers = layers(TestTiles.pmtiles(images(
                new PmtilesFile.Tile(12, 1, 1, "<svg onload='x'/>".getBytes(StandardCharsets.UTF_8)),
                new PmtilesFile.Tile(12, 1, 2, new byte[0]))));

        assertThat(layers.find("fields", 12, 1, 1)).isEmpty();
        assertThat(layers.find("fields", 12, 1, 2)).isEmpty();
    }

    @Test
    void vectorTilesBecomeADrawing() throws IOException {
        var layers = layers(TestTiles.pmtiles(vectors()));
        var tile = layers.find("fields", 12, FIELD.x(), FIELD.y()).orElseThrow();
        var drawing = JsonMapper.shared().readTree(tile.content());

        assertThat(layers.list().get(0).tiles()).isEqualTo(MapLayer.Tiles.DRAWING);
        assertThat(tile.mediaType()).isEqualTo("application/geo+json");
        assertThat(kinds(drawing))
                .containsExactly(
                        "WATER Polygon",
                        "WATER LineString",
                        "WOOD Polygon",
                        "BUILDING Polygon",
                        "ROAD_GREAT LineString",
                        "ROAD LineString",
                        "TRACK LineString",
                        "RAIL LineString");
        var corner = drawing.at("/features/0/geometry/coordinates/0/0");
        assertThat(corner.get(0).asDouble()).isBetween(0.0878, 0.1758);
        assertThat(corner.get(1).asDouble()).isBetween(52.1065, 52.1605);
        assertThat(new String(tile.content(), StandardCharsets.UTF_8)).doesNotContain("Secret Lane", "name");
    }

    private static List<String> kinds(JsonNode drawing) {
        var kinds = new ArrayList<String>();
        drawing.get("features")
                .forEach(feature -> kinds.add(feature.at("/properties/kind").asString() + " "
                        + feature.at("/geometry/type").asString()));
        return kinds;
    }

    private Path vectors() throws IOException {
        var square = SHAPES.createPolygon(new Coordinate[] {
            new Coordinate(100, 100),
            new Coordinate(900, 100),
            new Coordinate(900, 900),
            new Coordinate(100, 900),
            new Coordinate(100, 100)
        });
        var line = SHAPES.createLineString(new Coordinate[] {new Coordinate(0, 0), new Coordinate(4000, 3000)});
        var tile = new VectorTileBuilder().setExtent(4096);
        layer(tile, "names", Map.of("name", "Invented Village"), SHAPES.createPoint(new Coordinate(5, 5)));
        layer(tile, "roads", Map.of("kind", "highway", "name", "Secret Lane"), line);
        layer(tile, "transportation", Map.of("class", "secondary"), line);
        layer(tile, "roads_local", Map.of("type", "Local"), line);
        layer(tile, "rail", Map.of(), line);
        tile.layer()
                .name("landuse")
                .feature(Map.of("pmap:kind", "forest"), square)
                .feature(Map.of("kind", "military"), square)
                .build();
        layer(tile, "local_buildings", Map.of(), square);
        layer(tile, "surfacewater", Map.of(), square);
        layer(tile, "waterlines", Map.of(), line);
        layer(tile, "boundaries", Map.of("kind", "county"), line);
        var content = new VectorTileCodec().encode(tile.build());
        return PmtilesFile.write(
                folder.resolve("vectors.pmtiles"),
                PMTilesHeader.TILETYPE_MVT,
                List.of(
                        new PmtilesFile.Tile(12, FIELD.x(), FIELD.y(), content),
                        new PmtilesFile.Tile(12, 0, 0, "not a tile".getBytes(StandardCharsets.US_ASCII))));
    }

    private static void layer(VectorTileBuilder tile, String name, Map<String, Object> attributes, Geometry shape) {
        tile.layer().name(name).feature(attributes, shape).build();
    }

    @Test
    void aDamagedVectorTileIsNoTile() throws IOException {
        var layers = layers(TestTiles.pmtiles(vectors()));

        assertThat(layers.find("fields", 12, 0, 0)).isEmpty();
        assertThat(layers.find("fields", 12, FIELD.x(), FIELD.y())).isPresent();
    }

    @Test
    void aFileThatIsDamagedAnywhereEndsTheStartOrGivesNoTile() throws IOException {
        var whole = Files.readAllBytes(vectors());
        var random = new Random(23);
        for (int attempt = 0; attempt < 400; attempt++) {
            var damaged = whole.clone();
            for (int change = 0; change < 1 + attempt % 5; change++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            var file = Files.write(folder.resolve("damaged.pmtiles"), damaged);
            MapLayers layers;
            try {
                layers = layers(TestTiles.pmtiles(file));
            } catch (MapLayerRefused refused) {
                assertThat(refused).hasMessageStartingWith("map layer fields: ");
                continue;
            }
            layers.find("fields", 12, FIELD.x(), FIELD.y());
            layers.find("fields", 12, 0, 0);
            layers.close();
        }
    }

    @Test
    void whatCannotWorkEndsTheStartInOnePlainLine() throws IOException {
        refuses(TestTiles.pmtiles(folder.resolve("nowhere.pmtiles")), "map layer fields: there is no file to read at ");
        var text = Files.writeString(folder.resolve("text.pmtiles"), "not tiles");
        refuses(TestTiles.pmtiles(text), "map layer fields: " + text + " is not a PMTiles file of version 3");
        var maps = PmtilesFile.write(folder.resolve("avif.pmtiles"), PMTilesHeader.TILETYPE_AVIF, List.of());
        refuses(
                TestTiles.pmtiles(maps),
                "map layer fields: its file holds neither vector tiles nor PNG, JPEG or WebP images");
        assertThatExceptionOfType(MapLayerRefused.class)
                .isThrownBy(() -> TestTiles.pmtiles(null))
                .withMessage("map layer fields: a layer of the kind PMTILES has a file and no url");
        assertThatExceptionOfType(MapLayerRefused.class)
                .isThrownBy(() -> TestTiles.raster(null, false, false))
                .withMessage("map layer fields: a layer of the kind RASTER has a url and no file");
        refuses(
                TestTiles.raster("http://example.org/{z}/{x}/{y}?key=s3cret", false, false),
                "map layer fields: the url begins with https://, or with http:// where allow-http is true");
        var layer = TestTiles.raster("https://example.org/{z}/{x}/{y}", false, false);
        assertThatExceptionOfType(MapLayerRefused.class)
                .isThrownBy(() -> layers(layer, layer))
                .withMessage("two map layers have the id fields");
    }

    private void refuses(MapLayerSettings.Layer layer, String start) {
        assertThatExceptionOfType(MapLayerRefused.class)
                .isThrownBy(() -> layers(layer))
                .withMessageStartingWith(start)
                .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain("s3cret", "\n"));
    }
}
