package org.hedgerow.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.hedgerow.geo.GridPoint;
import org.hedgerow.geo.GridSquare;
import org.junit.jupiter.api.Test;

class ReleasedPlacesTests {

    private static final int[] PRECISIONS = {1, 10, 100, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000};
    private static final long SEED = 20261122;

    private final ReleasedPlaces ours = new ReleasedPlaces(HoldingsTable.own(), 8, 40);

    @Test
    void aReleaseHoldsTheTruthAndEnoughHoldings() {
        everywhere((holdings, places, place, precision) -> {
            places.forWatch(place, precision).ifPresent(released -> {
                assertIsARelease(holdings, released, place, precision, 8);
                assertThat(released.sizeMetres()).isLessThanOrEqualTo(10_000);
            });
            places.forPublic(place, precision)
                    .ifPresent(released -> assertIsARelease(holdings, released, place, precision, 40));
        });
    }

    private static void assertIsARelease(
            HoldingsTable holdings, GridSquare released, GridPoint place, int precision, int least) {
        assertThat(GridSquare.holding(place, released.sizeMetres())).isEqualTo(released);
        assertThat(released.sizeMetres())
                .isIn(HoldingsTable.LADDER_METRES)
                .isGreaterThanOrEqualTo(precision)
                .isGreaterThanOrEqualTo(holdings.sideMetres());
        assertThat(holdings.tenthsIn(released)).isGreaterThanOrEqualTo(least * 10L);
    }

    @Test
    void whoeverCollectsSeveralReleasesKnowsNoMoreThanTheSmallest() {
        everywhere((holdings, places, place, precision) -> {
            var watch = places.forWatch(place, precision);
            var everybody = places.forPublic(place, precision);
            if (watch.isPresent() && everybody.isPresent()) {
                int side = everybody.get().sizeMetres();
                assertThat(side).isGreaterThanOrEqualTo(watch.get().sizeMetres());
                assertThat(watch.get().grownTo(side)).isEqualTo(everybody.get());
            }
        });
    }

    /** The rule that a square grown about each place would break: a smaller square inside would leave a known remainder. */
    @Test
    void everyPlaceInAReleasedSquareIsReleasedAsTheSameSquare() {
        var random = new Random(SEED);
        int compared = 0;
        for (int table = 0; table < 60; table++) {
            var places = new ReleasedPlaces(RandomHoldings.table(random), 8, 40);
            List<Function<GridPoint, Optional<GridSquare>>> tiers =
                    List.of(place -> places.forWatch(place, 1), place -> places.forPublic(place, 1));
            for (var tier : tiers) {
                for (int round = 0; round < 100; round++) {
                    var released = tier.apply(RandomHoldings.place(random));
                    if (released.isPresent()) {
                        assertThat(tier.apply(within(released.get(), random))).isEqualTo(released);
                        compared++;
                    }
                }
            }
        }
        assertThat(compared).isGreaterThan(2_000);
    }

    @Test
    void mostOfTheCountryIsReleasedInSquaresOfFiveAndTenKilometres() {
        assertThat(ours.forWatch(new GridPoint(542_050_000, 244_050_000), 100))
                .hasValue(new GridSquare(540_000, 240_000, 5_000));
        assertThat(ours.forPublic(new GridPoint(542_050_000, 244_050_000), 100))
                .hasValue(new GridSquare(540_000, 240_000, 10_000));
        // Fowlmere known to 2 km, and to 20 km: of that a watch is told nothing.
        assertThat(ours.forWatch(new GridPoint(542_050_000, 244_050_000), 20_000))
                .isEmpty();
        assertThat(ours.forPublic(new GridPoint(542_050_000, 244_050_000), 20_000))
                .hasValue(new GridSquare(500_000, 200_000, 50_000));
        assertThat(ours.forPublic(new GridPoint(542_050_000, 244_050_000), 100_000))
                .isEmpty();
    }

    @Test
    void nothingIsReleasedInTheOpenSea() {
        for (var none : new GridPoint[] {new GridPoint(690_000_000, 450_000_000), new GridPoint(1_000, 1_000)}) {
            assertThat(ours.forWatch(none, 1)).isEmpty();
            assertThat(ours.forPublic(none, 1)).isEmpty();
        }
    }

    /** A hill farm with nobody else within five kilometres, in a table that knows every square kilometre. */
    @Test
    void aFarmWithoutNeighboursIsReleasedWithTheFarmsBeyond() {
        var text = new StringBuilder(HoldingsTable.HEADER).append("\n545,245,1,1\n");
        for (int farm = 0; farm < 9; farm++) {
            text.append(500 + farm * 5).append(",205,1,9\n");
        }
        var places = new ReleasedPlaces(HoldingsTable.ofText(text.toString()), 8, 40);
        var farm = new GridPoint(545_500_000, 245_500_000);
        assertThat(places.forWatch(farm, 1)).isEmpty();
        assertThat(places.forPublic(farm, 1)).hasValue(new GridSquare(500_000, 200_000, 50_000));
    }

    /** Dense farms about one lonely square kilometre do not make it known by what is left over. */
    @Test
    void aSquareIsNotDividedWhileOneOfItsPartsCannotStandAlone() {
        var text = new StringBuilder(HoldingsTable.HEADER);
        for (int north = 0; north < 10; north++) {
            for (int east = 0; east < 10; east++) {
                int farms = east == 3 && north == 3 ? 1 : 20;
                text.append("\n%d,%d,1,%d".formatted(540 + east, 240 + north, farms));
            }
        }
        var places = new ReleasedPlaces(HoldingsTable.ofText(text.toString()), 8, 40);
        assertThat(places.forWatch(new GridPoint(543_500_000, 243_500_000), 1))
                .hasValue(new GridSquare(540_000, 240_000, 5_000));
        assertThat(places.forWatch(new GridPoint(540_500_000, 240_500_000), 1))
                .hasValue(new GridSquare(540_000, 240_000, 5_000));
        assertThat(places.forWatch(new GridPoint(546_500_000, 246_500_000), 1))
                .hasValue(new GridSquare(546_000, 246_000, 1_000));
    }

    @Test
    void aWatchSquareHoldsTheRelease() {
        everywhere((holdings, places, place, precision) -> places.forWatch(place, precision)
                .ifPresent(released -> assertThat(places.watchSquare(released)).isPresent()));
        assertThat(ours.forWatch(new GridPoint(542_050_000, 244_050_000), 100).flatMap(ours::watchSquare))
                .hasValue("TL44");
    }

    private interface Check {
        void of(HoldingsTable holdings, ReleasedPlaces places, GridPoint place, int precisionMetres);
    }

    private void everywhere(Check check) {
        var random = new Random(SEED);
        var own = HoldingsTable.own();
        for (int round = 0; round < 4_000; round++) {
            check.of(own, ours, anywhere(random), PRECISIONS[random.nextInt(PRECISIONS.length)]);
        }
        for (int table = 0; table < 40; table++) {
            var holdings = RandomHoldings.table(random);
            var places = new ReleasedPlaces(holdings, 8, 40);
            for (int round = 0; round < 100; round++) {
                check.of(holdings, places, RandomHoldings.place(random), PRECISIONS[random.nextInt(PRECISIONS.length)]);
            }
        }
    }

    private static GridPoint anywhere(Random random) {
        return new GridPoint(random.nextInt(700_000_000), random.nextInt(1_200_000_000));
    }

    private static GridPoint within(GridSquare square, Random random) {
        return new GridPoint(
                square.easting() * 1_000 + random.nextInt(square.sizeMetres() * 1_000),
                square.northing() * 1_000 + random.nextInt(square.sizeMetres() * 1_000));
    }
}
