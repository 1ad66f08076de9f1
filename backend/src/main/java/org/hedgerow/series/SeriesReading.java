package org.hedgerow.series;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hedgerow.audit.AuditTrail;
import org.hedgerow.identity.Person;
import org.hedgerow.incident.VisibleIncident;
import org.hedgerow.incident.VisibleIncidents;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.sharing.Access;
import org.hedgerow.sighting.Plate;
import org.hedgerow.sighting.link.Rhythm;
import org.hedgerow.sighting.link.SeriesTrack;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads series: what the accepted links that the reader may read hold together, with its track and its rhythm (ADR 61, ADR 64). */
@Component
public class SeriesReading {

    public static final int MOST_INCIDENTS = SeriesTrack.MOST;

    static final int MOST_LISTED = 50;
    private static final int MOST_LINKS_SHOWN = 1_000;
    private static final int MOST_LINKS_READ = 20_000;
    private static final int MOST_PLATES = 50;

    private final Access access;
    private final LinkRows links;
    private final ScoreRows scores;
    private final LinkAccounts accounts;
    private final LinkScoring scoring;
    private final SeriesLookup series;
    private final VisibleIncidents visible;
    private final AuditTrail audit;
    private final Clock clock;

    SeriesReading(
            Access access,
            LinkRows links,
            ScoreRows scores,
            LinkAccounts accounts,
            LinkScoring scoring,
            SeriesLookup series,
            VisibleIncidents visible,
            AuditTrail audit,
            Clock clock) {
        this.access = access;
        this.links = links;
        this.scores = scores;
        this.accounts = accounts;
        this.scoring = scoring;
        this.series = series;
        this.visible = visible;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param incidents as far as the reader may know each */
    public record Listed(NamedSeries named, List<VisibleIncident> incidents) {

        /** When a link of it was last accepted. */
        public Instant activeAt() {
            return named.series().newest().at();
        }
    }

    /** @param joinedBy the link by which it came to be in the series */
    public record Member(KnownIncident incident, Link joinedBy) {}

    /** @param incidents at how many of them it was seen */
    public record PlateSeen(String plate, int incidents) {}

    /**
     * A series.
     *
     * @param members in the order of time
     * @param plates as they are read, the most often seen first
     * @param cutShort whether there is more than is shown
     */
    public record Whole(
            NamedSeries named,
            List<Member> members,
            List<ScoredLink> links,
            SeriesTrack track,
            Rhythm rhythm,
            List<PlateSeen> plates,
            boolean cutShort) {}

    /**
     * Those with the latest accepted links first.
     *
     * @param before only those whose latest link is older; null for the first ones
     */
    public List<Listed> list(Person person, @Nullable Instant before) {
        SeriesSharing.refuseUnlessPolice(person);
        return access.consulting(person, () -> {
            var found = SeriesOfLinks.of(links.accepted(MOST_LINKS_READ)).stream()
                    .filter(each -> before == null || each.newest().at().isBefore(before))
                    .sorted(Comparator.comparingLong(
                            (SeriesOfLinks each) -> -each.newest().number()))
                    .limit(MOST_LISTED)
                    .toList();
            var ids = new LinkedHashSet<UUID>();
            found.forEach(each -> ids.addAll(each.incidents()));
            var incidents = visible.listInTransaction(ids.toArray(UUID[]::new)).stream()
                    .collect(Collectors.toMap(VisibleIncident::id, Function.identity()));
            audit.recordConsultation(person, "list series", ids, LinkDecisions.KIND, null, null, null);
            return series.named(found).stream()
                    .map(each -> new Listed(
                            each,
                            each.series().incidents().stream()
                                    .filter(incidents::containsKey)
                                    .map(incidents::get)
                                    .toList()))
                    .toList();
        });
    }

    /**
     * One series.
     *
     * @param id that it has or had
     * @throws ProblemException not found when nothing that the person may read holds its incidents together
     */
    public Whole get(Person person, UUID id) {
        SeriesSharing.refuseUnlessPolice(person);
        return access.consulting(person, () -> {
            var found = series.find(id).orElseThrow(() -> SeriesSharing.NOT_FOUND);
            var joined = found.joinedTo(found.oldest().one());
            var known =
                    accounts.of(joined.keySet().stream().limit(MOST_INCIDENTS).toList());
            var members = known.values().stream()
                    .map(each -> new Member(each, joined.get(each.id())))
                    .sorted(Comparator.comparing(
                                    (Member each) -> each.incident().when().earliest())
                            .thenComparing(each -> each.incident().id()))
                    .toList();
            var stops = members.stream()
                    .map(each -> new SeriesTrack.Stop(
                            each.incident().id(),
                            each.incident().centre(),
                            each.incident().incident().sizeMetres(),
                            each.incident().when()))
                    .toList();
            audit.recordConsultation(person, "open series", known.keySet(), LinkDecisions.KIND, null, null, null);
            return new Whole(
                    series.named(found),
                    members,
                    scored(found, known),
                    SeriesTrack.of(stops),
                    Rhythm.of(
                            members.stream().map(each -> each.incident().when()).toList(), clock.instant()),
                    plates(known),
                    joined.size() > MOST_INCIDENTS || found.links().size() >= SeriesLookup.MOST_LINKS);
        });
    }

    private List<ScoredLink> scored(SeriesOfLinks found, Map<UUID, KnownIncident> known) {
        var shown = found.links().stream()
                .filter(link -> known.containsKey(link.one()) && known.containsKey(link.other()))
                .limit(MOST_LINKS_SHOWN)
                .toList();
        var kept = scores.find(shown.stream().map(Link::id).toList());
        var compared = scoring.comparedWith(known.values());
        var scored = new ArrayList<ScoredLink>();
        for (var link : shown) {
            var asItStood = kept.get(link.id());
            var one = known.get(link.one());
            var other = known.get(link.other());
            scored.add(
                    asItStood != null
                            ? new ScoredLink(link, asItStood, true)
                            : new ScoredLink(link, scoring.score(one, other, compared.with(one, other)), false));
        }
        return scored;
    }

    private static List<PlateSeen> plates(Map<UUID, KnownIncident> known) {
        var seen = new HashMap<String, Integer>();
        known.values()
                .forEach(each -> each.account().plates().stream()
                        .map(Plate::read)
                        .distinct()
                        .forEach(plate -> seen.merge(plate, 1, Integer::sum)));
        return seen.entrySet().stream()
                .map(each -> new PlateSeen(each.getKey(), each.getValue()))
                .sorted(Comparator.comparingInt((PlateSeen each) -> -each.incidents())
                        .thenComparing(PlateSeen::plate))
                .limit(MOST_PLATES)
                .toList();
    }
}
