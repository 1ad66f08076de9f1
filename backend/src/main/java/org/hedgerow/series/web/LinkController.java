package org.hedgerow.series.web;

import java.util.List;
import java.util.UUID;
import org.hedgerow.identity.CurrentPerson;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Requires;
import org.hedgerow.platform.ClientSent;
import org.hedgerow.platform.FieldErrors;
import org.hedgerow.platform.PlainText;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.series.LinkDecisions;
import org.hedgerow.series.LinkProposals;
import org.hedgerow.series.LinkVerdict;
import org.hedgerow.series.web.SeriesViews.IncidentBrief;
import org.hedgerow.series.web.SeriesViews.LinkView;
import org.hedgerow.series.web.SeriesViews.ProposalView;
import org.hedgerow.series.web.SeriesViews.SeriesBrief;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Links between incidents, decided and proposed, for the police. */
@RestController
class LinkController {

    /** @param id that the client made */
    record LinkForm(
            @Nullable UUID id,
            @Nullable UUID other,
            @Nullable String decision,
            @Nullable String reason) {}

    record OfIncidentView(
            IncidentBrief incident,
            @Nullable SeriesBrief series,
            List<LinkView> links,
            List<ProposalView> proposals,
            int compared,
            boolean cutShort) {}

    record OfOwnView(List<ProposalView> proposals, int compared, boolean cutShort) {}

    record Decided(LinkView link, @Nullable SeriesBrief series) {}

    private final LinkDecisions decisions;
    private final LinkProposals proposals;
    private final SeriesViews views;

    LinkController(LinkDecisions decisions, LinkProposals proposals, SeriesViews views) {
        this.decisions = decisions;
        this.proposals = proposals;
        this.views = views;
    }

    @GetMapping("/api/incidents/{id}/links")
    @Requires(Permission.LINK_INCIDENTS)
    OfIncidentView get(@CurrentPerson Person person, @PathVariable UUID id) {
        var found = proposals.of(person, id);
        var deciders = views.deciders(
                found.links().stream().map(each -> each.link().link()).toList());
        return new OfIncidentView(
                views.brief(found.incident()),
                SeriesBrief.of(found.series()),
                found.links().stream()
                        .map(each -> views.link(each.link(), deciders, each.other()))
                        .toList(),
                found.proposals().stream().map(views::ofOne).toList(),
                found.compared(),
                found.cutShort());
    }

    @PostMapping("/api/incidents/{id}/links")
    @Requires(Permission.LINK_INCIDENTS)
    ResponseEntity<Decided> decide(@CurrentPerson Person person, @PathVariable UUID id, @RequestBody LinkForm form) {
        var errors = new FieldErrors();
        var made = errors.read(() -> ClientSent.newId(form.id()));
        if (form.other() == null) {
            errors.add("/other", "Say which incident it is linked with.");
        }
        var verdict = verdict(form.decision(), errors);
        var reason = errors.read(() -> PlainText.checkLine("/reason", form.reason(), LinkDecisions.LONGEST_REASON));
        errors.throwIfAny();
        if (made == null || form.other() == null || verdict == null || reason == null) {
            throw PlatformProblem.invalid("", "Something is missing.");
        }
        var receipt = decisions.decide(person, id, made, form.other(), verdict, reason);
        var link = receipt.link();
        return ResponseEntity.status(receipt.repeated() ? HttpStatus.OK : HttpStatus.CREATED)
                .body(new Decided(
                        views.link(link, views.deciders(List.of(link.link())), receipt.other()),
                        SeriesBrief.of(receipt.series())));
    }

    /** Of the own organisation's incidents of the last 60 days. */
    @GetMapping("/api/links/proposed")
    @Requires(Permission.LINK_INCIDENTS)
    OfOwnView proposed(@CurrentPerson Person person) {
        var found = proposals.ofOwn(person);
        return new OfOwnView(found.proposals().stream().map(views::ofTwo).toList(), found.compared(), found.cutShort());
    }

    private static @Nullable LinkVerdict verdict(@Nullable String said, FieldErrors errors) {
        for (var verdict : LinkVerdict.values()) {
            if (verdict.name().equals(said)) {
                return verdict;
            }
        }
        errors.add("/decision", "Say whether you accept or reject the link.");
        return null;
    }
}
