package org.hedgerow.geo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.hedgerow.reference.Gazetteer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceFormsTests {

    private static final NationalGrid GRID = new Ostn15NationalGrid();
    private static final PlaceReader READER = new PlaceReader(GRID, new Gazetteer());

    private static Place place(String text) {
        return READER.read(text).places().get(0);
    }

    /** Expected degrees from Perl's Geo::Coordinates::OSGB, MGRS and Plus Code from independent programs. */
    @Test
    void saysAPlaceInEveryForm() {
        assertThat(PlaceForms.of(place("554100 280200")))
                .isEqualTo(new PlaceForms(
                        "TL 54100 80200",
                        "TL 541 802",
                        "TL 5410 8020",
                        "TL 54100 80200",
                        "E554100 N280200",
                        "N52 23.889 E000 15.812",
                        "52.39814, 0.26353",
                        "52°23'53.3\"N 000°15'48.7\"E",
                        "522353.31N 0001548.71E",
                        "9F4297X7+7C2",
                        "31U CU 13829 08845"));
    }

    /**
     * A widely printed line gives this square as N52 23.888 E000 15.810: that is the Helmert shift, 2.4 m from the position by OSTN15.
     */
    @Test
    void saysTheFormsOnOneLineWithTheirDatums() {
        assertThat(PlaceForms.of(place("TL 54100 80200")).oneLine())
                .isEqualTo(
                        "TL 54100 80200 | N52 23.889 E000 15.812 | 52.39815, 0.26354 | 9F4297X7+7C3 | 31U CU 13829 08846"
                                + " | grid OSGB36, degrees WGS84");
    }

    @ParameterizedTest
    @CsvSource({
        "538852 177345, TQ 38852 77345, TQ 3885 7734, TQ 388 773",
        "E538852.999 N177345.999, TQ 38852 77345, TQ 3885 7734, TQ 388 773",
        "599999.999 299999.999, TL 99999 99999, TL 9999 9999, TL 999 999"
    })
    void cutsGridReferencesAndNeverRoundsThem(String text, String one, String ten, String hundred) {
        var forms = PlaceForms.of(place(text));

        assertThat(forms.gridReference10()).isEqualTo(one);
        assertThat(forms.gridReference8()).isEqualTo(ten);
        assertThat(forms.gridReference6()).isEqualTo(hundred);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TL 4205 4405",
                "TL 420 440",
                "TL 42 44",
                "TL 44 SW",
                "TL 44",
                "52.07, 0.07",
                "9F42C9CC+Q7",
                "Fowlmere"
            })
    void isOfficiallyNoFinerThanThePlaceIsKnown(String text) {
        var known = place(text);
        var reference = PlaceForms.of(known).gridReference();

        assertThat(reference).isNotNull();
        assertThat(GridReference.parse(reference).square().sizeMetres())
                .isGreaterThanOrEqualTo(known.precisionMetres());
        assertThat(place(PlaceForms.of(known).mgrs()).precisionMetres())
                .isGreaterThanOrEqualTo(Math.min(10_000, known.precisionMetres()));
    }

    @ParameterizedTest
    @CsvSource({
        "52.9999999, -0.9999999, N53 00.000 W001 00.000, 53°00'00.0\"N 001°00'00.0\"W, 530000.00N 0010000.00W, '53.00000, -1.00000'",
        "52.0000001, -0.0000001, N52 00.000 W000 00.000, 52°00'00.0\"N 000°00'00.0\"W, 520000.00N 0000000.00W, '52.00000, 0.00000'",
        "52.9999917, 0.9999917, N53 00.000 E001 00.000, 53°00'00.0\"N 001°00'00.0\"E, 525959.97N 0005959.97E, '52.99999, 0.99999'"
    })
    void carriesIntoTheNextMinuteAndDegree(
            double latitude, double longitude, String minutes, String seconds, String packed, String decimal) {
        var forms = PlaceForms.of(READER.at(PlaceMethod.DEVICE, new GeoPoint(longitude, latitude), 1));

        assertThat(forms.degreesMinutes()).isEqualTo(minutes);
        assertThat(forms.degreesMinutesSeconds()).isEqualTo(seconds);
        assertThat(forms.aeronautical()).isEqualTo(packed);
        assertThat(forms.decimalDegrees()).isEqualTo(decimal);
    }

    @ParameterizedTest
    @ValueSource(strings = {"54.5973, -5.9301", "54.9966 -7.3092", "55.2 -7.0"})
    void givesNoGridLettersOutsideGreatBritain(String text) {
        var forms = PlaceForms.of(place(text));

        assertThat(forms.gridReference()).isNull();
        assertThat(forms.gridReference10()).isNull();
        assertThat(forms.oneLine()).startsWith("N").endsWith("| WGS84");
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 1936, 27700})
    void isUnderstoodAgainWithinWhatEachFormCarries(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 3_000; i++) {
            var point =
                    new GridPoint(random.nextInt(200_000_000, 655_000_000), random.nextInt(10_000_000, 1_200_000_000));
            var known = new Place(PlaceMethod.DEVICE, "", point, GRID.toGeographic(point), 1, Transformation.OSTN15);
            var forms = PlaceForms.of(known);
            for (var form : written(forms).entrySet()) {
                var reading = READER.read(form.getValue());
                assertThat(reading.places()).as("seed %d: %s", seed, form).hasSize(1);
                var again = reading.places().get(0);
                double metres = Math.hypot(
                        again.point().eastingMetres() - point.eastingMetres(),
                        again.point().northingMetres() - point.northingMetres());
                assertThat(metres).as("seed %d: %s", seed, form).isLessThan(MOST_METRES.get(form.getKey()));
            }
        }
    }

    /** Half the diagonal of what each form can tell apart, in metres; eastings and northings lose their part of a metre, and MGRS 2 cm by its library. */
    private static final Map<String, Double> MOST_METRES = Map.of(
            "gridReference6", 70.8,
            "gridReference8", 7.1,
            "gridReference10", 0.708,
            "eastingNorthing", 1.415,
            "degreesMinutes", 1.1,
            "decimalDegrees", 0.68,
            "degreesMinutesSeconds", 1.9,
            "aeronautical", 0.19,
            "plusCode", 1.9,
            "mgrs", 0.74);

    private static Map<String, String> written(PlaceForms forms) {
        var written = new LinkedHashMap<String, String>();
        if (forms.gridReference() != null) {
            written.put("gridReference6", forms.gridReference6());
            written.put("gridReference8", forms.gridReference8());
            written.put("gridReference10", forms.gridReference10());
        }
        written.put("eastingNorthing", forms.eastingNorthing());
        written.put("degreesMinutes", forms.degreesMinutes());
        written.put("decimalDegrees", forms.decimalDegrees());
        written.put("degreesMinutesSeconds", forms.degreesMinutesSeconds());
        written.put("aeronautical", forms.aeronautical());
        written.put("plusCode", forms.plusCode());
        written.put("mgrs", forms.mgrs());
        return written;
    }
}
