package org.hedgerow.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.hedgerow.geo.GridPoint;
import org.hedgerow.geo.NamedPlace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GazetteerTests {

    private static final Gazetteer GAZETTEER = new Gazetteer();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Fowlmere",
                "fowlmere",
                " FOWLMERE ",
                "Fowl mere",
                "Fowlmere, Cambridgeshire",
                "Fowlmere, cambs",
                "Fowlme"
            })
    void findsAVillageHoweverItIsTyped(String typed) {
        var expected = typed.endsWith("cambs") ? List.<String>of() : List.of("Fowlmere, Cambridgeshire");
        assertThat(GAZETTEER.named(typed, 5)).extracting(NamedPlace::fullName).isEqualTo(expected);
    }

    @Test
    void findsNamesakesLargestFirst() {
        assertThat(GAZETTEER.named("Newport", 10))
                .extracting(NamedPlace::fullName)
                .startsWith("Newport", "Newport, Isle of Wight")
                .contains("Newport, Essex");
        assertThat(GAZETTEER.named("newport, essex", 10))
                .singleElement()
                .satisfies(place -> assertThat(place.county()).isEqualTo("Essex"));
        assertThat(GAZETTEER.named("Newport", 2)).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"St Neots", "St. Neots", "Saint Neots", "saint neots"})
    void takesSaintsEitherWay(String typed) {
        assertThat(GAZETTEER.named(typed, 5)).extracting(NamedPlace::name).containsExactly("Saint Neots");
    }

    @Test
    void offersPlacesByTheirBeginning() {
        assertThat(GAZETTEER.startingWith("camb", 5))
                .extracting(NamedPlace::name)
                .startsWith("Cambridge");
        assertThat(GAZETTEER.startingWith("ca", 5)).isEmpty();
        assertThat(GAZETTEER.startingWith("xyzzy", 5)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", ",", ",,,,", "-", "'; drop table place; --", "%", "*", "\uffff\uffff\uffff", "zzzzzz"})
    void findsNothingForNonsense(String typed) {
        assertThat(GAZETTEER.named(typed, 5)).isEmpty();
        assertThat(GAZETTEER.startingWith(typed, 5)).isEmpty();
    }

    @Test
    void saysWhatIsNear() {
        assertThat(GAZETTEER.nearest(GridPoint.ofMetres(542_050, 245_500))).contains("Fowlmere");
        assertThat(GAZETTEER.nearest(GridPoint.ofMetres(690_000, 400_000))).isEmpty();
        assertThat(GAZETTEER.nearest(new GridPoint(Integer.MIN_VALUE, Integer.MAX_VALUE)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {5, 15_000})
    void findsTheSameNearestPlaceAsAWalkThroughAllOfThem(long seed) {
        var all = new java.util.ArrayList<NamedPlace>();
        for (char first = 'a'; first <= 'z'; first++) {
            for (char second = 'a'; second <= 'z'; second++) {
                for (char third = 'a'; third <= 'z'; third++) {
                    all.addAll(GAZETTEER.startingWith("" + first + second + third, Integer.MAX_VALUE));
                }
            }
        }
        assertThat(all).hasSizeGreaterThan(4_000);
        var random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            var point = GridPoint.ofMetres(random.nextInt(660_000), random.nextInt(1_220_000));
            var best = all.stream()
                    .min(Comparator.comparingDouble(place -> distance(place, point)))
                    .orElseThrow();
            var found = GAZETTEER.nearestPlace(point);
            if (distance(best, point) > Gazetteer.NEAR_METRES) {
                assertThat(found).as("seed %d: %s", seed, point).isEmpty();
            } else {
                assertThat(found).as("seed %d: %s", seed, point).isPresent();
                assertThat(distance(found.get(), point))
                        .as("seed %d: %s", seed, point)
                        .isEqualTo(distance(best, point));
            }
        }
    }

    @Test
    void findsThePlacesInABoxLargestFirst() {
        var found = GAZETTEER.within(GridPoint.ofMetres(530_000, 240_000), GridPoint.ofMetres(560_000, 285_000), 100);
        assertThat(found).extracting(NamedPlace::name).contains("Cambridge", "Ely", "Fowlmere");
        assertThat(found).isSortedAccordingTo(Comparator.comparingInt(NamedPlace::rank));
        assertThat(found)
                .allMatch(place -> place.point().eastingMetres() >= 530_000
                        && place.point().eastingMetres() <= 560_000
                        && place.point().northingMetres() >= 240_000
                        && place.point().northingMetres() <= 285_000);
        assertThat(GAZETTEER.within(GridPoint.ofMetres(530_000, 240_000), GridPoint.ofMetres(560_000, 285_000), 2))
                .hasSize(2);
        assertThat(GAZETTEER.within(
                        GridPoint.ofMetres(-2_000_000, -2_000_000), GridPoint.ofMetres(-1_900_000, -1_900_000), 5))
                .isEmpty();
    }

    private static double distance(NamedPlace place, GridPoint point) {
        return Math.hypot(
                place.point().eastingMetres() - point.eastingMetres(),
                place.point().northingMetres() - point.northingMetres());
    }
}
