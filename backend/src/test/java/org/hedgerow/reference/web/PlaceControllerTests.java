package org.hedgerow.reference.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.SQLException;
import org.hedgerow.geo.Ostn15NationalGrid;
import org.hedgerow.geo.PlaceMethod;
import org.hedgerow.geo.PlaceReader;
import org.hedgerow.geo.Transformation;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.reference.ForceAreas;
import org.hedgerow.reference.Forces;
import org.hedgerow.reference.Gazetteer;
import org.hedgerow.support.PostgisDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import tools.jackson.databind.json.JsonMapper;

class PlaceControllerTests {

    private static PlaceController controller;

    @BeforeAll
    static void load() throws SQLException {
        try (var connection = PostgisDatabase.fresh().asApp()) {
            var forces = new Forces(JdbcClient.create(new SingleConnectionDataSource(connection, true)));
            var gazetteer = new Gazetteer();
            var reader = new PlaceReader(new Ostn15NationalGrid(), gazetteer);
            controller = new PlaceController(reader, forces, new ForceAreas(), gazetteer);
        }
    }

    @Test
    void saysEverythingAboutAGridReference() {
        var places = controller.read("TL 420 440", null, null, null);

        assertThat(places.message()).isNull();
        assertThat(places.places()).singleElement().satisfies(place -> {
            assertThat(place.method()).isEqualTo(PlaceMethod.GRID_REFERENCE);
            assertThat(place.description()).isEqualTo("Grid reference, 100 m square");
            assertThat(place.gridReference()).isEqualTo("TL 420 440");
            assertThat(place.easting()).isEqualTo(542_050);
            assertThat(place.northing()).isEqualTo(244_050);
            assertThat(place.precisionMetres()).isEqualTo(100);
            assertThat(place.transformation()).isEqualTo(Transformation.OSTN15);
            assertThat(place.force()).isEqualTo(new PlaceController.ForceView("CAMBS", "Cambridgeshire Constabulary"));
            assertThat(place.near()).isEqualTo("Fowlmere");
        });
    }

    @Test
    void writesTheAgreedFields() {
        var json = JsonMapper.shared().valueToTree(controller.read("TL 420 440", null, null, null));

        assertThat(json.propertyNames()).containsExactlyInAnyOrder("text", "places");
        assertThat(json.get("places").get(0).propertyNames())
                .containsExactlyInAnyOrder(
                        "method",
                        "description",
                        "gridReference",
                        "easting",
                        "northing",
                        "longitude",
                        "latitude",
                        "precisionMetres",
                        "transformation",
                        "accuracy",
                        "force",
                        "nearBorder",
                        "neighbours",
                        "boundaries",
                        "near",
                        "forms",
                        "line");
        assertThat(json.get("places").get(0).get("forms").propertyNames())
                .containsExactlyInAnyOrder(
                        "gridReference",
                        "gridReference6",
                        "gridReference8",
                        "gridReference10",
                        "eastingNorthing",
                        "degreesMinutes",
                        "decimalDegrees",
                        "degreesMinutesSeconds",
                        "aeronautical",
                        "plusCode",
                        "mgrs");
    }

    @Test
    void keepsTheWordsBesideThePlace() {
        var places = controller.read("TL 420 440 by the pumping station ///filled.count.soap", null, null, null);

        assertThat(places.landmark()).isEqualTo("by the pumping station");
        assertThat(places.threeWords()).isEqualTo("filled.count.soap");
        assertThat(places.places()).singleElement().satisfies(place -> {
            assertThat(place.accuracy()).isEqualTo("within 1 mm by OSTN15");
            assertThat(place.line()).startsWith("TL 420 440 | N52 ").endsWith("grid OSGB36, degrees WGS84");
        });
    }

    @Test
    void saysThatNorthernIrelandIsLessExact() {
        assertThat(controller.read("54.5973, -5.9301", null, null, null).places())
                .singleElement()
                .satisfies(place -> {
                    assertThat(place.accuracy()).isEqualTo("about 5 m: outside OSTN15");
                    assertThat(place.forms().gridReference()).isNull();
                });
    }

    @Test
    void saysWhyThereIsNoReading() {
        var json = JsonMapper.shared().valueToTree(controller.read("TI 42 46", null, null, null));

        assertThat(json.get("places")).isEmpty();
        assertThat(json.get("message").asString())
                .isEqualTo("TI is not a National Grid square: the letter I is not used. Did you mean TL 42 46?");
    }

    @Test
    void readsATapOnTheMap() {
        assertThat(controller.read(null, "0.0703", "52.0712", null).places())
                .singleElement()
                .satisfies(place -> {
                    assertThat(place.method()).isEqualTo(PlaceMethod.MAP_TAP);
                    assertThat(place.gridReference()).isEqualTo("TL 4199 4344");
                    assertThat(place.force()).isNotNull();
                });
    }

    @Test
    void saysThatATapIsTooFarAway() {
        var places = controller.read(null, "2.35", "48.85", null);

        assertThat(places.places()).isEmpty();
        assertThat(places.message()).isEqualTo("That point lies outside the United Kingdom.");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, -, -, ?text",
                "-, 0.1, -, ?latitude",
                "-, -, 52.1, ?longitude",
                "-, NaN, 52.1, ?longitude",
                "-, Infinity, 52.1, ?longitude",
                "-, 181, 52.1, ?longitude",
                "-, 0.1, 91, ?latitude",
                "-, 0.1, north, ?latitude",
                "-, 0.1, '', ?latitude",
                "-, 0.1, 52.0000000000000000000000000000001, ?latitude"
            })
    void namesTheParameterThatIsWrong(String text, String longitude, String latitude, String pointer) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> controller.read(text, longitude, latitude, null))
                .satisfies(problem -> assertThat(problem.errors())
                        .singleElement()
                        .extracting(ProblemException.FieldError::pointer)
                        .isEqualTo(pointer));
    }

    @Test
    void refusesAVeryLongText() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> controller.read("T".repeat(201), null, null, null));
    }

    @Test
    void namesTheNeighboursWithinReachAndWhatTheAnswerRestsOn() {
        var place = controller.read("TL 357 407", null, null, "5").places().get(0);

        assertThat(place.neighbours()).isNotEmpty().allSatisfy(near -> {
            assertThat(near.metres()).isBetween(0, 5_000);
            assertThat(near.code()).isNotEqualTo(place.force().code());
            assertThat(near.name()).isNotEqualTo(near.code());
        });
        assertThat(place.boundaries())
                .isEqualTo(new PlaceController.BoundariesView(true, "Natural Earth, indicative", 1_000));
        assertThat(controller
                        .read("TL 357 407", null, null, "0")
                        .places()
                        .get(0)
                        .neighbours())
                .isEmpty();
        assertThat(controller
                        .read("TL 357 407", null, null, "50")
                        .places()
                        .get(0)
                        .neighbours())
                .hasSizeGreaterThan(place.neighbours().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "51", "100", "5.5", "1e1", "ten", "٥", "99999999999999999999"})
    void refusesAReachThatIsNone(String reach) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> controller.read("TL 357 407", null, null, reach));
    }
}
