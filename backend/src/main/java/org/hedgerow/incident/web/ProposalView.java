package org.hedgerow.incident.web;

import java.time.Instant;
import java.util.UUID;
import org.hedgerow.incident.IncidentFeature;
import org.hedgerow.incident.IncidentFeatures;
import org.hedgerow.incident.SharingProposal;
import org.hedgerow.incident.SharingProposals;
import org.hedgerow.sharing.Scope;
import org.hedgerow.sharing.SharingForm;
import org.jspecify.annotations.Nullable;

/**
 * A proposal as it is sent.
 *
 * @param feature the incident as far as this reader may see it; null when they may not
 * @param sharing what is proposed
 * @param scopeName what is proposed, in words
 * @param proposedBy for those who decide
 * @param supporting this reader has agreed, and a second person must
 */
record ProposalView(
        UUID id,
        UUID incident,
        @Nullable IncidentFeature feature,
        Scope scope,
        String scopeName,
        SharingForm sharing,
        String reason,
        Instant madeAt,
        SharingProposal.State state,
        @Nullable String proposedBy,
        boolean fromOwner,
        boolean supporting) {

    static ProposalView made(SharingProposal proposal) {
        return of(proposal, null, null, false);
    }

    static ProposalView of(SharingProposals.Listed listed, IncidentFeatures features) {
        var incident = listed.incident();
        return of(
                listed.proposal(),
                incident == null ? null : features.feature(incident),
                listed.proposedBy(),
                listed.supporting());
    }

    private static ProposalView of(
            SharingProposal proposal,
            @Nullable IncidentFeature feature,
            @Nullable String proposedBy,
            boolean supporting) {
        var scope = proposal.terms().scope();
        return new ProposalView(
                proposal.id(),
                proposal.incident(),
                feature,
                scope,
                SharingChoices.entry(scope).name(),
                SharingForm.of(proposal.terms()),
                proposal.reason(),
                proposal.madeAt(),
                proposal.state(),
                proposedBy,
                proposal.fromOwner(),
                supporting);
    }
}
