package org.hedgerow.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import org.hedgerow.operation.AirBriefing.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every step of a request that there could be: allowed ones are in the table, all others are not. */
class AirStepsTests {

    /** A letter for each state that it may pass to, in the order of the states: r a e o w l d c. */
    @ParameterizedTest
    @CsvSource(textBlock = """
        DRAFT,       r......c
        REQUESTED,   .a....dc
        ACCEPTED,    ..e.w..c
        EN_ROUTE,    ...ow..c
        ON_SCENE,    ....wl.c
        CALLED_AWAY, .a....dc
        RELEASED,    ........
        DECLINED,    ........
        CANCELLED,   ........""")
    void aRequestTakesTheStepsThatThereAreAndNoOther(State from, String allowed) {
        assertThat(AirSteps.may(from, State.DRAFT)).isFalse();
        for (var to : State.values()) {
            if (to != State.DRAFT) {
                assertThat(AirSteps.may(from, to))
                        .as(from + " " + to)
                        .isEqualTo(allowed.charAt(to.ordinal() - 1) != '.');
            }
        }
        assertThat(AirSteps.isOver(from)).isEqualTo(allowed.equals("........"));
    }

    @Test
    void eachSideTakesItsOwnSteps() {
        assertThat(AirSteps.next(State.REQUESTED, true, false)).isEqualTo(Set.of(State.CANCELLED));
        assertThat(AirSteps.next(State.REQUESTED, false, true)).isEqualTo(Set.of(State.ACCEPTED, State.DECLINED));
        assertThat(AirSteps.next(State.REQUESTED, false, false)).isEmpty();
        assertThat(AirSteps.next(State.DRAFT, false, true)).isEmpty();
        assertThat(AirSteps.next(State.ON_SCENE, true, false)).isEqualTo(Set.of(State.CANCELLED));
        assertThat(AirSteps.next(State.ON_SCENE, false, true)).isEqualTo(Set.of(State.CALLED_AWAY, State.RELEASED));
        for (var state : State.values()) {
            assertThat(AirSteps.needsReason(state))
                    .isEqualTo(Set.of(State.CALLED_AWAY, State.DECLINED, State.CANCELLED)
                            .contains(state));
        }
    }

    @Test
    void aTaskEndsAtAQuarterOfAnHourAndNeverBeforeItsHoursAreOver() {
        assertThat(AirSending.endOf(Instant.parse("2026-11-05T10:00:00Z"), 6))
                .isEqualTo(Instant.parse("2026-11-05T16:00:00Z"));
        assertThat(AirSending.endOf(Instant.parse("2026-11-05T10:00:01Z"), 24))
                .isEqualTo(Instant.parse("2026-11-06T10:15:00Z"));
    }
}
