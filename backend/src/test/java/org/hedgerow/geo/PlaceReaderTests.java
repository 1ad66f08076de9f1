package org.hedgerow.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import org.hedgerow.reference.Gazetteer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceReaderTests {

    private static final Set<PlaceMethod> GIVEN_IN_DEGREES = EnumSet.of(PlaceMethod.DEGREES, PlaceMethod.PLUS_CODE);

    private static final NationalGrid GRID = new Ostn15NationalGrid();
    private static final PlaceReader READER = new PlaceReader(GRID, new Gazetteer());

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(
            resources = "place-cases.csv",
            delimiter = '|',
            quoteCharacter = '\0',
            numLinesToSkip = 1,
            ignoreLeadingAndTrailingWhitespace = false)
    void readsTheCaseTable(
            String text,
            PlaceMethod method,
            Double easting,
            Double northing,
            Integer precision,
            String message,
            String landmark,
            String threeWords,
            Integer choices) {
        var reading = READER.read(text);

        assertThat(reading.text()).isEqualTo(text);
        assertThat(reading.landmark()).isEqualTo(landmark);
        assertThat(reading.threeWords()).isEqualTo(threeWords);
        if (message == null) {
            assertThat(reading.message()).isNull();
        } else {
            assertThat(reading.message()).contains(message);
        }
        if (method == null) {
            assertThat(message).isNotBlank();
            assertThat(reading.readings()).isEmpty();
            return;
        }
        assertThat(message == null).as("a choice has a question").isEqualTo(choices == null);
        assertThat(reading.places()).hasSize(choices == null ? 1 : choices);
        var place = reading.places().get(0);
        assertThat(place.method()).isEqualTo(method);
        assertThat(place.asGiven()).isEqualTo(text);
        assertThat(place.precisionMetres()).isEqualTo(precision);
        double tolerance = method == PlaceMethod.MGRS ? 0.03 : GIVEN_IN_DEGREES.contains(method) ? 0.002 : 0.0005;
        assertThat(place.point().eastingMetres()).isCloseTo(easting, within(tolerance));
        assertThat(place.point().northingMetres()).isCloseTo(northing, within(tolerance));
        assertThat(place.transformation()).isEqualTo(Transformation.OSTN15);
        assertThat(GRID.toGrid(place.geographic())).isEqualTo(place.point());
    }

    @Test
    void offersEveryPlaceOfAName() {
        var reading = READER.read("Royston");

        assertThat(reading.readings())
                .extracting(PlaceReading.Reading::description)
                .containsExactly("Royston, Hertfordshire", "Royston, Barnsley");
        assertThat(reading.message()).isEqualTo("Several places have that name. Which one?");
    }

    @Test
    void saysThatNorthernIrelandIsLessExact() {
        assertThat(READER.read("54.5973, -5.9301").places())
                .singleElement()
                .extracting(Place::transformation)
                .isEqualTo(Transformation.HELMERT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t", "TL 420\n440", "TL 420 440\0", "\u001b[31m", "\u0085"})
    void refusesBlankAndControlCharacters(String text) {
        assertThat(READER.read(text).readings()).isEmpty();
        assertThat(READER.read(text).message()).isNotBlank();
    }

    @Test
    void refusesMoreThanTwoHundredCharacters() {
        assertThat(READER.read("TL 420 440" + " ".repeat(190)).places()).hasSize(1);
        assertThat(READER.read("TL 420 440" + " ".repeat(191)).message()).contains("at most 200");
        assertThat(READER.read("9".repeat(5_000_000)).message()).contains("at most 200");
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 1831, 1828})
    void neverFailsWhateverIsTyped(long seed) {
        var random = new Random(seed);
        var alphabet = "TLNSEWIOtlnsew0123456789 0123456789 .,,-+−°'\"′″:=/;dm\u00a0é🐇"
                .codePoints()
                .toArray();
        for (int i = 0; i < 50_000; i++) {
            var text = new StringBuilder();
            for (int length = random.nextInt(1, 25); length > 0; length--) {
                text.appendCodePoint(alphabet[random.nextInt(alphabet.length)]);
            }
            var reading = READER.read(text.toString());
            assertThat(reading.readings().size() == 1)
                    .as("seed %d: %s", seed, text)
                    .isEqualTo(reading.message() == null);
            assertThat(reading.places())
                    .as("seed %d: %s", seed, text)
                    .allMatch(place -> Extent.contains(place.point()) && place.precisionMetres() >= 1);
        }
    }

    @Test
    void placesATapAndRefusesOneTooFarAway() {
        var tap = READER.at(PlaceMethod.MAP_TAP, new GeoPoint(0.0703, 52.0712), 20);

        assertThat(tap.method()).isEqualTo(PlaceMethod.MAP_TAP);
        assertThat(tap.asGiven()).isEqualTo("52.071200, 0.070300");
        assertThat(tap.precisionMetres()).isEqualTo(20);
        assertThatExceptionOfType(PlaceRefused.class)
                .isThrownBy(() -> READER.at(PlaceMethod.DEVICE, new GeoPoint(2.35, 48.85), 20));
    }
}
