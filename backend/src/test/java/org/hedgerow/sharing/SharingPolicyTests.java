package org.hedgerow.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hedgerow.identity.Purpose;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SharingPolicyTests {

    private static final UUID CAMBRIDGESHIRE = new UUID(1, 1);
    private static final UUID ESSEX = new UUID(1, 2);
    private static final UUID FARM_WATCH = new UUID(1, 3);
    private static final UUID COUNCIL = new UUID(1, 4);
    private static final UUID UNIT = new UUID(1, 5);
    private static final UUID FARMER = new UUID(2, 1);
    private static final UUID NEIGHBOUR = new UUID(2, 2);
    private static final UUID OFFICER = new UUID(2, 3);
    private static final UUID TEAM = new UUID(3, 1);
    private static final UUID BORDERLESS = new UUID(4, 1);
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Agreement AGREEMENT = new Agreement(
            BORDERLESS,
            "Borderless",
            CAMBRIDGESHIRE,
            Set.of(CAMBRIDGESHIRE, ESSEX, COUNCIL),
            Set.of(Purpose.PREVENTION),
            Set.of("HARE"),
            Marking.OFFICIAL,
            LocalDate.parse("2026-11-01"),
            LocalDate.parse("2026-11-22"),
            LocalDate.parse("2026-11-22"),
            null);
    private static final Standing STANDING = new Standing(Map.of(BORDERLESS, AGREEMENT), Map.of(), Map.of());

    /**
     * Who reads a record of Cambridgeshire's, by scope and tier: written down from the table of who may see what, not from the code.
     * Readers: own officer, Essex officer (same region, party to the agreement), national unit with the remit, tasked aircrew, watch in the
     * square, watch elsewhere, partner (party to the agreement), member of the watch in the square, guest of the owner, administrator.
     */
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "OWN_FORCE,          EXACT,  yes, no,  no,  no,  no,  no, no,  no,  no,  no",
        "NAMED_ORGANISATIONS,EXACT,  yes, no,  no,  no,  no,  no, no,  no,  no,  no",
        "AGREEMENT,          EXACT,  yes, yes, no,  no,  no,  no, no,  no,  no,  no",
        "REGION,             EXACT,  yes, yes, no,  no,  no,  no, no,  no,  no,  no",
        "ALL_FORCES,         EXACT,  yes, yes, yes, no,  no,  no, no,  no,  yes, no",
        "AIR_SUPPORT_TASK,   EXACT,  yes, no,  no,  yes, no,  no, no,  no,  no,  no",
        "PARTNER,            EXACT,  yes, no,  no,  no,  no,  no, no,  no,  no,  no",
        "WATCH_AREA,         EXACT,  yes, yes, yes, no,  no,  no, no,  no,  yes, no",
        "COMMUNITY,          EXACT,  yes, yes, yes, no,  no,  no, no,  no,  yes, no",
        "PUBLIC,             EXACT,  yes, yes, yes, no,  no,  no, no,  no,  yes, no",
        "OWN_FORCE,          WATCH,  no,  no,  no,  no,  no,  no, no,  no,  no,  no",
        "ALL_FORCES,         WATCH,  no,  no,  no,  no,  no,  no, no,  no,  no,  no",
        "PARTNER,            WATCH,  no,  no,  no,  no,  no,  no, yes, no,  no,  no",
        "WATCH_AREA,         WATCH,  no,  no,  no,  no,  yes, no, no,  no,  no,  no",
        "COMMUNITY,          WATCH,  no,  no,  no,  no,  yes, no, no,  no,  no,  no",
        "PUBLIC,             WATCH,  no,  no,  no,  no,  yes, no, no,  no,  no,  no",
        "OWN_FORCE,          PUBLIC, no,  no,  no,  no,  no,  no, no,  no,  no,  no",
        "WATCH_AREA,         PUBLIC, no,  no,  no,  no,  no,  no, no,  no,  no,  no",
        "COMMUNITY,          PUBLIC, no,  no,  no,  no,  yes, no, no,  yes, no,  no",
        "PUBLIC,             PUBLIC, no,  no,  no,  no,  yes, yes,yes, yes, yes, no",
        "ALL_FORCES,         POINTER,no,  yes, no,  no,  no,  no, no,  no,  no,  no",
    })
    void eachReaderReadsWhatTheScopeAndTierGiveAndNoMore(
            Scope scope,
            Tier tier,
            String own,
            String essex,
            String unit,
            String air,
            String watchHere,
            String watchElsewhere,
            String partner,
            String member,
            String guest,
            String administrator) {
        var label = label(scope, tier);
        assertThat(reads(police(CAMBRIDGESHIRE), label)).as("own").isEqualTo(own);
        assertThat(reads(police(ESSEX), label)).as("Essex").isEqualTo(essex);
        assertThat(reads(unit("HARE"), label)).as("national unit").isEqualTo(unit);
        assertThat(reads(unit("HERITAGE"), label)).as("outside the remit").isEqualTo("no");
        assertThat(reads(someone(UNIT, Reader.AIR_SUPPORT), label))
                .as("aircrew")
                .isEqualTo(air);
        assertThat(reads(watch("TL34", "TL44"), label)).as("watch here").isEqualTo(watchHere);
        assertThat(reads(watch("TL45"), label)).as("watch elsewhere").isEqualTo(watchElsewhere);
        assertThat(reads(partner(), label)).as("partner").isEqualTo(partner);
        assertThat(reads(member("TL44"), label)).as("member").isEqualTo(member);
        assertThat(reads(someone(CAMBRIDGESHIRE, Reader.GUEST), label))
                .as("guest")
                .isEqualTo(guest);
        assertThat(reads(someone(CAMBRIDGESHIRE, Reader.NOBODY), label))
                .as("administrator")
                .isEqualTo(administrator);
    }

    @Test
    void namedOrganisationsReadTheTierThatIsTheirs() {
        var terms = SharingTerms.naming(Set.of(ESSEX, FARM_WATCH, COUNCIL));
        var exact = LabelTerms.of(CAMBRIDGESHIRE, terms, Tier.EXACT);
        var watch = LabelTerms.of(CAMBRIDGESHIRE, terms, Tier.WATCH);
        assertThat(reads(police(ESSEX), exact)).isEqualTo("yes");
        assertThat(reads(police(ESSEX), watch)).isEqualTo("no");
        assertThat(reads(watch("SU00"), watch)).as("wherever it looks after").isEqualTo("yes");
        assertThat(reads(watch("SU00"), exact)).isEqualTo("no");
        assertThat(reads(partner(), watch)).isEqualTo("yes");
        assertThat(reads(partner(), exact)).isEqualTo("no");
    }

    @Test
    void anAuthorAndATeamKeepARecordFromTheRestOfTheirForce() {
        var author = LabelTerms.of(CAMBRIDGESHIRE, SharingTerms.forAuthor(OFFICER), Tier.EXACT);
        assertThat(reads(police(CAMBRIDGESHIRE), OFFICER, author)).isTrue();
        assertThat(reads(police(CAMBRIDGESHIRE), NEIGHBOUR, author)).isFalse();
        assertThat(reads(police(CAMBRIDGESHIRE), null, author)).isFalse();
        assertThat(reads(police(ESSEX), OFFICER, author)).isFalse();
        var team = LabelTerms.of(CAMBRIDGESHIRE, SharingTerms.forTeam(TEAM), Tier.EXACT);
        assertThat(reads(belonging(CAMBRIDGESHIRE, TEAM), team)).isEqualTo("yes");
        assertThat(reads(police(CAMBRIDGESHIRE), team)).isEqualTo("no");
        assertThat(reads(belonging(ESSEX, TEAM), team)).isEqualTo("no");
    }

    @Test
    void aReportersOwnReportIsForThatReporterAlone() {
        var own = LabelTerms.forReporter(CAMBRIDGESHIRE, FARMER);
        var anybody = someone(FARM_WATCH, Reader.PUBLIC);
        assertThat(reads(anybody, FARMER, own)).isTrue();
        assertThat(reads(anybody, NEIGHBOUR, own)).isFalse();
        assertThat(reads(anybody, null, own)).isFalse();
        assertThat(reads(police(CAMBRIDGESHIRE), null, own)).isFalse();
        assertThat(reads(someone(FARM_WATCH, Reader.NOBODY), FARMER, own)).isFalse();
    }

    @Test
    void embargoAndExpiryLeaveTheOwnerAloneToTheSecond() {
        var during = LabelTerms.of(
                CAMBRIDGESHIRE, SharingTerms.of(Scope.ALL_FORCES).between(NOON, NOON.plusSeconds(60)), Tier.EXACT);
        assertThat(readsAt(police(ESSEX), during, NOON.minusNanos(1))).isFalse();
        assertThat(readsAt(police(ESSEX), during, NOON)).isTrue();
        assertThat(readsAt(police(ESSEX), during, NOON.plusSeconds(60))).isFalse();
        assertThat(readsAt(police(CAMBRIDGESHIRE), during, NOON.minusSeconds(1)))
                .isTrue();
        assertThat(readsAt(police(CAMBRIDGESHIRE), during, NOON.plusSeconds(61)))
                .isTrue();
    }

    @Test
    void anAgreementHoldsFromItsFirstDayToTheEndOfItsLast() {
        var label = label(Scope.AGREEMENT, Tier.EXACT);
        assertThat(readsAt(police(ESSEX), label, Instant.parse("2026-10-31T23:59:59Z")))
                .isFalse();
        assertThat(readsAt(police(ESSEX), label, Instant.parse("2026-11-01T00:00:00Z")))
                .isTrue();
        assertThat(readsAt(police(ESSEX), label, Instant.parse("2026-11-22T23:59:59Z")))
                .isTrue();
        assertThat(readsAt(police(ESSEX), label, Instant.parse("2026-11-23T00:00:00Z")))
                .as("expired means stopped that day")
                .isFalse();
        assertThat(readsAt(police(CAMBRIDGESHIRE), label, Instant.parse("2026-11-23T00:00:00Z")))
                .isTrue();
    }

    @Test
    void anAgreementCoversItsPartiesPurposesCategoriesAndMarkingAlone() {
        var label = label(Scope.AGREEMENT, Tier.EXACT);
        assertThat(reads(police(new UUID(1, 77)), label)).as("no party").isEqualTo("no");
        assertThat(reads(reading(ESSEX, Purpose.ANALYSIS), label))
                .as("another purpose")
                .isEqualTo("no");
        assertThat(reads(reading(ESSEX, null), label)).as("no purpose stated").isEqualTo("no");
        assertThat(reads(police(ESSEX), label.about("HERITAGE"))).isEqualTo("no");
        var sensitive = LabelTerms.of(
                        CAMBRIDGESHIRE,
                        SharingTerms.under(BORDERLESS, Scope.AGREEMENT).marked(Marking.OFFICIAL_SENSITIVE, null),
                        Tier.EXACT)
                .about("HARE");
        assertThat(reads(police(ESSEX), sensitive)).as("above its marking").isEqualTo("no");
        var unknown = LabelTerms.of(CAMBRIDGESHIRE, SharingTerms.under(new UUID(4, 9), Scope.AGREEMENT), Tier.EXACT)
                .about("HARE");
        assertThat(reads(police(ESSEX), unknown)).isEqualTo("no");
        var foreign = LabelTerms.of(new UUID(1, 88), SharingTerms.under(BORDERLESS, Scope.AGREEMENT), Tier.EXACT)
                .about("HARE");
        assertThat(reads(police(ESSEX), foreign)).as("the owner is no party").isEqualTo("no");
    }

    @ParameterizedTest
    @EnumSource(Reader.class)
    void conditionsLeaveTheOwnerAndWhoeverIsNamedAmongThePolice(Reader reader) {
        var named = Set.of(UNIT);
        var conditional = SharingTerms.naming(named).handled(Handling.conditional(ActionCode.A1, SanitisationCode.S2));
        for (var tier : List.of(Tier.EXACT, Tier.WATCH)) {
            var reads = reads(someone(UNIT, reader), null, LabelTerms.of(CAMBRIDGESHIRE, conditional, tier));
            assertThat(reads).as("%s %s", reader, tier).isEqualTo(tier == Tier.EXACT && reader.isPolice());
        }
        assertThat(reads(police(ESSEX), LabelTerms.of(CAMBRIDGESHIRE, conditional, Tier.EXACT)))
                .isEqualTo("no");
    }

    @ParameterizedTest
    @EnumSource(ActionCode.class)
    void aircrewIsGivenNothingThatMustStayCovertOrWaitForTheOriginator(ActionCode action) {
        var task = LabelTerms.of(
                CAMBRIDGESHIRE, task().handled(Handling.conditional(action, SanitisationCode.S1)), Tier.EXACT);
        assertThat(reads(someone(UNIT, Reader.AIR_SUPPORT), null, task)).isEqualTo(action == ActionCode.A3);
        assertThat(readsAt(
                        someone(UNIT, Reader.AIR_SUPPORT),
                        LabelTerms.of(CAMBRIDGESHIRE, task(), Tier.EXACT),
                        NOON.plusSeconds(3600)))
                .as("after the task")
                .isFalse();
    }

    @Test
    void markingsAndInstructionsLoseReaders() {
        for (var tier : List.of(Tier.WATCH, Tier.PUBLIC)) {
            var sensitive = LabelTerms.of(
                    CAMBRIDGESHIRE, SharingTerms.of(Scope.PUBLIC).marked(Marking.OFFICIAL_SENSITIVE, null), tier);
            for (var reader : List.of(Reader.WATCH, Reader.PARTNER, Reader.PUBLIC, Reader.GUEST)) {
                assertThat(reads(someone(FARM_WATCH, reader), null, sensitive)).isFalse();
            }
        }
        var organisational = SharingTerms.naming(Set.of(ESSEX))
                .marked(Marking.OFFICIAL, HandlingInstruction.ORGANISATIONAL_USE_ONLY);
        assertThat(reads(police(ESSEX), LabelTerms.of(CAMBRIDGESHIRE, organisational, Tier.EXACT)))
                .isEqualTo("no");
        assertThat(reads(police(CAMBRIDGESHIRE), LabelTerms.of(CAMBRIDGESHIRE, organisational, Tier.EXACT)))
                .isEqualTo("yes");
        var recipients = SharingTerms.of(Scope.ALL_FORCES)
                .marked(Marking.OFFICIAL_SENSITIVE, HandlingInstruction.RECIPIENTS_ONLY);
        assertThat(reads(police(ESSEX), LabelTerms.of(CAMBRIDGESHIRE, recipients, Tier.EXACT)))
                .as("nobody is named")
                .isEqualTo("no");
    }

    @Test
    void compartmentsAndBarsHoldForTheOwnersPeopleToo() {
        var closed = LabelTerms.of(
                CAMBRIDGESHIRE, SharingTerms.of(Scope.ALL_FORCES).within(Set.of(TEAM), Set.of()), Tier.EXACT);
        assertThat(reads(police(CAMBRIDGESHIRE), closed)).isEqualTo("no");
        assertThat(reads(belonging(CAMBRIDGESHIRE, TEAM), closed)).isEqualTo("yes");
        assertThat(reads(belonging(ESSEX, TEAM), closed)).isEqualTo("yes");
        assertThat(reads(belonging(ESSEX, new UUID(3, 9)), closed)).isEqualTo("no");
        var barring = LabelTerms.of(
                CAMBRIDGESHIRE, SharingTerms.of(Scope.ALL_FORCES).within(Set.of(), Set.of(OFFICER)), Tier.EXACT);
        assertThat(reads(police(CAMBRIDGESHIRE), barring)).isEqualTo("yes");
        assertThat(reads(police(CAMBRIDGESHIRE), OFFICER, barring)).isFalse();
        var alone = new Audience(
                CAMBRIDGESHIRE, Reader.POLICE, Set.of(), "EASTERN", Set.of(), Set.of(), Purpose.PREVENTION, OFFICER);
        assertThat(reads(alone, barring)).as("as an audience of their own").isEqualTo("no");
    }

    @Test
    void policeWriteForTheirOwnOrganisationAndReportersOnlyWhatPassesOutOfTheirHands() {
        var officer = new Author(Author.Kind.POLICE, OFFICER, CAMBRIDGESHIRE);
        var reporter = new Author(Author.Kind.REPORTER, FARMER, FARM_WATCH);
        var nobody = new Author(Author.Kind.NONE, FARMER, CAMBRIDGESHIRE);
        for (var scope : List.of(Scope.OWN_FORCE, Scope.ALL_FORCES, Scope.WATCH_AREA, Scope.PUBLIC)) {
            for (var tier : List.of(Tier.EXACT, Tier.WATCH, Tier.PUBLIC)) {
                var ours = LabelTerms.of(CAMBRIDGESHIRE, SharingTerms.of(scope), tier);
                assertThat(writes(officer, ours)).isTrue();
                assertThat(writes(officer, LabelTerms.of(ESSEX, SharingTerms.of(scope), tier)))
                        .isFalse();
                assertThat(writes(reporter, ours)).isEqualTo(scope == Scope.OWN_FORCE && tier == Tier.EXACT);
                assertThat(writes(nobody, ours)).isFalse();
            }
        }
        assertThat(writes(reporter, LabelTerms.forReporter(ESSEX, FARMER))).isTrue();
        assertThat(writes(reporter, LabelTerms.forReporter(ESSEX, NEIGHBOUR))).isFalse();
        assertThat(writes(officer, LabelTerms.of(CAMBRIDGESHIRE, SharingTerms.forTeam(TEAM), Tier.EXACT)))
                .as("a team of the own force to which the officer does not belong")
                .isFalse();
        var barring = SharingTerms.of(Scope.OWN_FORCE).within(Set.of(), Set.of(OFFICER));
        assertThat(writes(officer, LabelTerms.of(CAMBRIDGESHIRE, barring, Tier.EXACT)))
                .isFalse();
        assertThat(writes(officer, LabelTerms.of(CAMBRIDGESHIRE, barring, Tier.WATCH)))
                .isFalse();
    }

    @Test
    void theAnswerIsTheIdsInOrder() {
        var labels = new ArrayList<Label>();
        int id = 9;
        for (var scope : List.of(Scope.OWN_FORCE, Scope.ALL_FORCES, Scope.PUBLIC)) {
            labels.add(new Label(id--, LabelTerms.of(CAMBRIDGESHIRE, SharingTerms.of(scope), Tier.EXACT)));
        }
        assertThat(SharingPolicy.visibleLabels(police(ESSEX), null, labels, STANDING, NOON))
                .containsExactly(7, 8);
        assertThat(SharingPolicy.visibleLabels(police(CAMBRIDGESHIRE), null, labels, STANDING, NOON))
                .containsExactly(7, 8, 9);
        assertThat(SharingPolicy.visibleLabels(police(ESSEX), null, List.of(), STANDING, NOON))
                .isEmpty();
    }

    /** A label of Cambridgeshire's about hare coursing in TL44. */
    private static LabelTerms label(Scope scope, Tier tier) {
        var terms = LabelTerms.of(CAMBRIDGESHIRE, terms(scope), tier);
        if ((tier == Tier.WATCH && scope.reachesWatchGroups()) || (tier == Tier.PUBLIC && scope == Scope.COMMUNITY)) {
            terms = terms.inSquare("TL44");
        }
        return (scope == Scope.REGION ? terms.inRegion("EASTERN") : terms).about("HARE");
    }

    private static SharingTerms terms(Scope scope) {
        return switch (scope) {
            case NAMED_ORGANISATIONS -> SharingTerms.naming(Set.of(new UUID(9, 9)));
            case AGREEMENT, PARTNER -> SharingTerms.under(BORDERLESS, scope);
            case AIR_SUPPORT_TASK -> task();
            case ORIGINATOR -> SharingTerms.forAuthor(OFFICER);
            case TEAM -> SharingTerms.forTeam(TEAM);
            default -> SharingTerms.of(scope);
        };
    }

    private static SharingTerms task() {
        return new SharingTerms(
                Scope.AIR_SUPPORT_TASK,
                Set.of(UNIT),
                null,
                null,
                null,
                Handling.PERMITTED,
                Marking.OFFICIAL,
                null,
                Set.of(),
                Set.of(),
                null,
                NOON.plusSeconds(3600));
    }

    private static Audience police(UUID organisation) {
        return reading(organisation, Purpose.PREVENTION);
    }

    private static Audience reading(UUID organisation, @Nullable Purpose purpose) {
        return new Audience(organisation, Reader.POLICE, Set.of(), "EASTERN", Set.of(), Set.of(), purpose, null);
    }

    private static Audience belonging(UUID organisation, UUID group) {
        return new Audience(
                organisation, Reader.POLICE, Set.of(), "EASTERN", Set.of(), Set.of(group), Purpose.PREVENTION, null);
    }

    private static Audience unit(String remit) {
        return new Audience(
                UNIT, Reader.NATIONAL_UNIT, Set.of(), null, Set.of(remit), Set.of(), Purpose.PREVENTION, null);
    }

    private static Audience partner() {
        return new Audience(COUNCIL, Reader.PARTNER, Set.of(), null, Set.of(), Set.of(), Purpose.PREVENTION, null);
    }

    private static Audience watch(String... squares) {
        return new Audience(FARM_WATCH, Reader.WATCH, Set.of(squares), null, Set.of(), Set.of(), null, null);
    }

    private static Audience member(String... squares) {
        return new Audience(FARM_WATCH, Reader.PUBLIC, Set.of(squares), null, Set.of(), Set.of(), null, null);
    }

    private static Audience someone(UUID organisation, Reader reader) {
        return new Audience(organisation, reader, Set.of(), null, Set.of(), Set.of(), null, null);
    }

    private static String reads(Audience audience, LabelTerms label) {
        return reads(audience, null, label) ? "yes" : "no";
    }

    private static boolean reads(Audience audience, @Nullable UUID person, LabelTerms label) {
        return SharingPolicy.mayRead(audience, person, label, STANDING, NOON);
    }

    private static boolean readsAt(Audience audience, LabelTerms label, Instant at) {
        return SharingPolicy.mayRead(audience, null, label, STANDING, at);
    }

    private static boolean writes(Author author, LabelTerms label) {
        var audience = new Audience(
                author.organisation(), Reader.POLICE, Set.of(), null, Set.of(), Set.of(), Purpose.PREVENTION, null);
        return SharingPolicy.mayWrite(author, audience, label, STANDING, NOON);
    }
}
