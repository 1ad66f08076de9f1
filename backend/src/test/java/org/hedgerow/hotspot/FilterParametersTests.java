package org.hedgerow.hotspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.hedgerow.hotspot.InventedIncidents.CODES;
import static org.hedgerow.hotspot.InventedIncidents.NOW;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.hedgerow.incident.IncidentStatus;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.platform.ProblemException.FieldError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterParametersTests {

    @Test
    void withoutParametersShowNinetyDaysOfOpenAndClosedIncidents() {
        assertThat(FilterParameters.parse(Map.of(), CODES).at(NOW))
                .isEqualTo(new IncidentFilter(
                        Set.of(),
                        Set.of(),
                        new Period(NOW.minus(Duration.ofDays(90)), null, NOW),
                        null,
                        Set.of(IncidentStatus.OPEN, IncidentStatus.CLOSED)));
    }

    @Test
    void takeSeveralValuesAndLeaveOtherParametersAlone() {
        var filter = FilterParameters.parse(
                        "category=HARE&category=AGRI.QUAD&force=CAMBS&period=all&hours=18-0&status=OPEN&bbox=1,2,3,4",
                        CODES)
                .at(NOW);
        assertThat(filter)
                .isEqualTo(new IncidentFilter(
                        Set.of("HARE", "AGRI.QUAD"),
                        Set.of("CAMBS"),
                        new Period(null, null, NOW),
                        new Hours(18, 24),
                        Set.of(IncidentStatus.OPEN)));
    }

    @Test
    void readASeasonFromTheFirstOfAugustToTheLastOfMarchInLondon() {
        var period = FilterParameters.parse("period=2025%2F26", CODES).at(NOW).period();
        assertThat(period.from()).isEqualTo(Instant.parse("2025-07-31T23:00:00Z"));
        assertThat(period.to()).isEqualTo(Instant.parse("2026-03-31T23:00:00Z"));
        var before = period.yearBefore();
        assertThat(before).isNotNull();
        assertThat(before.from()).isEqualTo(Instant.parse("2024-07-31T23:00:00Z"));
        assertThat(before.to()).isEqualTo(Instant.parse("2025-03-31T23:00:00Z"));
    }

    @Test
    void compareARunningSeasonWithTheYearBeforeUpToTheSameDate() {
        var period = FilterParameters.parse("period=2026/27", CODES).at(NOW).period();
        assertThat(period.statedEnd()).isEqualTo(NOW);
        var before = period.yearBefore();
        assertThat(before).isNotNull();
        assertThat(before.to()).isEqualTo(Instant.parse("2025-11-22T12:00:00Z"));
        assertThat(FilterParameters.parse("period=2030/31", CODES)
                        .at(NOW)
                        .period()
                        .yearBefore())
                .isNull();
        assertThat(FilterParameters.parse("period=all", CODES).at(NOW).period().yearBefore())
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "category, BADGER",
        "category, hare",
        "category, HARE.",
        "force, KENT",
        "force, ''",
        "period, 91d",
        "period, 2025/27",
        "period, 1899/00",
        "period, 2025/2026",
        "period, ''",
        "hours, 6",
        "hours, 6-6",
        "hours, 0-0",
        "hours, 24-6",
        "hours, 6-25",
        "hours, -6-8",
        "hours, 06:00-08:00",
        "hours, ٦-٨",
        "status, WITHDRAWN",
        "status, open"
    })
    void refuseWhatIsUnknownAndNameTheParameter(String name, String value) {
        assertThat(errors(Map.of(name, List.of(value))))
                .extracting(FieldError::pointer)
                .containsExactly("?" + name);
    }

    @Test
    void nameEveryWrongParameterAtOnceWithoutRepeatingWhatWasSent() {
        var errors = errors(
                Map.of("category", List.of("<script>"), "force", List.of("<script>"), "period", List.of("<script>")));
        assertThat(errors).extracting(FieldError::pointer).containsExactly("?category", "?force", "?period");
        assertThat(errors).extracting(FieldError::detail).noneMatch(detail -> detail.contains("<"));
    }

    @Test
    void refuseTooManyOrTooLongOrRepeatedOrMissingValues() {
        assertThat(errors(Map.of("category", Collections.nCopies(FilterParameters.MOST_VALUES + 1, "HARE"))))
                .hasSize(1);
        assertThat(errors(Map.of("force", List.of("C".repeat(100_000))))).hasSize(1);
        assertThat(errors(Map.of("period", List.of("7d", "28d")))).hasSize(1);
        assertThat(errors(Map.of("hours", Collections.singletonList(null)))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"category=%zz", "%", "a=%C3%28%", "category"})
    void refuseAQueryStringThatIsNone(String text) {
        assertThatThrownBy(() -> FilterParameters.parse(text, CODES)).isInstanceOf(ProblemException.class);
    }

    @Test
    void refuseAQueryStringWithoutBounds() {
        assertThatThrownBy(() -> FilterParameters.parse("a".repeat(4_001), CODES))
                .isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> FilterParameters.parse("a&".repeat(500), CODES))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void answerAnyTextWithAFilterOrAProblem() {
        String alphabet = "category=HARE&force=CAMBS&period=2025/26&hours=18-6&status=OPEN%00%FF\u0000\uD800";
        int refused = 0;
        for (long seed = 1; seed <= 20_000; seed++) {
            var random = new Random(seed);
            var text = new StringBuilder();
            for (int i = random.nextInt(60); i > 0; i--) {
                int from = random.nextInt(alphabet.length());
                text.append(alphabet, from, Math.min(alphabet.length(), from + 1 + random.nextInt(12)));
            }
            try {
                assertThat(FilterParameters.parse(text.toString(), CODES)
                                .at(NOW)
                                .statuses())
                        .doesNotContain(IncidentStatus.WITHDRAWN);
            } catch (ProblemException problem) {
                assertThat(problem.type().status()).as("seed " + seed).isEqualTo(422);
                refused++;
            }
        }
        assertThat(refused).isPositive();
    }

    private static List<FieldError> errors(Map<String, List<String>> parameters) {
        return catchThrowableOfType(ProblemException.class, () -> FilterParameters.parse(parameters, CODES))
                .errors();
    }
}
