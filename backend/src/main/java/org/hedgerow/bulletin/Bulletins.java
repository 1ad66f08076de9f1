package org.hedgerow.bulletin;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.hedgerow.audit.AuditOperation;
import org.hedgerow.audit.AuditTrail;
import org.hedgerow.bulletin.BulletinState.Act;
import org.hedgerow.identity.OrganisationKind;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Person;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.sharing.Access;
import org.hedgerow.sharing.LabelTerms;
import org.hedgerow.sharing.Scope;
import org.hedgerow.sharing.SharingTerms;
import org.hedgerow.sharing.Tier;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.MultiPolygon;
import org.springframework.stereotype.Component;

/**
 * The desk at which an organisation's police write bulletins: one writes, another approves each wording, either issues. To everybody else there is no such
 * desk. What may happen when is {@link BulletinState}'s to say; that nobody approves their own words, the database says too.
 */
@Component
public class Bulletins {

    static final int MOST_UNISSUED = 200;

    private static final Set<OrganisationKind> POLICE = Set.of(OrganisationKind.FORCE, OrganisationKind.NATIONAL_UNIT);

    private final Access access;
    private final BulletinRows rows;
    private final BulletinAreas areas;
    private final EventPlaces places;
    private final BulletinSource source;
    private final BulletinLint lint;
    private final AuditTrail audit;
    private final WordingsRead read;
    private final Clock clock;

    Bulletins(
            Access access,
            BulletinRows rows,
            BulletinAreas areas,
            EventPlaces places,
            BulletinSource source,
            BulletinSettings settings,
            AuditTrail audit,
            WordingsRead read,
            Clock clock) {
        this.access = access;
        this.rows = rows;
        this.areas = areas;
        this.places = places;
        this.source = source;
        this.lint = new BulletinLint(Set.copyOf(settings.telephoneNumbers()));
        this.audit = audit;
        this.read = read;
        this.clock = clock;
    }

    /** @param repeated the same had arrived before; nothing was written now */
    public record Receipt(Bulletin bulletin, boolean repeated) {}

    /** Those of the person's organisation, latest change first; audited. */
    public List<Bulletin> list(Person person) {
        var owner = deskOf(person);
        var found = access.<List<Bulletin>>reading(person, () -> rows.list(owner));
        read.listedAtDesk(person, found);
        return found;
    }

    /** One of the person's organisation; audited. */
    public Bulletin get(Person person, UUID id) {
        var owner = deskOf(person);
        return access.consulting(person, () -> {
            var found = rows.find(owner, id).orElseThrow(Bulletins::notFound);
            read.opened(person, found);
            return found;
        });
    }

    /**
     * For what says nothing of its words, and so is no reading of it.
     *
     * @throws ProblemException not found unless the person's organisation has it
     */
    public void refuseUnlessThere(Person person, UUID id) {
        known(person, id);
    }

    /** The same for an act that is audited itself and shows none of its words. */
    Bulletin known(Person person, UUID id) {
        var owner = deskOf(person);
        return access.reading(person, () -> rows.find(owner, id)).orElseThrow(Bulletins::notFound);
    }

    /** What a bulletin may not say, without keeping anything. */
    public List<Finding> check(Person person, BulletinContent content) {
        deskOf(person);
        var told = source.of(person, content);
        var findings = new ArrayList<>(lint.check(content, told.words()));
        findings.addAll(places.check(content, told.places()));
        return findings;
    }

    /**
     * Begins a bulletin under the id that its client made. The same id with the same content is answered again.
     *
     * @throws ProblemException when the id was used for anything else, or {@link BulletinProblem#LIMIT}
     */
    public Receipt begin(Person person, UUID id, BulletinContent content) {
        return begin(person, id, content, BulletinMessage.ALERT, null);
    }

    /** Begins what is to take the place of an issued bulletin, with its words. */
    public Receipt beginUpdate(Person person, UUID id, UUID earlier) {
        var before = known(person, earlier);
        refuseUnless(before, Act.UPDATE);
        return begin(person, id, before.content(), BulletinMessage.UPDATE, earlier);
    }

    private Receipt begin(
            Person person, UUID id, BulletinContent content, BulletinMessage message, @Nullable UUID earlier) {
        var owner = deskOf(person);
        var area = areas.shape(content.area());
        var event = places.kept(content);
        source.of(person, content);
        int label = ownLabel(owner);
        var made = new BulletinRows.New(
                id, label, owner, person.id(), message, earlier, BulletinState.DRAFT, content, area, event);
        return access.writing(person, () -> {
            int unissued = rows.countUnissued(owner);
            var before = rows.find(owner, id);
            if (before.isPresent()) {
                if (!rows.wasMadeWith(id, BulletinJson.sha256(BulletinJson.write(content)))) {
                    throw idUnusable();
                }
                return new Receipt(before.get(), true);
            }
            if (unissued >= MOST_UNISSUED) {
                throw new ProblemException(BulletinProblem.LIMIT);
            }
            if (!rows.add(made, now())) {
                throw idUnusable();
            }
            audit.record(person, AuditOperation.COLLECTION, "begin bulletin", "bulletin", id, null);
            return new Receipt(rows.find(owner, id).orElseThrow(), false);
        });
    }

    /** Replaces what a bulletin says that is not issued; it is a draft again, and nobody has approved it. */
    public Bulletin write(Person person, UUID id, int expectedVersion, BulletinContent content) {
        MultiPolygon area = areas.shape(content.area());
        var event = places.kept(content);
        source.of(person, content);
        return change(
                person,
                id,
                expectedVersion,
                Act.WRITE,
                "write bulletin",
                null,
                held -> rows.write(id, person.id(), content, area, event, now()));
    }

    /** Asks colleagues to approve it. */
    public Bulletin submit(Person person, UUID id, int expectedVersion) {
        refuseUnlessClean(person, known(person, id));
        return change(
                person,
                id,
                expectedVersion,
                Act.SUBMIT,
                "submit bulletin",
                null,
                held -> rows.moveTo(id, BulletinState.REVIEW, now()));
    }

    /** Approves one wording, as somebody else than who wrote it. */
    public Bulletin approve(Person person, UUID id, int expectedVersion, BulletinAudience audience) {
        int label = ownLabel(deskOf(person));
        return change(person, id, expectedVersion, Act.APPROVE, "approve bulletin", audience.name(), held -> {
            if (held.author().equals(person.id())) {
                throw new ProblemException(BulletinProblem.OWN);
            }
            if (!held.content().audiences().contains(audience)) {
                throw PlatformProblem.invalid("/audience", "The bulletin has no such wording.");
            }
            rows.approve(held, label, List.of(audience), null);
            approvedIfWhole(held);
        });
    }

    /**
     * Approves every wording at once, also of one's own, because there is no time: for those who may, with a reason; somebody else looks at it afterwards.
     */
    public Bulletin approveUrgently(Person person, UUID id, int expectedVersion, String reason) {
        if (!person.may(Permission.APPROVE_URGENT_BULLETIN)) {
            throw notFound();
        }
        refuseUnlessClean(person, known(person, id));
        int label = ownLabel(deskOf(person));
        return change(person, id, expectedVersion, Act.APPROVE_URGENTLY, "approve bulletin urgently", reason, held -> {
            rows.approve(held, label, held.content().audiences(), reason);
            approvedIfWhole(held);
        });
    }

    /** Says that an urgent approval was looked at, by neither who approved it nor who wrote it. */
    public Bulletin lookAtUrgent(Person person, UUID id) {
        var owner = deskOf(person);
        return access.writing(person, () -> {
            var held = rows.hold(owner, id).orElseThrow(Bulletins::notFound);
            if (held.approvals().stream().noneMatch(each -> each.urgentReason() != null && !each.lookedAt())) {
                throw new ProblemException(BulletinProblem.STATE);
            }
            if (held.author().equals(person.id()) || rows.lookAtUrgent(held, person.id()) == 0) {
                throw new ProblemException(BulletinProblem.OWN);
            }
            audit.record(person, AuditOperation.ALTERATION, "look at urgent bulletin", "bulletin", id, null);
            return rows.find(owner, id).orElseThrow();
        });
    }

    private void approvedIfWhole(Bulletin held) {
        var now = rows.find(held.owner(), held.id()).orElseThrow();
        if (now.isWhollyApproved()) {
            rows.moveTo(held.id(), BulletinState.APPROVED, now());
        }
    }

    /** What is done to a bulletin that is held. */
    interface Doing {
        void on(Bulletin held);
    }

    private Bulletin change(
            Person person, UUID id, int expectedVersion, Act act, String action, @Nullable String reason, Doing doing) {
        var owner = deskOf(person);
        return access.writing(person, () -> {
            var held = rows.hold(owner, id).orElseThrow(Bulletins::notFound);
            if (held.version() != expectedVersion) {
                throw new ProblemException(BulletinProblem.STALE);
            }
            refuseUnless(held, act);
            doing.on(held);
            audit.record(person, AuditOperation.ALTERATION, action, "bulletin", id, reason);
            return rows.find(owner, id).orElseThrow();
        });
    }

    void refuseUnless(Bulletin bulletin, Act act) {
        if (!bulletin.stateAt(clock.instant()).allows(act)) {
            throw new ProblemException(BulletinProblem.STATE);
        }
    }

    /** @throws ProblemException 422 with each finding at its field */
    void refuseUnlessClean(Person person, Bulletin bulletin) {
        var findings = check(person, bulletin.content());
        if (!findings.isEmpty()) {
            throw new ProblemException(
                    PlatformProblem.INVALID_FIELDS,
                    findings.stream()
                            .map(each -> new ProblemException.FieldError(each.pointer(), each.detail()))
                            .toList());
        }
    }

    int ownLabel(UUID owner) {
        var terms = ownTerms(owner);
        return Objects.requireNonNull(access.labelsOf(List.of(terms)).get(terms));
    }

    static LabelTerms ownTerms(UUID owner) {
        return LabelTerms.of(owner, SharingTerms.of(Scope.OWN_FORCE), Tier.EXACT);
    }

    /** Whose desk the person sits at; for everybody but the police there is none. */
    static UUID deskOf(Person person) {
        if (!person.may(Permission.AMEND_INCIDENT)
                || !POLICE.contains(person.organisation().kind())) {
            throw notFound();
        }
        return person.organisation().id();
    }

    static ProblemException notFound() {
        return new ProblemException(PlatformProblem.NOT_FOUND);
    }

    private static ProblemException idUnusable() {
        return PlatformProblem.invalid("/id", "This id cannot be used for a new bulletin; make another.");
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }
}
