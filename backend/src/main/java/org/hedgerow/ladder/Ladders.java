package org.hedgerow.ladder;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.hedgerow.audit.AuditTrail;
import org.hedgerow.identity.Person;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.reference.LadderRule;
import org.hedgerow.reference.LadderRules;
import org.hedgerow.sharing.Access;
import org.hedgerow.sharing.Agreement;
import org.hedgerow.sharing.Tier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What somebody may read of the ladder: found by the whole name and date of birth or by the whole plate, and counted across the forces of each agreement. What may
 * not be read is not counted, and nothing says that it is there. Reading it asks for a purpose and is written down.
 */
@Component
public class Ladders {

    private static final int MOST_FOUND = 100;
    private static final int MOST_STEPS = 1_000;
    private static final int MOST_OF_WORK = 500;
    /** Longer ago than any time limit reaches, and with what has passed lately. */
    private static final int YEARS_OF_OFFENCES = 3;

    private static final Duration TASKS_SHOWN = Duration.ofDays(365);

    private final Access access;
    private final LadderSharing sharing;
    private final SubjectRows subjects;
    private final StepRows steps;
    private final CustodyRows custody;
    private final LadderRules rules;
    private final AuditTrail audit;
    private final Clock clock;

    Ladders(
            Access access,
            LadderSharing sharing,
            SubjectRows subjects,
            StepRows steps,
            CustodyRows custody,
            LadderRules rules,
            AuditTrail audit,
            Clock clock) {
        this.access = access;
        this.sharing = sharing;
        this.subjects = subjects;
        this.steps = steps;
        this.custody = custody;
        this.rules = rules;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param agreement across whose parties it is counted; null for the own force alone */
    public record Across(@Nullable Agreement agreement, Ladder ladder) {}

    /**
     * Somebody, or a vehicle, with everything that may be read of the same one.
     *
     * @param matched the subject first, then those of other forces and of the own that are the same
     * @param steps latest first
     * @param closed agreements of the own organisation that the stated purpose does not open
     */
    public record Whole(
            LadderSubject subject,
            List<LadderSubject> matched,
            List<LadderStep> steps,
            List<Custody> custody,
            List<Across> ladders,
            List<Agreement> closed) {}

    /** What is to be done in the own force. */
    public record Work(
            List<Custody> custody, List<LadderStep> clocks, List<LadderStep> children, List<LadderSubject> subjects) {}

    /** Those with just this name and date of birth, and of the own force those with this name and no date of birth. */
    public List<LadderSubject> findPerson(Person person, String name, LocalDate born) {
        var key = Matching.nameKey(name);
        return search(
                person,
                name + " " + born,
                () -> subjects.named(key, born, person.organisation().id(), MOST_FOUND));
    }

    public List<LadderSubject> findVehicle(Person person, String plate) {
        return search(person, plate, () -> subjects.withPlate(plate, MOST_FOUND));
    }

    private List<LadderSubject> search(Person person, String query, Supplier<List<LadderSubject>> look) {
        refuseWithoutPurpose(person);
        return access.consulting(person, () -> {
            var found = look.get();
            audit.recordConsultation(
                    person,
                    "search ladder",
                    found.stream().map(LadderSubject::id).toList(),
                    LadderKeeping.SUBJECT,
                    query,
                    Tier.EXACT.name(),
                    null);
            return found;
        });
    }

    public Whole get(Person person, UUID id) {
        refuseWithoutPurpose(person);
        var agreements = sharing.agreements(person);
        var now = clock.instant();
        return access.consulting(person, () -> {
            var subject = subjects.find(id).orElseThrow(() -> LadderSharing.NOT_FOUND);
            var matched = matched(subject);
            var ids = matched.stream().map(LadderSubject::id).toList();
            var taken = steps.of(ids, MOST_STEPS);
            audit.recordConsultation(person, "open ladder", ids, LadderKeeping.SUBJECT, null, Tier.EXACT.name(), null);
            return new Whole(
                    subject,
                    matched,
                    taken,
                    custody.of(ids, MOST_STEPS),
                    ladders(person, taken, agreements, now),
                    agreements.stream()
                            .filter(agreement -> !agreement.purposes().contains(person.purpose()))
                            .toList());
        });
    }

    /** What the own force holds, which of its time limits run, and where a child is to be thought of. */
    public Work work(Person person) {
        LadderSharing.refuseUnlessPolice(person);
        var force = person.organisation().id();
        var now = clock.instant();
        var today = now.atZone(LadderSubject.LONDON).toLocalDate();
        return access.consulting(person, () -> {
            var held = custody.heldBy(force, MOST_OF_WORK);
            var clocks = steps.withTimeLimit(force, today.minusYears(YEARS_OF_OFFENCES), MOST_OF_WORK);
            var children = steps.withoutSafeguarding(force, now.minus(TASKS_SHOWN), MOST_OF_WORK);
            var ids = new ArrayList<UUID>();
            held.forEach(each -> ids.add(each.subject()));
            clocks.forEach(each -> ids.add(each.subject()));
            children.forEach(each -> ids.add(each.subject()));
            var known = ids.stream().distinct().toList();
            audit.recordConsultation(
                    person, "ladder work", known, LadderKeeping.SUBJECT, null, Tier.EXACT.name(), null);
            return new Work(held, clocks, children, subjects.all(known));
        });
    }

    private List<LadderSubject> matched(LadderSubject subject) {
        var content = subject.content();
        List<LadderSubject> same;
        if (content.plate() != null) {
            same = subjects.withPlate(content.plate(), MOST_FOUND);
        } else if (content.name() != null && content.born() != null) {
            same =
                    subjects
                            .named(Matching.nameKey(content.name()), content.born(), subject.force(), MOST_FOUND)
                            .stream()
                            .filter(each -> each.content().born() != null)
                            .toList();
        } else {
            same = List.of();
        }
        var matched = new ArrayList<>(List.of(subject));
        same.stream().filter(each -> !each.id().equals(subject.id())).forEach(matched::add);
        return matched;
    }

    /** One for each agreement under which a step may be read; the own force's steps count in each. Without any, the own force's alone. */
    private List<Across> ladders(Person person, List<LadderStep> taken, List<Agreement> agreements, Instant now) {
        var force = person.organisation().id();
        var used = taken.stream()
                .map(LadderStep::agreement)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        var ladders = new ArrayList<Across>();
        for (var agreement : agreements) {
            if (used.contains(agreement.id())) {
                ladders.add(new Across(
                        agreement,
                        ladder(
                                taken,
                                step -> step.force().equals(force)
                                        || agreement.id().equals(step.agreement()),
                                now)));
            }
        }
        return ladders.isEmpty()
                ? List.of(new Across(null, ladder(taken, step -> step.force().equals(force), now)))
                : ladders;
    }

    private Ladder ladder(List<LadderStep> taken, Predicate<LadderStep> counts, Instant now) {
        var today = now.atZone(LadderSubject.LONDON).toLocalDate();
        Function<StepKind, Optional<LadderRule>> ofToday = kind -> rules.inForceOn(today, kind.name());
        return Ladder.of(taken.stream().filter(counts).toList(), now, ofToday);
    }

    private static void refuseWithoutPurpose(Person person) {
        LadderSharing.refuseUnlessPolice(person);
        if (person.purpose() == null) {
            throw new ProblemException(LadderProblem.PURPOSE);
        }
    }
}
