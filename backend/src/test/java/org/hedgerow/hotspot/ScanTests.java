package org.hedgerow.hotspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.hedgerow.hotspot.InventedIncidents.NOW;
import static org.hedgerow.hotspot.StudyRows.FARMS;
import static org.hedgerow.hotspot.StudyRows.HARE;
import static org.hedgerow.hotspot.StudyRows.QUAD;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Random;
import java.util.function.BiPredicate;
import org.hedgerow.hotspot.method.Progress;
import org.hedgerow.platform.ProblemException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ScanTests {

    private final StudyRows incidents = new StudyRows();
    private final Random random = new Random(5);

    /** Three hundred at any time and place; then ten within two days in one square kilometre. */
    @Test
    void findsWhatGoesOnNowAndSaysHowSureItIs() {
        scattered(300);
        var before = answer(90, 1, null);
        assertThat(before.clusters()).noneMatch(ScanAnswer.Cluster::significant);
        for (int i = 0; i < 10; i++) {
            incidents.add(
                    540_300 + 30 * i, 270_300, 100, HARE, NOW.minus(Duration.ofHours(5L * i)), Duration.ofHours(2));
        }
        var answer = answer(90, 1, null);
        assertThat(answer.missing()).isNull();
        assertThat(answer.days()).isEqualTo(90);
        var first = answer.clusters().get(0);
        assertThat(first.significant()).isTrue();
        assertThat(first.p()).isEqualTo(0.01, within(1e-12));
        assertThat(first.recurrenceDays()).isEqualTo(100, within(1e-9));
        assertThat(first.observed()).isGreaterThanOrEqualTo(8);
        assertThat(first.expected()).isLessThan(3);
        assertThat(Math.hypot(first.easting() - 540_500, first.northing() - 270_500))
                .isLessThan(first.radiusMetres() + 1);
        assertThat(first.through()).isEqualTo(LocalDate.of(2026, 11, 22));
        assertThat(first.from()).isBetween(LocalDate.of(2026, 11, 16), LocalDate.of(2026, 11, 21));
        assertThat(answer.statement().n()).isEqualTo(310 - (answer.leftOut() == null ? 0 : answer.leftOut()));
        assertThat(answer.statement().seed()).isEqualTo(1);
        assertThat(answer.statement().parameters())
                .containsEntry("repetitions", 99)
                .containsEntry("mostDays", 14)
                .containsEntry("days", 90)
                .containsKeys("times", "places");
    }

    /** The statement is enough to make the same again, in whatever order incidents arrived. */
    @Test
    void theSeedMakesItTheSameAgain() {
        scattered(200);
        var answer = answer(90, 7, null);
        assertThat(answer.clusters()).isNotEmpty();
        Collections.shuffle(incidents.rows, random);
        assertThat(answer(90, 7, null).clusters()).isEqualTo(answer.clusters());
        assertThat(answer(90, 8, null).clusters().get(0).statistic())
                .isEqualTo(answer.clusters().get(0).statistic());
    }

    @Test
    void whatIsKnownTooVaguelyIsLeftOutAndCounted() {
        scattered(20);
        incidents.add(540_000, 240_000, 2_000, HARE);
        incidents.add(540_000, 240_000, 100, HARE, NOW.minus(Duration.ofDays(20)), Duration.ofHours(7 * 24 + 1));
        incidents.add(540_000, 240_000, 100, HARE, NOW.minus(Duration.ofDays(20)), Duration.ofDays(7));
        var answer = answer(90, 1, null);
        assertThat(answer.statement().n()).isEqualTo(21);
        assertThat(answer.leftOut()).isEqualTo(2);
    }

    @Test
    void outsideThePoliceKindsThatTellTheirVictimAreNotScanned() {
        scattered(20);
        for (int i = 0; i < 30; i++) {
            incidents.add(540_300, 270_300, 100, QUAD);
        }
        var told = answer(90, 1, FARMS);
        assertThat(told.statement().n()).isEqualTo(20);
        assertThat(told.leftOut()).isNull();
        assertThat(told.smallCountsHidden()).isTrue();
        assertThat(told.clusters()).noneMatch(ScanAnswer.Cluster::significant);
        assertThat(answer(90, 1, null).statement().n()).isEqualTo(50);
    }

    @Test
    void fewerThanFifteenAreTooFewAndOddPeriodsAreRefused() {
        scattered(14);
        assertThat(answer(90, 1, null).missing()).isEqualTo(ScanAnswer.Missing.TOO_FEW);
        refused(() -> answer(7, 1, null));
        refused(() -> answer(500, 1, null));
        refused(() -> incidents
                .snapshot()
                .scan(query(InventedIncidents.everything(), 1, null), ScanLimit.BRIEF, Progress.SILENT));
    }

    @Test
    void whatTakesTooLongIsStoppedAndSaysSo() {
        scattered(200);
        refused(() -> incidents
                .snapshot()
                .scan(query(StudyRows.lastDays(90), 1, null), ScanLimit.BRIEF, (done, all) -> done < 3));
    }

    @Test
    void tooManyAreRefusedBeforeAnythingIsComputed() {
        scattered(ScanLimit.BRIEF.incidents + 200);
        refused(() -> incidents
                .snapshot()
                .scan(query(StudyRows.lastDays(90), 1, null), ScanLimit.BRIEF, (done, all) -> {
                    throw new AssertionError("it began");
                }));
        // Whoever can stop it may ask more of it.
        refused(() -> incidents
                .snapshot()
                .scan(query(StudyRows.lastDays(90), 1, null), ScanLimit.FOLLOWED, (done, all) -> done < 1));
    }

    /** What comes to it meanwhile does no harm; what was taken back, or moved, may be in no answer. */
    @Test
    void knowsWhetherSomethingThatItCountedWasTakenBackSince() {
        scattered(30);
        var then = incidents.snapshot();
        var query = query(StudyRows.lastDays(90), 1, null);
        assertThat(then.holdsAllOf(then, query)).isTrue();
        scattered(5);
        assertThat(incidents.snapshot().holdsAllOf(then, query)).isTrue();
        incidents.rows.remove(0);
        assertThat(incidents.snapshot().holdsAllOf(then, query)).isFalse();
    }

    @Test
    void progressChangesNothing() {
        scattered(200);
        var said = new ArrayList<Long>();
        var query = query(StudyRows.lastDays(90), 3, null);
        var followed = incidents.snapshot().scan(query, ScanLimit.FOLLOWED, (done, all) -> said.add(done));
        assertThat(followed.clusters())
                .isEqualTo(answer(90, 3, null).clusters())
                .isNotEmpty();
        assertThat(said).isSorted().contains(0L, 99L);
    }

    private static void refused(Runnable question) {
        assertThatThrownBy(question::run)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.errors())
                                .singleElement()
                                .satisfies(error -> assertThat(error.pointer()).isEqualTo("?period")));
    }

    private void scattered(int count) {
        for (int i = 0; i < count; i++) {
            incidents.add(
                    500_000 + random.nextInt(80_000),
                    230_000 + random.nextInt(80_000),
                    100,
                    HARE,
                    NOW.minus(Duration.ofMinutes(600 + random.nextInt(89 * 1_440 - 600))),
                    Duration.ZERO);
        }
    }

    private ScanAnswer answer(int days, int seed, @Nullable BiPredicate<String, LocalDate> tells) {
        return incidents
                .snapshot()
                .scan(query(StudyRows.lastDays(days), seed, tells), ScanLimit.BRIEF, Progress.SILENT);
    }

    private static ScanQuery query(IncidentFilter filter, int seed, @Nullable BiPredicate<String, LocalDate> tells) {
        return new ScanQuery(1_000, 20_000, 14, 99, seed, filter, tells);
    }
}
