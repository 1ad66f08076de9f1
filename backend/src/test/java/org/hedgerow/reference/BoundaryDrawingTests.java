package org.hedgerow.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Areas for the map, out of outlines that wander over themselves as digitised coasts do. */
class BoundaryDrawingTests {

    private static List<BoundaryArea> tangled(Random random) {
        var areas = new ArrayList<BoundaryArea>();
        for (int n = 0; n < 40; n++) {
            int x = 400_000_000 + n % 8 * 6_000_000;
            int y = 300_000_000 + n / 8 * 6_000_000;
            int corners = 60;
            var ring = new int[2 * corners + 2];
            for (int i = 0; i < corners; i++) {
                double turn = 2 * Math.PI * i / corners;
                int reach = random.nextInt(300_000, 3_500_000);
                ring[2 * i] = x + (int) (reach * Math.cos(turn));
                ring[2 * i + 1] = y + (int) (reach * Math.sin(turn));
                if (i > 2 && random.nextInt(4) == 0) {
                    ring[2 * i] = ring[2 * i - 4];
                    ring[2 * i + 1] = ring[2 * i - 3];
                }
            }
            ring[2 * corners] = ring[0];
            ring[2 * corners + 1] = ring[1];
            var repair = new BoundaryRepair();
            areas.add(new BoundaryArea(
                    "B%02d".formatted(n), "Beat", null, repair.area(List.of(List.of(repair.ring(ring))))));
        }
        return areas;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void everyAreaIsDrawnHoweverTangled(long seed) {
        var areas = tangled(new Random(seed));
        for (var kind : List.of(BoundaryKind.DISTRICT, BoundaryKind.BEAT)) {
            var drawn = BoundaryDrawing.draw(kind, areas);
            assertThat(drawn).as("seed %d", seed).hasSameSizeAs(areas);
            for (int i = 0; i < areas.size(); i++) {
                assertThat(drawn.get(i)).as("seed %d, %d", seed, i).isNotEmpty();
                assertThat(GridPolygons.area(drawn.get(i)))
                        .as("seed %d, %d", seed, i)
                        .isBetween(
                                0.7 * GridPolygons.area(areas.get(i).polygons()),
                                1.3 * GridPolygons.area(areas.get(i).polygons()));
            }
        }
    }
}
