package org.hedgerow.sighting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.hedgerow.sighting.PlateLikeness.Agreement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlatePatternTests {

    private static final String CHARACTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

    @ParameterizedTest
    @CsvSource({"ab5? c?e, AB5?C?E", "ab1*, AB1*", "' *** cde', *CDE", "AB-12-CDE, AB12CDE", "a?1??e*, A?1??E*"})
    void itIsReadAsAPlateIs(String typed, String read) {
        assertThat(PlatePattern.of(typed)).map(PlatePattern::read).contains(read);
        assertThat(PlatePattern.explain(typed)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*",
                "AB",
                "AB*",
                "A*B*C",
                "AB*CD",
                "A?B????",
                "ABCDEFGHIJKLM",
                "ABC*?????????????",
                "A*BCD*E*F*G"
            })
    void nobodyFishes(String typed) {
        assertThat(PlatePattern.of(typed)).isEmpty();
        assertThat(PlatePattern.explain(typed)).isNotBlank();
        assertThatThrownBy(() -> new PlatePattern(typed)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "AB12CDE, AB12CDE, 7, 0",
        "AB1*, AB12CDE, 3, 0",
        "*CDE, AB12CDE, 3, 0",
        "*B12*, AB12CDE, 3, 0",
        "AB5?C?E, A85XCDE, 4, 1",
        "AB1*, A81?C, 2, 1",
        "*A12*A12*, A12XA12, 6, 0",
        "AB12CDE, AB?2C?E, 5, 0"
    })
    void itIsLaidOnInTheBestWay(String pattern, String plate, int equal, int misread) {
        var likeness = new PlatePattern(pattern).likeness(plate).orElseThrow();
        assertThat(likeness.count(Agreement.EQUAL)).isEqualTo(equal);
        assertThat(likeness.count(Agreement.MISREAD)).isEqualTo(misread);
        assertThat(likeness.places())
                .allSatisfy(place -> assertThat(place.other()).isEqualTo(plate.charAt(place.number() - 1)));
    }

    @ParameterizedTest
    @CsvSource({
        "AB12CDE, AB13CDE",
        "AB12CDE, AB12CD",
        "AB1*, XAB12",
        "*CDE, CDEX",
        "AB1*, ??12CDE",
        "4812CDE, ABI2CDE",
        "UAB*, YAB"
    })
    void whatDoesNotAgreeIsNotFound(String pattern, String plate) {
        assertThat(new PlatePattern(pattern).likeness(plate)).isEmpty();
    }

    @Test
    void whateverAgreesIsInTheIndexAndReadsSo() {
        var random = new Random(58);
        int agreed = 0;
        for (int trial = 0; trial < 20_000; trial++) {
            var plate = plate(random);
            var pattern = PlatePattern.of(blurred(plate, random));
            if (pattern.isEmpty() || pattern.get().likeness(plate).isEmpty()) {
                continue;
            }
            agreed++;
            var numbers = numbers(plate);
            assertThat(pattern.get().pairs())
                    .as(pattern + plate)
                    .isNotEmpty()
                    .allSatisfy(set -> assertThat(numbers).containsAnyOf(set));
            assertThat(plate).matches(pattern.get().expression());
        }
        assertThat(agreed).isGreaterThan(5_000);
    }

    /** As the database numbers the pairs of a plate. */
    private static int[] numbers(String plate) {
        var folded = Misreading.folded(plate);
        var numbers = new int[folded.length() * (folded.length() - 1) / 2];
        int n = 0;
        for (int i = 0; i < folded.length(); i++) {
            for (int j = i + 1; j < folded.length(); j++) {
                numbers[n++] = (j - i) * 4096 + (folded.charAt(i) - 48) * 64 + folded.charAt(j) - 48;
            }
        }
        return numbers;
    }

    static String plate(Random random) {
        var plate = new StringBuilder("K");
        int length = 4 + random.nextInt(6);
        while (plate.length() < length) {
            int at = random.nextInt(CHARACTERS.length() + 2);
            plate.append(at < CHARACTERS.length() ? CHARACTERS.charAt(at) : Plate.UNKNOWN);
        }
        return plate.toString();
    }

    /** The plate as somebody else may look for it. */
    static String blurred(String plate, Random random) {
        var pattern = new StringBuilder();
        for (int at = 0; at < plate.length(); at++) {
            char each = plate.charAt(at);
            switch (random.nextInt(8)) {
                case 0 -> pattern.append(Plate.UNKNOWN);
                case 1 -> pattern.append(each == Plate.UNKNOWN ? '?' : Misreading.folded(each));
                case 2 -> pattern.append(random.nextBoolean() ? "*" : String.valueOf(each));
                default -> pattern.append(each);
            }
        }
        return pattern.toString();
    }
}
