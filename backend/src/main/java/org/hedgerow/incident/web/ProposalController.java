package org.hedgerow.incident.web;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hedgerow.identity.CurrentPerson;
import org.hedgerow.identity.People;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Requires;
import org.hedgerow.incident.IncidentFeatures;
import org.hedgerow.incident.Relabelling;
import org.hedgerow.incident.SharingProposal;
import org.hedgerow.incident.SharingProposals;
import org.hedgerow.platform.FieldErrors;
import org.hedgerow.platform.PlainText;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.sharing.Scope;
import org.hedgerow.sharing.SharingForm;
import org.hedgerow.sharing.SharingFormReader;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Proposals to share an incident wider, and the decisions about them. */
@RestController
class ProposalController {

    private static final int MOST_ORGANISATIONS = 60;

    /** @param sharing from outside the owner only a scope, and for police the organisations that it names */
    record ProposalForm(
            @Nullable SharingForm sharing, @Nullable String reason) {}

    record DecisionForm(@Nullable Boolean accept, @Nullable String reason) {}

    record Decision(SharingProposal.State state) {}

    record ProposalLists(List<ProposalView> toDecide, List<ProposalView> mine) {}

    private final SharingProposals proposals;
    private final Relabelling relabelling;
    private final SharingFormReader reader;
    private final People people;
    private final IncidentFeatures features;

    ProposalController(
            SharingProposals proposals,
            Relabelling relabelling,
            SharingFormReader reader,
            People people,
            IncidentFeatures features) {
        this.proposals = proposals;
        this.relabelling = relabelling;
        this.reader = reader;
        this.people = people;
        this.features = features;
    }

    @PostMapping("/api/incidents/{id}/sharing-proposals")
    @ResponseStatus(HttpStatus.CREATED)
    @Requires(Permission.REPORT_INCIDENT)
    ProposalView propose(@CurrentPerson Person person, @PathVariable UUID id, @RequestBody ProposalForm form) {
        var reason = PlainText.checkLine("/reason", form.reason(), 400);
        var sharing = form.sharing() == null ? SharingForm.NOTHING : form.sharing();
        if (proposals.isOwners(person, id)) {
            var errors = new FieldErrors("/sharing");
            var terms = reader.read(sharing, person, relabelling.now(person, id).categoryCode(), errors);
            errors.throwIfAny();
            if (terms != null) {
                return ProposalView.made(proposals.proposeAsOwner(person, id, terms, reason));
            }
        }
        var scope = sharing.scope();
        if (scope == null || !sharing.hasNoConditions()) {
            throw PlatformProblem.invalid("/sharing/scope", "Choose who else should see it, and nothing more.");
        }
        return ProposalView.made(
                proposals.proposeFromOutside(person, id, scope, named(scope, sharing, person), reason));
    }

    private Set<UUID> named(Scope scope, SharingForm sharing, Person person) {
        var wanted = sharing.organisations() == null ? List.<@Nullable UUID>of() : sharing.organisations();
        if (scope != Scope.NAMED_ORGANISATIONS || !person.may(Permission.AMEND_INCIDENT)) {
            if (!wanted.isEmpty()) {
                throw PlatformProblem.invalid("/sharing/organisations", "No organisations are named for this.");
            }
            return Set.of();
        }
        var named = new HashSet<UUID>();
        for (var id : wanted) {
            if (id != null
                    && people.findOrganisation(id)
                            .filter(each -> !each.frozen())
                            .isPresent()) {
                named.add(id);
            }
        }
        if (named.isEmpty() || named.size() != wanted.size() || wanted.size() > MOST_ORGANISATIONS) {
            throw PlatformProblem.invalid(
                    "/sharing/organisations", "Name 1 to " + MOST_ORGANISATIONS + " organisations from the list.");
        }
        return named;
    }

    @GetMapping("/api/sharing-proposals")
    @Requires(Permission.REPORT_INCIDENT)
    ProposalLists list(@CurrentPerson Person person) {
        var lists = proposals.list(person);
        return new ProposalLists(views(lists.toDecide()), views(lists.mine()));
    }

    @PostMapping("/api/sharing-proposals/{id}/decision")
    @Requires(Permission.AMEND_INCIDENT)
    Decision decide(@CurrentPerson Person person, @PathVariable UUID id, @RequestBody DecisionForm form) {
        if (form.accept() == null) {
            throw PlatformProblem.invalid("/accept", "Say whether you accept it.");
        }
        var reason = PlainText.checkLine("/reason", form.reason(), 400);
        return new Decision(proposals.decide(person, id, form.accept(), reason).state());
    }

    private List<ProposalView> views(List<SharingProposals.Listed> listed) {
        return listed.stream().map(each -> ProposalView.of(each, features)).toList();
    }
}
