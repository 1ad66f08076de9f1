package org.hedgerow.sighting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.hedgerow.geo.CompassPoint;
import org.hedgerow.geo.GridPoint;
import org.hedgerow.reference.ForceAreas;
import org.junit.jupiter.api.Test;

/** Into whose area something is going, on made-up ground and on the real one. */
class AheadTests {

    private static final int CENTRE_METRES = 20_000;
    private static final int RADIUS_METRES = 8_000;

    /** Eight round areas about a place, one at each main point of the compass: named by it. */
    private static final List<CompassPoint> ROUND = List.of(
            CompassPoint.N,
            CompassPoint.NE,
            CompassPoint.E,
            CompassPoint.SE,
            CompassPoint.S,
            CompassPoint.SW,
            CompassPoint.W,
            CompassPoint.NW);

    @Test
    void whatLiesInTheDirectionComesFirstWhereverItStartsAndHoweverTheyAreListed() {
        var random = new Random(11);
        for (int run = 0; run < 500; run++) {
            var from = GridPoint.ofMetres(200_000 + random.nextInt(300_000), 200_000 + random.nextInt(300_000));
            var codes = new ArrayList<>(ROUND.stream().map(Enum::name).toList());
            Collections.shuffle(codes, random);
            var direction = CompassPoint.values()[random.nextInt(16)];
            var order = Ahead.order(codes, from, direction, point -> discs(from, point));
            assertThat(order).as("all of them, once each").containsExactlyInAnyOrderElementsOf(codes);
            assertThat(apart(order.get(0), direction))
                    .as(direction + " " + order)
                    .isLessThanOrEqualTo(22.5);
            assertThat(apart(order.get(7), direction))
                    .as(direction + " " + order)
                    .isGreaterThanOrEqualTo(135);
            if (ROUND.contains(direction)) {
                assertThat(order.get(0)).isEqualTo(direction.name());
            }
        }
    }

    @Test
    void withoutADirectionTheNearestComesFirstAndWithoutAPlaceNothingMoves() {
        var from = GridPoint.ofMetres(400_000, 300_000);
        Ahead.Distances distances = point -> Map.of("FAR", 9_000, "NEAR", 200);
        var codes = List.of("UNSEEN", "FAR", "NEAR");
        assertThat(Ahead.order(codes, from, null, distances)).containsExactly("NEAR", "FAR", "UNSEEN");
        assertThat(Ahead.order(codes, null, CompassPoint.N, distances)).isEqualTo(codes);
        assertThat(Ahead.order(List.of(), from, CompassPoint.N, distances)).isEmpty();
    }

    @Test
    void onTheRealGroundTheSameHolds() {
        var areas = new ForceAreas();
        Ahead.Distances distances = point -> {
            var metres = new HashMap<String, Integer>();
            areas.neighboursWithin(point, 50_000).forEach(near -> metres.put(near.code(), near.metres()));
            areas.forceAt(point).ifPresent(code -> metres.put(code, 0));
            return metres;
        };
        var from = GridPoint.ofMetres(535_500, 250_500);
        var about = List.of("BEDS", "ESSEX", "HERTS", "LINCS", "NORFOLK", "NORTHANTS", "SUFFOLK");
        assertThat(Ahead.order(about, from, CompassPoint.SSW, distances).get(0)).isEqualTo("HERTS");
        assertThat(Ahead.order(about, from, CompassPoint.W, distances).get(0)).isEqualTo("BEDS");
        assertThat(Ahead.order(about, from, CompassPoint.E, distances).get(0)).isEqualTo("SUFFOLK");
    }

    private static Map<String, Integer> discs(GridPoint middle, GridPoint point) {
        var metres = new HashMap<String, Integer>();
        for (var each : ROUND) {
            double bearing = Math.toRadians(each.degrees());
            double east = middle.eastingMetres() + CENTRE_METRES * Math.sin(bearing) - point.eastingMetres();
            double north = middle.northingMetres() + CENTRE_METRES * Math.cos(bearing) - point.northingMetres();
            metres.put(each.name(), (int) Math.max(0, Math.hypot(east, north) - RADIUS_METRES));
        }
        return metres;
    }

    private static double apart(String code, CompassPoint direction) {
        double turn = Math.abs(CompassPoint.valueOf(code).degrees() - direction.degrees());
        return Math.min(turn, 360 - turn);
    }
}
