package org.hedgerow.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.Comparator;
import org.hedgerow.geo.CompassPoint;
import org.hedgerow.geo.GeoPoint;
import org.hedgerow.geo.Geodesic;
import org.hedgerow.geo.GridPoint;
import org.hedgerow.geo.NationalGrid;
import org.hedgerow.operation.AirBriefing.BaseTime;
import org.hedgerow.reference.AirBase;
import org.hedgerow.support.HedgerowTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What stands in a briefing for information: bases with their times, and whose area begins near. */
@HedgerowTest
class BaseTimesTests {

    private static final GridPoint FEN = GridPoint.ofMetres(554_100.5, 280_200.5);
    private static final Instant NOON = Instant.parse("2026-06-21T12:00:00Z");
    private static final Instant MIDNIGHT = Instant.parse("2026-11-21T00:00:00Z");

    @Autowired
    private BaseTimes times;

    @Autowired
    private NearBorders borders;

    @Autowired
    private NationalGrid grid;

    @Test
    void northWealdIsFortyMilesFromAFenNearEly() {
        var bases = times.to(grid.toGeographic(FEN), NOON);
        var northWeald = bases.stream()
                .filter(base -> base.name().equals("North Weald"))
                .findFirst()
                .orElseThrow();
        assertThat(northWeald.nauticalMiles()).isEqualTo(40.8);
        assertThat(northWeald.minutes()).isEqualTo(26);
        assertThat(northWeald.kind()).isEqualTo(AirBase.Kind.ROTARY);
        assertThat(northWeald.verified()).isFalse();
        assertThat(bases).isSortedAccordingTo(Comparator.comparingInt(BaseTime::minutes));
        assertThat(bases)
                .as("an operations centre is no base")
                .noneMatch(base -> base.kind() == AirBase.Kind.OPERATIONS_CENTRE)
                .hasSize(15);
        assertThat(times.to(grid.toGeographic(FEN), MIDNIGHT).stream()
                        .filter(base -> base.name().equals("North Weald"))
                        .map(BaseTime::minutes))
                .as("at night an aircraft takes longer to leave")
                .containsExactly(28);
        assertThat(times.to(grid.toGeographic(FEN), Instant.parse("2020-01-01T12:00:00Z")))
                .as("a base that was not in service on that day is not there")
                .isEmpty();
    }

    @Test
    void distancesAreThoseOfTheEllipsoid() {
        // Flinders Peak to Buninyong, the geodesic that Geoscience Australia prints for its own software (GRS80):
        // 54,972.271 m.
        var peak = new GeoPoint(144.42486788888888, -37.95103341666667);
        var buninyong = new GeoPoint(143.92649552777777, -37.65282113888889);
        assertThat(Geodesic.metres(peak, buninyong)).isCloseTo(54_972.271, within(0.002));
        assertThat(Geodesic.metres(buninyong, peak)).isCloseTo(Geodesic.metres(peak, buninyong), within(1e-6));
        assertThat(Geodesic.metres(peak, peak)).isZero();
        assertThat(Geodesic.nauticalMiles(new GeoPoint(0, 0), new GeoPoint(1, 0)))
                .as("along the equator")
                .isCloseTo(111_319.491 / 1852, within(1e-6));
    }

    @Test
    void theNearestBorderIsThereAndOnItsSide() {
        // South-west of Royston three forces meet; Hertfordshire begins within 2 km to the south.
        var near = borders.about(GridPoint.ofMetres(537_000, 243_500));
        assertThat(near).isNotEmpty().isSortedAccordingTo(Comparator.comparingInt(AirBriefing.Border::metres));
        assertThat(near).allSatisfy(border -> assertThat(border.metres()).isBetween(0, 10_000));
        var hertfordshire = near.stream()
                .filter(border -> border.force().contains("Hertfordshire"))
                .findFirst()
                .orElseThrow();
        assertThat(hertfordshire.direction())
                .isIn(CompassPoint.SE, CompassPoint.SSE, CompassPoint.S, CompassPoint.SSW, CompassPoint.SW);
        assertThat(borders.about(GridPoint.ofMetres(542_000, 261_000)))
                .as("in the middle of a county nobody is near")
                .isEmpty();
    }
}
