package org.hedgerow.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.hedgerow.geo.GridPoint;
import org.hedgerow.geo.GridSquare;
import org.junit.jupiter.api.Test;

class ReleasedPlacesTests {

    private static final int[] PRECISIONS = {1, 10, 100, 1_000, 2_000, 5_000, 10_000};

    private final ReleasedPlaces places = new ReleasedPlaces(new SharingSettings(0.8, 8, 40));

    @Test
    void aReleaseHoldsTheTruthAndEnoughHoldings() {
        everywhere((place, precision) -> {
            for (var released :
                    new GridSquare[] {places.forWatch(place, precision), places.forPublic(place, precision)}) {
                assertThat(GridSquare.holding(place, released.sizeMetres())).isEqualTo(released);
                assertThat(released.sizeMetres())
                        .isGreaterThanOrEqualTo(precision)
                        .isGreaterThanOrEqualTo(5_000);
            }
        });
    }

    @Test
    void whoeverCollectsSeveralReleasesKnowsNoMoreThanTheSmallest() {
        everywhere((place, precision) -> {
            var watch = places.forWatch(place, precision);
            var everybody = places.forPublic(place, precision);
            assertThat(everybody.sizeMetres()).isGreaterThanOrEqualTo(watch.sizeMetres());
            assertThat(watch.grownTo(everybody.sizeMetres())).isEqualTo(everybody);
        });
    }

    @Test
    void everyPlaceInASquareIsReleasedAsTheSameSquare() {
        var random = new Random(20261122);
        for (int square = 0; square < 200; square++) {
            var released = places.forWatch(place(random), 100);
            for (int other = 0; other < 20; other++) {
                var inside = new GridPoint(
                        released.easting() * 1_000 + random.nextInt(released.sizeMetres() * 1_000),
                        released.northing() * 1_000 + random.nextInt(released.sizeMetres() * 1_000));
                assertThat(places.forWatch(inside, 10)).isEqualTo(released);
            }
        }
    }

    @Test
    void aWatchSquareHoldsTheReleaseOrThereIsNone() {
        everywhere((place, precision) -> {
            var released = places.forWatch(place, precision);
            assertThat(places.watchSquare(released).isPresent()).isEqualTo(released.sizeMetres() <= 10_000);
        });
        assertThat(places.watchSquare(places.forWatch(new GridPoint(542_050_000, 244_050_000), 100)))
                .hasValue("TL44");
        assertThat(places.watchSquare(places.forWatch(new GridPoint(542_050_000, 244_050_000), 20_000)))
                .isEmpty();
    }

    private interface Check {
        void of(GridPoint place, int precisionMetres);
    }

    private static void everywhere(Check check) {
        var random = new Random(20261122);
        for (int round = 0; round < 2_000; round++) {
            check.of(place(random), PRECISIONS[random.nextInt(PRECISIONS.length)]);
        }
    }

    private static GridPoint place(Random random) {
        return new GridPoint(random.nextInt(700_000_000), random.nextInt(1_200_000_000));
    }
}
