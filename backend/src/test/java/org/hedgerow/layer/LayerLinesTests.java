package org.hedgerow.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;

class LayerLinesTests {

    private static final GeometryFactory SHAPES = new GeometryFactory();
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final int ZOOM = 13;
    private static final double WEST = 0.10;
    private static final double SOUTH = 52.10;
    private static final double EAST = 0.13;
    private static final double NORTH = 52.12;

    @TempDir
    private Path folder;

    /** A road across each square and a little beyond, a river down each, a lake that is cut at the eastern edge, and what no paper shows. */
    private LayerLines map() throws IOException {
        var across = SHAPES.createLineString(new Coordinate[] {at(-80, 1000), at(2000, 1000), at(4176, 1000)});
        var down = SHAPES.createLineString(new Coordinate[] {at(3000, -80), at(3000, 4176)});
        var lake = SHAPES.createPolygon(
                new Coordinate[] {at(3500, 2000), at(4096, 2000), at(4096, 3000), at(3500, 3000), at(3500, 2000)});
        return TestLayers.everywhere(
                folder.resolve("map.pmtiles"),
                ZOOM,
                WEST,
                SOUTH,
                EAST,
                NORTH,
                List.of(
                        new TestLayers.Drawn("transportation", Map.of("class", "primary"), across),
                        new TestLayers.Drawn("transportation", Map.of("class", "track"), across),
                        new TestLayers.Drawn("waterlines", Map.of(), down),
                        new TestLayers.Drawn("rail", Map.of(), down),
                        new TestLayers.Drawn("building", Map.of(), lake),
                        new TestLayers.Drawn("water", Map.of(), lake)));
    }

    private static Coordinate at(double x, double y) {
        return new Coordinate(x, y);
    }

    @Test
    void withoutAVectorLayerThereIsNothing() {
        assertThat(TestLayers.none().within(WEST, SOUTH, EAST, NORTH, 1_000, LONG))
                .isEmpty();
    }

    @Test
    void roadsWatersAndRailwaysAreCutToTheirSquares() throws IOException {
        var drawn = map().within(WEST, SOUTH, EAST, NORTH, 1_000, LONG).orElseThrow();
        assertThat(drawn.attribution()).isEqualTo("© Invented Surveys");
        assertThat(drawn.whole()).isTrue();
        int squares = (TileAddress.column(ZOOM, EAST) - TileAddress.column(ZOOM, WEST) + 1)
                * (TileAddress.row(ZOOM, SOUTH) - TileAddress.row(ZOOM, NORTH) + 1);
        assertThat(squares).isGreaterThan(1);
        for (var kind : LayerLines.Kind.values()) {
            var lines =
                    drawn.lines().stream().filter(line -> line.kind() == kind).toList();
            switch (kind) {
                case GREAT_ROAD, RAIL -> assertThat(lines).hasSize(squares);
                case WATER ->
                    assertThat(lines.size()).as("a river and a shore each").isGreaterThanOrEqualTo(2 * squares);
                case ROAD -> assertThat(lines).isEmpty();
                default -> throw new AssertionError(kind);
            }
        }
        var width = 360.0 / (1 << ZOOM);
        for (var line : drawn.lines()) {
            for (int at = 0; at < line.corners().length - 2; at += 2) {
                double x = line.corners()[at] / width;
                double next = line.corners()[at + 2] / width;
                assertThat(Math.max(x, next) - Math.min(x, next))
                        .as("no line leaves its square")
                        .isLessThan(1.0001);
                boolean alongTheEdge = Math.abs(x - Math.round(x)) < 1e-4 && Math.abs(next - Math.round(x)) < 1e-4;
                assertThat(alongTheEdge)
                        .as("the edge of a square is no shore: %s", Arrays.toString(line.corners()))
                        .isFalse();
            }
        }
    }

    @Test
    void thereAreNoMorePointsThanAreAskedForAndNoSquareAfterItsTime() throws IOException {
        var few = map().within(WEST, SOUTH, EAST, NORTH, 6, LONG).orElseThrow();
        assertThat(few.whole()).isFalse();
        assertThat(few.lines().stream()
                        .mapToInt(line -> line.corners().length / 2)
                        .sum())
                .isLessThanOrEqualTo(6);
        var late = map().within(WEST, SOUTH, EAST, NORTH, 1_000, Duration.ofMillis(-1))
                .orElseThrow();
        assertThat(late.whole()).isFalse();
        assertThat(late.lines()).isEmpty();
    }

    @Test
    void aBoxOfTooManySquaresOrBeyondTheFileHasNothing() throws IOException {
        assertThat(map().within(-6, 50, 2, 58, 1_000, LONG)).isEmpty();
        var beyond = map().within(-3, 55, -2.99, 55.01, 1_000, LONG).orElseThrow();
        assertThat(beyond.lines()).isEmpty();
        assertThat(beyond.whole()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"0, 0.1, 52.1", "13, -5.7, 50.1", "13, -0.9, 60.7", "16, 1.7, 52.6", "13, 180, 85.2", "5, -180, -89.9"})
    void squaresHoldThePlacesThatTheyAreAskedFor(int zoom, double longitude, double latitude) {
        var square = new TileAddress(zoom, TileAddress.column(zoom, longitude), TileAddress.row(zoom, latitude));
        assertThat(square.exists()).isTrue();
        assertThat(longitude).isBetween(square.longitude(square.x()), square.longitude(square.x() + 1.0));
        if (Math.abs(latitude) < 85) {
            assertThat(latitude).isCloseTo(square.latitude(square.y() + 0.5), within(180.0 / (1 << zoom) + 1e-9));
        }
    }
}
