package org.hedgerow.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeCodeTests {

    /** The secret of RFC 6238, appendix B, for SHA-1. */
    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    private static final Instant NOW = Instant.ofEpochSecond(1_111_111_111);
    private static final long STEP = 1_111_111_111 / 30;

    /** RFC 6238, appendix B: the last six of its eight digits, which is what a code of six digits is. */
    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void theCodesAreThoseOfTheStandard(long seconds, String code) {
        assertThat(TimeCode.at(seconds / TimeCode.STEP_SECONDS, SECRET)).isEqualTo(code);
        assertThat(TimeCode.stepOf(code, SECRET, Instant.ofEpochSecond(seconds), 0))
                .hasValue(seconds / TimeCode.STEP_SECONDS);
    }

    /** RFC 4226, appendix D: the same with a counter. */
    @ParameterizedTest
    @CsvSource({"0, 755224", "1, 287082", "2, 359152", "3, 969429", "4, 338314", "5, 254676", "6, 287922", "9, 520489"})
    void theTruncationIsThatOfTheStandard(long counter, String code) {
        assertThat(TimeCode.at(counter, SECRET)).isEqualTo(code);
    }

    @Test
    void aClockMayBeOffByOneStepAndNoMore() {
        for (long off : new long[] {-1, 0, 1}) {
            assertThat(TimeCode.stepOf(TimeCode.at(STEP + off, SECRET), SECRET, NOW, 0))
                    .as("%d", off)
                    .hasValue(STEP + off);
        }
        for (long off : new long[] {-2, 2, -100, 100}) {
            assertThat(TimeCode.stepOf(TimeCode.at(STEP + off, SECRET), SECRET, NOW, 0))
                    .as("%d", off)
                    .isEqualTo(OptionalLong.empty());
        }
    }

    @Test
    void whatWasUsedAndEverythingBeforeItIsRefused() {
        var before = TimeCode.at(STEP - 1, SECRET);
        var current = TimeCode.at(STEP, SECRET);
        var next = TimeCode.at(STEP + 1, SECRET);
        assertThat(TimeCode.stepOf(current, SECRET, NOW, STEP)).isEmpty();
        assertThat(TimeCode.stepOf(before, SECRET, NOW, STEP)).isEmpty();
        assertThat(TimeCode.stepOf(next, SECRET, NOW, STEP)).hasValue(STEP + 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "05047",
                "0504710",
                "05047x",
                "-50471",
                "+50471",
                " 50471",
                "０５０４７１",
                "٠٥٠٤٧١",
                "050471\n"
            })
    void onlySixPlainDigitsAreACode(String text) {
        assertThat(TimeCode.stepOf(text, SECRET, NOW, 0)).isEmpty();
    }

    /** RFC 4648, section 10, without its padding. */
    @ParameterizedTest
    @CsvSource({"f, MY", "fo, MZXQ", "foo, MZXW6", "foob, MZXW6YQ", "fooba, MZXW6YTB", "foobar, MZXW6YTBOI"})
    void secretsAreWrittenAsTheStandardSays(String text, String written) {
        assertThat(TimeCode.base32(text.getBytes(StandardCharsets.US_ASCII))).isEqualTo(written);
    }

    @Test
    void everySecretIsNewAndOfTheLengthOfTheHash() {
        assertThat(TimeCode.newSecret()).hasSize(20).isNotEqualTo(TimeCode.newSecret());
        assertThat(TimeCode.base32(TimeCode.newSecret())).matches("[A-Z2-7]{32}");
    }
}
