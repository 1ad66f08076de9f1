package org.hedgerow.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\u0000b",
                "a\u0007b",
                "a\u001Bb",
                "a\u007Fb",
                "a\u0085b",
                "a\u009Fb",
                "a\u202Eb",
                "a\u2066b",
                "a\u2028b",
                "a\u2029b",
                "a\uFFFEb",
                "a\uFDD0b",
                "a\uD800b",
                "a\uDC00",
                "\uDBFF",
                "a\uD83FuDFFFb"
            })
    void whatNobodyMeansIsRefusedAndNotRepeated(String text) {
        assertThatThrownBy(() -> PlainText.check("/narrative", text, 100))
                .isInstanceOfSatisfying(ProblemException.class, problem -> {
                    assertThat(problem.type()).isEqualTo(PlatformProblem.INVALID_FIELDS);
                    assertThat(problem.errors()).hasSize(1);
                    assertThat(problem.errors().get(0).pointer()).isEqualTo("/narrative");
                    assertThat(problem.errors().get(0).detail()).doesNotContain(text);
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "Llanfairpwll",
                "Dún Laoghaire",
                "A \u2013 B",
                "\uD83D\uDE9C tractor",
                "שלום",
                "<script>alert(1)</script>",
                "'; drop table incident; --",
                "=1+1",
                "e\u0301"
            })
    void whatPeopleWriteStaysAsItIs(String text) {
        assertThat(PlainText.check("/narrative", "  " + text + "\n", 100)).isEqualTo(text);
        assertThat(PlainText.checkLine("/name", text, 100)).isEqualTo(text);
    }

    @Test
    void longTextKeepsItsLinesAndALineHasNone() {
        assertThat(PlainText.check("/narrative", "one\r\ntwo\rthree\n\tfour", 100))
                .isEqualTo("one\ntwo\nthree\n\tfour");
        for (var text : new String[] {"one\ntwo", "one\rtwo", "one\ttwo"}) {
            assertThatThrownBy(() -> PlainText.checkLine("/name", text, 100)).isInstanceOf(ProblemException.class);
        }
    }

    @Test
    void lengthIsCountedAfterStripping() {
        assertThat(PlainText.check("/x", " abc ", 3)).isEqualTo("abc");
        assertThatThrownBy(() -> PlainText.check("/x", "abcd", 3)).isInstanceOf(ProblemException.class);
        assertThat(PlainText.check("/x", " \n ", 3)).isEmpty();
        assertThatThrownBy(() -> PlainText.checkLine("/x", " \n ", 3)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> PlainText.check("/x", null, 3)).isInstanceOf(ProblemException.class);
    }

    @Test
    void whateverComesInOnlyWhatPostgresCanKeepComesOut() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            var text = new StringBuilder();
            for (int length = random.nextInt(12); length > 0; length--) {
                text.append((char) (random.nextInt(4) == 0 ? random.nextInt(0x10000) : 32 + random.nextInt(96)));
            }
            try {
                var kept = PlainText.check("/x", text.toString(), 12);
                assertThat(new String(
                                kept.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                                java.nio.charset.StandardCharsets.UTF_8))
                        .as("seed " + seed)
                        .isEqualTo(kept);
                assertThat(kept.codePoints().filter(c -> c < 32 && c != '\n' && c != '\t' || c == 0x7F))
                        .as("seed " + seed)
                        .isEmpty();
                assertThat(PlainText.check("/x", kept, 12)).as("seed " + seed).isEqualTo(kept);
            } catch (ProblemException refused) {
                assertThat(refused.errors()).as("seed " + seed).hasSize(1);
            }
        }
    }
}
