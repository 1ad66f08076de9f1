package org.hedgerow.series.web;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hedgerow.geo.GridPoint;
import org.hedgerow.geo.GridReference;
import org.hedgerow.identity.Organisation;
import org.hedgerow.identity.People;
import org.hedgerow.identity.Person;
import org.hedgerow.incident.IncidentFeatures;
import org.hedgerow.reference.Force;
import org.hedgerow.reference.Forces;
import org.hedgerow.series.KeptScore;
import org.hedgerow.series.KnownIncident;
import org.hedgerow.series.Link;
import org.hedgerow.series.LinkProposals.Proposal;
import org.hedgerow.series.NamedSeries;
import org.hedgerow.series.ScoredLink;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows incidents, links and series, by the names of those whose they are. */
@Component
class SeriesViews {

    private static final double TENTHS = 10;

    private final IncidentFeatures features;
    private final Forces forces;
    private final People people;

    SeriesViews(IncidentFeatures features, Forces forces, People people) {
        this.features = features;
        this.forces = forces;
        this.people = people;
    }

    /**
     * An incident in short.
     *
     * @param organisation whose record it is
     * @param force in whose area it was
     */
    record IncidentBrief(
            UUID id,
            @Nullable String reference,
            @Nullable String organisation,
            String category,
            Instant earliest,
            Instant latest,
            boolean exactTimeKnown,
            PlaceBrief place,
            String force) {}

    /** The middle of the square that the reader knows, in degrees of WGS 84, and the side of that square. */
    record PlaceBrief(double longitude, double latitude, String gridReference, int sizeMetres) {}

    /** What one feature counts. */
    record ReasonView(
            String feature,
            String kind,
            double points,
            @Nullable Long number,
            @Nullable Long hours,
            List<String> texts) {}

    /** A series in short. */
    record SeriesBrief(UUID id, String title) {

        static @Nullable SeriesBrief of(@Nullable NamedSeries series) {
            return series == null ? null : new SeriesBrief(series.id(), series.title());
        }
    }

    /**
     * What was decided.
     *
     * @param incident at the other end; null where both are shown elsewhere
     * @param kept whether the points are as they stood then
     */
    record LinkView(
            UUID id,
            UUID one,
            UUID other,
            String decision,
            double points,
            double priorPoints,
            double probability,
            List<ReasonView> reasons,
            boolean kept,
            @Nullable String decidedBy,
            @Nullable String organisation,
            Instant at,
            String reason,
            @Nullable IncidentBrief incident) {}

    /** @param other null where the other end is the incident that was asked about */
    record ProposalView(
            IncidentBrief incident,
            @Nullable IncidentBrief other,
            double points,
            double priorPoints,
            double probability,
            List<ReasonView> reasons,
            boolean proposed) {}

    IncidentBrief brief(KnownIncident known) {
        var incident = known.incident();
        var reference = incident.reference();
        return new IncidentBrief(
                known.id(),
                reference == null ? null : reference.toString(),
                organisation(known.owner()),
                incident.categoryCode(),
                incident.earliest(),
                incident.latest(),
                incident.exactTimeKnown(),
                place(known.centre(), incident.sizeMetres()),
                force(incident.forceCode()));
    }

    LinkView link(ScoredLink scored, Map<UUID, Person> deciders, @Nullable KnownIncident other) {
        var link = scored.link();
        var score = scored.score();
        return new LinkView(
                link.id(),
                link.one(),
                link.other(),
                link.verdict().name(),
                tenths(score.points()),
                tenths(score.priorPoints()),
                score.probability(),
                reasons(score),
                scored.kept(),
                name(link, deciders),
                organisation(link.organisation()),
                link.at(),
                link.reason(),
                other == null ? null : brief(other));
    }

    /** As it is shown to whoever asked about the one incident. */
    ProposalView ofOne(Proposal proposal) {
        return view(proposal, brief(proposal.other()), null);
    }

    ProposalView ofTwo(Proposal proposal) {
        return view(proposal, brief(proposal.incident()), brief(proposal.other()));
    }

    private static ProposalView view(Proposal proposal, IncidentBrief incident, @Nullable IncidentBrief other) {
        var score = proposal.score();
        return new ProposalView(
                incident,
                other,
                tenths(score.points()),
                tenths(score.priorPoints()),
                score.probability(),
                reasons(score),
                proposal.proposed());
    }

    /** Who decided, by id; who has left is not found. */
    Map<UUID, Person> deciders(Collection<Link> links) {
        return people.findAll(links.stream().map(Link::person).distinct().toList());
    }

    static @Nullable String name(Link link, Map<UUID, Person> deciders) {
        var person = deciders.get(link.person());
        return person == null ? null : person.name();
    }

    @Nullable String organisation(UUID id) {
        return people.findOrganisation(id).map(Organisation::name).orElse(null);
    }

    /** Of these, by id. */
    Map<UUID, String> organisations(Collection<UUID> ids) {
        var names = new HashMap<UUID, String>();
        ids.forEach(id -> {
            var name = organisation(id);
            if (name != null) {
                names.put(id, name);
            }
        });
        return names;
    }

    /** By its name; by its code where it is a force no longer. */
    String force(String code) {
        return forces.find(code).map(Force::name).orElse(code);
    }

    private PlaceBrief place(GridPoint centre, int sizeMetres) {
        var position = features.position(centre);
        return new PlaceBrief(
                position.longitude(),
                position.latitude(),
                GridReference.of(centre, sizeMetres).toString(),
                sizeMetres);
    }

    private static List<ReasonView> reasons(KeptScore score) {
        return score.reasons().stream()
                .map(reason -> new ReasonView(
                        reason.feature(),
                        reason.kind(),
                        tenths(reason.points()),
                        reason.number(),
                        reason.hours(),
                        reason.texts()))
                .toList();
    }

    static double tenths(double points) {
        return Math.round(points * TENTHS) / TENTHS;
    }
}
