package org.hedgerow.series;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hedgerow.audit.Act;
import org.hedgerow.audit.AuditOperation;
import org.hedgerow.audit.AuditTrail;
import org.hedgerow.identity.Person;
import org.hedgerow.platform.ClientSent;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.platform.TooManyTries;
import org.hedgerow.sharing.Access;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Accepts and rejects links between incidents, and gives series their titles (ADR 64). Each is an act with a reason; nothing is merged or moved, because a
 * series follows from its links.
 */
@Component
public class LinkDecisions {

    public static final int LONGEST_REASON = 400;
    public static final int LONGEST_TITLE = 80;

    /** So often a person decides, and so often gives a title, in an hour. */
    static final int MOST_IN_AN_HOUR = 200;

    static final String KIND = "incident";
    private static final Duration COUNTED = Duration.ofHours(1);

    /** So that two who hold several pairs wait for each other and not both. */
    private static final Comparator<Link> IN_ONE_ORDER = Comparator.comparing(
                    (Link link) -> link.one().toString())
            .thenComparing(link -> link.other().toString());

    private final Access access;
    private final SeriesSharing sharing;
    private final LinkRows links;
    private final ScoreRows scores;
    private final TitleRows titles;
    private final LinkAccounts accounts;
    private final LinkScoring scoring;
    private final SeriesLookup series;
    private final AuditTrail audit;
    private final Clock clock;

    LinkDecisions(
            Access access,
            SeriesSharing sharing,
            LinkRows links,
            ScoreRows scores,
            TitleRows titles,
            LinkAccounts accounts,
            LinkScoring scoring,
            SeriesLookup series,
            AuditTrail audit,
            Clock clock) {
        this.access = access;
        this.sharing = sharing;
        this.links = links;
        this.scores = scores;
        this.titles = titles;
        this.accounts = accounts;
        this.scoring = scoring;
        this.series = series;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What was decided.
     *
     * @param series that the incident is in now, if it is in any
     * @param repeated the same had arrived before; nothing was written now
     */
    public record Receipt(
            ScoredLink link, KnownIncident other, @Nullable NamedSeries series, boolean repeated) {}

    /**
     * Decides about two incidents, proposed or not, and keeps how alike they were at that moment. The same id with the same content is answered again.
     *
     * @param reason one line, 1 to {@value #LONGEST_REASON} characters
     * @throws ProblemException not found or 422 when the person may not know both whole; 409 when it stands so already; 429
     */
    public Receipt decide(Person person, UUID incident, UUID id, UUID other, LinkVerdict verdict, String reason) {
        SeriesSharing.refuseUnlessPolice(person);
        var pair = Pair.of(incident, other);
        var category = access.reading(person, () -> readable(pair, incident)).get(pair.one());
        int label = sharing.all(person, category);
        int own = sharing.own(person);
        return access.writing(person, () -> {
            refuseTooMany(links.decidedSince(person.id(), now().minus(COUNTED), MOST_IN_AN_HOUR));
            links.holdPair(pair.one(), pair.other());
            readable(pair, incident);
            var sent = links.find(id);
            if (sent.isPresent()) {
                if (!isSame(sent.get(), person, pair, verdict, reason)) {
                    throw ClientSent.idUnusable();
                }
                return receipt(sent.get(), incident, true);
            }
            var before = links.ofPair(pair.one(), pair.other());
            if (before.filter(link -> link.verdict() == verdict).isPresent()) {
                throw new ProblemException(SeriesProblem.DECIDED);
            }
            var was = before.flatMap(link -> series.ofIncident(incident));
            if (!links.add(id, person, label, pair, verdict, reason, now())) {
                throw ClientSent.idUnusable();
            }
            keepScore(id, own, pair, incident);
            if (verdict == LinkVerdict.REJECTED) {
                was.ifPresent(each -> keepTitle(person, each, label));
            }
            audit.record(
                    person,
                    Act.of(
                                    verdict == LinkVerdict.ACCEPTED
                                            ? AuditOperation.COMBINATION
                                            : AuditOperation.ALTERATION,
                                    verdict == LinkVerdict.ACCEPTED ? "accept link" : "reject link",
                                    KIND,
                                    List.of(pair.one(), pair.other()))
                            .because(reason));
            return receipt(links.find(id).orElseThrow(), incident, false);
        });
    }

    /**
     * Takes an incident out of a series: every accepted link of it that the person may read is rejected, with one reason.
     *
     * @param id of the series
     */
    public void remove(Person person, UUID id, UUID incident, String reason) {
        SeriesSharing.refuseUnlessPolice(person);
        var category = access.reading(person, () -> links.categories(List.of(incident)))
                .get(incident);
        if (category == null) {
            throw notOfTheSeries();
        }
        int label = sharing.all(person, category);
        int own = sharing.own(person);
        access.writing(person, () -> {
            refuseTooMany(links.decidedSince(person.id(), now().minus(COUNTED), MOST_IN_AN_HOUR));
            var was = series.find(id).orElseThrow(() -> SeriesSharing.NOT_FOUND);
            var holding = was.links().stream()
                    .filter(link -> link.one().equals(incident) || link.other().equals(incident))
                    .sorted(IN_ONE_ORDER)
                    .toList();
            if (holding.isEmpty()) {
                throw notOfTheSeries();
            }
            for (var link : holding) {
                var pair = Pair.of(link);
                links.holdPair(pair.one(), pair.other());
                var rejection = UUID.randomUUID();
                if (!links.add(rejection, person, label, pair, LinkVerdict.REJECTED, reason, now())) {
                    throw ClientSent.idUnusable();
                }
                keepScore(rejection, own, pair, incident);
            }
            keepTitle(person, was, label);
            audit.record(
                    person,
                    Act.of(AuditOperation.ALTERATION, "take out of series", KIND, incident)
                            .because(reason));
            return holding;
        });
    }

    /**
     * Gives a series a title, which everybody reads who may read both incidents of its oldest link.
     *
     * @param title one line, 1 to {@value #LONGEST_TITLE} characters
     * @param expectedVersion that the person saw
     * @throws ProblemException not found; 412 when somebody gave it another meanwhile
     */
    public NamedSeries name(Person person, UUID id, int expectedVersion, String title) {
        SeriesSharing.refuseUnlessPolice(person);
        var category = access.reading(person, () -> {
            var oldest =
                    series.find(id).orElseThrow(() -> SeriesSharing.NOT_FOUND).oldest();
            return links.categories(List.of(oldest.one())).get(oldest.one());
        });
        if (category == null) {
            throw SeriesSharing.NOT_FOUND;
        }
        int label = sharing.all(person, category);
        return access.writing(person, () -> {
            refuseTooMany(titles.namedSince(person.id(), now().minus(COUNTED), MOST_IN_AN_HOUR));
            var found = series.find(id).orElseThrow(() -> SeriesSharing.NOT_FOUND);
            titles.hold(found.id());
            if (series.named(found).version() != expectedVersion) {
                throw new ProblemException(SeriesProblem.STALE);
            }
            titles.add(found.id(), person, label, title, now());
            audit.record(person, Act.of(AuditOperation.ALTERATION, "name series", KIND, found.incidents()));
            return series.named(found);
        });
    }

    /** The categories of both, which the person may know whole. */
    private Map<UUID, String> readable(Pair pair, UUID incident) {
        var found = links.categories(List.of(pair.one(), pair.other()));
        if (!found.containsKey(incident)) {
            throw SeriesSharing.NOT_FOUND;
        }
        if (found.size() < 2) {
            throw PlatformProblem.invalid("/other", "Choose another incident whose whole you can see.");
        }
        return new HashMap<>(found);
    }

    private void keepScore(UUID decision, int own, Pair pair, UUID incident) {
        var known = known(pair);
        var sightings = new ArrayList<UUID>();
        known.values().forEach(each -> sightings.addAll(each.sightings()));
        scores.add(decision, own, score(known, pair, incident), scoring.digest(), sightings);
    }

    private Map<UUID, KnownIncident> known(Pair pair) {
        var known = accounts.of(List.of(pair.one(), pair.other()));
        if (known.size() < 2) {
            throw SeriesSharing.NOT_FOUND;
        }
        return known;
    }

    /** @param incident of the two, from whose candidates the other was taken */
    private KeptScore score(Map<UUID, KnownIncident> known, Pair pair, UUID incident) {
        var candidates = scoring.candidates(known.get(incident));
        return scoring.score(known.get(pair.one()), known.get(pair.other()), candidates.with(pair.one(), pair.other()));
    }

    private Receipt receipt(Link link, UUID incident, boolean repeated) {
        var known = known(Pair.of(link));
        var kept = scores.find(List.of(link.id())).get(link.id());
        return new Receipt(
                kept == null
                        ? new ScoredLink(link, score(known, Pair.of(link), incident), false)
                        : new ScoredLink(link, kept, true),
                known.get(link.from(incident)),
                series.ofIncident(incident).map(series::named).orElse(null),
                repeated);
    }

    /** What a series is called by its oldest link, it is called by the next one when that no longer counts. */
    private void keepTitle(Person person, SeriesOfLinks was, int label) {
        var heir = series.around(was.incidents()).stream().findFirst().map(SeriesOfLinks::id);
        if (heir.isEmpty() || heir.get().equals(was.id())) {
            return;
        }
        var given = titles.of(List.of(was.id(), heir.get()));
        var title = given.get(was.id());
        if (title != null && !given.containsKey(heir.get())) {
            titles.add(heir.get(), person, label, title.text(), now());
        }
    }

    private static boolean isSame(Link kept, Person person, Pair pair, LinkVerdict verdict, String reason) {
        return kept.person().equals(person.id())
                && Pair.of(kept).equals(pair)
                && kept.verdict() == verdict
                && kept.reason().equals(reason);
    }

    private static ProblemException notOfTheSeries() {
        return PlatformProblem.invalid("/incident", "Choose an incident of this series.");
    }

    private void refuseTooMany(List<Instant> recent) {
        if (recent.size() >= MOST_IN_AN_HOUR) {
            throw new TooManyTries(Duration.between(now(), recent.get(0).plus(COUNTED)));
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
