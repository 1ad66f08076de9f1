package org.hedgerow.series;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hedgerow.audit.AuditTrail;
import org.hedgerow.identity.Person;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.sharing.Access;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Which incidents may belong together (ADR 61). Reckoned when somebody asks, from what they may read, and never kept: what was decided of a pair stays
 * decided, and what is in one series already is not proposed.
 */
@Component
public class LinkProposals {

    public static final int MOST_OF_ONE = 20;
    public static final int MOST_OF_OWN = 50;

    /** Less likely ones are noise to whoever reads them. */
    private static final double LEAST_PROBABILITY = 0.1;

    private static final Duration OWN_OF_THE_LAST = Duration.ofDays(60);
    /** So many of the own ones are compared with all others, the latest. */
    private static final int MOST_OWN = 100;

    private static final int MOST_LINKS_SHOWN = 200;
    private static final int MOST_DECIDED = 20_000;

    private static final Comparator<Proposal> BEST_FIRST = Comparator.comparingDouble(
                    (Proposal proposal) -> -proposal.score().probability())
            .thenComparing(proposal -> proposal.other().id());

    private final Access access;
    private final LinkRows links;
    private final ScoreRows scores;
    private final LinkAccounts accounts;
    private final LinkScoring scoring;
    private final SeriesLookup series;
    private final AuditTrail audit;
    private final Clock clock;

    LinkProposals(
            Access access,
            LinkRows links,
            ScoreRows scores,
            LinkAccounts accounts,
            LinkScoring scoring,
            SeriesLookup series,
            AuditTrail audit,
            Clock clock) {
        this.access = access;
        this.links = links;
        this.scores = scores;
        this.accounts = accounts;
        this.scoring = scoring;
        this.series = series;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param proposed whether it is likely enough to be put before a person */
    public record Proposal(KnownIncident incident, KnownIncident other, KeptScore score, boolean proposed) {}

    /** A decision with the incident at its other end. */
    public record Decided(ScoredLink link, KnownIncident other) {}

    /**
     * What there is about one incident.
     *
     * @param series that it is in; null when it is in none
     * @param links what was decided, the latest first
     * @param proposals best first, at most {@value #MOST_OF_ONE}
     * @param compared how many incidents were compared, this one among them
     * @param cutShort whether more could have been
     */
    public record OfIncident(
            KnownIncident incident,
            @Nullable NamedSeries series,
            List<Decided> links,
            List<Proposal> proposals,
            int compared,
            boolean cutShort) {}

    /**
     * What is proposed of the own organisation's latest incidents.
     *
     * @param proposals best first, at most {@value #MOST_OF_OWN}
     */
    public record OfOwn(List<Proposal> proposals, int compared, boolean cutShort) {}

    /** @throws ProblemException not found when the person may not know the incident whole, or it was withdrawn */
    public OfIncident of(Person person, UUID id) {
        SeriesSharing.refuseUnlessPolice(person);
        return access.consulting(person, () -> {
            var incident = accounts.of(List.of(id)).get(id);
            if (incident == null) {
                throw SeriesSharing.NOT_FOUND;
            }
            var candidates = scoring.candidates(incident);
            var decided = links.of(List.of(id), MOST_DECIDED);
            var shown = decided.subList(0, Math.min(MOST_LINKS_SHOWN, decided.size()));
            var ends = shown.stream().map(link -> link.from(id)).toList();
            var wanted = new LinkedHashSet<>(candidates.incidents());
            wanted.addAll(ends);
            var known = accounts.of(wanted);
            var held = series.ofIncident(id).map(series::named).orElse(null);
            var not = new HashSet<UUID>();
            decided.forEach(link -> not.add(link.from(id)));
            if (held != null) {
                not.addAll(held.series().incidents());
            }
            int compared = Math.max(2, candidates.incidents().size() + 1);
            var proposals = best(
                    candidates.incidents().stream()
                            .filter(each -> !not.contains(each) && known.containsKey(each))
                            .map(each -> proposal(incident, known.get(each), compared))
                            .filter(each -> each.score().probability() >= LEAST_PROBABILITY)
                            .toList(),
                    MOST_OF_ONE);
            var links = decided(incident, shown, known, candidates);
            var seen = new LinkedHashSet<>(List.of(id));
            links.forEach(each -> seen.add(each.other().id()));
            proposals.forEach(each -> seen.add(each.other().id()));
            audit.recordConsultation(person, "read links", seen, LinkDecisions.KIND, null, null, null);
            return new OfIncident(
                    incident, held, links, proposals, candidates.incidents().size() + 1, candidates.cutShort());
        });
    }

    /** What is likely enough to be put before a person, of the organisation's incidents of the last 60 days. */
    public OfOwn ofOwn(Person person) {
        SeriesSharing.refuseUnlessPolice(person);
        return access.consulting(person, () -> {
            var now = clock.instant();
            var since = now.minus(OWN_OF_THE_LAST);
            var own = scoring.ofOwner(person.organisation().id(), LinkRows.at(since), MOST_OWN + 1);
            boolean more = own.size() > MOST_OWN;
            var looked = own.subList(0, Math.min(MOST_OWN, own.size()));
            var candidates = scoring.candidates(since, now, List.of());
            var all = new LinkedHashSet<>(candidates.incidents());
            all.addAll(looked);
            var known = accounts.of(all);
            var proposals = best(proposedOf(looked, known), MOST_OF_OWN);
            var seen = new LinkedHashSet<UUID>();
            proposals.forEach(each ->
                    seen.addAll(List.of(each.incident().id(), each.other().id())));
            audit.recordConsultation(person, "read proposed links", seen, LinkDecisions.KIND, null, null, null);
            return new OfOwn(proposals, known.size(), more || candidates.cutShort());
        });
    }

    private List<Proposal> proposedOf(List<UUID> own, Map<UUID, KnownIncident> known) {
        var done = new HashSet<Pair>();
        links.of(own, MOST_DECIDED).forEach(link -> done.add(Pair.of(link)));
        var together = together(own);
        var proposals = new ArrayList<Proposal>();
        for (var id : own) {
            var incident = known.get(id);
            if (incident == null) {
                continue;
            }
            var near = known.values().stream()
                    .filter(each -> isNear(incident, each))
                    .toList();
            int compared = Math.max(2, near.size());
            for (var other : near) {
                if (!other.id().equals(id)
                        && !together.getOrDefault(id, Set.of()).contains(other.id())
                        && done.add(Pair.of(id, other.id()))) {
                    var proposal = proposal(incident, other, compared);
                    if (proposal.proposed()) {
                        proposals.add(proposal);
                    }
                }
            }
        }
        return proposals;
    }

    /** With what each of these is in one series. */
    private Map<UUID, Set<UUID>> together(Collection<UUID> incidents) {
        var together = new HashMap<UUID, Set<UUID>>();
        for (var each : series.around(incidents)) {
            var held = each.incidents();
            held.forEach(id -> together.put(id, held));
        }
        return together;
    }

    private List<Decided> decided(
            KnownIncident incident,
            List<Link> shown,
            Map<UUID, KnownIncident> known,
            LinkScoring.Candidates candidates) {
        var kept = scores.find(shown.stream().map(Link::id).toList());
        var decided = new ArrayList<Decided>();
        for (var link : shown) {
            var other = known.get(link.from(incident.id()));
            if (other == null) {
                continue;
            }
            var asItStood = kept.get(link.id());
            var first = link.one().equals(incident.id()) ? incident : other;
            decided.add(new Decided(
                    asItStood != null
                            ? new ScoredLink(link, asItStood, true)
                            : new ScoredLink(
                                    link,
                                    scoring.score(
                                            first,
                                            first == incident ? other : incident,
                                            candidates.with(incident.id(), other.id())),
                                    false),
                    other));
        }
        return decided;
    }

    private Proposal proposal(KnownIncident incident, KnownIncident other, int compared) {
        var score = scoring.score(incident, other, compared);
        return new Proposal(incident, other, score, score.probability() >= scoring.proposed());
    }

    private static List<Proposal> best(List<Proposal> proposals, int most) {
        return proposals.stream().sorted(BEST_FIRST).limit(most).toList();
    }

    private static boolean isNear(KnownIncident one, KnownIncident other) {
        return isWithin(one.when().latest(), other.when().earliest())
                && isWithin(other.when().latest(), one.when().earliest());
    }

    private static boolean isWithin(Instant end, Instant begin) {
        return !begin.isAfter(end.plus(LinkScoring.AS_FAR_APART_AS));
    }
}
