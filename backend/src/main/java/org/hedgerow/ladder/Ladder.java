package org.hedgerow.ladder;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hedgerow.reference.LadderRule;

/**
 * How far up somebody, or a vehicle, stands at a moment. Counts what it is given and in force, and nothing else: whoever asks gives it what they may read. Pure.
 *
 * @param inForce earliest first
 * @param byForce how many of these each force took
 * @param prompts what may be considered next, highest first
 */
public record Ladder(
        List<LadderStep> inForce, Map<StepKind, Integer> byKind, Map<UUID, Integer> byForce, List<Prompt> prompts) {

    public Ladder {
        inForce = List.copyOf(inForce);
        byKind = Map.copyOf(byKind);
        byForce = Map.copyOf(byForce);
        prompts = List.copyOf(prompts);
    }

    /**
     * A step that may be considered, and why. That it is so is for an officer to decide: the rules are reference data and nobody's advice.
     *
     * @param because the step in force on which it would stand
     */
    public record Prompt(StepKind next, LadderStep because) {}

    public int count() {
        return inForce.size();
    }

    /** @param rules what holds at the moment for a kind of step; empty where there is no such step then */
    public static Ladder of(
            Collection<LadderStep> steps, Instant moment, Function<StepKind, Optional<LadderRule>> rules) {
        var inForce = steps.stream()
                .filter(step -> step.stateAt(moment) == StepState.IN_FORCE)
                .sorted(Comparator.comparing((LadderStep step) -> step.content().issuedAt())
                        .thenComparing(LadderStep::id))
                .toList();
        var byKind = new EnumMap<StepKind, Integer>(StepKind.class);
        inForce.forEach(step -> byKind.merge(step.kind(), 1, Integer::sum));
        var byForce =
                new TreeMap<>(inForce.stream().collect(Collectors.toMap(LadderStep::force, each -> 1, Integer::sum)));
        return new Ladder(inForce, byKind, byForce, prompts(inForce, rules));
    }

    private static List<Prompt> prompts(List<LadderStep> inForce, Function<StepKind, Optional<LadderRule>> rules) {
        var prompts = new ArrayList<Prompt>();
        for (var kind : StepKind.values()) {
            rules.apply(kind)
                    .map(LadderRule::needs)
                    .flatMap(needed -> lastLonger(inForce, StepKind.valueOf(needed)))
                    .filter(because -> !isTakenSince(inForce, kind, because))
                    .ifPresent(because -> prompts.add(0, new Prompt(kind, because)));
        }
        return prompts;
    }

    /** The one of that kind that is in force for the longest. */
    private static Optional<LadderStep> lastLonger(List<LadderStep> inForce, StepKind kind) {
        return inForce.stream()
                .filter(step -> step.kind() == kind)
                .max(Comparator.comparing(
                        step -> Optional.ofNullable(step.content().expiresAt()).orElse(Instant.MAX)));
    }

    private static boolean isTakenSince(List<LadderStep> inForce, StepKind kind, LadderStep because) {
        return inForce.stream()
                .anyMatch(step -> step.kind() == kind
                        && !step.content().issuedAt().isBefore(because.content().issuedAt()));
    }
}
