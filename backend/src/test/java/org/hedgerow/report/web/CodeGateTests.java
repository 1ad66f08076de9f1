package org.hedgerow.report.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.hedgerow.identity.ClientAddress;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.platform.TooManyTries;
import org.junit.jupiter.api.Test;

class CodeGateTests {

    private static final ClientAddress FARM = ClientAddress.of("192.0.2.1");
    private static final ClientAddress VILLAGE = ClientAddress.of("192.0.2.2");

    @Test
    void tenWrongCodesAreEnough() {
        var gate = new CodeGate(new Allowances(new AllowanceSettings(600, 600, 10)));
        for (int i = 0; i < 40; i++) {
            String code = gate.open("1234 5678 1234 5678", FARM, same -> same);
            assertThat(code).isEqualTo("1234567812345678");
        }
        for (var typed : new String[] {"", "1", "x".repeat(100), "1234 5678 1234 567", "１２３４５６７８１２３４５６７８"}) {
            assertThatThrownBy(() -> gate.open(typed, FARM, code -> code)).isInstanceOf(ProblemException.class);
        }
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> gate.open("1234567812345678", FARM, code -> {
                        throw new ProblemException(PlatformProblem.NOT_FOUND);
                    }))
                    .isNotInstanceOf(TooManyTries.class);
        }
        assertThatThrownBy(() -> gate.open("1234567812345678", FARM, code -> code))
                .as("a right one has to wait too")
                .isInstanceOf(TooManyTries.class);
        assertThatCode(() -> gate.open("1234567812345678", VILLAGE, code -> code))
                .doesNotThrowAnyException();
    }
}
