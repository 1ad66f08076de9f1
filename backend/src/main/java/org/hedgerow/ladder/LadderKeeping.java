package org.hedgerow.ladder;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.hedgerow.audit.AuditOperation;
import org.hedgerow.audit.AuditTrail;
import org.hedgerow.identity.Person;
import org.hedgerow.platform.ClientSent;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.reference.LadderRules;
import org.hedgerow.sharing.Access;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes down persons, vehicles and the steps taken against them, each force its own. A step is never changed: one that was wrong is withdrawn. */
@Component
public class LadderKeeping {

    /** So many steps has one subject of one force at most. */
    public static final int MOST_STEPS = 300;

    static final String SUBJECT = "ladder subject";
    static final String STEP = "ladder step";

    /** How far ahead a step may be dated, for clocks that differ. */
    private static final Duration AHEAD = Duration.ofMinutes(10);

    private final Access access;
    private final LadderSharing sharing;
    private final SubjectRows subjects;
    private final StepRows steps;
    private final LadderRules rules;
    private final AuditTrail audit;
    private final Clock clock;

    LadderKeeping(
            Access access,
            LadderSharing sharing,
            SubjectRows subjects,
            StepRows steps,
            LadderRules rules,
            AuditTrail audit,
            Clock clock) {
        this.access = access;
        this.sharing = sharing;
        this.subjects = subjects;
        this.steps = steps;
        this.rules = rules;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param repeated the same had arrived before; nothing was written now */
    public record Receipt(UUID id, boolean repeated) {}

    /**
     * Keeps a person or a vehicle under the id that its client made. The same id with the same content is answered again.
     *
     * @param sha256 of the content as it was sent
     * @throws ProblemException when the id was used for anything else, or the agreement does not fit
     */
    public Receipt keepSubject(Person person, UUID id, SubjectContent content, byte[] sha256) {
        LadderSharing.refuseUnlessPolice(person);
        int label = sharing.of(person, content.agreement(), content.group());
        var force = person.organisation().id();
        return access.writing(person, () -> {
            if (subjects.holdOf(force, id).isPresent()) {
                return repeated(id, subjects.wasMadeWith(id, sha256));
            }
            if (!subjects.add(id, force, label, content, sha256, now())) {
                throw ClientSent.idUnusable();
            }
            audit.record(person, AuditOperation.COLLECTION, "keep ladder subject", SUBJECT, id, null);
            return new Receipt(id, false);
        });
    }

    /** Replaces what is said of one that the own force keeps, and with whom it is shared; its kind stays. */
    public void changeSubject(Person person, UUID id, int expectedVersion, SubjectContent content) {
        LadderSharing.refuseUnlessPolice(person);
        int label = sharing.of(person, content.agreement(), content.group());
        access.writing(person, () -> {
            var held = subjects.holdOf(person.organisation().id(), id)
                    .orElseThrow(() -> LadderSharing.NOT_FOUND)
                    .subject();
            if (held.version() != expectedVersion) {
                throw new ProblemException(LadderProblem.STALE);
            }
            if (held.content().kind() != content.kind()) {
                throw PlatformProblem.invalid("/kind", "A person stays a person, and a vehicle a vehicle.");
            }
            subjects.change(id, label, content, now());
            audit.record(person, AuditOperation.ALTERATION, "change ladder subject", SUBJECT, id, null);
            return id;
        });
    }

    /**
     * Writes down a step against somebody whom the own force keeps.
     *
     * @throws ProblemException 422 when the rules of its day know no such step, or it lasts longer than they allow
     */
    public Receipt takeStep(Person person, UUID id, UUID subject, StepContent said, byte[] sha256) {
        LadderSharing.refuseUnlessPolice(person);
        int own = sharing.own(person);
        var force = person.organisation().id();
        return access.writing(person, () -> {
            var held = subjects.holdOf(force, subject).orElseThrow(() -> LadderSharing.NOT_FOUND);
            var there = steps.holdOf(force, id);
            if (there.isPresent()) {
                return repeated(id, there.get().step().subject().equals(subject) && steps.wasMadeWith(id, sha256));
            }
            var content = byTheRules(said);
            refuseUnlessPossible(held.subject(), content);
            if (steps.count(subject) >= MOST_STEPS) {
                throw new ProblemException(LadderProblem.LIMIT);
            }
            if (!steps.add(id, subject, force, content.ownForceOnly() ? own : held.label(), content, sha256, now())) {
                throw ClientSent.idUnusable();
            }
            audit.record(person, AuditOperation.COLLECTION, "take ladder step", STEP, id, null);
            return new Receipt(id, false);
        });
    }

    /** Takes back a step of the own force, which then never counted. */
    public void withdraw(Person person, UUID id, String reason) {
        LadderSharing.refuseUnlessPolice(person);
        access.writing(person, () -> {
            var step = hold(person, id);
            if (step.withdrawnAt() != null) {
                throw new ProblemException(LadderProblem.NOT_NOW);
            }
            steps.withdraw(id, reason, now());
            audit.record(person, AuditOperation.ALTERATION, "withdraw ladder step", STEP, id, reason);
            return id;
        });
    }

    /** Says what was done for a child, which ends the task. */
    public void safeguard(Person person, UUID id, String said) {
        LadderSharing.refuseUnlessPolice(person);
        access.writing(person, () -> {
            var step = hold(person, id);
            if (step.withdrawnAt() != null || step.safeguardedAt() != null) {
                throw new ProblemException(LadderProblem.NOT_NOW);
            }
            steps.safeguard(id, said, now());
            audit.record(person, AuditOperation.ALTERATION, "safeguard at ladder step", STEP, id, null);
            return id;
        });
    }

    private LadderStep hold(Person person, UUID id) {
        return steps.holdOf(person.organisation().id(), id)
                .orElseThrow(() -> LadderSharing.NOT_FOUND)
                .step();
    }

    /** With the end that the rules of its day give, where none is said. */
    private StepContent byTheRules(StepContent said) {
        var day = said.issuedAt().atZone(LadderSubject.LONDON).toLocalDate();
        var rule = rules.inForceOn(day, said.kind().name())
                .orElseThrow(() -> PlatformProblem.invalid("/kind", "No rule is known for this step on that day."));
        var end = rule.endOf(said.issuedAt()).orElse(null);
        var expires = said.expiresAt() == null ? end : said.expiresAt();
        if (rule.isMost() && end != null && expires != null && expires.isAfter(end)) {
            throw PlatformProblem.invalid("/expiresAt", "It would last longer than the rules of that day allow.");
        }
        if (expires == null && said.kind() == StepKind.DISPERSAL) {
            throw PlatformProblem.invalid("/expiresAt", "Say when it ends.");
        }
        return withEnd(said, expires);
    }

    private void refuseUnlessPossible(LadderSubject subject, StepContent content) {
        if (content.kind().subject() != subject.content().kind()) {
            throw PlatformProblem.invalid("/kind", "This step is not taken against that.");
        }
        if (content.issuedAt().isAfter(clock.instant().plus(AHEAD))) {
            throw PlatformProblem.invalid("/issuedAt", "This is still to come.");
        }
        if (content.expiresAt() != null && !content.expiresAt().isAfter(content.issuedAt())) {
            throw PlatformProblem.invalid("/expiresAt", "It ends after it begins.");
        }
        if (content.incident() != null && !steps.isReadable(content.incident())) {
            throw PlatformProblem.invalid("/incident", "There is no such incident.");
        }
    }

    private static StepContent withEnd(StepContent said, @Nullable Instant expires) {
        return new StepContent(
                said.kind(),
                said.ownForceOnly(),
                said.area(),
                said.grid(),
                said.issuedAt(),
                expires,
                said.servedBy(),
                said.incident(),
                said.childPresent(),
                said.childAge(),
                said.proceedings(),
                said.offenceOn(),
                said.evidenceOn(),
                said.notes());
    }

    static Receipt repeated(UUID id, boolean same) {
        if (!same) {
            throw ClientSent.idUnusable();
        }
        return new Receipt(id, true);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }
}
