package org.hedgerow.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.hedgerow.identity.Purpose;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What counts as wider: that somebody, who need not exist, reads more. */
class WideningTests {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final UUID OWNER = id(1);
    private static final UUID ESSEX = id(2);
    private static final UUID HERTS = id(3);
    private static final UUID TEAM = id(4);
    private static final UUID OTHER_TEAM = id(5);
    private static final UUID BARRED = id(6);
    private static final UUID AUTHOR = id(7);
    private static final UUID PACT = id(8);
    private static final UUID SHORT_PACT = id(9);
    private static final Standing STANDING = new Standing(
            Map.of(
                    PACT, agreement(PACT, LocalDate.parse("2027-10-31"), Set.of(Purpose.PREVENTION)),
                    SHORT_PACT, agreement(SHORT_PACT, LocalDate.parse("2026-12-31"), Set.of(Purpose.PREVENTION))),
            Map.of(OWNER, "EASTERN", ESSEX, "EASTERN"),
            Map.of());

    private static final SharingTerms FORCE = SharingTerms.of(Scope.OWN_FORCE);
    private static final SharingTerms ALL = SharingTerms.of(Scope.ALL_FORCES);

    @Test
    void theLadderUpIsWiderAndDownIsNot() {
        var ladder = List.of(
                SharingTerms.forAuthor(AUTHOR),
                FORCE,
                SharingTerms.naming(Set.of(ESSEX)),
                SharingTerms.naming(Set.of(ESSEX, HERTS)),
                ALL,
                SharingTerms.of(Scope.WATCH_AREA),
                SharingTerms.of(Scope.COMMUNITY),
                SharingTerms.of(Scope.PUBLIC));
        for (int low = 0; low < ladder.size(); low++) {
            assertThat(isWider(ladder.get(low), ladder.get(low)))
                    .as("%s to itself", ladder.get(low).scope())
                    .isFalse();
            for (int high = low + 1; high < ladder.size(); high++) {
                assertThat(isWider(ladder.get(low), ladder.get(high)))
                        .as(low + " to " + high)
                        .isTrue();
                // Who is named reads the watch tier of a named record wherever it lies: no rung above gives that.
                var namesSomebody = !ladder.get(low).namedOrganisations().isEmpty();
                assertThat(isWider(ladder.get(high), ladder.get(low)))
                        .as(high + " to " + low)
                        .isEqualTo(namesSomebody && high > 3);
            }
        }
    }

    @Test
    void anotherOrganisationTeamOrAgreementIsWider() {
        assertThat(isWider(SharingTerms.naming(Set.of(ESSEX)), SharingTerms.naming(Set.of(HERTS))))
                .isTrue();
        assertThat(isWider(SharingTerms.forTeam(TEAM), SharingTerms.forTeam(OTHER_TEAM)))
                .isTrue();
        assertThat(isWider(FORCE, SharingTerms.forTeam(TEAM))).isFalse();
        assertThat(isWider(FORCE, SharingTerms.under(PACT, Scope.AGREEMENT))).isTrue();
        assertThat(isWider(FORCE, SharingTerms.under(PACT, Scope.PARTNER))).isTrue();
        assertThat(isWider(FORCE, SharingTerms.under(id(99), Scope.AGREEMENT)))
                .as("an agreement that is none")
                .isFalse();
        assertThat(isWider(ALL, SharingTerms.under(PACT, Scope.AGREEMENT)))
                .as("a party may be a national unit that all forces' records reach within its remit alone")
                .isTrue();
        assertThat(isWider(FORCE, SharingTerms.of(Scope.REGION))).isTrue();
        assertThat(isWider(ALL, SharingTerms.of(Scope.REGION))).isFalse();
    }

    @Test
    void liftingAConditionIsWiderAndAddingOneIsNot() {
        var named = SharingTerms.naming(Set.of(ESSEX));
        var task = new SharingTerms(
                Scope.AIR_SUPPORT_TASK,
                Set.of(ESSEX),
                null,
                null,
                null,
                Handling.conditional(ActionCode.A1, SanitisationCode.S2),
                Marking.OFFICIAL,
                null,
                Set.of(),
                Set.of(),
                null,
                NOW.plus(Duration.ofHours(3)));
        narrows(ALL, ALL.handled(Handling.conditional(ActionCode.A1, SanitisationCode.S1)));
        narrows(ALL, ALL.marked(Marking.OFFICIAL, HandlingInstruction.ORGANISATIONAL_USE_ONLY));
        narrows(ALL, ALL.marked(Marking.OFFICIAL, HandlingInstruction.RECIPIENTS_ONLY));
        narrows(SharingTerms.of(Scope.PUBLIC), SharingTerms.of(Scope.PUBLIC).marked(Marking.OFFICIAL_SENSITIVE, null));
        narrows(ALL, ALL.within(Set.of(TEAM), Set.of()));
        narrows(ALL, ALL.within(Set.of(), Set.of(BARRED)));
        narrows(ALL, ALL.between(NOW.plusSeconds(60), null));
        narrows(ALL, ALL.between(null, NOW.plusSeconds(60)));
        narrows(ALL.between(null, NOW.plusSeconds(120)), ALL.between(null, NOW.plusSeconds(60)));
        narrows(task.handled(Handling.conditional(ActionCode.A3, SanitisationCode.S2)), task);
        assertThat(isWider(SharingTerms.under(SHORT_PACT, Scope.AGREEMENT), SharingTerms.under(PACT, Scope.AGREEMENT)))
                .as("the same today, and longer")
                .isTrue();
        assertThat(isWider(SharingTerms.under(PACT, Scope.AGREEMENT), SharingTerms.under(SHORT_PACT, Scope.AGREEMENT)))
                .isFalse();
        assertThat(isWider(named.handled(Handling.conditional(ActionCode.A1, SanitisationCode.S1)), named))
                .as("a named watch group or partner reads it without conditions")
                .isTrue();
        assertThat(isWider(ALL.between(NOW.minusSeconds(60), null), ALL))
                .as("an embargo that is over")
                .isFalse();
    }

    private static void narrows(SharingTerms open, SharingTerms conditional) {
        assertThat(isWider(open, conditional)).as("%s adds", conditional).isFalse();
        assertThat(isWider(conditional, open)).as("%s lifts", conditional).isTrue();
    }

    /** Whatever anybody in a crowd of random people gains at a random time, has been noticed. */
    @Test
    void nobodyGainsAnythingUnnoticed() {
        long seed = 20261122;
        var random = new Random(seed);
        int gains = 0;
        int wider = 0;
        for (int trial = 0; trial < 4_000; trial++) {
            var before = labels(random);
            var after = labels(random);
            var said = Widening.widens(before, after, STANDING, NOW);
            wider += said ? 1 : 0;
            for (int reader = 0; reader < 12; reader++) {
                var person =
                        random.nextBoolean() ? null : List.of(BARRED, AUTHOR).get(random.nextInt(2));
                var audience = audience(random, person);
                var moment = NOW.plusSeconds(random.nextInt(400));
                if (best(audience, person, after, moment) < best(audience, person, before, moment)) {
                    gains++;
                    assertThat(said)
                            .as(
                                    "seed %d, trial %d: %s reads more at %s of %s than of %s",
                                    seed, trial, audience, moment, after, before)
                            .isTrue();
                }
            }
        }
        assertThat(gains).isGreaterThan(1_000);
        assertThat(wider).isBetween(400, 3_600);
    }

    private static List<LabelTerms> labels(Random random) {
        var scope = Scope.values()[random.nextInt(Scope.values().length)];
        var named = scope == Scope.NAMED_ORGANISATIONS || scope == Scope.AIR_SUPPORT_TASK;
        var organisations = new HashSet<UUID>();
        if (named) {
            organisations.add(pick(random, ESSEX, HERTS));
            organisations.add(pick(random, ESSEX, HERTS, OWNER));
        }
        var task = scope == Scope.AIR_SUPPORT_TASK;
        var terms = new SharingTerms(
                scope,
                organisations,
                scope == Scope.ORIGINATOR ? AUTHOR : null,
                scope == Scope.TEAM ? pick(random, TEAM, OTHER_TEAM) : null,
                scope == Scope.AGREEMENT || scope == Scope.PARTNER ? pick(random, PACT, SHORT_PACT) : null,
                random.nextInt(3) > 0
                        ? Handling.PERMITTED
                        : Handling.conditional(
                                ActionCode.values()[random.nextInt(3)], SanitisationCode.values()[random.nextInt(2)]),
                random.nextInt(3) > 0 ? Marking.OFFICIAL : Marking.OFFICIAL_SENSITIVE,
                random.nextInt(3) > 0 ? null : HandlingInstruction.values()[random.nextInt(2)],
                random.nextInt(3) > 0 ? Set.of() : Set.of(pick(random, TEAM, OTHER_TEAM)),
                random.nextInt(3) > 0 ? Set.of() : Set.of(BARRED),
                random.nextInt(3) > 0 ? null : NOW.plusSeconds(random.nextInt(200)),
                task || random.nextInt(3) == 0 ? NOW.plusSeconds(200 + random.nextInt(200)) : null);
        var group = pick(random, "HARE", "AGRI");
        var square = pick(random, "TL44", "TL45");
        var labels = new ArrayList<LabelTerms>();
        labels.add(LabelTerms.of(OWNER, terms, Tier.EXACT).inRegion("EASTERN").about(group));
        if (named || scope == Scope.PARTNER) {
            labels.add(LabelTerms.of(OWNER, terms, Tier.WATCH).about(group));
        } else if (scope.reachesWatchGroups()) {
            labels.add(LabelTerms.of(OWNER, terms, Tier.WATCH).inSquare(square));
        }
        if (scope == Scope.COMMUNITY) {
            labels.add(LabelTerms.of(OWNER, terms, Tier.PUBLIC).inSquare(square));
        } else if (scope == Scope.PUBLIC) {
            labels.add(LabelTerms.of(OWNER, terms, Tier.PUBLIC));
        }
        return labels;
    }

    private static Audience audience(Random random, @Nullable UUID person) {
        var groups = new HashSet<UUID>();
        for (var group : List.of(TEAM, OTHER_TEAM)) {
            if (random.nextBoolean()) {
                groups.add(group);
            }
        }
        return new Audience(
                pick(random, OWNER, ESSEX, HERTS, id(50)),
                Reader.values()[random.nextInt(Reader.values().length)],
                random.nextBoolean() ? Set.of() : Set.of(pick(random, "TL44", "TL45")),
                pick(random, "EASTERN", "NORTH_WEST"),
                random.nextBoolean() ? Set.of() : Set.of(pick(random, "HARE", "AGRI")),
                groups,
                random.nextBoolean() ? Purpose.PREVENTION : null,
                person);
    }

    @SafeVarargs
    private static <T> T pick(Random random, T... values) {
        return values[random.nextInt(values.length)];
    }

    private static int best(Audience audience, @Nullable UUID person, List<LabelTerms> labels, Instant moment) {
        return labels.stream()
                .filter(label -> SharingPolicy.mayRead(audience, person, label, STANDING, moment))
                .mapToInt(label -> label.tier().ordinal())
                .min()
                .orElse(99);
    }

    /** Of one record at one place: the labels that its releases would have. */
    private static boolean isWider(SharingTerms before, SharingTerms after) {
        return Widening.widens(released(before), released(after), STANDING, NOW);
    }

    private static List<LabelTerms> released(SharingTerms terms) {
        var labels = new ArrayList<LabelTerms>();
        var exact = LabelTerms.of(OWNER, terms, Tier.EXACT);
        var watch = LabelTerms.of(OWNER, terms, Tier.WATCH);
        var open = LabelTerms.of(OWNER, terms, Tier.PUBLIC);
        labels.add(
                switch (terms.scope()) {
                    case REGION -> exact.inRegion("EASTERN");
                    case AGREEMENT, ALL_FORCES, WATCH_AREA, COMMUNITY, PUBLIC -> exact.about("HARE");
                    default -> exact;
                });
        switch (terms.scope()) {
            case NAMED_ORGANISATIONS -> labels.add(watch);
            case PARTNER -> labels.add(watch.about("HARE"));
            case WATCH_AREA, COMMUNITY, PUBLIC -> labels.add(watch.inSquare("TL44"));
            default -> {}
        }
        switch (terms.scope()) {
            case COMMUNITY -> labels.add(open.inSquare("TL44"));
            case PUBLIC -> labels.add(open);
            default -> {}
        }
        return labels;
    }

    private static Agreement agreement(UUID id, LocalDate last, Set<Purpose> purposes) {
        return new Agreement(
                id,
                "Pact " + id,
                OWNER,
                Set.of(OWNER, ESSEX),
                purposes,
                Set.of("HARE"),
                Marking.OFFICIAL_SENSITIVE,
                LocalDate.parse("2026-01-01"),
                last,
                LocalDate.parse("2026-12-01"),
                null);
    }

    private static UUID id(long number) {
        return new UUID(0x1234_0000_0000_4000L, 0x8000_0000_0000_0000L + number);
    }
}
