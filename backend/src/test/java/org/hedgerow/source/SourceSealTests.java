package org.hedgerow.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.stream.IntStream;
import org.hedgerow.platform.ProblemException;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;
import tools.jackson.databind.json.JsonMapper;

class SourceSealTests {

    private static final UUID ROW = UUID.fromString("00000000-0000-4000-8000-000000000001");
    private static final UUID OTHER = UUID.fromString("00000000-0000-4000-8000-000000000002");

    private static SourceSeal with(String key) {
        return new SourceSeal(
                new SourceSettings(key),
                new MockEnvironment(),
                JsonMapper.builder().build());
    }

    private static SourceIdentity named(String name) {
        return new SourceIdentity(name, "", "");
    }

    @Test
    void whatIsSealedOpensInItsOwnRowWithItsOwnKeyAlone() {
        var seal = with("ab".repeat(32));
        var sealed = seal.seal(named("Ann Teller"), ROW);
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("Teller");
        assertThat(seal.open(sealed, ROW, SourceIdentity.class)).isEqualTo(named("Ann Teller"));
        assertThatThrownBy(() -> seal.open(sealed, OTHER, SourceIdentity.class)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> with("cd".repeat(32)).open(sealed, ROW, SourceIdentity.class))
                .isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> with("").seal(named("Ann Teller"), ROW)).isInstanceOf(ProblemException.class);
    }

    @Test
    void theLengthOfANameDoesNotShow() {
        var seal = with("ab".repeat(32));
        assertThat(IntStream.rangeClosed(1, SourceIdentity.LONGEST_NAME)
                        .map(length -> seal.seal(named("x".repeat(length)), ROW).length)
                        .distinct())
                .hasSize(1);
    }

    @Test
    void theLongestOfEverythingFitsItsColumn() {
        var seal = with("ab".repeat(32));
        var four = "\uD83C\uDF3E";
        assertThat(seal.seal(
                        new SourceIdentity(
                                four.repeat(SourceIdentity.LONGEST_NAME / 2),
                                four.repeat(SourceIdentity.LONGEST_CONTACT / 2),
                                four.repeat(SourceIdentity.LONGEST_ABOUT / 2)),
                        ROW))
                .hasSizeLessThan(16_384);
        var longest = "\u20AC".repeat(Telling.LONGEST);
        assertThat(seal.seal(new Telling(longest, longest, longest, longest, longest, longest), ROW))
                .hasSizeLessThan(32_768);
    }

    @Test
    void oneNameHasOneHashInAForceAndAnotherInTheNext() {
        var seal = with("ab".repeat(32));
        assertThat(seal.macOf("Ann O'Teller", ROW)).isEqualTo(seal.macOf("ANN  O\u2019teller", ROW));
        assertThat(seal.macOf("Ann O'Teller", OTHER)).isNotEqualTo(seal.macOf("Ann O'Teller", ROW));
        assertThat(seal.macOf(" - ", ROW)).isNull();
    }

    @Test
    void nothingOfThisIsWrittenOut() {
        assertThat(named("Ann Teller").toString()).doesNotContain("Ann");
        assertThat(new Telling("Ann", "", "", "", "", "").toString()).doesNotContain("Ann");
        assertThat(new SourceSettings("ab".repeat(32)).toString()).doesNotContain("ab");
    }
}
