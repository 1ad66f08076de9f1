package org.hedgerow.source;

import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.hedgerow.audit.AuditOperation;
import org.hedgerow.audit.AuditTrail;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Person;
import org.hedgerow.platform.ClientSent;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.platform.TooManyTries;
import org.hedgerow.sharing.Access;
import org.hedgerow.sharing.LabelTerms;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The wall around who told us. Whoever writes intelligence registers a source and goes on with its reference; who it is, is read again by the source
 * handlers of the own force, and by who registered it until they take over: for a reason, counted and written down before it is unsealed. To everybody
 * else a source is not there.
 */
@Component
public class Sources {

    /** So many are listed at most, latest first. */
    public static final int MOST_LISTED = 500;

    /** So many openings of one person count in an hour: who reads a whole register is not at work. */
    static final int MOST_OPENINGS = 30;

    /** So many sources one person registers in an hour, and as many tellings: whoever fills a register is not at work either. */
    static final int MOST_ACTS = 60;

    private static final Duration COUNTED = Duration.ofHours(1);
    private static final int MOST_TELLINGS = 200;
    private static final String SUBJECT = "source";
    private static final ProblemException NOT_FOUND = new ProblemException(PlatformProblem.NOT_FOUND);

    private final Access access;
    private final SourceRows rows;
    private final SourceSeal seal;
    private final AuditTrail audit;
    private final Clock clock;

    Sources(Access access, SourceRows rows, SourceSeal seal, AuditTrail audit, Clock clock) {
        this.access = access;
        this.rows = rows;
        this.seal = seal;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param repeated the same had arrived before; nothing was written now */
    public record Receipt(SourceReference reference, boolean repeated) {}

    /**
     * Registers a source under the id that its client made. The same id with the same content is answered again.
     *
     * @param handlersOnly whether not even this person reads it again
     * @throws ProblemException when the id was used for anything else, or {@link SourceProblem#NO_KEY}
     * @throws TooManyTries beyond {@value #MOST_ACTS} in an hour, as for tellings
     */
    public Receipt register(Person person, UUID id, SourceIdentity identity, boolean handlersOnly) {
        refuseUnless(person, Permission.WRITE_INTELLIGENCE);
        int label = labelOf(person);
        var content = seal.macOfContent(identity, id);
        return access.writingAsHolder(person.id(), Set.of(label), () -> {
            var now = now();
            var force = person.organisation().id();
            var done = rows.actsSince(person.id(), SourceAct.REGISTRATION, now.minus(COUNTED), MOST_ACTS);
            var before = rows.registered(id);
            if (before.isPresent() && MessageDigest.isEqual(before.get().contentMac(), content)) {
                return new Receipt(before.get().reference(), true);
            }
            var own = rows.find(id);
            if (own.isPresent() && rows.wasSentWith(id, content)) {
                return new Receipt(own.get().source().reference(), true);
            }
            if (before.isPresent() || own.isPresent()) {
                throw ClientSent.idUnusable();
            }
            refuseBeyond(done, now);
            var reference = SourceReference.make();
            if (!rows.add(
                    id,
                    reference,
                    label,
                    force,
                    handlersOnly,
                    seal.seal(identity, id),
                    seal.macOf(identity.name(), force),
                    seal.macOf(identity.contact(), force),
                    content,
                    now)) {
                throw ClientSent.idUnusable();
            }
            rows.addAct(id, SourceAct.REGISTRATION, reference, content, now);
            audit.record(person, AuditOperation.COLLECTION, "register source", SUBJECT, id, null);
            return new Receipt(reference, false);
        });
    }

    /**
     * Keeps what goes with one thing that a source of the own force told. Whoever knows the reference may add to it, and reads nothing by that.
     *
     * @param report the intelligence report that was made of it; null while there is none
     * @return whether the same had arrived before
     */
    public boolean keepTelling(
            Person person, UUID id, SourceReference reference, @Nullable UUID report, Telling telling) {
        refuseUnless(person, Permission.WRITE_INTELLIGENCE);
        int label = labelOf(person);
        var content =
                seal.macOfContent(Map.of("of", reference, "report", Objects.toString(report), "told", telling), id);
        return access.writingAsHolder(person.id(), Set.of(label), () -> {
            var now = now();
            var done = rows.actsSince(person.id(), SourceAct.TELLING, now.minus(COUNTED), MOST_ACTS);
            if (!rows.addTelling(id, reference, label, report, seal.seal(telling, id), content, now)) {
                if (!rows.tellingWasSentWith(id, content)) {
                    throw ClientSent.idUnusable();
                }
                return true;
            }
            // What is too much goes with the transaction; what is sent again counts once.
            refuseBeyond(done, now);
            rows.addAct(id, SourceAct.TELLING, null, content, now);
            audit.record(person, AuditOperation.COLLECTION, "keep source telling", "source telling", id, null);
            return false;
        });
    }

    /** Those that the person registered and no handler has taken over, without who they are. */
    public List<RegisteredSource> listOwn(Person person) {
        refuseUnless(person, Permission.WRITE_INTELLIGENCE);
        return access.readingAsHolder(person.id(), () -> rows.listOwn(person.id(), MOST_LISTED));
    }

    /** Those of the own force, without who they are. */
    public List<RegisteredSource> listOfForce(Person handler) {
        refuseUnless(handler, Permission.HANDLE_SOURCES);
        return access.workingWithSources(
                handler, () -> rows.listOf(handler.organisation().id(), MOST_LISTED));
    }

    /**
     * Those of the own force who are registered under the same name, or may be reached in the same way, whatever its capitals and spaces.
     *
     * @param name or {@code contact}: one of them is not empty
     */
    public List<RegisteredSource> findLike(Person handler, String name, String contact) {
        refuseUnless(handler, Permission.HANDLE_SOURCES);
        var force = handler.organisation().id();
        return access.workingWithSources(handler, () -> {
            var found = rows.findLike(force, seal.macOf(name, force), seal.macOf(contact, force), MOST_LISTED);
            audit.recordConsultation(
                    handler,
                    "search sources",
                    found.stream().map(RegisteredSource::id).toList(),
                    SUBJECT,
                    null,
                    null,
                    null);
            return found;
        });
    }

    /** Opens one that the person registered and no handler has taken over. */
    public OpenedSource openOwn(Person person, UUID id, OpeningReason reason) {
        refuseUnless(person, Permission.WRITE_INTELLIGENCE);
        int label = labelOf(person);
        return access.writingAsHolder(person.id(), Set.of(label), () -> opened(person, id, reason));
    }

    /** Opens one of the own force. */
    public OpenedSource open(Person handler, UUID id, OpeningReason reason) {
        refuseUnless(handler, Permission.HANDLE_SOURCES);
        return access.workingWithSources(handler, () -> opened(handler, id, reason));
    }

    /** Says anew who one of the own force is, and whether the handlers alone read it. */
    public RegisteredSource amend(
            Person handler, UUID id, int expectedVersion, SourceIdentity identity, boolean handlersOnly) {
        return changing(handler, id, held -> {
            if (held.source().version() != expectedVersion) {
                throw new ProblemException(SourceProblem.STALE);
            }
            var force = handler.organisation().id();
            rows.amend(
                    id,
                    handlersOnly,
                    seal.seal(identity, id),
                    seal.macOf(identity.name(), force),
                    seal.macOf(identity.contact(), force),
                    now());
            audit.record(handler, AuditOperation.ALTERATION, "amend source", SUBJECT, id, null);
        });
    }

    /** Erases who one of the own force is, and what goes with its tellings, for good: the reference stays, and says nothing. */
    public RegisteredSource erase(Person handler, UUID id) {
        return changing(handler, id, held -> {
            rows.erase(id, held.source().reference().text(), now());
            audit.record(handler, AuditOperation.ERASURE, "erase source", SUBJECT, id, null);
        });
    }

    private RegisteredSource changing(Person handler, UUID id, Consumer<SourceRows.Held> change) {
        refuseUnless(handler, Permission.HANDLE_SOURCES);
        return access.workingWithSources(handler, () -> {
            var held = rows.hold(id).orElseThrow(() -> NOT_FOUND);
            if (held.source().erasedAt() != null) {
                throw new ProblemException(SourceProblem.ERASED);
            }
            change.accept(held);
            return rows.find(id).orElseThrow().source();
        });
    }

    private OpenedSource opened(Person person, UUID id, OpeningReason reason) {
        var held = rows.find(id).orElseThrow(() -> NOT_FOUND);
        var now = now();
        var opened = rows.openedSince(person.id(), now.minus(COUNTED), MOST_OPENINGS);
        if (opened.size() >= MOST_OPENINGS) {
            throw new TooManyTries(Duration.between(now, opened.get(0).plus(COUNTED)));
        }
        rows.addOpening(id, held.label(), reason, now);
        audit.record(person, AuditOperation.CONSULTATION, "open source", SUBJECT, id, reason.name());
        var tellings = rows.tellings(held.source().reference().text(), MOST_TELLINGS).stream()
                .map(told -> new OpenedSource.Told(
                        told.report(),
                        told.toldTo(),
                        told.keptAt(),
                        told.sealed() == null ? null : seal.open(told.sealed(), told.id(), Telling.class)))
                .toList();
        return new OpenedSource(
                held.source(),
                held.sealed() == null ? null : seal.open(held.sealed(), id, SourceIdentity.class),
                tellings,
                rows.openings(id, MOST_LISTED));
    }

    private static void refuseBeyond(List<Instant> done, Instant now) {
        if (done.size() >= MOST_ACTS) {
            throw new TooManyTries(Duration.between(now, done.get(0).plus(COUNTED)));
        }
    }

    private int labelOf(Person person) {
        var terms = LabelTerms.forSources(person.organisation().id());
        return Objects.requireNonNull(access.labelsOf(List.of(terms)).get(terms));
    }

    private static void refuseUnless(Person person, Permission permission) {
        if (!person.may(permission)) {
            throw NOT_FOUND;
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }
}
