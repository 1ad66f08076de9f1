package org.hedgerow.intelligence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hedgerow.sharing.HandlingCode;
import org.junit.jupiter.api.Test;

class GradeTests {

    @Test
    void aGradeIsWrittenAsThreeSignsAndNothingElseIsOne() {
        var written = new TreeSet<String>();
        for (int source = 0; source <= 9; source++) {
            for (char assessment = 'A'; assessment <= 'Z'; assessment++) {
                for (char handling = 'A'; handling <= 'Z'; handling++) {
                    var text = "" + source + assessment + handling;
                    Grade.of(text).ifPresent(grade -> {
                        assertThat(grade.text()).isEqualTo(text);
                        written.add(text);
                    });
                }
            }
        }
        assertThat(written).hasSize(3 * 5 * 2).allMatch(text -> text.matches("^[1-3][A-E][PC]$"));
        for (var other : List.of("", "1a P", "1ap", "1AP ", "1AP\n", " 1AP", "1A", "1APP", "B24")) {
            assertThat(Grade.of(other)).as(other).isEmpty();
        }
        assertThat(Grade.of(null)).isEmpty();
        assertThatThrownBy(() -> new Grade(4, 'A', HandlingCode.P)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anOlderGradeIsKeptAsItCameAndIsNeverOneOfThese() {
        assertThat(LegacyGrade.of("B24"))
                .hasValueSatisfying(grade -> assertThat(grade.text()).isEqualTo("B24"));
        for (var other : List.of("1AP", "F11", "A61", "A16", "b24", "B2", "A11\n")) {
            assertThat(LegacyGrade.of(other)).as(other).isEmpty();
        }
    }

    @Test
    void confidenceIsWhatTheTableSaysForEveryGrade() {
        var published = Map.of(
                "1A", Confidence.HIGH,
                "1B", Confidence.HIGH,
                "1C", Confidence.MEDIUM,
                "2B", Confidence.MEDIUM,
                "2D", Confidence.LOW,
                "2E", Confidence.LOW,
                "3D", Confidence.LOW,
                "3E", Confidence.LOW);
        assertThat(Confidence.table()).containsAllEntriesOf(published).hasSize(15);
        assertThat(Confidence.table()).containsEntry("2A", Confidence.MEDIUM);
        var others = Confidence.table().entrySet().stream()
                .filter(entry -> !published.containsKey(entry.getKey())
                        && !entry.getKey().equals("2A"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        assertThat(others.values()).containsOnly(Confidence.LOW);
        for (var pair : Confidence.table().keySet()) {
            for (var handling : HandlingCode.values()) {
                assertThat(Grade.of(pair + handling).orElseThrow().confidence())
                        .isEqualTo(Confidence.table().get(pair));
            }
        }
    }
}
