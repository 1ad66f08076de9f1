package org.hedgerow.bulletin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import org.hedgerow.bulletin.BulletinState.Act;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every pair of state and act; what is not in the table is refused. */
class BulletinStateTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    DRAFT     | WRITE SUBMIT APPROVE_URGENTLY
                    REVIEW    | WRITE APPROVE APPROVE_URGENTLY
                    APPROVED  | WRITE ISSUE
                    ISSUED    | UPDATE CANCEL EXPIRE
                    UPDATED   |
                    CANCELLED |
                    EXPIRED   | UPDATE CANCEL""")
    void aStateAllowsTheseActsAndNoOther(BulletinState state, String acts) {
        var allowed = EnumSet.noneOf(Act.class);
        for (var act : Act.values()) {
            if (state.allows(act)) {
                allowed.add(act);
            }
        }
        var wanted = EnumSet.noneOf(Act.class);
        if (acts != null) {
            for (var act : acts.split(" ")) {
                wanted.add(Act.valueOf(act));
            }
        }
        assertThat(allowed).isEqualTo(wanted);
    }

    @Test
    void nothingIsIssuedFromAnywhereButApproval() {
        for (var state : BulletinState.values()) {
            assertThat(state.allows(Act.ISSUE)).as(state.name()).isEqualTo(state == BulletinState.APPROVED);
        }
    }

    @Test
    void nineNineNineStandsFirstUnlessItIsOverAndIsAlwaysThere() {
        for (var category : AdviceCategory.values()) {
            for (var urgency : Urgency.values()) {
                assertThat(category.reporting(urgency))
                        .contains("emergency", "non-emergency", "crimestoppers")
                        .doesNotHaveDuplicates();
                assertThat(category.reporting(urgency).get(0))
                        .isEqualTo(urgency == Urgency.PAST ? "non-emergency" : "emergency");
            }
        }
        assertThat(AdviceCategory.ofGroup("HARE").hasSafetyLine()).isTrue();
        assertThat(AdviceCategory.ofGroup("POACH").hasSafetyLine()).isTrue();
        assertThat(AdviceCategory.ofGroup("STREET")).isEqualTo(AdviceCategory.GENERAL);
    }
}
