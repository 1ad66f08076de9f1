package org.hedgerow.reference.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.hedgerow.geo.Light;
import org.hedgerow.geo.MoonPhase;
import org.hedgerow.geo.NightInLaw;
import org.hedgerow.geo.Ostn15NationalGrid;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.reference.ForceAreas;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class DaylightControllerTests {

    private final DaylightController controller = new DaylightController(new Ostn15NationalGrid(), new ForceAreas());

    @Test
    void saysWhenItIsNightInLawOnADate() {
        var day = controller.read("0.264", "52.398", "2025-10-15", null, null);

        assertThat(day.on()).isEqualTo(LocalDate.parse("2025-10-15"));
        assertThat(day.sunset().truncatedTo(ChronoUnit.MINUTES)).isEqualTo("2025-10-15T17:03:00Z");
        assertThat(day.law().act()).isEqualTo("Night Poaching Act 1828");
        assertThat(day.law().section()).isEqualTo("12");
        assertThat(day.law().nightEnds().truncatedTo(ChronoUnit.MINUTES)).isEqualTo("2025-10-15T05:24:00Z");
        assertThat(day.law().nightBegins().truncatedTo(ChronoUnit.MINUTES)).isEqualTo("2025-10-15T18:03:00Z");
        assertThat(day.window()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "2025-10-15T17:30:00Z, 2025-10-15T17:30:00Z, CIVIL_TWILIGHT, NO, 2025-10-15",
        "2025-10-15T18:30:00Z, 2025-10-15T18:30:00Z, NIGHT, YES, 2025-10-15",
        "2025-10-15T17:30:00Z, 2025-10-15T18:30:00Z, SPANS, SPANS, 2025-10-15",
        "2025-10-15T23:30:00Z, 2025-10-16T00:30:00Z, NIGHT, YES, 2025-10-16"
    })
    void saysWhatASpanWas(String earliest, String latest, Light light, NightInLaw law, LocalDate on) {
        var day = controller.read("0.264", "52.398", null, earliest, latest);

        assertThat(day.on()).isEqualTo(on);
        assertThat(day.window().light()).isEqualTo(light);
        assertThat(day.window().nightInLaw()).isEqualTo(law);
        assertThat(day.window().night().sunset().truncatedTo(ChronoUnit.MINUTES))
                .isEqualTo("2025-10-15T17:03:00Z");
        assertThat(day.window().earliest()).isEqualTo(Instant.parse(earliest));
        assertThat(day.window().moonPhase()).isIn(MoonPhase.WANING_CRESCENT, MoonPhase.LAST_QUARTER);
    }

    @ParameterizedTest
    @CsvSource({"-4.2, 57.4", "-6.6, 54.6"})
    void saysNothingOfALawThatIsNotTheLawThere(String longitude, String latitude) {
        var day = controller.read(longitude, latitude, null, "2025-10-15T22:00:00Z", "2025-10-15T22:00:00Z");

        assertThat(day.law()).isNull();
        assertThat(day.window().nightInLaw()).isNull();
        assertThat(day.window().night()).isNull();
        assertThat(day.window().light()).isEqualTo(Light.NIGHT);
        assertThat(day.sunset()).isNotNull();
    }

    @Test
    void writesTheAgreedFields() {
        var json = JsonMapper.shared()
                .valueToTree(
                        controller.read("0.264", "52.398", null, "2025-10-15T18:30:00Z", "2025-10-15T18:30:00.123Z"));

        assertThat(json.propertyNames())
                .containsExactlyInAnyOrder(
                        "on",
                        "civilDawn",
                        "sunrise",
                        "sunset",
                        "civilDusk",
                        "moonrise",
                        "moonset",
                        "moonLit",
                        "moonPhase",
                        "law",
                        "window");
        assertThat(json.get("law").propertyNames())
                .containsExactlyInAnyOrder("act", "section", "extent", "nightEnds", "nightBegins");
        assertThat(json.get("window").propertyNames())
                .containsExactlyInAnyOrder(
                        "earliest", "latest", "light", "nightInLaw", "night", "moonLit", "moonPhase", "moonUp");
        assertThat(json.get("window").get("night").propertyNames())
                .containsExactlyInAnyOrder("sunset", "begins", "ends", "sunrise");
        assertThat(json.get("sunset").asString()).matches("2025-10-15T17:03:..Z");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, 52.4, 2025-10-15, -, -, ?longitude",
                "0.2, -, 2025-10-15, -, -, ?latitude",
                "NaN, 52.4, 2025-10-15, -, -, ?longitude",
                "0.2, Infinity, 2025-10-15, -, -, ?latitude",
                "0.2, 91, 2025-10-15, -, -, ?latitude",
                "2.35, 48.85, 2025-10-15, -, -, ?latitude",
                "0.2, 52.0000000000000000000000000000001, 2025-10-15, -, -, ?latitude",
                "0.2, 52.4, -, -, -, ?on",
                "0.2, 52.4, '', -, -, ?on",
                "0.2, 52.4, 15/10/2025, -, -, ?on",
                "0.2, 52.4, 2025-02-29, -, -, ?on",
                "0.2, 52.4, 1899-12-31, -, -, ?on",
                "0.2, 52.4, 2101-01-01, -, -, ?on",
                "0.2, 52.4, +999999999-12-31, -, -, ?on",
                "0.2, 52.4, -, 2025-10-15T18:30:00Z, -, ?latest",
                "0.2, 52.4, -, 1899-12-31T23:59:59Z, 2025-10-15T18:30:00Z, ?earliest",
                "0.2, 52.4, -, 2025-10-15T18:30:00Z, 2101-01-01T00:00:01Z, ?latest",
                "0.2, 52.4, -, -, 2025-10-15T18:30:00Z, ?earliest",
                "0.2, 52.4, 2025-10-15, 2025-10-15T18:30, 2025-10-15T18:30:00Z, ?earliest",
                "0.2, 52.4, -, -1000000000-01-01T00:00:00Z, 2025-10-15T18:30:00Z, ?earliest",
                "0.2, 52.4, -, 2025-10-15T18:30:00Z, +1000000000-12-31T23:59:59Z, ?latest",
                "0.2, 52.4, -, 2025-10-15T18:30:00Z, 2025-10-15T18:29:59Z, ?latest"
            })
    void namesTheParameterThatIsWrong(
            String longitude, String latitude, String on, String earliest, String latest, String pointer) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> controller.read(longitude, latitude, on, earliest, latest))
                .satisfies(problem -> assertThat(problem.errors())
                        .singleElement()
                        .extracting(ProblemException.FieldError::pointer)
                        .isEqualTo(pointer));
    }

    @Test
    void theLongestSpanIsAnsweredLikeAShortOne() {
        var day = controller.read("-0.85", "60.8", null, "1900-01-01T00:00:00Z", "2100-12-31T00:00:00Z");

        assertThat(day.window().light()).isEqualTo(Light.SPANS);
    }
}
