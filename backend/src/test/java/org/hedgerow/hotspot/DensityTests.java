package org.hedgerow.hotspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.hedgerow.hotspot.StudyRows.FARMS;
import static org.hedgerow.hotspot.StudyRows.HARE;
import static org.hedgerow.hotspot.StudyRows.QUAD;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Objects;
import java.util.Random;
import java.util.function.BiPredicate;
import org.hedgerow.hotspot.method.DensityGrid;
import org.hedgerow.platform.ProblemException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DensityTests {

    private final StudyRows incidents = new StudyRows();

    @Test
    void theSurfaceAddsUpToTheIncidentsAndIsHighestWhereTheyAreThickest() {
        var random = new Random(3);
        for (int i = 0; i < 40; i++) {
            incidents.add(500_000 + random.nextInt(40_000), 300_000 + random.nextInt(40_000), 100, HARE);
        }
        for (int i = 0; i < 25; i++) {
            incidents.add(520_300 + random.nextInt(400), 310_300 + random.nextInt(400), 100, HARE);
        }
        var answer = answer(5_000, 500, null);
        var surface = surface(answer);
        assertThat(answer.missing()).isNull();
        assertThat(surface.integral()).isEqualTo(65, within(1e-9));
        assertThat(surface.cellMetres()).isEqualTo(500);
        var peak = answer.peaks().get(0);
        assertThat(Math.hypot(peak.easting() - 520_500, peak.northing() - 310_500))
                .isLessThan(800);
        assertThat(peak.perSquareKilometre()).isEqualTo(surface.highest());
        // Twenty-five quartic kernels of 5 km at one place: 25 times 3 / (pi b^2), and little of the others.
        assertThat(surface.highest()).isBetween(0.85 * 75 / (Math.PI * 25), 1.4 * 75 / (Math.PI * 25));
        assertThat(answer.breaks()).hasSize(5).isSorted();
        assertThat(answer.breaks().get(4)).isEqualTo(0.8 * surface.highest(), within(0.02 * surface.highest()));
        assertThat(answer.peaks()).hasSizeLessThanOrEqualTo(10);
        assertThat(answer.statement().n()).isEqualTo(65);
        assertThat(answer.statement().parameters())
                .containsEntry("bandwidthMetres", 5_000)
                .containsEntry("cellMetres", 500.0)
                .containsKeys("kernel", "times", "places");
        Collections.shuffle(incidents.rows, random);
        // To the last bit: the order of arrival tells of what a viewer may not know.
        assertThat(surface(answer(5_000, 500, null)).perSquareKilometre()).isEqualTo(surface.perSquareKilometre());
        assertThat(answer(5_000, 500, null).peaks()).isEqualTo(answer.peaks());
        for (double from : answer.breaks()) {
            assertThat(new BigDecimal(Double.toString(from)).precision()).isLessThanOrEqualTo(2);
        }
    }

    @Test
    void whatIsKnownToASquareLargerThanTheBandwidthIsLeftOutAndCounted() {
        many(20, 502_500, HARE, 5_000);
        many(15, 502_500, HARE, 1_000);
        assertThat(answer(1_000, null, null).leftOut()).isEqualTo(20);
        assertThat(answer(1_000, null, null).statement().n()).isEqualTo(15);
        assertThat(answer(5_000, null, null).leftOut()).isZero();
        var none = answer(500, null, null);
        assertThat(none.missing()).isEqualTo(DensityAnswer.Missing.TOO_FEW);
        assertThat(none.surface()).isNull();
        assertThat(none.peaks()).isEmpty();
    }

    @Test
    void fewerThanFifteenAreTooFew() {
        many(14, 502_500, HARE, 100);
        assertThat(answer(5_000, null, null).missing()).isEqualTo(DensityAnswer.Missing.TOO_FEW);
        many(1, 502_500, HARE, 100);
        assertThat(answer(5_000, null, null).missing()).isNull();
    }

    @Test
    void smallCountsAreTakenAwayBeforeAnythingIsComputed() {
        many(20, 502_500, HARE, 100);
        many(4, 602_500, HARE, 100);
        many(2, 552_500, QUAD, 100);
        var all = answer(2_000, null, null);
        assertThat(all.statement().n()).isEqualTo(26);
        assertThat(all.smallCountsHidden()).isFalse();
        var told = answer(2_000, null, FARMS);
        assertThat(told.smallCountsHidden()).isTrue();
        assertThat(told.statement().n()).isEqualTo(20);
        assertThat(surface(told).integral()).isEqualTo(20, within(1e-9));
        assertThat(surface(told).west()
                        + surface(told).columns() * surface(told).cellMetres())
                .isLessThan(510_000);
        many(1, 552_500, QUAD, 100);
        assertThat(answer(2_000, null, FARMS).statement().n()).isEqualTo(27);
        incidents.rows.removeIf(row -> row.categoryCode().equals(HARE));
        many(1, 502_500, QUAD, 100);
        assertThat(answer(2_000, null, FARMS).statement().n()).isZero();
    }

    /** A thousand kilometres of country take larger cells; who asks for small ones is refused by name. */
    @Test
    void cellsGrowUntilTheyAreFewEnough() {
        for (int i = 0; i < 20; i++) {
            incidents.add(100_000 + i * 25_000, 50_000 + i * 50_000, 100, HARE);
        }
        var answer = answer(4_000, null, null);
        assertThat(surface(answer).cellMetres()).isEqualTo(1_600);
        assertThat(surface(answer).columns() * surface(answer).lines()).isLessThan(DensityAnswer.MOST_CELLS);
        assertThat(surface(answer).integral()).isEqualTo(20, within(1e-9));
        refused("?cellMetres", 4_000, 800);
        refused("?bandwidthMetres", 500, null);
    }

    private void refused(String pointer, int bandwidth, @Nullable Integer cell) {
        assertThatThrownBy(() -> answer(bandwidth, cell, null))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.errors())
                                .singleElement()
                                .satisfies(error -> assertThat(error.pointer()).isEqualTo(pointer)));
    }

    private void many(int count, int easting, String category, int size) {
        for (int i = 0; i < count; i++) {
            incidents.add(easting, 302_500, size, category);
        }
    }

    private DensityAnswer answer(
            int bandwidth, @Nullable Integer cell, @Nullable BiPredicate<String, LocalDate> tells) {
        return incidents
                .snapshot()
                .density(new DensityQuery(bandwidth, cell, StudyRows.lastDays(90), tells), DensityAnswer.MOST_CELLS)
                .answer();
    }

    private static DensityGrid surface(DensityAnswer answer) {
        return Objects.requireNonNull(answer.surface());
    }
}
