package org.hedgerow.hotspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hedgerow.hotspot.InventedIncidents.NOW;
import static org.hedgerow.hotspot.StudyRows.FARMS;
import static org.hedgerow.hotspot.StudyRows.HARE;
import static org.hedgerow.hotspot.StudyRows.QUAD;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Random;
import java.util.function.BiPredicate;
import org.hedgerow.hotspot.method.EmergingPattern;
import org.hedgerow.platform.ProblemException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EmergingTests {

    private static final int WEEKS = 12;

    private final StudyRows incidents = new StudyRows();
    private final Random random = new Random(8);

    /** Every week the same noise; one place is busy in the last week alone, one in every week, one in all but the last. */
    @Test
    void tellsWhatIsNewFromWhatHasLongBeenAndWhatIsOver() {
        for (int week = 0; week < WEEKS; week++) {
            noise(week, 40);
            busy(week, 540_000);
            if (week == WEEKS - 1) {
                busy(week, 600_000);
            } else {
                busy(week, 660_000);
            }
        }
        var answer = answer(90, null);
        assertThat(answer.missing()).isNull();
        assertThat(answer.slices()).isEqualTo(WEEKS);
        assertThat(answer.through()).isEqualTo(LocalDate.of(2026, 11, 22));
        assertThat(answer.from()).isEqualTo(LocalDate.of(2026, 8, 31));
        assertThat(patternAt(answer, 600_000)).isEqualTo(EmergingPattern.NEW);
        assertThat(patternAt(answer, 540_000))
                .isIn(EmergingPattern.PERSISTENT, EmergingPattern.INTENSIFYING, EmergingPattern.DIMINISHING);
        assertThat(patternAt(answer, 660_000)).isEqualTo(EmergingPattern.HISTORICAL);
        assertThat(answer.cells()).allSatisfy(cell -> {
            assertThat(cell.z()).hasSize(WEEKS);
            assertThat(cell.hot()).isBetween(1, WEEKS);
            assertThat(cell.pattern()).isNotEqualTo(EmergingPattern.NONE);
        });
        assertThat(answer.patterns().values().stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .isEqualTo(answer.cells().size());
        assertThat(answer.cells().get(0).pattern()).isEqualTo(EmergingPattern.NEW);
        assertThat(answer.statement().n()).isEqualTo(incidents.rows.size());
        assertThat(answer.statement().parameters())
                .containsEntry("cellMetres", 2_000)
                .containsEntry("sliceDays", 7)
                .containsEntry("slices", WEEKS)
                .containsKeys("times", "p", "rate");
        assertThat(answer.statement().from()).isEqualTo(Instant.parse("2026-08-30T23:00:00Z"));
        Collections.shuffle(incidents.rows, random);
        assertThat(answer(90, null).cells()).isEqualTo(answer.cells());
    }

    /** Where incidents come by chance hardly anything is ever hot. */
    @Test
    void noiseIsNoPattern() {
        for (int week = 0; week < WEEKS; week++) {
            noise(week, 60);
        }
        var answer = answer(90, null);
        assertThat(answer.studied()).isGreaterThan(1_000);
        assertThat(answer.cells()).hasSizeLessThan(answer.studied() / 100);
        assertThat(answer.patterns()).doesNotContainKeys(EmergingPattern.PERSISTENT, EmergingPattern.HISTORICAL);
    }

    @Test
    void whatIsKnownTooVaguelyInPlaceOrTimeIsLeftOutAndCounted() {
        for (int i = 0; i < 15; i++) {
            incidents.add(540_000, 240_000, 100, HARE);
        }
        incidents.add(540_000, 240_000, 5_000, HARE);
        incidents.add(540_000, 240_000, 100, HARE, NOW.minus(Duration.ofDays(20)), Duration.ofDays(8));
        incidents.add(540_000, 240_000, 100, HARE, NOW.minus(Duration.ofDays(20)), Duration.ofDays(7));
        // In the 90 days, and before the first whole week of them.
        incidents.add(540_000, 240_000, 100, HARE, NOW.minus(Duration.ofDays(88)), Duration.ZERO);
        var answer = answer(90, null);
        assertThat(answer.statement().n()).isEqualTo(16);
        assertThat(answer.leftOut()).isEqualTo(3);
    }

    @Test
    void fewerThanFifteenAreTooFewAndFewerThanFiveSlicesAreRefused() {
        for (int i = 0; i < 14; i++) {
            incidents.add(540_000, 240_000, 100, HARE);
        }
        assertThat(answer(90, null).missing()).isEqualTo(EmergingAnswer.Missing.TOO_FEW);
        assertThatThrownBy(() -> answer(28, null))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.errors())
                                .singleElement()
                                .satisfies(error -> assertThat(error.pointer()).isEqualTo("?period")));
    }

    /** A count is of a hexagon in a slice: two quads of one week are gone, though there were three in all. */
    @Test
    void smallCountsOfASliceAreTakenAwayBeforeAnythingIsComputed() {
        for (int i = 0; i < 20; i++) {
            incidents.add(540_000, 240_000, 100, HARE);
        }
        for (int i = 0; i < 4; i++) {
            incidents.add(600_000, 240_000, 100, HARE);
        }
        for (int i = 0; i < 3; i++) {
            incidents.add(640_000, 240_000, 100, QUAD, NOW.minus(Duration.ofDays(40)), Duration.ZERO);
        }
        assertThat(answer(90, FARMS).statement().n()).isEqualTo(27);
        incidents.rows.removeIf(row -> row.categoryCode().equals(QUAD));
        for (int i = 0; i < 3; i++) {
            incidents.add(640_000, 240_000, 100, QUAD, NOW.minus(Duration.ofDays(40 + 10L * i)), Duration.ZERO);
        }
        var told = answer(90, FARMS);
        assertThat(told.smallCountsHidden()).isTrue();
        assertThat(told.statement().n()).isEqualTo(20);
        assertThat(told.leftOut()).isZero();
        assertThat(answer(90, null).statement().n()).isEqualTo(27);
        incidents.rows.removeIf(row -> row.categoryCode().equals(HARE));
        var nothing = answer(90, FARMS);
        assertThat(nothing.missing()).isEqualTo(EmergingAnswer.Missing.HIDDEN);
        assertThat(nothing.leftOut()).isNull();
        assertThat(nothing.cells()).isEmpty();
    }

    private void noise(int week, int count) {
        for (int i = 0; i < count; i++) {
            incidents.add(
                    520_000 + random.nextInt(160_000),
                    200_000 + random.nextInt(90_000),
                    100,
                    HARE,
                    during(week),
                    Duration.ofHours(random.nextInt(8)));
        }
    }

    /** Spread over a few hexagons: one busy hexagon among quiet ones is no area. */
    private void busy(int week, int easting) {
        for (int i = 0; i < 25; i++) {
            incidents.add(
                    easting + random.nextInt(2_000),
                    240_000 + random.nextInt(2_000),
                    100,
                    HARE,
                    during(week),
                    Duration.ZERO);
        }
    }

    private Instant during(int week) {
        return Instant.parse("2026-08-31T00:00:00Z").plus(Duration.ofHours(week * 168L + random.nextInt(150)));
    }

    private static EmergingPattern patternAt(EmergingAnswer answer, int easting) {
        return answer.cells().stream()
                .filter(cell -> Math.hypot(cell.easting() - easting - 1_000, cell.northing() - 241_000) < 1_200)
                .findFirst()
                .orElseThrow()
                .pattern();
    }

    private EmergingAnswer answer(int days, @Nullable BiPredicate<String, LocalDate> tells) {
        return incidents.snapshot().emerging(new EmergingQuery(2_000, 7, StudyRows.lastDays(days), tells));
    }
}
