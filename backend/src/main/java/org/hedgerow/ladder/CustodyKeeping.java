package org.hedgerow.ladder;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.hedgerow.audit.AuditOperation;
import org.hedgerow.audit.AuditTrail;
import org.hedgerow.identity.Person;
import org.hedgerow.platform.ClientSent;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.reference.LadderRule;
import org.hedgerow.reference.LadderRules;
import org.hedgerow.sharing.Access;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Dogs and vehicles that a force holds: a detention ends with its dispersal unless it becomes a seizure; nothing is disposed of before its time. */
@Component
public class CustodyKeeping {

    /** So much is held of one subject at most, ended or not. */
    public static final int MOST_OF_A_SUBJECT = 100;

    static final String CUSTODY = "ladder custody";

    private final Access access;
    private final LadderSharing sharing;
    private final SubjectRows subjects;
    private final StepRows steps;
    private final CustodyRows rows;
    private final LadderRules rules;
    private final AuditTrail audit;
    private final Clock clock;

    CustodyKeeping(
            Access access,
            LadderSharing sharing,
            SubjectRows subjects,
            StepRows steps,
            CustodyRows rows,
            LadderRules rules,
            AuditTrail audit,
            Clock clock) {
        this.access = access;
        this.sharing = sharing;
        this.subjects = subjects;
        this.steps = steps;
        this.rows = rows;
        this.rules = rules;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Writes down that something was taken from somebody whom the own force keeps.
     *
     * @param sha256 of the content as it was sent
     * @throws ProblemException 422 when a detention belongs to no dispersal of that person that was in force then
     */
    public LadderKeeping.Receipt take(Person person, UUID id, UUID subject, CustodyContent content, byte[] sha256) {
        LadderSharing.refuseUnlessPolice(person);
        int own = sharing.own(person);
        var force = person.organisation().id();
        return access.writing(person, () -> {
            var held = subjects.holdOf(force, subject).orElseThrow(() -> LadderSharing.NOT_FOUND);
            var there = rows.holdOf(force, id);
            if (there.isPresent()) {
                return LadderKeeping.repeated(
                        id, there.get().subject().equals(subject) && rows.wasMadeWith(id, sha256));
            }
            if (content.heldSince().isAfter(clock.instant().plusSeconds(600))) {
                throw PlatformProblem.invalid("/heldSince", "This is still to come.");
            }
            var dispersal = content.step() == null ? null : dispersal(force, subject, content.step(), content);
            if (rows.count(subject) >= MOST_OF_A_SUBJECT) {
                throw new ProblemException(LadderProblem.LIMIT);
            }
            var ownForceOnly = dispersal != null && dispersal.content().ownForceOnly();
            if (!rows.add(
                    id, subject, force, ownForceOnly ? own : held.label(), ownForceOnly, content, sha256, now())) {
                throw ClientSent.idUnusable();
            }
            audit.record(person, AuditOperation.COLLECTION, "take into custody", CUSTODY, id, null);
            return new LadderKeeping.Receipt(id, false);
        });
    }

    /** Makes a detention a seizure for an offence, with a reason: from then on it is not given back by itself. */
    public void convert(Person person, UUID id, CustodyBasis to, String reason) {
        LadderSharing.refuseUnlessPolice(person);
        if (!to.isForOffence()) {
            throw PlatformProblem.invalid("/basis", "Choose the Act under which it is seized for an offence.");
        }
        access.writing(person, () -> {
            if (!hold(person, id).basis().isDetention()) {
                throw new ProblemException(LadderProblem.NOT_NOW);
            }
            rows.convert(id, to, reason, now());
            audit.record(person, AuditOperation.ALTERATION, "convert custody", CUSTODY, id, reason);
            return id;
        });
    }

    /** Writes down what was decided, in place of what was decided before. */
    public void order(Person person, UUID id, CustodyOrder order, LocalDate on) {
        LadderSharing.refuseUnlessPolice(person);
        access.writing(person, () -> {
            var custody = hold(person, id);
            var taken =
                    custody.content().heldSince().atZone(LadderSubject.LONDON).toLocalDate();
            if (on.isBefore(taken) || on.isAfter(today())) {
                throw PlatformProblem.invalid("/on", "The day lies between when it was taken and today.");
            }
            rows.order(id, order, on);
            audit.record(person, AuditOperation.ALTERATION, "order on custody", CUSTODY, id, order.name());
            return id;
        });
    }

    /** Says that it is held no longer. */
    public void end(Person person, UUID id, CustodyEnd how) {
        LadderSharing.refuseUnlessPolice(person);
        access.writing(person, () -> {
            var custody = hold(person, id);
            var disposable = disposableFrom(custody);
            if (how == CustodyEnd.DISPOSED && (disposable == null || today().isBefore(disposable))) {
                throw new ProblemException(LadderProblem.NOT_DISPOSABLE);
            }
            rows.end(id, how, now());
            audit.record(person, AuditOperation.ALTERATION, "end custody", CUSTODY, id, how.name());
            return id;
        });
    }

    /** The first day in London on which disposal may be considered, by the rules of the day of the order; null while nothing allows it. */
    public @Nullable LocalDate disposableFrom(Custody custody) {
        var on = custody.orderOn();
        return on == null
                ? null
                : rules.inForceOn(on, "DISPOSAL")
                        .map(LadderRule::lasts)
                        .map(custody::disposableFrom)
                        .orElse(null);
    }

    /** What the own force holds still. */
    private Custody hold(Person person, UUID id) {
        var custody = rows.holdOf(person.organisation().id(), id).orElseThrow(() -> LadderSharing.NOT_FOUND);
        if (custody.endedAt() != null) {
            throw new ProblemException(LadderProblem.NOT_NOW);
        }
        return custody;
    }

    private LadderStep dispersal(UUID force, UUID subject, UUID step, CustodyContent content) {
        return steps.holdOf(force, step)
                .map(StepRows.Held::step)
                .filter(found -> found.subject().equals(subject) && found.kind() == StepKind.DISPERSAL)
                .filter(found -> found.stateAt(content.heldSince()) == StepState.IN_FORCE)
                .orElseThrow(() -> PlatformProblem.invalid(
                        "/step", "Choose a dispersal of this person that was in force when it was taken."));
    }

    private LocalDate today() {
        return clock.instant().atZone(LadderSubject.LONDON).toLocalDate();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }
}
