package org.hedgerow.sighting;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
import org.hedgerow.sharing.Access;
import org.hedgerow.sharing.Tier;
import org.hedgerow.sighting.PlateSearch.Match;
import org.hedgerow.sighting.VehicleWatch.ByLooks;
import org.hedgerow.sighting.VehicleWatch.ByPlate;
import org.hedgerow.sighting.VehicleWatch.State;
import org.hedgerow.sighting.VehicleWatch.Wanted;
import org.springframework.stereotype.Component;

/**
 * Watches on vehicles (ADR 63). What one tells is looked up whenever its keeper asks, with the rights that they have then and for its purpose: it never
 * tells more than they may read at that moment.
 */
@Component
public class VehicleWatches {

    public static final int LONGEST_REASON = 200;
    public static final int MOST_DAYS = 90;
    public static final int MOST_SHOWN = 50;

    /** So many a person keeps at once. */
    static final int MOST_OPEN = 20;
    /** So many a person begins in a day. */
    static final int MOST_IN_A_DAY = 100;

    private static final String KIND = "vehicle watch";
    private static final Duration COUNTED = Duration.ofDays(1);
    private static final Duration SHOWN_AFTER = Duration.ofDays(14);
    private static final int MOST_LISTED = 60;

    private final Access access;
    private final VehicleWatchRows rows;
    private final WatchMatches matches;
    private final AuditTrail audit;
    private final RecordViews views;
    private final Clock clock;

    VehicleWatches(
            Access access,
            VehicleWatchRows rows,
            WatchMatches matches,
            AuditTrail audit,
            RecordViews views,
            Clock clock) {
        this.access = access;
        this.rows = rows;
        this.matches = matches;
        this.audit = audit;
        this.views = views;
        this.clock = clock;
    }

    /**
     * A watch with what it tells now.
     *
     * @param matches the last changed first; none unless the watch is open
     * @param more whether there is more than is shown
     */
    public record Told(VehicleWatch watch, State state, List<Match> matches, boolean more) {

        public Told {
            matches = List.copyOf(matches);
        }

        /** Whether its keeper has not looked at this one yet. */
        public boolean isNew(Match match) {
            return match.sighting().changedAt().isAfter(watch.lookedAt());
        }

        /** The last change that it tells of, and while it tells nothing, up to where its keeper has looked. */
        public Instant upTo() {
            return matches.isEmpty()
                    ? watch.lookedAt()
                    : matches.get(0).sighting().changedAt();
        }
    }

    /** @param repeated the same had arrived before; nothing was written now */
    public record Receipt(Told told, boolean repeated) {}

    /**
     * Begins a watch under an id that its client made. What is answered tells no matches.
     *
     * @param days until it expires, 1 to {@value #MOST_DAYS}
     * @param reason one line, at most {@value #LONGEST_REASON} characters
     * @throws ProblemException when the id was used for anything else, or the person keeps as many as one can
     */
    public Receipt keep(Person person, UUID id, Wanted wanted, Purpose purpose, String reason, int days) {
        Sightings.refuseUnlessPolice(person);
        if (days < 1 || days > MOST_DAYS || reason.isEmpty() || reason.length() > LONGEST_REASON) {
            throw new IllegalArgumentException("A watch has a reason and 1 to " + MOST_DAYS + " days");
        }
        var reader = person.reading(purpose);
        return access.writing(reader, () -> {
            rows.alone(person.id());
            var now = now();
            var watch = new VehicleWatch(id, wanted, purpose, reason, now, now.plus(Duration.ofDays(days)), null, now);
            var own = rows.find(id);
            if (own.isPresent()) {
                if (!isSame(own.get(), watch)) {
                    throw ClientSent.idUnusable();
                }
                return new Receipt(alone(own.get(), now), true);
            }
            refuseTooMany(now);
            if (!rows.add(watch)) {
                throw ClientSent.idUnusable();
            }
            audit.record(
                    reader,
                    Act.of(AuditOperation.COLLECTION, "begin watch", KIND, id)
                            .because(reason)
                            .searchingFor(query(wanted))
                            .forPurpose(purpose.name()));
            return new Receipt(alone(watch, now), false);
        });
    }

    /** The person's own that are open, newest first, and those that were so within a fortnight. Call {@link #shown} before anything of it is sent. */
    public List<Told> list(Person person) {
        Sightings.refuseUnlessPolice(person);
        var now = now();
        var watches = access.reading(person, () -> rows.openSince(now, now.minus(SHOWN_AFTER), MOST_LISTED));
        Map<UUID, Told> told = new HashMap<>();
        for (var purpose : purposes(watches)) {
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

    /** Writes down that matches are about to be shown, each once within ten minutes. */
    public void shown(Person person, List<Told> told) {
        for (var each : told) {
            views.shown(
                    person.reading(each.watch().purpose()),
                    "watch",
                    Sightings.KIND,
                    each.matches().stream()
                            .map(match -> new RecordViews.Shown(match.sighting().id(), Tier.EXACT.name()))
                            .toList());
        }
    }

    /** Ends one of the person's own; one that is ended stays so. */
    public Told end(Person person, UUID id) {
        Sightings.refuseUnlessPolice(person);
        return access.writing(person, () -> {
            var now = now();
            var watch = rows.find(id).orElseThrow(() -> Sightings.NOT_FOUND);
            if (rows.end(id, now)) {
                audit.record(person.reading(watch.purpose()), AuditOperation.ALTERATION, "end watch", KIND, id, null);
            }
            return alone(rows.find(id).orElseThrow(), now);
        });
    }

    /**
     * Keeps that the person has looked at what one of their own told.
     *
     * @param upTo as {@link Told#upTo} said; what was changed later stays new
     */
    public void looked(Person person, UUID id, Instant upTo) {
        Sightings.refuseUnlessPolice(person);
        if (upTo.isAfter(now())) {
            throw PlatformProblem.invalid("/upTo", "Nobody has looked at what is still to come.");
        }
        access.writing(person, () -> {
            rows.find(id).orElseThrow(() -> Sightings.NOT_FOUND);
            rows.looked(id, upTo);
            return null;
        });
    }

    /** Without what it tells: whoever writes may read more than whoever reads. */
    private static Told alone(VehicleWatch watch, Instant now) {
        return new Told(watch, watch.state(now), List.of(), false);
    }

    private Told told(VehicleWatch watch, Instant now) {
        if (watch.state(now) != State.OPEN) {
            return alone(watch, now);
        }
        var found = matches.find(watch, now, MOST_SHOWN + 1);
        return new Told(
                watch, State.OPEN, found.subList(0, Math.min(MOST_SHOWN, found.size())), found.size() > MOST_SHOWN);
    }

    private void refuseTooMany(Instant now) {
        if (rows.open(now) >= MOST_OPEN) {
            throw new ProblemException(SightingProblem.WATCH_LIMIT);
        }
        var recent = rows.madeSince(now.minus(COUNTED), MOST_IN_A_DAY);
        if (recent.size() >= MOST_IN_A_DAY) {
            throw new TooManyTries(Duration.between(now, recent.get(0).plus(COUNTED)));
        }
    }

    private static Iterable<Purpose> purposes(List<VehicleWatch> watches) {
        var purposes = new EnumMap<Purpose, Boolean>(Purpose.class);
        watches.forEach(watch -> purposes.put(watch.purpose(), true));
        return purposes.keySet();
    }

    private static boolean isSame(VehicleWatch kept, VehicleWatch sent) {
        return kept.wanted().equals(sent.wanted())
                && kept.purpose() == sent.purpose()
                && kept.reason().equals(sent.reason())
                && Duration.between(kept.madeAt(), kept.expiresAt())
                        .equals(Duration.between(sent.madeAt(), sent.expiresAt()));
    }

    private static String query(Wanted wanted) {
        if (wanted instanceof ByPlate plate) {
            return plate.pattern().read();
        }
        var looks = (ByLooks) wanted;
        var model = looks.model() == null ? "" : " " + looks.model();
        return looks.make() + model + ", " + looks.colour();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
