package org.hedgerow.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SharingPolicyTests {

    private static final UUID CAMBRIDGESHIRE = new UUID(1, 1);
    private static final UUID ESSEX = new UUID(1, 2);
    private static final UUID FARM_WATCH = new UUID(1, 3);
    private static final UUID COUNCIL = new UUID(1, 4);
    private static final UUID FARMER = new UUID(2, 1);
    private static final UUID NEIGHBOUR = new UUID(2, 2);
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    /**
     * Who reads a record of Cambridgeshire's, by scope and tier: written down from the table of who may see what, not from the code.
     * Readers: own officer, Essex officer, watch in the square, watch elsewhere, partner, signed-in public, administrator.
     */
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "OWN_FORCE,          EXACT,  yes, no,  no,  no, no,  no,  no",
        "NAMED_ORGANISATIONS,EXACT,  yes, no,  no,  no, no,  no,  no",
        "ALL_FORCES,         EXACT,  yes, yes, no,  no, no,  no,  no",
        "WATCH_AREA,         EXACT,  yes, yes, no,  no, no,  no,  no",
        "PUBLIC,             EXACT,  yes, yes, no,  no, no,  no,  no",
        "OWN_FORCE,          WATCH,  no,  no,  no,  no, no,  no,  no",
        "ALL_FORCES,         WATCH,  no,  no,  no,  no, no,  no,  no",
        "WATCH_AREA,         WATCH,  no,  no,  yes, no, no,  no,  no",
        "PUBLIC,             WATCH,  no,  no,  yes, no, no,  no,  no",
        "OWN_FORCE,          PUBLIC, no,  no,  no,  no, no,  no,  no",
        "WATCH_AREA,         PUBLIC, no,  no,  no,  no, no,  no,  no",
        "PUBLIC,             PUBLIC, no,  no,  yes, yes,yes, yes, no",
    })
    void eachReaderReadsWhatTheScopeAndTierGiveAndNoMore(
            Scope scope,
            Tier tier,
            String own,
            String essex,
            String watchHere,
            String watchElsewhere,
            String partner,
            String anybody,
            String administrator) {
        var named = scope == Scope.NAMED_ORGANISATIONS ? Set.of(new UUID(9, 9)) : Set.<UUID>of();
        var label = tier == Tier.WATCH && scope.compareTo(Scope.WATCH_AREA) >= 0
                ? LabelTerms.of(CAMBRIDGESHIRE, scope, tier, named).forWatchSquare("TL44")
                : LabelTerms.of(CAMBRIDGESHIRE, scope, tier, named);
        assertThat(reads(police(CAMBRIDGESHIRE), label)).isEqualTo(own);
        assertThat(reads(police(ESSEX), label)).isEqualTo(essex);
        assertThat(reads(watch("TL34", "TL44"), label)).isEqualTo(watchHere);
        assertThat(reads(watch("TL45"), label)).isEqualTo(watchElsewhere);
        assertThat(reads(new Audience(COUNCIL, Reader.PARTNER, Set.of()), label))
                .isEqualTo(partner);
        assertThat(reads(new Audience(FARM_WATCH, Reader.PUBLIC, Set.of()), label))
                .isEqualTo(anybody);
        assertThat(reads(new Audience(CAMBRIDGESHIRE, Reader.NOBODY, Set.of()), label))
                .isEqualTo(administrator);
    }

    @Test
    void namedOrganisationsReadTheTierThatIsTheirs() {
        var named = Set.of(ESSEX, FARM_WATCH, COUNCIL);
        var exact = LabelTerms.of(CAMBRIDGESHIRE, Scope.NAMED_ORGANISATIONS, Tier.EXACT, named);
        var watch = LabelTerms.of(CAMBRIDGESHIRE, Scope.NAMED_ORGANISATIONS, Tier.WATCH, named);
        assertThat(reads(police(ESSEX), exact)).isEqualTo("yes");
        assertThat(reads(police(ESSEX), watch)).isEqualTo("no");
        assertThat(reads(watch("SU00"), watch)).as("wherever it looks after").isEqualTo("yes");
        assertThat(reads(watch("SU00"), exact)).isEqualTo("no");
        assertThat(reads(new Audience(COUNCIL, Reader.PARTNER, Set.of()), watch))
                .isEqualTo("yes");
        assertThat(reads(new Audience(COUNCIL, Reader.PARTNER, Set.of()), exact))
                .isEqualTo("no");
    }

    @Test
    void aReportersOwnReportIsForThatReporterAlone() {
        var own = LabelTerms.of(CAMBRIDGESHIRE, Scope.OWN_FORCE, Tier.EXACT, Set.of())
                .forOriginator(FARMER);
        var anybody = new Audience(FARM_WATCH, Reader.PUBLIC, Set.of());
        assertThat(SharingPolicy.mayRead(anybody, FARMER, own, NOON)).isTrue();
        assertThat(SharingPolicy.mayRead(anybody, NEIGHBOUR, own, NOON)).isFalse();
        assertThat(SharingPolicy.mayRead(anybody, null, own, NOON)).isFalse();
        assertThat(SharingPolicy.mayRead(police(CAMBRIDGESHIRE), null, own, NOON))
                .isFalse();
        assertThat(SharingPolicy.mayRead(new Audience(FARM_WATCH, Reader.NOBODY, Set.of()), FARMER, own, NOON))
                .isFalse();
    }

    @Test
    void embargoAndExpiryLeaveTheOwnerAloneToTheSecond() {
        var during = new LabelTerms(
                CAMBRIDGESHIRE,
                Scope.ALL_FORCES,
                Tier.EXACT,
                Set.of(),
                null,
                null,
                HandlingCode.P,
                Marking.OFFICIAL,
                NOON,
                NOON.plusSeconds(60));
        assertThat(SharingPolicy.mayRead(police(ESSEX), null, during, NOON.minusNanos(1)))
                .isFalse();
        assertThat(SharingPolicy.mayRead(police(ESSEX), null, during, NOON)).isTrue();
        assertThat(SharingPolicy.mayRead(police(ESSEX), null, during, NOON.plusSeconds(60)))
                .isFalse();
        assertThat(SharingPolicy.mayRead(police(CAMBRIDGESHIRE), null, during, NOON.minusSeconds(1)))
                .isTrue();
        assertThat(SharingPolicy.mayRead(police(CAMBRIDGESHIRE), null, during, NOON.plusSeconds(61)))
                .isTrue();
    }

    @Test
    void conditionsAndSensitiveMarkingsLoseReaders() {
        var conditional = new LabelTerms(
                CAMBRIDGESHIRE,
                Scope.ALL_FORCES,
                Tier.EXACT,
                Set.of(),
                null,
                null,
                HandlingCode.C,
                Marking.OFFICIAL,
                null,
                null);
        assertThat(reads(police(ESSEX), conditional)).isEqualTo("no");
        assertThat(reads(police(CAMBRIDGESHIRE), conditional)).isEqualTo("yes");
        var sensitive = new LabelTerms(
                CAMBRIDGESHIRE,
                Scope.PUBLIC,
                Tier.PUBLIC,
                Set.of(),
                null,
                null,
                HandlingCode.P,
                Marking.OFFICIAL_SENSITIVE,
                null,
                null);
        assertThat(reads(new Audience(FARM_WATCH, Reader.PUBLIC, Set.of()), sensitive))
                .isEqualTo("no");
    }

    @Test
    void writersWriteTheirOwnAndReportersOnlyAddToWhatStaysWithTheForce() {
        var officer = new Author(Author.Kind.POLICE, FARMER, CAMBRIDGESHIRE);
        var reporter = new Author(Author.Kind.REPORTER, FARMER, FARM_WATCH);
        var nobody = new Author(Author.Kind.NONE, FARMER, CAMBRIDGESHIRE);
        for (var scope : List.of(Scope.OWN_FORCE, Scope.ALL_FORCES, Scope.WATCH_AREA, Scope.PUBLIC)) {
            for (var tier : List.of(Tier.EXACT, Tier.WATCH, Tier.PUBLIC)) {
                var ours = LabelTerms.of(CAMBRIDGESHIRE, scope, tier, Set.of());
                assertThat(SharingPolicy.mayWrite(officer, ours)).isTrue();
                assertThat(SharingPolicy.mayWrite(officer, LabelTerms.of(ESSEX, scope, tier, Set.of())))
                        .isFalse();
                assertThat(SharingPolicy.mayWrite(reporter, ours))
                        .isEqualTo(scope == Scope.OWN_FORCE && tier == Tier.EXACT);
                assertThat(SharingPolicy.mayWrite(nobody, ours)).isFalse();
            }
        }
        var own = LabelTerms.of(ESSEX, Scope.OWN_FORCE, Tier.EXACT, Set.of());
        assertThat(SharingPolicy.mayWrite(reporter, own.forOriginator(FARMER))).isTrue();
        assertThat(SharingPolicy.mayWrite(reporter, own.forOriginator(NEIGHBOUR)))
                .isFalse();
    }

    @Test
    void theSetsAreAscendingAndHoldExactlyWhatTheRuleAllows() {
        var labels = new ArrayList<Label>();
        int id = 40;
        for (var scope : List.of(Scope.OWN_FORCE, Scope.ALL_FORCES, Scope.PUBLIC)) {
            labels.add(new Label(id--, LabelTerms.of(CAMBRIDGESHIRE, scope, Tier.EXACT, Set.of())));
        }
        assertThat(SharingPolicy.visibleLabels(police(ESSEX), null, labels, NOON))
                .containsExactly(38, 39);
        assertThat(SharingPolicy.visibleLabels(police(CAMBRIDGESHIRE), null, labels, NOON))
                .containsExactly(38, 39, 40);
        assertThat(SharingPolicy.visibleLabels(police(ESSEX), null, List.of(), NOON))
                .isEmpty();
    }

    private static Audience police(UUID organisation) {
        return new Audience(organisation, Reader.POLICE, Set.of());
    }

    private static Audience watch(String... squares) {
        return new Audience(FARM_WATCH, Reader.WATCH, Set.of(squares));
    }

    private static String reads(Audience audience, LabelTerms label) {
        return SharingPolicy.mayRead(audience, null, label, NOON) ? "yes" : "no";
    }
}
