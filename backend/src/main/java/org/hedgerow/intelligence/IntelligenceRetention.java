package org.hedgerow.intelligence;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.hedgerow.audit.AuditOperation;
import org.hedgerow.audit.AuditTrail;
import org.hedgerow.identity.Person;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.sharing.Access;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How long reports are kept. Each stands in a group and is due for review on a day; a unit keeps it for a reason, moves it to another group for a reason, or
 * disposes of it once it is due or was returned for deletion, which empties it wherever it stands and cannot be undone.
 */
@Component
public class IntelligenceRetention {

    private static final int MOST_LISTED = 200;

    private final Access access;
    private final IntelligenceUnit unit;
    private final IntelligenceRows reports;
    private final RetentionRows rows;
    private final AuditTrail audit;

    IntelligenceRetention(
            Access access, IntelligenceUnit unit, IntelligenceRows reports, RetentionRows rows, AuditTrail audit) {
        this.access = access;
        this.unit = unit;
        this.reports = reports;
        this.rows = rows;
        this.audit = audit;
    }

    /**
     * How a report stands.
     *
     * @param reviewDay when it is due, in London; null once it is disposed of
     * @param due whether it may be disposed of now
     * @param reviews latest first
     */
    public record Standing(
            IntelligenceReport report,
            RetentionGroup group,
            @Nullable LocalDate reviewDay,
            boolean due,
            List<IntelligenceReview> reviews) {

        public Standing {
            reviews = List.copyOf(reviews);
        }
    }

    /** What is due for review in the person's force, or was returned for deletion, longest first, at most {@value #MOST_LISTED}; for the unit. */
    public List<Standing> due(Person person) {
        IntelligenceUnit.refuseUnlessUnit(person);
        return access.consulting(person, () -> {
            var today = today(unit.now());
            var madeBy = RetentionGroup.ORDINARY.dueSince(today);
            var found = rows.due(person.organisation().id(), today, madeBy, MOST_LISTED).stream()
                    .map(id -> standing(unit.find(person, id)))
                    .toList();
            audit.recordConsultation(
                    person,
                    "list intelligence for review",
                    found.stream().map(each -> each.report().id()).toList(),
                    IntelligenceUnit.KIND,
                    null,
                    null,
                    null);
            return found;
        });
    }

    /** How one report of the person's force stands; for the unit. */
    public Standing of(Person person, UUID id) {
        IntelligenceUnit.refuseUnlessUnit(person);
        return access.consulting(person, () -> {
            var standing = standing(unit.find(person, id));
            audit.record(
                    person,
                    AuditOperation.CONSULTATION,
                    "read intelligence retention",
                    IntelligenceUnit.KIND,
                    id,
                    null);
            return standing;
        });
    }

    /** Moves a report to another group; the day of its review follows from the day that counted so far. */
    public Standing amend(Person person, UUID id, RetentionGroup group, String reason) {
        return reviewing(person, id, "amend intelligence retention", AuditOperation.ALTERATION, reason, before -> {
            var now = unit.now();
            return new IntelligenceReview(
                    person.id(), IntelligenceReview.Act.AMENDED, group, group.reviewDay(counted(before)), reason, now);
        });
    }

    /** Keeps a report for a reason: it is due again when the time of its group has passed once more. */
    public Standing keep(Person person, UUID id, String reason) {
        return reviewing(person, id, "keep intelligence at review", AuditOperation.ALTERATION, reason, before -> {
            var now = unit.now();
            return new IntelligenceReview(
                    person.id(),
                    IntelligenceReview.Act.KEPT,
                    before.group(),
                    before.group().reviewDay(today(now)),
                    reason,
                    now);
        });
    }

    /**
     * Disposes of a report: empties what its author and an assessor wrote, and whatever was made of it in the force. What says that it was there stays.
     *
     * @throws ProblemException {@link IntelligenceProblem#NOT_NOW} before it is due, {@link IntelligenceProblem#OWN_REPORT} for its author
     */
    public Standing dispose(Person person, UUID id, String reason) {
        return reviewing(person, id, "dispose of intelligence", AuditOperation.ERASURE, reason, before -> {
            if (!before.due()) {
                throw new ProblemException(IntelligenceProblem.NOT_NOW);
            }
            if (before.report().isBy(person.id())) {
                throw new ProblemException(IntelligenceProblem.OWN_REPORT);
            }
            return new IntelligenceReview(
                    person.id(), IntelligenceReview.Act.DISPOSED, before.group(), null, reason, unit.now());
        });
    }

    private Standing reviewing(
            Person person,
            UUID id,
            String action,
            AuditOperation operation,
            String reason,
            Function<Standing, IntelligenceReview> review) {
        IntelligenceUnit.refuseUnlessUnit(person);
        var terms = IntelligenceUnit.own(person.organisation().id());
        int label = access.labelsOf(List.of(terms)).get(terms);
        return access.writing(person, () -> {
            var before = standing(unit.held(person, id));
            if (before.report().state() == IntelligenceState.DISPOSED) {
                throw new ProblemException(IntelligenceProblem.NOT_NOW);
            }
            var made = review.apply(before);
            rows.add(id, label, made);
            if (made.act() == IntelligenceReview.Act.DISPOSED) {
                rows.dispose(id, reason, made.at());
            }
            audit.record(person, operation, action, IntelligenceUnit.KIND, id, reason);
            return standing(unit.find(person, id));
        });
    }

    private Standing standing(IntelligenceReport report) {
        var reviews = rows.ofReport(report.id());
        var group = reviews.isEmpty() ? RetentionGroup.ORDINARY : reviews.get(0).group();
        var day = reviews.isEmpty()
                ? group.reviewDay(today(report.madeAt()))
                : reviews.get(0).reviewDay();
        var due = report.state() == IntelligenceState.RETURNED_FOR_DELETION
                || (day != null && !day.isAfter(today(unit.now())));
        return new Standing(report, group, day, due, reviews);
    }

    /** The day that the time of a group is counted from: when a review last kept it, else when it was made. */
    private static LocalDate counted(Standing standing) {
        return standing.reviews().stream()
                .filter(each -> each.act() == IntelligenceReview.Act.KEPT)
                .findFirst()
                .map(each -> today(each.at()))
                .orElseGet(() -> today(standing.report().madeAt()));
    }

    private static LocalDate today(Instant at) {
        return LocalDate.ofInstant(at, IntelligenceNumbers.LONDON);
    }
}
