package org.hedgerow.series;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hedgerow.audit.Act;
import org.hedgerow.audit.AuditOperation;
import org.hedgerow.audit.AuditTrail;
import org.hedgerow.audit.RecordViews;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Purpose;
import org.hedgerow.platform.ClientSent;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.platform.TooManyTries;
import org.hedgerow.series.SeriesWatch.State;
import org.hedgerow.sharing.Access;
import org.hedgerow.sharing.Tier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Watches on series (ADR 63). Which incidents joined is looked up whenever the keeper asks, with the rights that they have then and for the watch's purpose: it
 * never tells more than they may read at that moment.
 */
@Component
public class SeriesWatches {

    public static final int LONGEST_REASON = 200;
    public static final int MOST_DAYS = 90;
    public static final int MOST_SHOWN = 50;

    /** So many a person keeps at once. */
    static final int MOST_OPEN = 20;
    /** So many a person begins in a day. */
    static final int MOST_IN_A_DAY = 100;

    private static final String KIND = "series watch";
    private static final Duration COUNTED = Duration.ofDays(1);
    private static final Duration SHOWN_AFTER = Duration.ofDays(14);
    private static final int MOST_LISTED = 60;

    private final Access access;
    private final SeriesWatchRows rows;
    private final SeriesLookup series;
    private final LinkAccounts accounts;
    private final AuditTrail audit;
    private final RecordViews views;
    private final Clock clock;

    SeriesWatches(
            Access access,
            SeriesWatchRows rows,
            SeriesLookup series,
            LinkAccounts accounts,
            AuditTrail audit,
            RecordViews views,
            Clock clock) {
        this.access = access;
        this.rows = rows;
        this.series = series;
        this.accounts = accounts;
        this.audit = audit;
        this.views = views;
        this.clock = clock;
    }

    /** @param joinedAt when it came into one series with what is watched */
    public record News(KnownIncident incident, Instant joinedAt) {}

    /**
     * A watch with what it tells now.
     *
     * @param series null when nothing that its keeper may read holds the incidents together any more, and while the watch is not open
     * @param news what joined since the keeper looked, the last first, at most {@value #MOST_SHOWN}; none unless the watch is open
     */
    public record Told(
            SeriesWatch watch, State state, @Nullable NamedSeries series, List<News> news) {

        public Told {
            news = List.copyOf(news);
        }

        /** When the last one joined that it tells of, and while it tells nothing, up to where its keeper has looked. */
        public Instant until() {
            return news.isEmpty() ? watch.lookedAt() : news.get(0).joinedAt();
        }
    }

    /** @param repeated the same had arrived before; nothing was written now */
    public record Receipt(Told told, boolean repeated) {}

    /**
     * Begins a watch under an id that its client made.
     *
     * @param seriesId that the series has or had
     * @param days until it expires, 1 to {@value #MOST_DAYS}
     * @param reason one line, at most {@value #LONGEST_REASON} characters
     * @throws ProblemException not found; 422 when the id was used for anything else; 409 when the person keeps as many as one can
     */
    public Receipt keep(Person person, UUID seriesId, UUID id, Purpose purpose, String reason, int days) {
        SeriesSharing.refuseUnlessPolice(person);
        if (days < 1 || days > MOST_DAYS || reason.isEmpty() || reason.length() > LONGEST_REASON) {
            throw new IllegalArgumentException("A watch has a reason and 1 to " + MOST_DAYS + " days");
        }
        var reader = person.reading(purpose);
        return access.writing(reader, () -> {
            rows.alone(person.id());
            var now = now();
            var found = series.find(seriesId).orElseThrow(() -> SeriesSharing.NOT_FOUND);
            var watch =
                    new SeriesWatch(id, found.id(), purpose, reason, now, now.plus(Duration.ofDays(days)), null, now);
            var own = rows.find(id);
            if (own.isPresent()) {
                if (!isSame(own.get(), watch)) {
                    throw ClientSent.idUnusable();
                }
                return new Receipt(alone(own.get(), now, found), true);
            }
            refuseTooMany(now);
            if (!rows.add(watch)) {
                throw ClientSent.idUnusable();
            }
            audit.record(
                    reader,
                    Act.of(AuditOperation.COLLECTION, "begin watch", KIND, id)
                            .because(reason)
                            .forPurpose(purpose.name()));
            return new Receipt(alone(watch, now, found), false);
        });
    }

    /** The person's own that are open, newest first, and those that were so within a fortnight. Call {@link #shown} before anything of it is sent. */
    public List<Told> list(Person person) {
        SeriesSharing.refuseUnlessPolice(person);
        var now = now();
        var watches = access.reading(person, () -> rows.openSince(now, now.minus(SHOWN_AFTER), MOST_LISTED));
        Map<UUID, Told> told = new HashMap<>();
        for (var purpose : watches.stream().map(SeriesWatch::purpose).distinct().toList()) {
            // Each purpose opens rows of its own: one transaction for each.
            access.reading(person.reading(purpose), () -> {
                watches.stream()
                        .filter(watch -> watch.purpose() == purpose)
                        .forEach(watch -> told.put(watch.id(), told(watch, now)));
                return null;
            });
        }
        return watches.stream().map(watch -> told.get(watch.id())).toList();
    }

    /** Writes down that news is about to be shown, each incident once within ten minutes. */
    public void shown(Person person, List<Told> told) {
        for (var each : told) {
            views.shown(
                    person.reading(each.watch().purpose()),
                    "series watch",
                    LinkDecisions.KIND,
                    each.news().stream()
                            .map(news -> new RecordViews.Shown(news.incident().id(), Tier.EXACT.name()))
                            .toList());
        }
    }

    /** The person's own open watch on a series that they may read. */
    public Optional<SeriesWatch> openOn(Person person, NamedSeries named) {
        SeriesSharing.refuseUnlessPolice(person);
        return access.reading(
                person,
                () -> rows.open(now()).stream()
                        .filter(watch -> series.find(watch.link())
                                .filter(found -> found.id().equals(named.id()))
                                .isPresent())
                        .findFirst());
    }

    /** Ends one of the person's own; one that is ended stays so. */
    public void end(Person person, UUID id) {
        SeriesSharing.refuseUnlessPolice(person);
        access.writing(person, () -> {
            var watch = rows.find(id).orElseThrow(() -> SeriesSharing.NOT_FOUND);
            if (rows.end(id, now())) {
                audit.record(person.reading(watch.purpose()), AuditOperation.ALTERATION, "end watch", KIND, id, null);
            }
            return watch;
        });
    }

    /**
     * Keeps that the person has looked at what one of their own told.
     *
     * @param until as {@link Told#until} said; what joined later stays new
     */
    public void looked(Person person, UUID id, Instant until) {
        SeriesSharing.refuseUnlessPolice(person);
        if (until.isAfter(now())) {
            throw PlatformProblem.invalid("/until", "Nobody has looked at what is still to come.");
        }
        access.writing(person, () -> {
            var watch = rows.find(id).orElseThrow(() -> SeriesSharing.NOT_FOUND);
            rows.looked(id, until);
            return watch;
        });
    }

    /** Without news: whoever writes may read more than whoever reads. */
    private Told alone(SeriesWatch watch, Instant now, SeriesOfLinks found) {
        return new Told(watch, watch.state(now), series.named(found), List.of());
    }

    private Told told(SeriesWatch watch, Instant now) {
        if (watch.state(now) != State.OPEN) {
            return new Told(watch, watch.state(now), null, List.of());
        }
        return series.find(watch.link())
                .map(found -> new Told(watch, State.OPEN, series.named(found), news(watch, found)))
                .orElseGet(() -> new Told(watch, State.OPEN, null, List.of()));
    }

    /** Seen from the incidents that were watched first: of a series that was joined to theirs, all of it is new. */
    private List<News> news(SeriesWatch watch, SeriesOfLinks found) {
        var joined = found.joinedTo(series.anchor(watch.link(), found));
        var since = joined.entrySet().stream()
                .filter(each -> each.getValue().at().isAfter(watch.lookedAt()))
                .sorted(Comparator.comparingLong(
                                (Map.Entry<UUID, Link> each) -> -each.getValue().number())
                        .thenComparing(Map.Entry::getKey))
                .limit(MOST_SHOWN)
                .toList();
        var known = accounts.of(since.stream().map(Map.Entry::getKey).toList());
        return since.stream()
                .filter(each -> known.containsKey(each.getKey()))
                .map(each -> new News(known.get(each.getKey()), each.getValue().at()))
                .toList();
    }

    private void refuseTooMany(Instant now) {
        if (rows.open(now).size() >= MOST_OPEN) {
            throw new ProblemException(SeriesProblem.WATCH_LIMIT);
        }
        var recent = rows.madeSince(now.minus(COUNTED), MOST_IN_A_DAY);
        if (recent.size() >= MOST_IN_A_DAY) {
            throw new TooManyTries(Duration.between(now, recent.get(0).plus(COUNTED)));
        }
    }

    private static boolean isSame(SeriesWatch kept, SeriesWatch sent) {
        return kept.link().equals(sent.link())
                && kept.purpose() == sent.purpose()
                && kept.reason().equals(sent.reason())
                && Duration.between(kept.madeAt(), kept.expiresAt())
                        .equals(Duration.between(sent.madeAt(), sent.expiresAt()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
