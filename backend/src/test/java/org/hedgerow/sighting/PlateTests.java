package org.hedgerow.sighting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Random;
import org.hedgerow.sighting.PlateLikeness.Agreement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlateTests {

    private static final String CHARACTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @ParameterizedTest
    @CsvSource({
        "AB12CDE, CURRENT",
        "AB02CDZ, CURRENT",
        "AB51CDE, CURRENT",
        "AB01CDE, FOREIGN",
        "AZ12CDE, FOREIGN",
        "AB12CQE, FOREIGN",
        "AI12CDE, FOREIGN",
        "A1BCD, PREFIX",
        "Y999YYY, PREFIX",
        "A012BCD, FOREIGN",
        "U123ABC, FOREIGN",
        "Z123ABC, FOREIGN",
        "ABC1D, SUFFIX",
        "ABC123Y, SUFFIX",
        "ABC123Z, FOREIGN",
        "ABC012D, FOREIGN",
        "Q1ABC, Q",
        "Q123ABC, Q",
        "Q123ABZ, FOREIGN",
        "AIZ1234, NORTHERN_IRELAND",
        "IA1, NORTHERN_IRELAND",
        "AZ99, NORTHERN_IRELAND",
        "ABC1234, DATELESS",
        "A1, DATELESS",
        "1A, DATELESS",
        "1234ABC, DATELESS",
        "ABC0123, FOREIGN",
        "012AB, TRADE",
        "01234, TRADE",
        "123AB, DATELESS",
        "12345, TRADE",
        "123456, FOREIGN",
        "AB12CD?, PARTIAL",
        "AB5?C?E, PARTIAL",
        "1ABC234567, FOREIGN"
    })
    void aStyleIsRecognised(String seen, PlateStyle style) {
        var plate = Plate.of(seen).orElseThrow();
        assertThat(plate.style()).isEqualTo(style);
        assertThat(plate.warnings(TODAY).contains(PlateWarning.STYLE_NOT_RECOGNISED))
                .isEqualTo(style == PlateStyle.FOREIGN);
    }

    @ParameterizedTest
    @CsvSource({
        "ab12 cde, AB12CDE",
        "' AB5? C?E ', AB5?C?E",
        "AB-12.CDE, AB12CDE",
        "ÄB 123, AB123",
        "АВ 123, ??123",
        "a?, A?"
    })
    void itIsReadAsCapitalsAndFigures(String seen, String read) {
        var plate = Plate.of(seen).orElseThrow();
        assertThat(plate.read()).isEqualTo(read);
        assertThat(plate.seen()).isEqualTo(seen.strip());
        assertThat(plate.toString()).doesNotContain(read);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "?", "???", "A", "ABCDEFGHIJKLM", "A B C D E F G H I J K L", "...."})
    void whatIsTooShortTooLongOrUnknownIsNone(String seen) {
        assertThat(Plate.of(seen)).isEmpty();
    }

    @Test
    void nobodyMakesOneThatIsReadOtherwise() {
        assertThatThrownBy(() -> new Plate("ab12cde", "AB12CDF")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "AB02CDE, 2002-03-01",
        "AB51CDE, 2001-09-01",
        "AB26CDE, 2026-03-01",
        "AB76CDE, 2026-09-01",
        "AB50CDE, 2050-03-01",
        "AB99CDE, 2049-09-01"
    })
    void theFiguresOfACurrentOneSayItsAge(String seen, LocalDate first) {
        var plate = Plate.of(seen).orElseThrow();
        assertThat(plate.firstGivenOut()).contains(first);
        assertThat(plate.warnings(first)).isEmpty();
        assertThat(plate.warnings(first.minusDays(1))).containsExactly(PlateWarning.NOT_YET_GIVEN_OUT);
    }

    @Test
    void onlyACurrentOneHasAnAge() {
        assertThat(Plate.of("A123BCD").orElseThrow().firstGivenOut()).isEmpty();
        assertThat(Plate.of("AB?9CDE").orElseThrow().warnings(TODAY)).isEmpty();
    }

    @Test
    void pairsAreTakenForEachOtherAndChainsAreNot() {
        assertThat(Misreading.mayBe('U', 'V')).isTrue();
        assertThat(Misreading.mayBe('V', 'Y')).isTrue();
        assertThat(Misreading.mayBe('U', 'Y')).isFalse();
        assertThat(Misreading.mayBe('0', 'Q')).isTrue();
        assertThat(Misreading.mayBe('8', '0')).isFalse();
        assertThat(Misreading.folded('U')).isEqualTo(Misreading.folded('Y'));
        assertThat(Misreading.folded("AB?UDL")).isEqualTo(Misreading.folded("48?Y01"));
    }

    @Test
    void whateverIsTakenForAnotherFoldsToTheSame() {
        for (char one : CHARACTERS.toCharArray()) {
            assertThat(Misreading.folded(Misreading.folded(one))).isEqualTo(Misreading.folded(one));
            assertThat(Misreading.mayBe(one, one)).isFalse();
            for (char other : CHARACTERS.toCharArray()) {
                assertThat(Misreading.mayBe(one, other)).isEqualTo(Misreading.mayBe(other, one));
                if (Misreading.mayBe(one, other)) {
                    assertThat(Misreading.folded(one)).isEqualTo(Misreading.folded(other));
                }
            }
        }
        assertThat(CHARACTERS
                        .chars()
                        .map(each -> Misreading.folded((char) each))
                        .distinct())
                .hasSize(22);
    }

    @Test
    void likenessSaysPlaceByPlaceWhatAgrees() {
        var likeness = likeness("AB5?CDE", "A85XC?E");
        assertThat(likeness.places())
                .extracting(PlateLikeness.Place::agreement)
                .containsExactly(
                        Agreement.EQUAL,
                        Agreement.MISREAD,
                        Agreement.EQUAL,
                        Agreement.UNKNOWN,
                        Agreement.EQUAL,
                        Agreement.UNKNOWN,
                        Agreement.EQUAL);
        assertThat(likeness.places().get(1)).isEqualTo(new PlateLikeness.Place(2, 'B', '8', Agreement.MISREAD));
        assertThat(likeness.mayBeOne()).isTrue();
        assertThat(likeness.isExact()).isFalse();
    }

    @Test
    void nothingIsLessAlikeForBeingKnownBetter() {
        var random = new Random(58);
        for (int trial = 0; trial < 2_000; trial++) {
            var one = random(random);
            assertThat(likeness(one, one).score()).isLessThanOrEqualTo(1);
            int at = random.nextInt(one.length());
            var lessKnown = with(one, at, '?');
            assertThat(PlateLikeness.of(lessKnown, one).orElseThrow().score())
                    .isLessThanOrEqualTo(likeness(one, one).score());
            char other = CHARACTERS.charAt(random.nextInt(CHARACTERS.length()));
            var changed = PlateLikeness.of(with(one, at, other), one);
            assertThat(changed.isPresent())
                    .isEqualTo(one.charAt(at) == '?'
                            || other == one.charAt(at)
                            || Misreading.mayBe(other, one.charAt(at)));
            assertThat(PlateLikeness.of(one, with(one, at, other)).map(PlateLikeness::score))
                    .isEqualTo(changed.map(PlateLikeness::score));
        }
    }

    @Test
    void onlyWholeAndEqualOnesAreExact() {
        assertThat(likeness("AB12CDE", "AB12CDE").score()).isEqualTo(1);
        assertThat(likeness("AB12CDE", "AB12CDE").isExact()).isTrue();
        assertThat(likeness("AB?2CDE", "AB?2CDE").isExact()).isFalse();
        assertThat(likeness("A8I2CDE", "AB12CDE").mayBeOne()).isTrue();
        assertThat(likeness("48I2CDE", "AB12CDE").mayBeOne()).isFalse();
        assertThat(likeness("AB??C??", "AB12CDE").mayBeOne()).isFalse();
        assertThat(PlateLikeness.of("AB12CDE", "AB12CDEF")).isEmpty();
        assertThat(PlateLikeness.of("AB13CDE", "AB12CDE")).isEmpty();
    }

    private static PlateLikeness likeness(String one, String other) {
        return PlateLikeness.of(Plate.of(one).orElseThrow(), Plate.of(other).orElseThrow())
                .orElseThrow();
    }

    private static String random(Random random) {
        var plate = new StringBuilder("A");
        int length = 2 + random.nextInt(8);
        while (plate.length() < length) {
            int at = random.nextInt(CHARACTERS.length() + 4);
            plate.append(at < CHARACTERS.length() ? CHARACTERS.charAt(at) : '?');
        }
        return plate.toString();
    }

    private static String with(String plate, int at, char other) {
        return plate.substring(0, at) + other + plate.substring(at + 1);
    }
}
