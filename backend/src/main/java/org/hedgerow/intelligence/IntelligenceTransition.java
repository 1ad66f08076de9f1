package org.hedgerow.intelligence;

import static org.hedgerow.intelligence.IntelligenceState.*;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The named ways from one state of a report to another. There are no others; the database holds the same list, and a test compares the two. */
public enum IntelligenceTransition {
    COMPLETE(
            false,
            false,
            from(REQUIRES_COMPLETION, REQUIRES_ASSESSMENT),
            from(REQUIRES_COMPLETION, REQUIRES_ASSESSMENT_SENSITIVE)),
    RESUBMIT(
            false,
            false,
            from(REQUIRES_CORRECTION, REQUIRES_ASSESSMENT),
            from(REQUIRES_CORRECTION, REQUIRES_ASSESSMENT_SENSITIVE),
            from(REQUIRES_CORRECTION_SENSITIVE, REQUIRES_ASSESSMENT_SENSITIVE)),
    ACCEPT(
            true,
            false,
            from(REQUIRES_ASSESSMENT, REQUIRES_LINKING),
            from(REQUIRES_ASSESSMENT, REQUIRES_LINKING_SENSITIVE),
            from(REQUIRES_ASSESSMENT_SENSITIVE, REQUIRES_LINKING_SENSITIVE)),
    RETURN_FOR_CORRECTION(
            true,
            true,
            from(REQUIRES_ASSESSMENT, REQUIRES_CORRECTION),
            from(REQUIRES_ASSESSMENT_SENSITIVE, REQUIRES_CORRECTION_SENSITIVE)),
    RETURN_FOR_DELETION(
            true,
            true,
            from(REQUIRES_ASSESSMENT, RETURNED_FOR_DELETION),
            from(REQUIRES_ASSESSMENT_SENSITIVE, RETURNED_FOR_DELETION)),
    MAKE_LIVE(true, false, from(REQUIRES_LINKING, LIVE), from(REQUIRES_LINKING_SENSITIVE, LIVE_SENSITIVE)),
    MARK_SENSITIVE(
            true,
            true,
            from(REQUIRES_ASSESSMENT, REQUIRES_ASSESSMENT_SENSITIVE),
            from(REQUIRES_LINKING, REQUIRES_LINKING_SENSITIVE),
            from(LIVE, LIVE_SENSITIVE)),
    MARK_ORDINARY(
            true,
            true,
            from(REQUIRES_ASSESSMENT_SENSITIVE, REQUIRES_ASSESSMENT),
            from(REQUIRES_LINKING_SENSITIVE, REQUIRES_LINKING),
            from(LIVE_SENSITIVE, LIVE)),
    /** Taken by a review alone: it empties the report. */
    DISPOSE(
            true,
            true,
            from(REQUIRES_COMPLETION, DISPOSED),
            from(REQUIRES_ASSESSMENT, DISPOSED),
            from(REQUIRES_CORRECTION, DISPOSED),
            from(REQUIRES_LINKING, DISPOSED),
            from(LIVE, DISPOSED),
            from(REQUIRES_ASSESSMENT_SENSITIVE, DISPOSED),
            from(REQUIRES_CORRECTION_SENSITIVE, DISPOSED),
            from(REQUIRES_LINKING_SENSITIVE, DISPOSED),
            from(LIVE_SENSITIVE, DISPOSED),
            from(RETURNED_FOR_DELETION, DISPOSED));

    /** From one state to another. */
    record Step(IntelligenceState from, IntelligenceState to) {}

    private final boolean byAssessor;
    private final boolean needsReason;
    private final List<Step> steps;

    IntelligenceTransition(boolean byAssessor, boolean needsReason, Step... steps) {
        this.byAssessor = byAssessor;
        this.needsReason = needsReason;
        this.steps = List.of(steps);
    }

    private static Step from(IntelligenceState from, IntelligenceState to) {
        return new Step(from, to);
    }

    /** Whether it is the unit's, and never for the author of the report; the others are the author's alone. */
    public boolean isByAssessor() {
        return byAssessor;
    }

    public boolean needsReason() {
        return needsReason;
    }

    List<Step> steps() {
        return steps;
    }

    /** Whether it leads anywhere from there. */
    public boolean startsAt(IntelligenceState state) {
        return steps.stream().anyMatch(step -> step.from() == state);
    }

    /**
     * Where it leads; nothing when it does not start there.
     *
     * @param sensitive whether an action code of the report belongs to the sensitive track
     */
    public Optional<IntelligenceState> next(IntelligenceState from, boolean sensitive) {
        var targets =
                steps.stream().filter(step -> step.from() == from).map(Step::to).toList();
        return targets.stream()
                .filter(to -> to.isSensitive() == sensitive)
                .findFirst()
                .or(() -> targets.stream().findFirst());
    }

    /** Those that start at a state, in their order. */
    public static List<IntelligenceTransition> from(IntelligenceState state) {
        return Arrays.stream(values()).filter(each -> each.startsAt(state)).toList();
    }
}
