package org.hedgerow.incident;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hedgerow.audit.AuditOperation;
import org.hedgerow.audit.AuditTrail;
import org.hedgerow.identity.People;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Person;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.platform.TooManyTries;
import org.hedgerow.sharing.Access;
import org.hedgerow.sharing.HandlingCode;
import org.hedgerow.sharing.LabelTerms;
import org.hedgerow.sharing.Marking;
import org.hedgerow.sharing.Scope;
import org.hedgerow.sharing.SharingTerms;
import org.hedgerow.sharing.Tier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Proposals to share a record wider: anybody who reads it may make one, the owner's police decide, and nobody decides their own. Whoever
 * proposed learns what became of the proposal and nothing of who may see the record.
 */
@Component
public class SharingProposals {

    private static final int MOST_OPEN = 20;
    /** What somebody outside the owner may propose: what can be said without knowing how the record is shared. */
    private static final Set<Scope> FROM_OUTSIDE = Set.of(
            Scope.NAMED_ORGANISATIONS, Scope.REGION, Scope.ALL_FORCES, Scope.WATCH_AREA, Scope.COMMUNITY, Scope.PUBLIC);

    private final Access access;
    private final VisibleIncidents visible;
    private final IncidentReporting reporting;
    private final SharingChanges changes;
    private final ProposalRows rows;
    private final People people;
    private final AuditTrail audit;
    private final JdbcClient jdbc;

    SharingProposals(
            Access access,
            VisibleIncidents visible,
            IncidentReporting reporting,
            SharingChanges changes,
            ProposalRows rows,
            People people,
            AuditTrail audit,
            JdbcClient jdbc) {
        this.access = access;
        this.visible = visible;
        this.reporting = reporting;
        this.changes = changes;
        this.rows = rows;
        this.people = people;
        this.audit = audit;
        this.jdbc = jdbc;
    }

    /**
     * A proposal as somebody reads it.
     *
     * @param incident as far as this person may see it now; null when they may not
     * @param proposedBy for those who decide: a colleague's name, or the organisation of somebody outside; null for the proposer
     * @param supporting whether this person has agreed already, and another one must
     */
    public record Listed(
            SharingProposal proposal,
            @Nullable VisibleIncident incident,
            @Nullable String proposedBy,
            boolean supporting) {}

    /** What somebody may decide, oldest first, and what they have proposed, newest first. */
    public record Lists(List<Listed> toDecide, List<Listed> mine) {}

    /** Whether the incident is this person's organisation's to share, so that their own terms are proposed whole. */
    public boolean isOwners(Person person, UUID incident) {
        return person.may(Permission.AMEND_INCIDENT)
                && seen(person, incident).owner().equals(person.organisation().id());
    }

    /** One of the owner's people proposes to others of them. */
    public SharingProposal proposeAsOwner(Person person, UUID incident, SharingTerms terms, String reason) {
        return proposeAsOwner(person, reporting.owned(person, incident), terms, reason);
    }

    SharingProposal proposeAsOwner(Person person, IncidentReporting.Owned owned, SharingTerms terms, String reason) {
        var incident = owned.view().released();
        if (incident.status() == IncidentStatus.WITHDRAWN) {
            throw new ProblemException(IncidentProblem.STATUS_FORBIDS);
        }
        return propose(
                person, incident.id(), incident.version(), person.organisation().id(), terms, true, reason);
    }

    /** Somebody who may see an incident proposes to its owner to share it with more. */
    public SharingProposal proposeFromOutside(
            Person person, UUID incident, Scope scope, Set<UUID> organisations, String reason) {
        var seen = seen(person, incident);
        if (!FROM_OUTSIDE.contains(scope)
                || (scope == Scope.NAMED_ORGANISATIONS && !person.may(Permission.AMEND_INCIDENT))) {
            throw PlatformProblem.invalid("/scope", "This cannot be proposed. Choose another.");
        }
        var terms = scope == Scope.NAMED_ORGANISATIONS ? SharingTerms.naming(organisations) : SharingTerms.of(scope);
        return propose(person, incident, seen.version(), seen.owner(), terms, false, reason);
    }

    private SharingProposal propose(
            Person person,
            UUID incident,
            int version,
            UUID owner,
            SharingTerms terms,
            boolean fromOwner,
            String reason) {
        var ownerLabel = Recalls.labelOf(owner);
        var proposedLabel = LabelTerms.of(owner, terms, Tier.EXACT);
        var labels = access.labelsOf(List.of(ownerLabel, proposedLabel));
        return access.consulting(person, () -> {
            if (rows.countOpenOf(person.id()) >= MOST_OPEN) {
                throw new TooManyTries(Duration.ofHours(1));
            }
            var added =
                    rows.add(incident, version, labels.get(ownerLabel), labels.get(proposedLabel), fromOwner, reason);
            audit.record(person, AuditOperation.COLLECTION, "propose sharing", "incident", incident, reason);
            return added;
        });
    }

    /** What this person may decide and has proposed; that incidents are shown is audited. */
    public Lists list(Person person) {
        return access.consulting(person, () -> {
            var toDecide = person.may(Permission.AMEND_INCIDENT)
                    ? rows.listOpenBeside(person.id()).stream()
                            .filter(each ->
                                    each.owner().equals(person.organisation().id()))
                            .map(each -> listed(each, person, proposedBy(each)))
                            .toList()
                    : List.<Listed>of();
            var mine = rows.listOf(person.id()).stream()
                    .map(each -> listed(each, person, null))
                    .toList();
            audit.recordConsultation(
                    person,
                    "list sharing proposals",
                    toDecide.stream()
                            .map(each -> each.proposal().incident())
                            .distinct()
                            .toList(),
                    "incident",
                    null,
                    null,
                    null);
            return new Lists(toDecide, mine);
        });
    }

    private Listed listed(SharingProposal proposal, Person person, @Nullable String proposedBy) {
        return new Listed(
                proposal,
                visible.findInTransaction(proposal.incident()).orElse(null),
                proposedBy,
                person.id().equals(proposal.supporter()));
    }

    /** A colleague by name; of everybody else only the organisation, because whoever proposes may be who reported. */
    private @Nullable String proposedBy(SharingProposal proposal) {
        return people.find(proposal.proposer())
                .map(person -> proposal.fromOwner()
                        ? person.name()
                        : person.organisation().name())
                .orElse(null);
    }

    /**
     * Accepts or declines a proposal to the person's own organisation.
     *
     * @return what became of it: still open when a second person must agree
     * @throws ProblemException not found; 403 for the own one; 409 when it was decided already or has lapsed
     */
    public SharingProposal decide(Person person, UUID id, boolean accept, String reason) {
        var proposal = access.reading(person, () -> rows.find(id))
                .orElseThrow(() -> new ProblemException(PlatformProblem.NOT_FOUND));
        if (proposal.proposer().equals(person.id())) {
            throw new ProblemException(IncidentProblem.OWN_PROPOSAL);
        }
        if (!proposal.owner().equals(person.organisation().id())) {
            throw new ProblemException(PlatformProblem.NOT_FOUND);
        }
        if (proposal.state() != SharingProposal.State.OPEN) {
            throw new ProblemException(IncidentProblem.PROPOSAL_CLOSED);
        }
        if (!accept) {
            return decline(person, proposal, reason);
        }
        if (person.id().equals(proposal.supporter())) {
            throw new ProblemException(IncidentProblem.OWN_PROPOSAL);
        }
        return accept(person, proposal, reason);
    }

    private SharingProposal decline(Person person, SharingProposal proposal, String reason) {
        return access.writing(person, () -> {
            lockOpen(proposal.id());
            rows.close(proposal.id(), SharingProposal.State.DECLINED, person.id(), reason);
            audit.record(person, AuditOperation.ALTERATION, "decline sharing", "incident", proposal.incident(), reason);
            return rows.find(proposal.id()).orElseThrow();
        });
    }

    private SharingProposal accept(Person person, SharingProposal proposal, String reason) {
        var owned = reporting.owned(person, proposal.incident());
        var terms = proposal.fromOwner()
                ? proposal.terms()
                : owned.content()
                        .sharing()
                        .to(proposal.terms().scope(), proposal.terms().namedOrganisations());
        if (!proposal.fromOwner()) {
            refuseUnlessFitting(terms, owned, person.organisation().id());
        }
        var needsTwo = changes.needsSecondPerson(person.organisation().id(), owned.content(), terms, owned.reporter());
        if (needsTwo && !proposal.fromOwner() && proposal.supporter() == null) {
            return support(person, proposal, reason);
        }
        try {
            reporting.share(person, proposal.incident(), proposal.incidentVersion(), terms, reason, () -> {
                lockOpen(proposal.id());
                rows.close(proposal.id(), SharingProposal.State.ACCEPTED, person.id(), reason);
            });
        } catch (ProblemException e) {
            throw e.type() == IncidentProblem.STALE ? new ProblemException(IncidentProblem.PROPOSAL_CLOSED) : e;
        }
        return access.reading(person, () -> rows.find(proposal.id())).orElse(proposal);
    }

    private SharingProposal support(Person person, SharingProposal proposal, String reason) {
        return access.writing(person, () -> {
            if (lockOpen(proposal.id()).supporter() != null) {
                throw new ProblemException(IncidentProblem.PROPOSAL_CLOSED);
            }
            rows.support(proposal.id(), person.id());
            audit.record(person, AuditOperation.ALTERATION, "support sharing", "incident", proposal.incident(), reason);
            return rows.find(proposal.id()).orElseThrow();
        });
    }

    /** Two may decide at once: the second finds it decided. */
    private SharingProposal lockOpen(UUID id) {
        return rows.lock(id)
                .filter(found -> found.state() == SharingProposal.State.OPEN)
                .orElseThrow(() -> new ProblemException(IncidentProblem.PROPOSAL_CLOSED));
    }

    /** Somebody outside knows neither the record's conditions nor who sees it already: these are the owner's to weigh. */
    private void refuseUnlessFitting(SharingTerms terms, IncidentReporting.Owned owned, UUID owner) {
        var conditional = terms.handling().code() == HandlingCode.C && terms.scope() != Scope.NAMED_ORGANISATIONS;
        var marked =
                terms.marking() == Marking.OFFICIAL_SENSITIVE && terms.scope().reachesWatchGroups();
        if (conditional || marked) {
            throw PlatformProblem.invalid(
                    "/accept", "The report's conditions or marking do not allow that: change who may see it yourself.");
        }
        if (!changes.isWider(owner, owned.content(), terms, owned.reporter())) {
            throw PlatformProblem.invalid("/accept", "Nobody would see more than now: decline it.");
        }
    }

    /** Whose an incident is that this person may see, and in which version. */
    private record Seen(UUID owner, int version) {}

    private Seen seen(Person person, UUID incident) {
        return access.reading(
                person,
                () -> jdbc.sql("select label_id, version from released_incident where incident_id = :id"
                                + " and status <> 'WITHDRAWN' limit 1")
                        .param("id", incident)
                        .query((row, number) -> new Seen(
                                access.termsOf(row.getInt("label_id")).ownerOrganisation(), row.getInt("version")))
                        .optional()
                        .orElseThrow(() -> new ProblemException(PlatformProblem.NOT_FOUND)));
    }
}
