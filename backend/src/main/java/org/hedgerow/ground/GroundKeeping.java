package org.hedgerow.ground;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.hedgerow.audit.AuditOperation;
import org.hedgerow.audit.AuditTrail;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Person;
import org.hedgerow.platform.ClientSent;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.platform.TooManyTries;
import org.hedgerow.sharing.Access;
import org.springframework.stereotype.Component;

/**
 * What people keep of the ground that they know. A keeper reads their own and nothing of anybody else's: a list of gates is what a burglar would ask for. To
 * everybody else who tries, it is not there.
 */
@Component
public class GroundKeeping {

    /** So much of one person's stands at most. */
    public static final int MOST_OF_A_PERSON = 200;

    /** So many acts of one person count in an hour. */
    static final int MOST_ACTS = 500;

    private static final Duration COUNTED = Duration.ofHours(1);
    /** Who says so twice in a day has said it. */
    private static final Duration SAID_ALREADY = Duration.ofDays(1);

    private static final int MOST_ENDED = 50;
    private static final String SUBJECT = "ground";
    private static final ProblemException NOT_FOUND = new ProblemException(PlatformProblem.NOT_FOUND);

    private final Access access;
    private final GroundRows rows;
    private final GroundOwners owners;
    private final AuditTrail audit;
    private final Clock clock;

    GroundKeeping(Access access, GroundRows rows, GroundOwners owners, AuditTrail audit, Clock clock) {
        this.access = access;
        this.rows = rows;
        this.owners = owners;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param repeated the same had arrived before; nothing was written now */
    public record Receipt(GroundFeature feature, boolean repeated) {}

    /** The person's own: all that stands, and what was ended last. */
    public List<GroundFeature> list(Person person) {
        refuseUnlessKeeper(person);
        return access.readingAsHolder(person.id(), () -> rows.listOwn(person.id(), MOST_ENDED));
    }

    /**
     * Keeps something under the id that its client made. The same id with the same content is answered again.
     *
     * @param contentSha256 of the content as it was sent
     * @throws ProblemException when the id was used for anything else, {@link GroundProblem#LIMIT}, or where no force has the place in its area
     */
    public Receipt keep(Person person, UUID id, GroundContent content, byte[] contentSha256) {
        refuseUnlessKeeper(person);
        var owner = owners.of(content.shape());
        return access.writingAsHolder(person.id(), Set.of(owner.label()), () -> {
            int standing = rows.countOwn(person.id());
            var own = rows.holdOwn(person.id(), id);
            if (own.isPresent()) {
                if (!rows.wasMadeWith(id, contentSha256)) {
                    throw ClientSent.idUnusable();
                }
                return new Receipt(own.get().feature(), true);
            }
            if (standing >= MOST_OF_A_PERSON) {
                throw new ProblemException(GroundProblem.LIMIT);
            }
            var now = now();
            refuseWhenTooOften(person, now);
            var police = GroundOwners.isPolice(person);
            if (!rows.add(id, owner.organisation(), owner.label(), police, content, contentSha256, now)) {
                throw ClientSent.idUnusable();
            }
            return new Receipt(done(person, id, GroundAct.KEPT, AuditOperation.COLLECTION, "keep ground"), false);
        });
    }

    /** Replaces what is said of an own one, which is so from now on. */
    public GroundFeature change(Person person, UUID id, int expectedVersion, GroundContent content) {
        refuseUnlessKeeper(person);
        var owner = owners.of(content.shape());
        return access.writingAsHolder(person.id(), Set.of(owner.label()), () -> {
            rows.countOwn(person.id());
            // Row security lets nobody change a row into a label that is not written under, and asks for no label to
            // begin with.
            var own = rows.holdOwn(person.id(), id).orElseThrow(() -> NOT_FOUND).feature();
            refuseUnlessStanding(own);
            if (own.version() != expectedVersion) {
                throw new ProblemException(GroundProblem.STALE);
            }
            var now = now();
            refuseWhenTooOften(person, now);
            rows.change(id, owner.organisation(), owner.label(), content, null, now);
            return done(person, id, GroundAct.CHANGED, AuditOperation.ALTERATION, "change ground");
        });
    }

    /**
     * Says of own ones that they are still so, all of them or none.
     *
     * @param ids of what stands, at most {@link #MOST_OF_A_PERSON}
     */
    public List<GroundFeature> confirm(Person person, Collection<UUID> ids) {
        refuseUnlessKeeper(person);
        return withLabelsOf(person, ids, () -> {
            rows.countOwn(person.id());
            var now = now();
            var confirmed = new ArrayList<GroundFeature>();
            for (var id : ids) {
                var own = rows.holdOwn(person.id(), id)
                        .orElseThrow(() -> NOT_FOUND)
                        .feature();
                refuseUnlessStanding(own);
                if (own.policeAct() == null && now.isBefore(own.knownAt().plus(SAID_ALREADY))) {
                    confirmed.add(own);
                    continue;
                }
                refuseWhenTooOften(person, now);
                rows.confirm(id, true, now);
                confirmed.add(done(person, id, GroundAct.CONFIRMED, AuditOperation.ALTERATION, "confirm ground"));
            }
            return confirmed;
        });
    }

    /** Says that an own one is there no longer. Who says so twice has said it. */
    public GroundFeature end(Person person, UUID id) {
        refuseUnlessKeeper(person);
        return withLabelsOf(person, Set.of(id), () -> {
            rows.countOwn(person.id());
            var own = rows.holdOwn(person.id(), id).orElseThrow(() -> NOT_FOUND).feature();
            if (own.endedAt() != null) {
                return own;
            }
            var now = now();
            refuseWhenTooOften(person, now);
            rows.end(id, null, now);
            return done(person, id, GroundAct.ENDED, AuditOperation.ALTERATION, "end ground");
        });
    }

    /** Under the labels that these stand under, which the keeper may write while this lasts. */
    private <T> T withLabelsOf(Person person, Collection<UUID> ids, Supplier<T> work) {
        var labels = access.readingAsHolder(
                person.id(),
                () -> ids.stream()
                        .map(id -> rows.findOwn(person.id(), id)
                                .orElseThrow(() -> NOT_FOUND)
                                .label())
                        .distinct()
                        .toList());
        return access.writingAsHolder(person.id(), labels, work);
    }

    private GroundFeature done(Person person, UUID id, GroundAct act, AuditOperation operation, String action) {
        var own = rows.holdOwn(person.id(), id).orElseThrow();
        rows.remember(own, act, GroundOwners.isPolice(person), null);
        audit.record(person, operation, action, SUBJECT, id, null);
        return own.feature();
    }

    /** Call it while the person's own are held: see {@link GroundRows#countOwn}. */
    private void refuseWhenTooOften(Person person, Instant now) {
        var acts = rows.actsSince(person.id(), now.minus(COUNTED), MOST_ACTS);
        if (acts.size() >= MOST_ACTS) {
            throw new TooManyTries(Duration.between(now, acts.get(0).plus(COUNTED)));
        }
    }

    private static void refuseUnlessStanding(GroundFeature feature) {
        if (feature.endedAt() != null) {
            throw new ProblemException(GroundProblem.ENDED);
        }
    }

    private static void refuseUnlessKeeper(Person person) {
        if (!person.may(Permission.REPORT_INCIDENT)) {
            throw NOT_FOUND;
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }
}
