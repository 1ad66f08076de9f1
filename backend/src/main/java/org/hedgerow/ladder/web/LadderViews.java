package org.hedgerow.ladder.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hedgerow.identity.Organisation;
import org.hedgerow.identity.People;
import org.hedgerow.identity.Person;
import org.hedgerow.ladder.Custody;
import org.hedgerow.ladder.CustodyKeeping;
import org.hedgerow.ladder.LadderClock;
import org.hedgerow.ladder.LadderStep;
import org.hedgerow.ladder.LadderSubject;
import org.hedgerow.ladder.Ladders;
import org.hedgerow.ladder.StepState;
import org.hedgerow.platform.SentField;
import org.hedgerow.sharing.Agreement;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The ladder as it is shown: codes and numbers, of which the page makes words in either language. */
@Component
class LadderViews {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    private final People people;
    private final LadderClock limits;
    private final CustodyKeeping custody;
    private final Clock clock;

    LadderViews(People people, LadderClock limits, CustodyKeeping custody, Clock clock) {
        this.people = people;
        this.limits = limits;
        this.custody = custody;
        this.clock = clock;
    }

    record Named(UUID id, String name) {}

    /**
     * @param own whether the reader's force keeps it
     * @param agreement under which it is shared; null for the own force alone
     */
    record SubjectView(
            UUID id,
            String kind,
            @Nullable String name,
            @Nullable LocalDate born,
            @Nullable Integer age,
            @Nullable LocalDate ageOn,
            @Nullable String plate,
            String description,
            String force,
            @Nullable UUID agreement,
            @Nullable String group,
            boolean own,
            int version) {}

    /** @param daysLeft to the last safe day; less than 0 when it has passed */
    record TimeLimitView(
            String proceedings,
            LocalDate offenceOn,
            @Nullable LocalDate evidenceOn,
            LocalDate lastSafeDay,
            String from,
            String nearness,
            long daysLeft) {}

    /**
     * @param under18 whether its subject was under 18 then
     * @param safeguarding {@code NONE}, {@code TO_DO} or {@code DONE}
     */
    record StepView(
            UUID id,
            UUID subject,
            String kind,
            String state,
            String force,
            boolean own,
            boolean ownForceOnly,
            String area,
            @Nullable String grid,
            Instant issuedAt,
            @Nullable Instant expiresAt,
            String servedBy,
            @Nullable UUID incident,
            boolean under18,
            boolean childPresent,
            @Nullable Integer childAge,
            String safeguarding,
            @Nullable String safeguardingSaid,
            @Nullable TimeLimitView timeLimit,
            String notes,
            @Nullable String withdrawnReason) {}

    /**
     * @param returnDueAt when a detention has to be given back; null for what was seized for an offence
     * @param disposableFrom first day on which disposal may be considered
     */
    record CustodyView(
            UUID id,
            UUID subject,
            String force,
            boolean own,
            String thing,
            String basis,
            boolean detention,
            Instant heldSince,
            @Nullable Instant returnDueAt,
            boolean overdue,
            @Nullable String microchip,
            String breedType,
            String colour,
            @Nullable String sex,
            String marks,
            @Nullable String plate,
            int pencePerDay,
            long costPence,
            long recoverablePence,
            @Nullable Instant convertedAt,
            @Nullable String convertedReason,
            @Nullable String order,
            @Nullable LocalDate orderOn,
            @Nullable LocalDate disposableFrom,
            @Nullable Instant endedAt,
            @Nullable String ended) {}

    record ForceCount(String force, int steps) {}

    record PromptView(String next, UUID because) {}

    /** @param agreement across whose parties it is counted; null for the own force alone */
    record LadderView(
            @Nullable Named agreement,
            int count,
            Map<String, Integer> byKind,
            List<ForceCount> forces,
            List<PromptView> prompts) {}

    /** @param closed names of agreements that the stated purpose does not open */
    record WholeView(
            SubjectView subject,
            List<SubjectView> matched,
            List<LadderView> ladders,
            List<StepView> steps,
            List<CustodyView> custody,
            long costPence,
            long recoverablePence,
            List<String> closed) {}

    record WorkView(
            List<SubjectView> subjects,
            List<CustodyView> custody,
            long costPence,
            long recoverablePence,
            List<StepView> clocks,
            List<StepView> children) {}

    List<SubjectView> subjects(List<LadderSubject> subjects, Person reader) {
        var names = names();
        return subjects.stream().map(each -> view(each, reader, names)).toList();
    }

    WholeView whole(Ladders.Whole whole, Person reader) {
        var names = names();
        var now = clock.instant();
        var bySubject = byId(whole.matched());
        return new WholeView(
                view(whole.subject(), reader, names),
                whole.matched().stream().map(each -> view(each, reader, names)).toList(),
                whole.ladders().stream().map(each -> view(each, names)).toList(),
                steps(whole.steps(), bySubject, reader, names, now),
                custody(whole.custody(), reader, names, now),
                total(whole.custody(), each -> each.costPence(now)),
                total(whole.custody(), each -> each.recoverablePence(now)),
                whole.closed().stream().map(Agreement::name).toList());
    }

    WorkView work(Ladders.Work work, Person reader) {
        var names = names();
        var now = clock.instant();
        var bySubject = byId(work.subjects());
        return new WorkView(
                work.subjects().stream().map(each -> view(each, reader, names)).toList(),
                custody(work.custody(), reader, names, now),
                total(work.custody(), each -> each.costPence(now)),
                total(work.custody(), each -> each.recoverablePence(now)),
                steps(work.clocks(), bySubject, reader, names, now).stream()
                        .filter(each -> each.timeLimit() != null)
                        .sorted(Comparator.comparing(
                                each -> SentField.given(each.timeLimit()).lastSafeDay()))
                        .toList(),
                steps(work.children(), bySubject, reader, names, now).stream()
                        .filter(each -> each.safeguarding().equals("TO_DO"))
                        .toList());
    }

    private List<StepView> steps(
            List<LadderStep> steps,
            Map<UUID, LadderSubject> subjects,
            Person reader,
            Map<UUID, String> names,
            Instant now) {
        return steps.stream()
                .map(each -> view(each, SentField.given(subjects.get(each.subject())), reader, names, now))
                .toList();
    }

    private List<CustodyView> custody(List<Custody> held, Person reader, Map<UUID, String> names, Instant now) {
        return held.stream().map(each -> view(each, reader, names, now)).toList();
    }

    private static long total(List<Custody> held, Function<Custody, Long> pence) {
        return held.stream().mapToLong(pence::apply).sum();
    }

    private static Map<UUID, LadderSubject> byId(List<LadderSubject> subjects) {
        return subjects.stream().collect(Collectors.toMap(LadderSubject::id, Function.identity()));
    }

    private Map<UUID, String> names() {
        return people.listOrganisations().stream().collect(Collectors.toMap(Organisation::id, Organisation::name));
    }

    private static SubjectView view(LadderSubject subject, Person reader, Map<UUID, String> names) {
        var content = subject.content();
        return new SubjectView(
                subject.id(),
                content.kind().name(),
                content.name(),
                content.born(),
                content.age(),
                content.ageOn(),
                content.plate(),
                content.description(),
                names.getOrDefault(subject.force(), ""),
                content.agreement(),
                content.group(),
                subject.force().equals(reader.organisation().id()),
                subject.version());
    }

    private StepView view(LadderStep step, LadderSubject subject, Person reader, Map<UUID, String> names, Instant now) {
        var content = step.content();
        var under18 = subject.isUnder18At(content.issuedAt());
        return new StepView(
                step.id(),
                step.subject(),
                content.kind().name(),
                step.stateAt(now).name(),
                names.getOrDefault(step.force(), ""),
                step.force().equals(reader.organisation().id()),
                content.ownForceOnly(),
                content.area(),
                content.grid(),
                content.issuedAt(),
                content.expiresAt(),
                content.servedBy(),
                content.incident(),
                under18,
                content.childPresent(),
                content.childAge(),
                safeguarding(step, under18, now),
                step.safeguarding(),
                timeLimit(step, now),
                content.notes(),
                step.withdrawnReason());
    }

    private static String safeguarding(LadderStep step, boolean under18, Instant now) {
        if (step.safeguardedAt() != null) {
            return "DONE";
        }
        var child = under18 || step.content().childPresent();
        return child && step.stateAt(now) != StepState.WITHDRAWN ? "TO_DO" : "NONE";
    }

    private @Nullable TimeLimitView timeLimit(LadderStep step, Instant now) {
        var content = step.content();
        var today = now.atZone(LONDON).toLocalDate();
        return limits.timeLimit(step)
                .map(limit -> new TimeLimitView(
                        SentField.given(content.proceedings()).name(),
                        SentField.given(content.offenceOn()),
                        content.evidenceOn(),
                        limit.lastSafeDay(),
                        limit.from().name(),
                        limit.nearnessOn(today).name(),
                        limit.daysLeft(today)))
                .orElse(null);
    }

    private CustodyView view(Custody held, Person reader, Map<UUID, String> names, Instant now) {
        var content = held.content();
        var sex = content.sex();
        var order = held.order();
        var end = held.end();
        return new CustodyView(
                held.id(),
                held.subject(),
                names.getOrDefault(held.force(), ""),
                held.force().equals(reader.organisation().id()),
                content.thing().name(),
                held.basis().name(),
                held.basis().isDetention(),
                content.heldSince(),
                held.returnDueAt(),
                held.isOverdueAt(now),
                content.microchip(),
                content.breedType(),
                content.colour(),
                sex == null ? null : sex.name(),
                content.marks(),
                content.plate(),
                content.pencePerDay(),
                held.costPence(now),
                held.recoverablePence(now),
                held.convertedAt(),
                held.convertedReason(),
                order == null ? null : order.name(),
                held.orderOn(),
                custody.disposableFrom(held),
                held.endedAt(),
                end == null ? null : end.name());
    }

    private static LadderView view(Ladders.Across across, Map<UUID, String> names) {
        var agreement = across.agreement();
        var ladder = across.ladder();
        var byKind = new TreeMap<String, Integer>();
        ladder.byKind().forEach((kind, count) -> byKind.put(kind.name(), count));
        return new LadderView(
                agreement == null ? null : new Named(agreement.id(), agreement.name()),
                ladder.count(),
                byKind,
                ladder.byForce().entrySet().stream()
                        .map(each -> new ForceCount(names.getOrDefault(each.getKey(), ""), each.getValue()))
                        .sorted(Comparator.comparing(ForceCount::force))
                        .toList(),
                ladder.prompts().stream()
                        .map(each -> new PromptView(
                                each.next().name(), each.because().id()))
                        .toList());
    }
}
