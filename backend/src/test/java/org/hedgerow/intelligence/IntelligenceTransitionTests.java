package org.hedgerow.intelligence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hedgerow.intelligence.IntelligenceState.*;
import static org.hedgerow.intelligence.IntelligenceTransition.*;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The named ways and no others: every pair of states is asked. */
class IntelligenceTransitionTests {

    private static final Map<String, Set<IntelligenceTransition>> WAYS = Map.ofEntries(
            way(REQUIRES_COMPLETION, REQUIRES_ASSESSMENT, COMPLETE),
            way(REQUIRES_COMPLETION, REQUIRES_ASSESSMENT_SENSITIVE, COMPLETE),
            way(REQUIRES_CORRECTION, REQUIRES_ASSESSMENT, RESUBMIT),
            way(REQUIRES_CORRECTION, REQUIRES_ASSESSMENT_SENSITIVE, RESUBMIT),
            way(REQUIRES_CORRECTION_SENSITIVE, REQUIRES_ASSESSMENT_SENSITIVE, RESUBMIT),
            way(REQUIRES_ASSESSMENT, REQUIRES_LINKING, ACCEPT),
            way(REQUIRES_ASSESSMENT, REQUIRES_LINKING_SENSITIVE, ACCEPT),
            way(REQUIRES_ASSESSMENT_SENSITIVE, REQUIRES_LINKING_SENSITIVE, ACCEPT),
            way(REQUIRES_ASSESSMENT, REQUIRES_CORRECTION, RETURN_FOR_CORRECTION),
            way(REQUIRES_ASSESSMENT_SENSITIVE, REQUIRES_CORRECTION_SENSITIVE, RETURN_FOR_CORRECTION),
            way(REQUIRES_ASSESSMENT, RETURNED_FOR_DELETION, RETURN_FOR_DELETION),
            way(REQUIRES_ASSESSMENT_SENSITIVE, RETURNED_FOR_DELETION, RETURN_FOR_DELETION),
            way(REQUIRES_LINKING, LIVE, MAKE_LIVE),
            way(REQUIRES_LINKING_SENSITIVE, LIVE_SENSITIVE, MAKE_LIVE),
            way(REQUIRES_ASSESSMENT, REQUIRES_ASSESSMENT_SENSITIVE, MARK_SENSITIVE),
            way(REQUIRES_LINKING, REQUIRES_LINKING_SENSITIVE, MARK_SENSITIVE),
            way(LIVE, LIVE_SENSITIVE, MARK_SENSITIVE),
            way(REQUIRES_ASSESSMENT_SENSITIVE, REQUIRES_ASSESSMENT, MARK_ORDINARY),
            way(REQUIRES_LINKING_SENSITIVE, REQUIRES_LINKING, MARK_ORDINARY),
            way(LIVE_SENSITIVE, LIVE, MARK_ORDINARY),
            way(REQUIRES_COMPLETION, DISPOSED, DISPOSE),
            way(REQUIRES_ASSESSMENT, DISPOSED, DISPOSE),
            way(REQUIRES_CORRECTION, DISPOSED, DISPOSE),
            way(REQUIRES_LINKING, DISPOSED, DISPOSE),
            way(LIVE, DISPOSED, DISPOSE),
            way(REQUIRES_ASSESSMENT_SENSITIVE, DISPOSED, DISPOSE),
            way(REQUIRES_CORRECTION_SENSITIVE, DISPOSED, DISPOSE),
            way(REQUIRES_LINKING_SENSITIVE, DISPOSED, DISPOSE),
            way(LIVE_SENSITIVE, DISPOSED, DISPOSE),
            way(RETURNED_FOR_DELETION, DISPOSED, DISPOSE));

    private static Map.Entry<String, Set<IntelligenceTransition>> way(
            IntelligenceState from, IntelligenceState to, IntelligenceTransition name) {
        return Map.entry(from + " " + to, Set.of(name));
    }

    @Test
    void everyPairOfStatesIsJoinedByTheNamedWaysAlone() {
        for (var from : IntelligenceState.values()) {
            for (var to : IntelligenceState.values()) {
                var names = EnumSet.allOf(IntelligenceTransition.class).stream()
                        .filter(each -> each.steps().contains(new IntelligenceTransition.Step(from, to)))
                        .collect(Collectors.toSet());
                assertThat(names).as(from + " " + to).isEqualTo(WAYS.getOrDefault(from + " " + to, Set.of()));
            }
        }
    }

    @Test
    void aWayLeadsToTheTrackThatTheActionCodeAsksFor() {
        for (var name : IntelligenceTransition.values()) {
            for (var from : IntelligenceState.values()) {
                for (boolean sensitive : new boolean[] {false, true}) {
                    var next = name.next(from, sensitive);
                    assertThat(next.isPresent()).isEqualTo(name.startsAt(from));
                    next.ifPresent(to -> assertThat(name.steps()).contains(new IntelligenceTransition.Step(from, to)));
                }
            }
        }
        assertThat(COMPLETE.next(REQUIRES_COMPLETION, false)).contains(REQUIRES_ASSESSMENT);
        assertThat(COMPLETE.next(REQUIRES_COMPLETION, true)).contains(REQUIRES_ASSESSMENT_SENSITIVE);
        assertThat(ACCEPT.next(REQUIRES_ASSESSMENT, true)).contains(REQUIRES_LINKING_SENSITIVE);
        assertThat(ACCEPT.next(REQUIRES_ASSESSMENT_SENSITIVE, false)).contains(REQUIRES_LINKING_SENSITIVE);
        assertThat(RESUBMIT.next(REQUIRES_CORRECTION_SENSITIVE, false)).contains(REQUIRES_ASSESSMENT_SENSITIVE);
    }

    @Test
    void whatIsReturnedForDeletionIsDisposedOfAndThenGoesNowhere() {
        assertThat(IntelligenceTransition.from(RETURNED_FOR_DELETION)).containsExactly(DISPOSE);
        assertThat(IntelligenceTransition.from(DISPOSED)).isEmpty();
    }
}
