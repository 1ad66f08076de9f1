package org.hedgerow.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import org.junit.jupiter.api.Test;

class OneTimeCodeTests {

    @Test
    void codesAreGroupedForReadingAndReadBackHoweverTyped() {
        for (int i = 0; i < 1_000; i++) {
            var code = OneTimeCode.random();
            assertThat(code.grouped()).matches("([0-9A-HJKMNP-TV-Z]{5}-){5}[0-9A-HJKMNP-TV-Z]");
            assertThat(OneTimeCode.typed(" " + code.grouped().toLowerCase() + "\n")
                            .hash())
                    .isEqualTo(code.hash());
        }
    }

    @Test
    void noCodeComesTwiceAndEverySignIsUsed() {
        var codes = new HashSet<String>();
        var signs = new HashSet<Integer>();
        for (int i = 0; i < 2_000; i++) {
            var code = OneTimeCode.random();
            codes.add(code.signs());
            code.signs().chars().forEach(signs::add);
        }
        assertThat(codes).hasSize(2_000);
        assertThat(signs).hasSize(32);
    }

    @Test
    void aCodeDoesNotShowItselfInLogs() {
        var code = OneTimeCode.random();
        assertThat(code.toString()).doesNotContain(code.signs()).doesNotContain(code.grouped());
    }
}
