package org.hedgerow.sighting.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.hedgerow.geo.GridPoint;
import org.hedgerow.incident.OccurredBetween;
import org.hedgerow.sighting.link.SeriesTrack.Leg;
import org.hedgerow.sighting.link.SeriesTrack.Stop;
import org.junit.jupiter.api.Test;

class SeriesTrackTests {

    private static final Instant DUSK = Instant.parse("2025-10-15T17:00:00Z");

    @Test
    void legsGoFromOneToTheNextInTime() {
        var first = stop(0, 0, 0, 0);
        var second = stop(3_000, 4_000, 48, 49);
        var third = stop(3_000, 14_000, 100, 100);

        var track = SeriesTrack.of(List.of(third, first, second));

        assertThat(track.legs())
                .extracting(Leg::from, Leg::to)
                .containsExactly(
                        tuple(first.incident(), second.incident()), tuple(second.incident(), third.incident()));
        var leg = track.legs().get(0);
        assertThat(leg.metres()).isEqualTo(5_000, within(0.001));
        assertThat(leg.leastHours()).isEqualTo(48);
        assertThat(leg.mostHours()).isEqualTo(49);
        assertThat(leg.ordered()).isTrue();
        assertThat(track.impossible()).isEmpty();
    }

    @Test
    void oneVehicleIsNotTwoHundredKilometresAwayAnHourLater() {
        var track = SeriesTrack.of(List.of(stop(0, 0, 0, 0), stop(200_000, 0, 1, 1)));

        assertThat(track.impossible()).isEqualTo(track.legs()).hasSize(1);
        assertThat(track.legs().get(0).possible()).isFalse();
    }

    @Test
    void whatIsNotKnownIsTakenInFavourOfTheVehicle() {
        var long1 = stop(0, 0, 0, 1);
        var long2 = stop(200_000, 0, 0.9, 2);
        assertThat(SeriesTrack.of(List.of(long1, long2)).impossible()).isEmpty();
        var coarse = new Stop(UUID.randomUUID(), GridPoint.ofMetres(115_000, 0), 10_000, at(1, 1));
        var exact = stop(0, 0, 0, 0);
        var leg = SeriesTrack.of(List.of(coarse, exact)).legs().get(0);
        assertThat(leg.leastMetres()).isEqualTo(110_000, within(0.001));
        assertThat(leg.possible()).isTrue();
    }

    @Test
    void pairsThatAreNotNeighboursInTimeAreJudgedAsWell() {
        var first = stop(0, 0, 0, 0);
        var wide = stop(60_000, 0, -1, 1.2);
        var last = stop(120_000, 0, 1, 1);

        var track = SeriesTrack.of(List.of(first, wide, last));

        assertThat(track.impossible())
                .extracting(Leg::from, Leg::to)
                .containsExactly(tuple(first.incident(), last.incident()));
        assertThat(track.legs()).allMatch(Leg::possible).noneMatch(Leg::ordered);
    }

    @Test
    void theOrderInWhichTheyAreGivenDoesNotMatter() {
        var random = new Random(5);
        for (int round = 0; round < 100; round++) {
            var stops = new ArrayList<Stop>();
            for (int stop = 0; stop < 12; stop++) {
                double from = random.nextInt(50);
                stops.add(stop(random.nextInt(300_000), random.nextInt(300_000), from, from + random.nextInt(3)));
            }
            var track = SeriesTrack.of(stops);
            Collections.shuffle(stops, random);

            assertThat(SeriesTrack.of(stops)).isEqualTo(track);
            assertThat(track.legs()).hasSize(11);
            assertThat(track.legs()).allSatisfy(leg -> {
                assertThat(leg.leastMetres()).isLessThanOrEqualTo(leg.metres());
                assertThat(leg.leastHours()).isLessThanOrEqualTo(leg.mostHours());
            });
        }
    }

    @Test
    void fewAndManyIncidentsAreBounded() {
        assertThat(SeriesTrack.of(List.of()).legs()).isEmpty();
        assertThat(SeriesTrack.of(List.of(stop(0, 0, 0, 0))).legs()).isEmpty();
        var many = Collections.nCopies(SeriesTrack.MOST + 1, stop(0, 0, 0, 0));
        assertThatThrownBy(() -> SeriesTrack.of(many)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Stop stop(double east, double north, double fromHours, double toHours) {
        return new Stop(UUID.randomUUID(), GridPoint.ofMetres(east, north), 0, at(fromHours, toHours));
    }

    private static OccurredBetween at(double fromHours, double toHours) {
        return new OccurredBetween(
                DUSK.plusSeconds((long) (fromHours * 3_600)),
                DUSK.plusSeconds((long) (toHours * 3_600)),
                fromHours == toHours);
    }
}
