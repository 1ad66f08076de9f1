package org.hedgerow.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hedgerow.geo.GridPoint;
import org.hedgerow.geo.Ostn15NationalGrid;
import org.hedgerow.layer.TestLayers;
import org.hedgerow.reference.Coast;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;

/** What lies under the map of a briefing, with and without an operator's own map. */
class LoadedMapTests {

    private static final Ostn15NationalGrid GRID = new Ostn15NationalGrid();
    private static final Coast COAST = new Coast(GRID);
    private static final GridPoint SOUTH_WEST = GridPoint.ofMetres(551_600, 277_700);
    private static final GridPoint NORTH_EAST = GridPoint.ofMetres(556_600, 282_700);

    @TempDir
    private Path folder;

    @Test
    void withoutAMapThePageSaysThatNothingIsDrawn() {
        var lines = new LoadedMap(TestLayers.none(), COAST, GRID).within(SOUTH_WEST, NORTH_EAST);
        assertThat(lines.lines()).isEmpty();
        assertThat(lines.words()).isEqualTo("No map of roads and rivers is loaded: none are drawn.");
    }

    @Test
    void withoutAMapTheCoastThatShipsIsDrawnAndCalledRough() {
        var lines = new LoadedMap(TestLayers.none(), COAST, GRID)
                .within(GridPoint.ofMetres(528_000, 101_000), GridPoint.ofMetres(533_000, 106_000));
        assertThat(lines.lines()).isNotEmpty().allMatch(line -> line.kind() == MapUnder.Kind.COAST);
        assertThat(lines.words()).contains("up to 2 km from the true one", "Natural Earth", "none are drawn");
    }

    @Test
    void anOperatorsMapIsDrawnOnTheNationalGridWithItsOwnersWords() throws IOException {
        var across = new GeometryFactory()
                .createLineString(new Coordinate[] {new Coordinate(0, 2048), new Coordinate(4096, 2048)});
        var layers = TestLayers.everywhere(
                folder.resolve("map.pmtiles"),
                13,
                0.2,
                52.3,
                0.35,
                52.5,
                List.of(new TestLayers.Drawn("transportation", Map.of("class", "trunk"), across)));
        var lines = new LoadedMap(layers, COAST, GRID).within(SOUTH_WEST, NORTH_EAST);
        assertThat(lines.words())
                .isEqualTo(
                        "Grey: roads solid, waters dotted, railways dashed; lesser roads are not drawn. Map: © Invented Surveys.");
        assertThat(lines.lines()).isNotEmpty().allMatch(line -> line.kind() == MapUnder.Kind.GREAT_ROAD);
        assertThat(lines.lines()).anySatisfy(line -> {
            assertThat(line.corners()[0]).isBetween(548_000.0, 560_000.0);
            assertThat(line.corners()[1]).isBetween(277_000.0, 283_000.0);
        });
    }
}
