package org.hedgerow.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import org.hedgerow.reference.LadderRule;
import org.hedgerow.reference.LadderRule.Unit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What counts, what may be considered next, what something held costs and when it goes back: by computation alone. */
class LadderTests {

    private static final UUID ESSEX = UUID.randomUUID();
    private static final UUID HERTS = UUID.randomUUID();
    private static final Instant NOW = Instant.parse("2025-10-15T19:40:00Z");

    private static final Map<StepKind, LadderRule> RULES = new EnumMap<>(StepKind.class);

    static {
        rule(StepKind.DISPERSAL, 48, Unit.HOURS, null);
        rule(StepKind.COMMUNITY_PROTECTION_WARNING, 3, Unit.MONTHS, null);
        rule(StepKind.COMMUNITY_PROTECTION_NOTICE, null, null, StepKind.COMMUNITY_PROTECTION_WARNING);
        rule(StepKind.BREACH, null, null, StepKind.COMMUNITY_PROTECTION_NOTICE);
        rule(StepKind.CRIMINAL_BEHAVIOUR_ORDER, null, null, StepKind.BREACH);
        rule(StepKind.VEHICLE_WARNING, 12, Unit.MONTHS, null);
        rule(StepKind.VEHICLE_SEIZURE, null, null, StepKind.VEHICLE_WARNING);
    }

    private static void rule(StepKind kind, @Nullable Integer lasts, @Nullable Unit unit, @Nullable StepKind needs) {
        RULES.put(kind, new LadderRule(kind.name(), lasts, unit, lasts != null, needs == null ? null : needs.name()));
    }

    private static final Function<StepKind, Optional<LadderRule>> BY_THE_BOOK =
            kind -> Optional.ofNullable(RULES.get(kind));

    @Test
    void aWarningOfAnotherForceThatIsInForceCountsAndAsksForANotice() {
        var essex = step(ESSEX, StepKind.COMMUNITY_PROTECTION_WARNING, "2025-10-02T12:00:00Z", "2026-01-02T13:00:00Z");
        var herts = step(HERTS, StepKind.COMMUNITY_PROTECTION_WARNING, "2025-10-15T19:30:00Z", "2026-01-15T20:30:00Z");
        var ladder = Ladder.of(List.of(herts, essex), NOW, BY_THE_BOOK);
        assertThat(ladder.count()).isEqualTo(2);
        assertThat(ladder.inForce()).containsExactly(essex, herts);
        assertThat(ladder.byForce()).containsExactlyInAnyOrderEntriesOf(Map.of(ESSEX, 1, HERTS, 1));
        assertThat(ladder.byKind()).isEqualTo(Map.of(StepKind.COMMUNITY_PROTECTION_WARNING, 2));
        assertThat(ladder.prompts())
                .as("the one that stands for longest")
                .containsExactly(new Ladder.Prompt(StepKind.COMMUNITY_PROTECTION_NOTICE, herts));
    }

    @Test
    void eachStepPromptsTheNextUntilThatIsTaken() {
        var warning =
                step(ESSEX, StepKind.COMMUNITY_PROTECTION_WARNING, "2025-09-01T12:00:00Z", "2025-12-01T12:00:00Z");
        var notice = step(HERTS, StepKind.COMMUNITY_PROTECTION_NOTICE, "2025-09-20T12:00:00Z", null);
        var breach = step(HERTS, StepKind.BREACH, "2025-10-10T12:00:00Z", null);
        var again = step(ESSEX, StepKind.COMMUNITY_PROTECTION_WARNING, "2025-10-12T12:00:00Z", "2026-01-12T12:00:00Z");
        assertThat(kinds(warning)).containsExactly(StepKind.COMMUNITY_PROTECTION_NOTICE);
        assertThat(kinds(warning, notice)).containsExactly(StepKind.BREACH);
        assertThat(kinds(warning, notice, breach)).containsExactly(StepKind.CRIMINAL_BEHAVIOUR_ORDER);
        assertThat(kinds(warning, notice, breach, again))
                .as("highest first")
                .containsExactly(StepKind.CRIMINAL_BEHAVIOUR_ORDER, StepKind.COMMUNITY_PROTECTION_NOTICE);
        assertThat(kinds()).isEmpty();
    }

    @Test
    void whetherAVehicleHasToBeWarnedIsForTheRulesOfTheDay() {
        var warning = step(ESSEX, StepKind.VEHICLE_WARNING, "2025-01-01T12:00:00Z", "2026-01-01T12:00:00Z");
        assertThat(kinds(warning)).containsExactly(StepKind.VEHICLE_SEIZURE);
        var without = Ladder.of(
                List.of(warning),
                NOW,
                kind -> kind == StepKind.VEHICLE_SEIZURE ? Optional.empty() : BY_THE_BOOK.apply(kind));
        assertThat(without.prompts()).as("a power that is gone").isEmpty();
        assertThat(without.count()).isOne();
    }

    @Test
    void whatIsExpiredWithdrawnOrStillToComeNeverCounts() {
        var random = new Random(20251015);
        for (int round = 0; round < 2_000; round++) {
            var steps = new ArrayList<LadderStep>();
            int counting = 0;
            for (int each = random.nextInt(12); each > 0; each--) {
                var issued = NOW.plus(Duration.ofHours(random.nextInt(4_000) - 3_000L));
                var expires = random.nextInt(4) == 0 ? null : issued.plus(Duration.ofHours(1 + random.nextInt(3_000)));
                var withdrawn = random.nextInt(4) == 0 ? NOW.minus(Duration.ofHours(random.nextInt(9))) : null;
                steps.add(new LadderStep(
                        new UUID(random.nextLong(), random.nextLong()),
                        UUID.randomUUID(),
                        random.nextBoolean() ? ESSEX : HERTS,
                        null,
                        content(StepKind.values()[random.nextInt(StepKind.values().length)], issued, expires),
                        withdrawn,
                        withdrawn == null ? null : "Wrong",
                        null,
                        null));
                counting += withdrawn == null && !NOW.isBefore(issued) && (expires == null || NOW.isBefore(expires))
                        ? 1
                        : 0;
            }
            var ladder = Ladder.of(steps, NOW, BY_THE_BOOK);
            assertThat(ladder.count()).isEqualTo(counting);
            assertThat(ladder.byForce().values().stream()
                            .mapToInt(Integer::intValue)
                            .sum())
                    .isEqualTo(counting);
            assertThat(ladder.byKind().values().stream()
                            .mapToInt(Integer::intValue)
                            .sum())
                    .isEqualTo(counting);
            assertThat(ladder.inForce()).allMatch(step -> step.stateAt(NOW) == StepState.IN_FORCE);
            assertThat(ladder.prompts()).allMatch(prompt -> ladder.inForce().contains(prompt.because()));
            var only = steps.stream()
                    .filter(step -> step.stateAt(NOW) == StepState.IN_FORCE)
                    .toList();
            assertThat(Ladder.of(only, NOW, BY_THE_BOOK))
                    .as("as if the others were not")
                    .isEqualTo(ladder);
            Collections.shuffle(steps, random);
            assertThat(Ladder.of(steps, NOW, BY_THE_BOOK)).as("in any order").isEqualTo(ladder);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "48,HOURS,2025-10-25T12:00:00Z,2025-10-27T12:00:00Z",
        "3,MONTHS,2025-10-02T11:00:00Z,2026-01-02T12:00:00Z",
        "3,MONTHS,2025-11-30T12:00:00Z,2026-02-28T12:00:00Z",
        "12,MONTHS,2024-02-29T12:00:00Z,2025-02-28T12:00:00Z",
        "21,DAYS,2025-10-15T12:00:00Z,2025-11-05T13:00:00Z"
    })
    void hoursAreElapsedAndDaysAndMonthsAreOfTheCalendarInLondon(int lasts, Unit unit, Instant begin, Instant end) {
        assertThat(new LadderRule("DISPERSAL", lasts, unit, true, null).endOf(begin))
                .contains(end);
    }

    @ParameterizedTest
    @CsvSource({
        "Seán O'Néill-Fox,SEAN ONEILL FOX",
        "  seán   o\u2019neill fox ,SEAN ONEILL FOX",
        "D. J. Marsh,D J MARSH",
        "123,''"
    })
    void namesAreComparedWithoutAccentsMarksAndCase(String name, String key) {
        assertThat(Matching.nameKey(name)).isEqualTo(key);
    }

    @Test
    void platesAreComparedInCapitalsWithoutSpaces() {
        assertThat(SubjectContent.plate("/plate", " ab51 cde")).isEqualTo("AB51CDE");
        assertThat(SubjectContent.plate("/plate", "AB51-CDE")).isEqualTo("AB51CDE");
    }

    @ParameterizedTest
    @CsvSource({
        "2007-10-15,2025-10-15T12:00:00Z,false",
        "2007-10-16,2025-10-15T12:00:00Z,true",
        "2007-10-16,2025-10-15T23:30:00Z,false",
        "2008-02-29,2026-02-28T12:00:00Z,false",
        "2014-05-01,2025-10-15T12:00:00Z,true"
    })
    void whoIsUnder18IsReckonedInLondon(LocalDate born, Instant at, boolean under18) {
        assertThat(person(born, null).isUnder18At(at)).isEqualTo(under18);
    }

    @Test
    void anAgeThatWasSaidGrowsWithTheYears() {
        var said = LocalDate.of(2024, 3, 1);
        assertThat(person(null, Map.entry(16, said)).isUnder18At(NOW)).isTrue();
        assertThat(person(null, Map.entry(17, said)).isUnder18At(NOW)).isFalse();
        assertThat(person(null, Map.entry(30, said)).isUnder18At(NOW)).isFalse();
    }

    @Test
    void aDetentionGoesBackWhenItsDispersalLapsesAndCostsNobodyButTheForce() {
        var taken = Instant.parse("2025-10-15T20:00:00Z");
        var lapses = taken.plus(Duration.ofHours(48));
        var dog = held(CustodyBasis.ASB_S37, taken, lapses, null, null, null);
        assertThat(dog.returnDueAt()).isEqualTo(lapses);
        assertThat(dog.isOverdueAt(lapses.minusSeconds(1))).isFalse();
        assertThat(dog.isOverdueAt(lapses)).isTrue();
        assertThat(dog.costPence(taken)).as("a day that has begun").isEqualTo(1_800);
        assertThat(dog.costPence(lapses)).isEqualTo(3_600);
        assertThat(dog.costPence(lapses.plusSeconds(1))).isEqualTo(5_400);
        assertThat(dog.recoverablePence(lapses)).isZero();
        assertThat(dog.disposableFrom(21)).isNull();
    }

    @Test
    void aDetentionThatBecameASeizureIsRecoverableFromThenOn() {
        var taken = Instant.parse("2025-10-15T20:00:00Z");
        var converted = taken.plus(Duration.ofHours(30));
        var dog = held(CustodyBasis.ASB_S37, taken, taken.plus(Duration.ofHours(48)), converted, null, null);
        var now = taken.plus(Duration.ofDays(10));
        assertThat(dog.basis()).isEqualTo(CustodyBasis.HUNTING_ACT);
        assertThat(dog.returnDueAt()).isNull();
        assertThat(dog.costPence(now)).isEqualTo(18_000);
        assertThat(dog.recoverablePence(now)).as("8 days and 18 hours").isEqualTo(9 * 1_800);
    }

    @Test
    void nothingIsDisposedOfBeforeAnOrderAndTheTimeForAnAppeal() {
        var taken = Instant.parse("2025-10-15T20:00:00Z");
        var day = LocalDate.of(2025, 12, 1);
        assertThat(held(CustodyBasis.PACE, taken, null, null, null, null).disposableFrom(21))
                .isNull();
        assertThat(held(CustodyBasis.PACE, taken, null, null, CustodyOrder.RECOVERY_OF_COST, day)
                        .disposableFrom(21))
                .isNull();
        var forfeited = held(CustodyBasis.PACE, taken, null, null, CustodyOrder.FORFEITURE, day);
        assertThat(forfeited.disposableFrom(21)).isEqualTo(LocalDate.of(2025, 12, 23));
        assertThat(forfeited.returnDueAt()).isNull();
        assertThat(forfeited.recoverablePence(taken.plusSeconds(1))).isEqualTo(1_800);
        assertThat(held(CustodyBasis.ASB_S37, taken, taken, null, CustodyOrder.FORFEITURE, day)
                        .disposableFrom(21))
                .isNull();
    }

    private static List<StepKind> kinds(LadderStep... steps) {
        return Ladder.of(List.of(steps), NOW, BY_THE_BOOK).prompts().stream()
                .map(Ladder.Prompt::next)
                .toList();
    }

    private static LadderStep step(UUID force, StepKind kind, String issued, @Nullable String expires) {
        return new LadderStep(
                UUID.randomUUID(),
                UUID.randomUUID(),
                force,
                null,
                content(kind, Instant.parse(issued), expires == null ? null : Instant.parse(expires)),
                null,
                null,
                null,
                null);
    }

    private static StepContent content(StepKind kind, Instant issued, @Nullable Instant expires) {
        return new StepContent(
                kind, false, "By the fen", null, issued, expires, "PC 1234", null, false, null, null, null, null, "");
    }

    private static LadderSubject person(@Nullable LocalDate born, Map.@Nullable Entry<Integer, LocalDate> age) {
        return new LadderSubject(
                UUID.randomUUID(),
                ESSEX,
                new SubjectContent(
                        SubjectKind.PERSON,
                        "Invented Person",
                        born,
                        age == null ? null : age.getKey(),
                        age == null ? null : age.getValue(),
                        null,
                        "",
                        null,
                        null),
                NOW,
                1);
    }

    private static Custody held(
            CustodyBasis basis,
            Instant since,
            @Nullable Instant lapses,
            @Nullable Instant converted,
            @Nullable CustodyOrder order,
            @Nullable LocalDate on) {
        return new Custody(
                UUID.randomUUID(),
                UUID.randomUUID(),
                ESSEX,
                new CustodyContent(
                        CustodyThing.DOG,
                        basis,
                        lapses == null ? null : UUID.randomUUID(),
                        since,
                        "123456789012345",
                        "Lurcher",
                        "brindle",
                        Sex.FEMALE,
                        "",
                        null,
                        1_800),
                lapses,
                converted,
                converted == null ? null : CustodyBasis.HUNTING_ACT,
                converted == null ? null : "Seen on a hare",
                order,
                on,
                null,
                null);
    }
}
