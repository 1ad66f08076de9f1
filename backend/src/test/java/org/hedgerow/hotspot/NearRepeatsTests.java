package org.hedgerow.hotspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hedgerow.hotspot.InventedIncidents.NOW;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiPredicate;
import org.hedgerow.hotspot.method.KnoxParameters;
import org.hedgerow.hotspot.method.KnoxTable;
import org.hedgerow.hotspot.method.Progress;
import org.hedgerow.incident.IncidentStatus;
import org.hedgerow.incident.VisibleIncident;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.sharing.Tier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NearRepeatsTests {

    private static final BiPredicate<String, LocalDate> FARMS = (category, day) -> category.startsWith("AGRI");

    private final List<VisibleIncident> rows = new ArrayList<>();

    /** Forty farms that are each visited again a kilometre and a half away within the week, among hundreds that are not. */
    @Test
    void findsThePlantedRepeatsInTheirBand() {
        var random = new Random(3);
        for (int i = 0; i < 200; i++) {
            add(random.nextInt(300_000), random.nextInt(300_000), NOW.minus(Duration.ofHours(random.nextInt(8_000))));
        }
        for (int i = 0; i < 40; i++) {
            int east = 5_000 + random.nextInt(280_000);
            int north = 5_000 + random.nextInt(280_000);
            var first = NOW.minus(Duration.ofHours(200 + random.nextInt(7_000)));
            add(east, north, first);
            add(east + 1_500, north, first.plus(Duration.ofDays(4)));
        }
        var answer = answer(null);
        assertThat(answer.missing()).isNull();
        assertThat(answer.rows()).hasSize(5);
        assertThat(answer.rows().get(2).fromMetres()).isEqualTo(1_000);
        var cell = answer.rows().get(2).cells().get(0);
        assertThat(cell.toDays()).isEqualTo(7);
        assertThat(cell.pairs()).isGreaterThanOrEqualTo(40);
        assertThat(cell.p()).isEqualTo(0.001);
        assertThat(answer.rows().get(4).cells().get(3).p()).isGreaterThan(0.01);
        var statement = answer.statement();
        assertThat(statement.n()).isEqualTo(280);
        assertThat(statement.seed()).isEqualTo(1);
        assertThat(statement.parameters())
                .containsEntry("repetitions", 999)
                .containsEntry("metres", KnoxParameters.RURAL_METRES)
                .containsEntry("days", KnoxParameters.RURAL_DAYS);
        assertThat(statement.to()).isEqualTo(NOW);
        // The same again from the statement alone.
        var east = rows.stream()
                .mapToDouble(row -> row.centreEastingMillimetres() / 1e3)
                .toArray();
        var north = rows.stream()
                .mapToDouble(row -> row.centreNorthingMillimetres() / 1e3)
                .toArray();
        var times =
                rows.stream().mapToLong(row -> row.earliest().getEpochSecond()).toArray();
        assertThat(answer.rows())
                .isEqualTo(KnoxTable.of(
                                east,
                                north,
                                times,
                                new KnoxParameters(
                                        KnoxParameters.RURAL_METRES, KnoxParameters.RURAL_DAYS, 100, false, 999, 1),
                                Progress.SILENT)
                        .rows());
        assertThat(answer(null).rows()).isEqualTo(answer.rows());
    }

    @Test
    void whatIsNotKnownWellEnoughIsLeftOutAndCounted() {
        for (int i = 0; i < 14; i++) {
            add(i * 1_000, 0, NOW.minus(Duration.ofDays(i)));
        }
        add(0, 0, NOW.minus(Duration.ofDays(9)), NOW.minus(Duration.ofDays(1)), 100, Tier.EXACT, "HARE.COURSING");
        add(0, 0, NOW, NOW, 5_000, Tier.EXACT, "HARE.COURSING");
        add(0, 0, NOW, NOW, 100, Tier.WATCH, "HARE.COURSING");
        var few = answer(null);
        assertThat(few.missing()).isEqualTo(NearRepeatAnswer.Missing.TOO_FEW);
        assertThat(few.rows()).isEmpty();
        assertThat(few.statement().n()).isEqualTo(14);
        assertThat(few.leftOut()).isEqualTo(new NearRepeatAnswer.LeftOut(2, 1));
        // Six days have a middle that is known to within the band, and a square of a kilometre too.
        add(0, 0, NOW.minus(Duration.ofDays(7)), NOW.minus(Duration.ofDays(1)), 1_000, Tier.EXACT, "HARE.COURSING");
        assertThat(answer(null).missing()).isNull();
        assertThat(answer(null).statement().n()).isEqualTo(15);
    }

    @Test
    void anIncidentCountsAtTheMiddleOfItsSpan() {
        for (int i = 0; i < 20; i++) {
            add(i * 50_000, 0, NOW.minus(Duration.ofDays(i)));
        }
        // The middles lie 6 days apart, the beginnings 9 and the ends 3.
        add(0, 500_000, NOW.minus(Duration.ofDays(20)), NOW.minus(Duration.ofDays(14)), 100, Tier.EXACT, "AGRI.QUAD");
        add(1_500, 500_000, NOW.minus(Duration.ofDays(11)), NOW.minus(Duration.ofDays(11)), 1, Tier.EXACT, "AGRI.QUAD");
        assertThat(answer(null).rows().get(2).cells().get(0).pairs()).isOne();
        assertThat(answer(null).rows().get(2).cells().get(1).pairs()).isZero();
    }

    @Test
    void outsideThePoliceWhatTellsItsVictimIsLeftOutBefore() {
        for (int i = 0; i < 20; i++) {
            add(i * 50_000, 0, NOW.minus(Duration.ofDays(i)));
        }
        var before = answer(FARMS);
        add(200, 0, NOW, NOW, 1, Tier.EXACT, "AGRI.QUAD");
        var after = answer(FARMS);
        assertThat(after.rows()).isEqualTo(before.rows());
        assertThat(after.statement().n()).isEqualTo(20);
        assertThat(after.smallCountsHidden()).isTrue();
        assertThat(Objects.isNull(after.leftOut())).isTrue();
        assertThat(answer(null).statement().n()).isEqualTo(21);
    }

    @Test
    void tooManyIncidentsOrPairsAreRefusedByName() {
        for (int i = 0; i < 1_500; i++) {
            add(0, 0, NOW);
        }
        assertRefused();
        rows.clear();
        for (int i = 0; i < 20_001; i++) {
            add(i % 150 * 20_000 - 1_000_000, i / 150 * 12_000, NOW);
        }
        assertRefused();
    }

    private void assertRefused() {
        assertThatThrownBy(() -> answer(null))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.errors())
                                .singleElement()
                                .satisfies(error -> assertThat(error.pointer()).isEqualTo("?period")));
    }

    private NearRepeatAnswer answer(@Nullable BiPredicate<String, LocalDate> tells) {
        var engine = new AudienceEngine(new StraightGrid(), "0");
        engine.absorb(rows, List.of(), "1");
        return engine.snapshot()
                .nearRepeats(new StatisticsQuery(
                        new IncidentFilter(Set.of(), Set.of(), new Period(null, null, NOW), null, IncidentFilter.SHOWN),
                        StatisticsQuery.By.MONTH,
                        tells));
    }

    private void add(int easting, int northing, Instant at) {
        add(easting, northing, at, at, 1, Tier.EXACT, "HARE.COURSING");
    }

    private void add(
            int easting, int northing, Instant earliest, Instant latest, int size, Tier tier, String category) {
        rows.add(new VisibleIncident(
                new UUID(0, rows.size() + 1L),
                1,
                tier,
                easting * 1_000,
                northing * 1_000,
                size,
                category,
                "CAMBS",
                IncidentStatus.OPEN,
                earliest,
                latest,
                earliest.equals(latest),
                null,
                null));
    }
}
