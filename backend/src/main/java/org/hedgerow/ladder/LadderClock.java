package org.hedgerow.ladder;

import java.util.Optional;
import org.hedgerow.reference.LadderRule;
import org.hedgerow.reference.LadderRules;
import org.hedgerow.reference.TimeLimit;
import org.springframework.stereotype.Component;

/** What the dated rules say of a step: its time limit, and what holds for its kind. Reference data and never advice. */
@Component
public class LadderClock {

    private final LadderRules rules;

    LadderClock(LadderRules rules) {
        this.rules = rules;
    }

    /** The last safe day for the offence that a step is about, by the rules of that day; empty where it is about none, or no rule is known. */
    public Optional<TimeLimit> timeLimit(LadderStep step) {
        var proceedings = step.content().proceedings();
        var offence = step.content().offenceOn();
        if (proceedings == null || offence == null) {
            return Optional.empty();
        }
        return switch (proceedings) {
            case SUMMARY ->
                rules.inForceOn(offence, "SUMMARY_PROCEEDINGS")
                        .map(LadderRule::lasts)
                        .map(months -> TimeLimit.fromOffence(offence, months));
            case WILDLIFE -> {
                var evidence = step.content().evidenceOn();
                var months = rules.inForceOn(offence, "WILDLIFE_PROCEEDINGS").map(LadderRule::lasts);
                var longstop = rules.inForceOn(offence, "WILDLIFE_LONGSTOP").map(LadderRule::lasts);
                yield evidence == null || months.isEmpty() || longstop.isEmpty()
                        ? Optional.empty()
                        : Optional.of(TimeLimit.fromEvidence(offence, evidence, months.get(), longstop.get()));
            }
        };
    }
}
