package org.hedgerow.analysis;

import org.hedgerow.hotspot.AnalysisQuestion;
import org.hedgerow.sharing.Scope;
import org.hedgerow.sharing.SharingTerms;

/**
 * What an author says of an analysis.
 *
 * @param name in the author's words, one line; everybody whom it is shared with reads it
 * @param sharing with whom: a scope of the police, on ordinary terms
 */
public record AnalysisContent(String name, AnalysisQuestion question, SharingTerms sharing) {

    public AnalysisContent {
        if (!mayHave(sharing.scope())) {
            throw new IllegalArgumentException("An analysis is shared among the police");
        }
    }

    /**
     * Whether an analysis may be shared so. It has one row and no place: there is no coarser one for watch groups and partners, no square whose watch
     * group it could be for, and no task.
     */
    public static boolean mayHave(Scope scope) {
        return switch (scope) {
            case ORIGINATOR, TEAM, OWN_FORCE, NAMED_ORGANISATIONS, AGREEMENT, REGION, ALL_FORCES -> true;
            case AIR_SUPPORT_TASK, PARTNER, WATCH_AREA, COMMUNITY, PUBLIC -> false;
        };
    }
}
