package org.hedgerow.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;

class AreaReachTests {

    private static final GeometryFactory SHAPES = new GeometryFactory();

    private static Geometry square(double easting, double northing, double side) {
        return SHAPES.toGeometry(new Envelope(easting, easting + side, northing, northing + side));
    }

    private static Polygon star(Random random, double size) {
        int corners = 3 + random.nextInt(12);
        var ring = new Coordinate[corners + 1];
        for (int i = 0; i < corners; i++) {
            double angle = 2 * Math.PI * i / corners;
            double radius = size * (0.2 + random.nextDouble());
            ring[i] = new Coordinate(540_000 + radius * Math.cos(angle), 240_000 + radius * Math.sin(angle));
        }
        ring[corners] = ring[0];
        return SHAPES.createPolygon(ring);
    }

    @Test
    void outsideThePoliceWhatCountsIsAtLeastTwentyFiveSquareKilometres() {
        var random = new Random(25);
        for (int i = 0; i < 500; i++) {
            var drawn = star(random, 20 + random.nextDouble() * 4_000);
            var reach = new AreaReach(drawn);
            var counts = reach.hull().buffer(reach.reachMetres(), 200);
            assertThat(counts.getArea()).isGreaterThan(AreaReach.LEAST_SQUARE_METRES * 0.999);
            if (reach.reachMetres() > 0) {
                assertThat(counts.getArea()).isCloseTo(AreaReach.LEAST_SQUARE_METRES, within(25_000.0));
            }
            assertThat(counts.contains(drawn)).isTrue();
        }
    }

    @Test
    void aFenceRoundOneFarmIsToldWhatItsWholeSurroundingsAreTold() {
        var farm = new AreaReach((Polygon) square(541_000, 241_000, 50));
        var nearBy = square(543_000, 241_000, 1_000);
        assertThat(farm.holds(nearBy, false)).isTrue();
        assertThat(farm.holds(nearBy, true))
                .as("the police are told of what they drew")
                .isFalse();
        assertThat(farm.holds(square(545_000, 241_000, 1_000), false)).isFalse();
    }

    @Test
    void largeAreasAreNotGrown() {
        var large = new AreaReach((Polygon) square(540_000, 240_000, 6_000));
        assertThat(large.reachMetres()).isZero();
        assertThat(large.holds(square(546_001, 240_000, 1_000), false)).isFalse();
        assertThat(large.holds(square(545_999, 240_000, 1_000), false)).isTrue();
    }
}
