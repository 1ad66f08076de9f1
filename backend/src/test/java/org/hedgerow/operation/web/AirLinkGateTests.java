package org.hedgerow.operation.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.hedgerow.identity.ClientAddress;
import org.hedgerow.operation.AirProblem;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.platform.ProblemType;
import org.hedgerow.platform.TooManyTries;
import org.junit.jupiter.api.Test;

/** Nobody guesses the code of a link: wrong ones are counted, right ones and those that have ended are not. */
class AirLinkGateTests {

    private static final ClientAddress HERE = ClientAddress.of("192.0.2.1");
    private static final ClientAddress ELSEWHERE = ClientAddress.of("192.0.2.2");

    @Test
    void wrongCodesAreBoundedAndRightOnesAreNot() {
        var gate = new AirLinkGate(new AirLinkSettings(100, 2));
        for (int i = 0; i < 5; i++) {
            assertThat(gate.open(HERE, () -> "a briefing")).isEqualTo("a briefing");
            refused(gate, AirProblem.LINK_ENDED);
        }
        refused(gate, PlatformProblem.NOT_FOUND);
        refused(gate, PlatformProblem.NOT_FOUND);
        assertThatThrownBy(() -> gate.open(HERE, () -> "a briefing")).isInstanceOf(TooManyTries.class);
        assertThat(gate.open(ELSEWHERE, () -> "a briefing")).isEqualTo("a briefing");
    }

    @Test
    void oneAddressAsksOnlySoOften() {
        var gate = new AirLinkGate(new AirLinkSettings(3, 100));
        for (int i = 0; i < 3; i++) {
            gate.open(HERE, () -> "a briefing");
        }
        assertThatThrownBy(() -> gate.open(HERE, () -> "a briefing")).isInstanceOf(TooManyTries.class);
    }

    private static void refused(AirLinkGate gate, ProblemType type) {
        assertThatThrownBy(() -> gate.open(HERE, () -> {
                    throw new ProblemException(type);
                }))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.type()).isEqualTo(type));
    }
}
