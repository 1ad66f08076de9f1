package org.hedgerow.intelligence;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hedgerow.audit.AuditOperation;
import org.hedgerow.audit.AuditTrail;
import org.hedgerow.identity.AccessGroup;
import org.hedgerow.identity.Person;
import org.hedgerow.platform.ClientSent;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.sharing.Access;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Sends live reports to people of the own force, each with a message. Whoever is sent one may read it already: sending asks somebody to look, opens nothing,
 * and is written down as a disclosure. What is held goes out when the report is made live.
 */
@Component
public class Disseminations {

    static final int MOST_OF_A_REPORT = 100;
    private static final int MOST_LISTED = 200;
    private static final String KIND = "intelligence dissemination";

    private final Access access;
    private final IntelligenceUnit unit;
    private final SanitisedRows sanitised;
    private final DisseminationRows rows;
    private final RecipientCheck check;
    private final AuditTrail audit;

    Disseminations(
            Access access,
            IntelligenceUnit unit,
            SanitisedRows sanitised,
            DisseminationRows rows,
            RecipientCheck check,
            AuditTrail audit) {
        this.access = access;
        this.unit = unit;
        this.sanitised = sanitised;
        this.rows = rows;
        this.check = check;
        this.audit = audit;
    }

    /** @param repeated the same had arrived before; nothing was written now */
    public record Receipt(Dissemination dissemination, boolean repeated) {}

    /** What somebody was sent, with what they read of the report. */
    public record Opened(Dissemination.Received received, SanitisedReport report) {}

    /** The teams to which the person's unit may send. */
    public List<AccessGroup> teams(Person person) {
        IntelligenceUnit.refuseUnlessUnit(person);
        return check.teamsOf(person);
    }

    /**
     * Sends a report, or holds it until it is live, under the id that the client made. The same id with the same content is answered again.
     *
     * @param message at most {@value Dissemination#LONGEST_MESSAGE} characters
     * @param hold whether it may wait until the report is live; one that is live goes out at once
     * @throws ProblemException {@link IntelligenceProblem#NOT_NOW} for a report that is not live unless it may wait, and for one of which nothing is written for
     *     others; or, by field, who may not read it
     */
    public Receipt send(
            Person person, UUID id, UUID report, Recipients to, String message, boolean hold, byte[] sha256) {
        IntelligenceUnit.refuseUnlessUnit(person);
        var owner = person.organisation().id();
        var terms = IntelligenceUnit.own(owner);
        int label = access.labelsOf(List.of(terms)).get(terms);
        return access.writing(person, () -> {
            var before = rows.find(id);
            if (before.isPresent()) {
                return repeated(before.get(), sha256);
            }
            var state = unit.held(person, report).state();
            var written = sanitised
                    .find(report)
                    .filter(found -> found.live() || (hold && state.isOnItsWay()))
                    .orElseThrow(() -> new ProblemException(IntelligenceProblem.NOT_NOW));
            check.refusals(person, written, state.isSensitive(), to).throwIfAny();
            if (rows.ofReport(report, MOST_OF_A_REPORT).size() >= MOST_OF_A_REPORT) {
                throw new ProblemException(IntelligenceProblem.LIMIT);
            }
            var now = unit.now();
            @Nullable Instant sentAt = written.live() ? now : null;
            var made = new Dissemination(id, report, person.id(), to, message, now, sentAt, List.of());
            if (!rows.add(made, owner, label, sha256)) {
                throw ClientSent.idUnusable();
            }
            record(person, made);
            return new Receipt(made, false);
        });
    }

    /** To whom a report was sent and who has read it, latest first; for the unit. */
    public List<Dissemination> ofReport(Person person, UUID report) {
        IntelligenceUnit.refuseUnlessUnit(person);
        return access.consulting(person, () -> {
            unit.find(person, report);
            var found = rows.ofReport(report, MOST_OF_A_REPORT);
            audit.recordConsultation(
                    person,
                    "list intelligence disseminations",
                    found.stream().map(Dissemination::id).toList(),
                    KIND,
                    null,
                    null,
                    null);
            return found;
        });
    }

    /** What the person was sent, latest first, at most {@value #MOST_LISTED}. */
    public List<Dissemination.Received> received(Person person) {
        IntelligenceUnit.forceOf(person);
        return access.consulting(person, () -> {
            var found = rows.received(person.id(), MOST_LISTED);
            audit.recordConsultation(
                    person,
                    "list received intelligence",
                    found.stream()
                            .map(Dissemination.Received::report)
                            .distinct()
                            .toList(),
                    IntelligenceUnit.KIND,
                    null,
                    null,
                    null);
            return found;
        });
    }

    /**
     * Reads what the person was sent. The first time is kept, with who it was; the unit sees it.
     *
     * @throws ProblemException not found unless it was sent to the person and they may read the report still
     */
    public Opened read(Person person, UUID id) {
        IntelligenceUnit.forceOf(person);
        return access.writing(person, () -> {
            var received = rows.received(person.id(), id).orElseThrow(() -> IntelligenceUnit.NOT_FOUND);
            var report = sanitised
                    .find(received.report())
                    .filter(found -> found.live() && found.allows(IntelligenceUse.READING))
                    .orElseThrow(() -> IntelligenceUnit.NOT_FOUND);
            rows.addReading(id, unit.now());
            audit.record(
                    person,
                    AuditOperation.CONSULTATION,
                    "read received intelligence",
                    IntelligenceUnit.KIND,
                    report.id(),
                    null);
            return new Opened(rows.received(person.id(), id).orElseThrow(() -> IntelligenceUnit.NOT_FOUND), report);
        });
    }

    /** Sends what was held for a report that is live now. What somebody of them may not read stays held, for the unit to see. */
    void sendHeld(Person person, UUID report) {
        Optional<SanitisedReport> live = sanitised.find(report).filter(SanitisedReport::live);
        if (live.isEmpty()) {
            return;
        }
        for (var held : rows.ofReport(report, MOST_OF_A_REPORT)) {
            if (held.sentAt() == null
                    && check.refusals(person, live.get(), live.get().sensitive(), held.to())
                                    .count()
                            == 0) {
                rows.send(held.id(), unit.now());
                rows.find(held.id()).ifPresent(sent -> record(person, sent));
            }
        }
    }

    private void record(Person person, Dissemination made) {
        var isSent = made.sentAt() != null;
        audit.record(
                person,
                isSent ? AuditOperation.DISCLOSURE : AuditOperation.COLLECTION,
                isSent ? "disseminate intelligence" : "hold intelligence until it is live",
                IntelligenceUnit.KIND,
                made.report(),
                null);
        if (isSent) {
            audit.record(person, AuditOperation.DISCLOSURE, "send intelligence dissemination", KIND, made.id(), null);
        }
    }

    private Receipt repeated(Dissemination before, byte[] sha256) {
        if (!rows.wasSentWith(before.id(), sha256)) {
            throw ClientSent.idUnusable();
        }
        return new Receipt(before, true);
    }
}
