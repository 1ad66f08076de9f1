package org.hedgerow.hotspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.hedgerow.hotspot.InventedIncidents.NOW;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;
import org.hedgerow.hotspot.method.FalseDiscovery;
import org.hedgerow.hotspot.method.GetisOrd;
import org.hedgerow.hotspot.method.GetisParameters;
import org.hedgerow.hotspot.method.HexGrid;
import org.hedgerow.hotspot.method.Progress;
import org.hedgerow.incident.IncidentStatus;
import org.hedgerow.incident.VisibleIncident;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.sharing.Tier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SignificanceTests {

    private static final BiPredicate<String, LocalDate> FARMS = (category, day) -> category.startsWith("AGRI");

    private final List<VisibleIncident> rows = new ArrayList<>();

    /** Where incidents come by chance nothing is found; where thirty lie together, that place alone is. */
    @Test
    void findsWhatWasPlantedAndNothingElse() {
        var random = new Random(4);
        for (int i = 0; i < 150; i++) {
            add(540_000 + random.nextInt(60_000), 240_000 + random.nextInt(60_000), 100, "HARE.COURSING");
        }
        assertThat(answer(2_000, null).significant()).isZero();
        for (int i = 0; i < 30; i++) {
            add(570_000 + random.nextInt(1_500), 270_000 + random.nextInt(1_500), 100, "HARE.COURSING");
        }
        var answer = answer(2_000, null);
        assertThat(answer.missing()).isNull();
        assertThat(answer.significant()).isBetween(3, 19);
        var significant = answer.cells().stream()
                .filter(SignificanceAnswer.Cell::significant)
                .toList();
        assertThat(significant).hasSize(answer.significant()).allSatisfy(cell -> {
            assertThat(Math.hypot(cell.easting() - 570_750, cell.northing() - 270_750))
                    .isLessThan(6_000);
            assertThat(cell.adjusted()).isLessThanOrEqualTo(0.05);
            assertThat((double) cell.about()).isGreaterThan(cell.expected());
        });
        assertThat(answer.cells().subList(0, significant.size())).isEqualTo(significant);
        assertThat(answer.leftOut()).isZero();
        assertThat(answer.cells().stream()
                        .mapToInt(cell -> Objects.requireNonNull(cell.count()))
                        .sum())
                .isEqualTo(180);
        var statement = answer.statement();
        assertThat(statement.n()).isEqualTo(180);
        assertThat(statement.from()).isEqualTo(NOW.minus(Duration.ofDays(90)));
        assertThat(statement.to()).isEqualTo(NOW);
        assertThat(statement.parameters()).containsEntry("cellMetres", 2_000).containsEntry("rate", 0.05);
        assertThat(answer.position()).isEqualTo("1");
        Collections.shuffle(rows, random);
        assertThat(answer(2_000, null).cells()).isEqualTo(answer.cells());
    }

    /** The same z as of the grid over the whole rectangle, once the cells that are not studied are taken out of it. */
    @Test
    void agreesWithTheWholeGridCutToTheStudy() {
        for (long seed = 1; seed <= 8; seed++) {
            rows.clear();
            var random = new Random(seed);
            int width = 500 + random.nextInt(4_000);
            for (int i = 0; i < 60; i++) {
                add(400_000 + random.nextInt(30_000), 300_000 + random.nextInt(30_000), 1, "HARE.COURSING");
            }
            var answer = answer(width, null);
            var grid = new HexGrid(width, 380_000, 280_000, 450_000, 350_000);
            var counts = new int[grid.cells()];
            rows.forEach(row ->
                    counts[grid.cellAt(row.centreEastingMillimetres() / 1e3, row.centreNorthingMillimetres() / 1e3)]++);
            var near = grid.within(2.01 * width);
            int[] studied = IntStream.range(0, counts.length)
                    .filter(cell -> IntStream.range(near.start()[cell], near.start()[cell + 1])
                            .anyMatch(i -> counts[near.members()[i]] > 0))
                    .toArray();
            assertThat(answer.studied()).as("seed " + seed).isEqualTo(studied.length);
            double mean = 60.0 / studied.length;
            double square = 0;
            for (int cell : studied) {
                square += (counts[cell] - mean) * (counts[cell] - mean) / studied.length;
            }
            double n = studied.length;
            var six = grid.contiguous();
            for (var cell : answer.cells()) {
                int at = grid.cellAt(cell.easting(), cell.northing());
                int about = IntStream.range(six.start()[at], six.start()[at + 1])
                        .map(i -> counts[six.members()[i]])
                        .sum();
                assertThat(cell.count()).isEqualTo(counts[at]);
                assertThat(cell.about()).isEqualTo(about);
                assertThat(cell.expected()).isEqualTo(7 * mean, within(1e-9));
                assertThat(cell.z())
                        .isEqualTo((about - 7 * mean) / Math.sqrt(square * (n * 7 - 49) / (n - 1)), within(1e-9));
            }
        }
    }

    /** What the method of the package says of the same cells, where so few cells let shuffles tell. */
    @Test
    void callsSignificantWhatTheMethodDoes() {
        var random = new Random(12);
        for (int i = 0; i < 60; i++) {
            add(500_000 + random.nextInt(14_000), 300_000 + random.nextInt(14_000), 1, "HARE.COURSING");
        }
        for (int i = 0; i < 50; i++) {
            add(506_000 + random.nextInt(1_800), 306_000 + random.nextInt(1_800), 1, "HARE.COURSING");
        }
        var answer = answer(1_000, null);
        Set<Long> holding = new HashSet<>();
        for (var row : rows) {
            holding.add(HexCells.holding(
                    1_000, row.centreEastingMillimetres() / 1e3, row.centreNorthingMillimetres() / 1e3));
        }
        var cells = new HexCells(1_000, holding);
        double[] values = new double[cells.count()];
        for (int number = 0; number < values.length; number++) {
            long cell = cells.cell(number);
            values[number] = rows.stream()
                    .filter(row -> HexCells.holding(
                                    1_000, row.centreEastingMillimetres() / 1e3, row.centreNorthingMillimetres() / 1e3)
                            == cell)
                    .count();
        }
        var result = GetisOrd.of(
                values,
                cells.neighbourhoods(),
                new GetisParameters(0, 0.05, GetisParameters.Control.BENJAMINI_HOCHBERG, 50_000, 2),
                Progress.SILENT);
        double[] adjusted = FalseDiscovery.benjaminiHochberg(result.p());
        int hot = (int) IntStream.range(0, values.length).filter(result::isHot).count();
        assertThat(answer.significant()).isEqualTo(hot).isPositive();
        for (var cell : answer.cells()) {
            int number = IntStream.range(0, values.length)
                    .filter(i -> Math.hypot(cells.easting(i) - cell.easting(), cells.northing(i) - cell.northing()) < 1)
                    .findFirst()
                    .orElseThrow();
            assertThat(cell.adjusted()).isEqualTo(adjusted[number], within(0.02));
        }
    }

    /** One farm that is robbed again and again is one place, however often: where counts are dealt out it is as likely anywhere. */
    @Test
    void oneCellAloneIsNoArea() {
        for (int i = 0; i < 30; i++) {
            add(600_000 + i * 10_000 % 90_000, 300_000 + i * 10_000, 1, "HARE.COURSING");
        }
        for (int i = 0; i < 50; i++) {
            add(542_000, 242_000, 1, "HARE.COURSING");
        }
        var answer = answer(1_000, null);
        assertThat(answer.significant()).isZero();
        assertThat(answer.cells().get(0).count()).isEqualTo(50);
        assertThat(answer.cells().get(0).p()).isEqualTo(7.0 / answer.studied(), within(1e-9));
    }

    @Test
    void whatIsKnownToALargerSquareThanACellIsLeftOutAndCounted() {
        for (int i = 0; i < 20; i++) {
            add(542_500, 242_500, 5_000, "HARE.COURSING");
        }
        for (int i = 0; i < 16; i++) {
            add(542_500, 242_500, 1_000, "HARE.COURSING");
        }
        var fine = answer(1_000, null);
        assertThat(fine.leftOut()).isEqualTo(20);
        assertThat(fine.statement().n()).isEqualTo(16);
        assertThat(answer(5_000, null).leftOut()).isZero();
        assertThat(answer(5_000, null).statement().n()).isEqualTo(36);
        var none = answer(500, null);
        assertThat(none.leftOut()).isEqualTo(36);
        assertThat(none.missing()).isEqualTo(SignificanceAnswer.Missing.TOO_FEW);
        assertThat(none.cells()).isEmpty();
    }

    @Test
    void fewerThanFifteenAreTooFew() {
        for (int i = 0; i < 14; i++) {
            add(542_000, 242_000, 100, "HARE.COURSING");
        }
        assertThat(answer(5_000, null).missing()).isEqualTo(SignificanceAnswer.Missing.TOO_FEW);
        add(542_000, 242_000, 100, "HARE.COURSING");
        assertThat(answer(5_000, null).missing()).isNull();
    }

    /** Two quads in one hexagon tell a farm: they are gone before anything is computed, with a second count so that nothing can be subtracted. */
    @Test
    void aSmallCountIsTakenAwayBeforeAnythingIsComputed() {
        for (int i = 0; i < 20; i++) {
            add(542_000, 242_000, 100, "HARE.COURSING");
        }
        for (int i = 0; i < 4; i++) {
            add(562_000, 242_000, 100, "HARE.COURSING");
        }
        var without = answer(1_000, FARMS);
        assertThat(without.statement().n()).isEqualTo(24);
        assertThat(without.smallCountsHidden()).isTrue();
        for (int i = 0; i < 2; i++) {
            add(582_000, 242_000, 100, "AGRI.QUAD");
        }
        var hidden = answer(1_000, FARMS);
        assertThat(hidden.statement().n()).isEqualTo(20);
        assertThat(hidden.holding()).isOne();
        assertThat(hidden.cells()).noneMatch(cell -> cell.easting() > 550_000);
        assertThat(answer(1_000, null).statement().n()).isEqualTo(26);
        // A third makes it no small count.
        add(582_000, 242_000, 100, "AGRI.QUAD");
        assertThat(answer(1_000, FARMS).statement().n()).isEqualTo(27);
    }

    @Test
    void aHiddenCountBesideASignificantOneIsNoNought() {
        for (int i = 0; i < 20; i++) {
            add(542_000, 242_000, 1, "HARE.COURSING");
            add(542_500, 242_866, 1, "HARE.COURSING");
        }
        for (int i = 0; i < 30; i++) {
            add(600_000 + i * 10_000 % 90_000, 300_000 + i * 10_000, 1, "HARE.COURSING");
        }
        add(543_000, 242_000, 1, "AGRI.QUAD");
        add(543_000, 242_000, 1, "HARE.COURSING");
        add(500_000, 242_000, 1, "HARE.COURSING");
        add(500_000, 242_000, 1, "HARE.COURSING");
        add(500_000, 242_000, 1, "HARE.COURSING");
        var cell = answer(1_000, FARMS).cells().stream()
                .filter(each -> Math.hypot(each.easting() - 543_000, each.northing() - 242_000) < 600)
                .findFirst()
                .orElseThrow();
        assertThat(cell.significant()).isTrue();
        assertThat(cell.count()).isNull();
        assertThat(cell.about()).isEqualTo(40);
    }

    @Test
    void whatWasLeftOutIsACountLikeAnother() {
        for (int i = 0; i < 20; i++) {
            add(542_000, 242_000, 100, "HARE.COURSING");
        }
        add(542_500, 242_500, 5_000, "AGRI.QUAD");
        for (int i = 0; i < 25; i++) {
            add(572_000, 242_000, 100, "HARE.COURSING");
        }
        // The one quad that is left out could be had by subtraction, were not the lesser of the other counts hidden
        // too.
        var lessTwo = answer(1_000, FARMS);
        assertThat(lessTwo.missing()).isNull();
        assertThat(lessTwo.leftOut()).isNull();
        assertThat(lessTwo.statement().n()).isEqualTo(25);
        rows.removeIf(row -> row.categoryCode().startsWith("HARE"));
        var nothing = answer(1_000, FARMS);
        assertThat(nothing.missing()).isEqualTo(SignificanceAnswer.Missing.HIDDEN);
        assertThat(nothing.leftOut()).isNull();
        assertThat(nothing.statement().n()).isZero();
    }

    @Test
    void tooManyHexagonsAreRefusedByName() {
        var random = new Random(1);
        for (int i = 0; i < 8_000; i++) {
            add(100_000 + random.nextInt(500_000), 100_000 + random.nextInt(800_000), 1, "HARE.COURSING");
        }
        assertThatThrownBy(() -> answer(500, null))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.errors())
                                .singleElement()
                                .satisfies(error -> assertThat(error.pointer()).isEqualTo("?cellMetres")));
        assertThat(answer(20_000, null).studied()).isLessThan(100_000);
    }

    private SignificanceAnswer answer(int cellMetres, @Nullable BiPredicate<String, LocalDate> tells) {
        var engine = new AudienceEngine(new StraightGrid(), "0");
        engine.absorb(rows, List.of(), "1");
        var period = new Period(NOW.minus(Duration.ofDays(90)), null, NOW);
        return engine.snapshot()
                .significance(new SignificanceQuery(
                        cellMetres, new IncidentFilter(Set.of(), Set.of(), period, null, IncidentFilter.SHOWN), tells));
    }

    private void add(int easting, int northing, int size, String category) {
        rows.add(new VisibleIncident(
                new UUID(0, rows.size() + 1L),
                1,
                Tier.EXACT,
                easting * 1_000,
                northing * 1_000,
                size,
                category,
                "CAMBS",
                IncidentStatus.OPEN,
                NOW.minus(Duration.ofDays(3)),
                NOW.minus(Duration.ofDays(3)),
                true,
                null,
                null));
    }
}
