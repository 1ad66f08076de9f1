package org.hedgerow.intelligence;

import java.util.EnumSet;
import java.util.Set;
import org.hedgerow.sharing.ActionCode;
import org.hedgerow.sharing.Handling;
import org.hedgerow.sharing.HandlingCode;
import org.hedgerow.sharing.SanitisationCode;

/**
 * What handling and conditions allow to be done with intelligence that somebody may read. Pure, and no for whatever it does not know. Every channel that takes
 * intelligence asks here.
 */
public final class UseOfIntelligence {

    private static final Set<IntelligenceUse> WITHOUT_ACTION =
            Set.of(IntelligenceUse.READING, IntelligenceUse.LISTING, IntelligenceUse.PRINTING);

    /** An aircraft's crew acts in the open and at once: for it neither A1 nor A2 is ever enough. */
    private static final Set<IntelligenceUse> AFTER_APPROVAL_A1 =
            Set.of(IntelligenceUse.TASKING, IntelligenceUse.BRIEFING, IntelligenceUse.EVIDENCE, IntelligenceUse.ARREST);

    /** Covert action only: never as evidence, never for an arrest. */
    private static final Set<IntelligenceUse> AFTER_APPROVAL_A2 =
            Set.of(IntelligenceUse.TASKING, IntelligenceUse.BRIEFING);

    private UseOfIntelligence() {}

    /**
     * Whether it may be used so.
     *
     * @param approved what the originator has approved since, which some conditions wait for
     */
    public static boolean allows(Handling handling, IntelligenceUse use, Set<IntelligenceUse> approved) {
        if (handling.code() == HandlingCode.P || WITHOUT_ACTION.contains(use)) {
            return true;
        }
        // With conditions it goes to no community, whatever anybody approves.
        if (use == IntelligenceUse.COMMUNITY) {
            return false;
        }
        if (use == IntelligenceUse.DERIVED_TEXT) {
            return handling.sanitisation() == SanitisationCode.S1 || approved.contains(use);
        }
        var action = handling.action();
        if (action == ActionCode.A3) {
            return true;
        }
        var byApproval = action == ActionCode.A1 ? AFTER_APPROVAL_A1 : AFTER_APPROVAL_A2;
        return action != null && byApproval.contains(use) && approved.contains(use);
    }

    /**
     * Whether another force may have it for its own. Under A1 and A2 the originator decides what is done with it, and would be another; under S2 the originator
     * is asked before another text is made of it.
     */
    public static boolean mayChangeHands(Handling handling, Set<IntelligenceUse> approved) {
        return handling.code() == HandlingCode.P
                || (handling.action() == ActionCode.A3 && allows(handling, IntelligenceUse.DERIVED_TEXT, approved));
    }

    /** What the originator can approve: the uses that these conditions block until somebody does. */
    public static Set<IntelligenceUse> approvable(Handling handling) {
        var blocked = EnumSet.noneOf(IntelligenceUse.class);
        for (var use : IntelligenceUse.values()) {
            if (!allows(handling, use, Set.of()) && allows(handling, use, Set.of(use))) {
                blocked.add(use);
            }
        }
        return blocked;
    }
}
