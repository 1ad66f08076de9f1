package org.hedgerow.intelligence;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hedgerow.audit.AuditOperation;
import org.hedgerow.audit.AuditTrail;
import org.hedgerow.identity.Person;
import org.hedgerow.platform.ClientSent;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.sharing.Access;
import org.springframework.stereotype.Component;

/**
 * Reports as their authors write them, until the unit has them. To everybody but the author and whoever assesses for the same force they are not there; who
 * told something is never kept here (ADR 59).
 */
@Component
public class IntelligenceReports {

    public static final int MOST_INCIDENTS = 50;

    static final int MOST_OF_A_DAY = 2_000;
    private static final int MOST_LISTED = 200;
    private static final Duration DAY = Duration.ofDays(1);

    private final Access access;
    private final IntelligenceUnit unit;
    private final IntelligenceRows rows;
    private final IntelligenceNumbers numbers;
    private final AuditTrail audit;

    IntelligenceReports(
            Access access,
            IntelligenceUnit unit,
            IntelligenceRows rows,
            IntelligenceNumbers numbers,
            AuditTrail audit) {
        this.access = access;
        this.unit = unit;
        this.rows = rows;
        this.numbers = numbers;
        this.audit = audit;
    }

    /** @param repeated the same had arrived before; nothing was written now */
    public record Receipt(IntelligenceReport report, boolean repeated) {}

    /** A person's own, changed last first. */
    public List<IntelligenceReport> listOwn(Person person) {
        IntelligenceUnit.forceOf(person);
        return access.reading(person, () -> rows.listOwn(person.id(), MOST_LISTED));
    }

    /** What the unit of the person's force has to do; nothing for who does not assess. */
    public List<IntelligenceReport> listDesk(Person person) {
        IntelligenceUnit.forceOf(person);
        if (!IntelligenceUnit.assesses(person)) {
            throw IntelligenceUnit.NOT_FOUND;
        }
        return access.consulting(person, () -> {
            var found = rows.listDesk(person.organisation().id(), MOST_LISTED);
            audit.recordConsultation(
                    person,
                    "list intelligence desk",
                    found.stream().map(IntelligenceReport::id).toList(),
                    IntelligenceUnit.KIND,
                    null,
                    null,
                    null);
            return found;
        });
    }

    /**
     * Keeps a report that is not complete yet, or one in the older form, under the id that its client made. The same id with the same content is answered
     * again.
     *
     * @param legacy in the older form: it goes to the unit as it is, and is never shared unless an assessor writes it anew
     * @param incidents that it is about, which the person may read; nothing of who reported them is copied
     * @param sha256 of the content as it was sent
     */
    public Receipt save(
            Person person, UUID id, boolean legacy, ReportContent content, Set<UUID> incidents, byte[] sha256) {
        var force = IntelligenceUnit.forceOf(person);
        var terms = IntelligenceUnit.own(person.organisation().id());
        int label = access.labelsOf(List.of(terms)).get(terms);
        return access.writing(person, () -> {
            var own = rows.find(id).filter(found -> found.isBy(person.id()));
            if (own.isPresent()) {
                if (!rows.wasMadeWith(id, sha256)) {
                    throw ClientSent.idUnusable();
                }
                return new Receipt(own.get(), true);
            }
            var now = unit.now();
            if (rows.countOfYear(person.organisation().id(), now.minus(DAY)) >= MOST_OF_A_DAY) {
                throw new ProblemException(IntelligenceProblem.LIMIT);
            }
            refuseUnlessReadable(incidents);
            if (!rows.add(id, person, label, numbers.next(force, now), legacy, content, sha256, now)) {
                throw ClientSent.idUnusable();
            }
            rows.link(id, label, incidents, now);
            audit.record(
                    person,
                    AuditOperation.COLLECTION,
                    legacy ? "take in older intelligence report" : "write intelligence report",
                    IntelligenceUnit.KIND,
                    id,
                    null);
            return new Receipt(unit.find(person, id), false);
        });
    }

    /** Replaces what a report says: for its author, while it is with the author. */
    public IntelligenceReport change(
            Person person, UUID id, int expectedVersion, ReportContent content, Set<UUID> incidents) {
        IntelligenceUnit.forceOf(person);
        var terms = IntelligenceUnit.own(person.organisation().id());
        int label = access.labelsOf(List.of(terms)).get(terms);
        return access.writing(person, () -> {
            var held = unit.hold(person, id, expectedVersion);
            if (!held.isBy(person.id()) || !held.state().isWithAuthor()) {
                throw new ProblemException(IntelligenceProblem.NOT_NOW);
            }
            refuseUnlessReadable(incidents);
            var now = unit.now();
            rows.change(id, content, now);
            rows.link(id, label, incidents, now);
            audit.record(
                    person, AuditOperation.ALTERATION, "change intelligence report", IntelligenceUnit.KIND, id, null);
            return unit.find(person, id);
        });
    }

    /** One that is not there, and one that may not be read, are refused alike. */
    private void refuseUnlessReadable(Collection<UUID> incidents) {
        if (rows.readable(incidents).size() < Set.copyOf(incidents).size()) {
            throw PlatformProblem.invalid("/incidents", "Choose incidents that you may read.");
        }
    }
}
