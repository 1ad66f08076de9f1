package org.hedgerow.operation.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.hedgerow.geo.GridPoint;
import org.hedgerow.geo.GridReference;
import org.hedgerow.geo.GridSquare;
import org.hedgerow.geo.Place;
import org.hedgerow.geo.PlaceForms;
import org.hedgerow.geo.Transformation;
import org.hedgerow.operation.AirBriefing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever form of the place somebody reads off the page and types or says again, it is the same place. Each form within half of its own
 * resolution, which for a place known to a metre is in metres: eastings and northings 0.1; grid reference and MGRS 1; decimal degrees 1.1; degrees
 * and minutes 1.9; seconds to a tenth 3.1 and to a hundredth 0.3; Plus Code of eleven letters 3.5.
 */
class PrintedPlacePropertyTests {

    private static final double MOST_METRES = 5;
    private static final double MOST_OF_EASTINGS = 0.1;

    private static Place onLand(Random random, int precisionMetres) {
        for (int attempts = 0; attempts < 10_000; attempts++) {
            var point =
                    new GridPoint(random.nextInt(80_000_000, 655_000_000), random.nextInt(10_000_000, 1_215_000_000));
            var place = Briefings.at(point, precisionMetres);
            if (place.transformation() == Transformation.OSTN15
                    && PlaceForms.of(place).gridReference() != null) {
                return place;
            }
        }
        throw new AssertionError("No land in Great Britain");
    }

    private static Map<String, String> forms(PrintedPage page) {
        var first = page.text
                .lines()
                .filter(line -> line.contains("grid OSGB36"))
                .findFirst()
                .orElseThrow()
                .split(" \\| ");
        var second = page.text
                .lines()
                .filter(line -> line.contains("grid and degrees agree"))
                .findFirst()
                .orElseThrow()
                .split(" \\| ");
        var forms = new TreeMap<String, String>();
        forms.put("grid reference", first[0]);
        forms.put("degrees and minutes", first[1]);
        forms.put("decimal degrees", first[2]);
        forms.put("Plus Code", first[3]);
        forms.put("MGRS", first[4]);
        forms.put("easting and northing", second[0]);
        forms.put("aeronautical", second[1]);
        forms.put("degrees, minutes and seconds", second[2]);
        return forms;
    }

    private static double apart(GridPoint one, GridPoint other) {
        return Math.hypot(one.eastingMetres() - other.eastingMetres(), one.northingMetres() - other.northingMetres());
    }

    @ParameterizedTest
    @ValueSource(longs = {5, 612, 15_10_2025})
    void everyFormOnThePaperIsReadBackAsThePlace(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 6; i++) {
            var place = onLand(random, 1);
            var page = new PrintedPage(
                    Briefings.SHEET.of(Briefings.with(new AirBriefing.Where(place, null, null, null)), Briefings.NOW),
                    false);
            forms(page).forEach((form, text) -> {
                var read = Briefings.READER.read(text);
                assertThat(read.places())
                        .as("seed %d, %s: %s", seed, form, text)
                        .hasSize(1);
                assertThat(apart(read.places().get(0).point(), place.point()))
                        .as("seed %d, %s: %s", seed, form, text)
                        .isLessThanOrEqualTo(form.startsWith("easting") ? MOST_OF_EASTINGS : MOST_METRES);
            });
        }
    }

    /** Of a place that is known coarsely the page says no more than that, and its square is read back whole. */
    @ParameterizedTest
    @ValueSource(ints = {10, 100, 1_000})
    void aCoarsePlaceIsReadBackAsTheSquareThatItIs(int precisionMetres) {
        var random = new Random(precisionMetres);
        for (int i = 0; i < 3; i++) {
            var square = GridSquare.holding(onLand(random, 1).point(), precisionMetres);
            var place = Briefings.at(new GridReference(square).toString());
            var page = new PrintedPage(
                    Briefings.SHEET.of(Briefings.with(new AirBriefing.Where(place, null, null, null)), Briefings.NOW),
                    false);
            var read = Briefings.READER.read(forms(page).get("grid reference")).places();
            assertThat(read).singleElement().satisfies(again -> {
                assertThat(again.point()).isEqualTo(place.point());
                assertThat(again.precisionMetres()).isEqualTo(precisionMetres);
            });
        }
    }

    /** As above, without the paper, and so for many more places. */
    @Test
    void everyFormOfAnyPlaceInGreatBritainIsReadBack() {
        long seed = 27_700;
        var random = new Random(seed);
        for (int i = 0; i < 1_500; i++) {
            var place = onLand(random, 1);
            var forms = PlaceForms.of(place);
            for (var text : new String[] {
                forms.gridReference10(),
                forms.degreesMinutes(),
                forms.decimalDegrees(),
                forms.degreesMinutesSeconds(),
                forms.aeronautical(),
                forms.plusCode(),
                forms.mgrs()
            }) {
                assertThat(Briefings.READER.read(text).places())
                        .as("seed %d: %s", seed, text)
                        .singleElement()
                        .satisfies(read -> assertThat(apart(read.point(), place.point()))
                                .as("seed %d: %s", seed, text)
                                .isLessThanOrEqualTo(MOST_METRES));
            }
        }
    }
}
