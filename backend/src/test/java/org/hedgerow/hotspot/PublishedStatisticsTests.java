package org.hedgerow.hotspot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hedgerow.hotspot.PublishedStatistics.Cell;
import org.hedgerow.incident.VisibleIncidents.PublicCount;
import org.hedgerow.reference.BoundaryKind;
import org.junit.jupiter.api.Test;

class PublishedStatisticsTests {

    private static final ComparedQuarters QUARTERS =
            new ComparedQuarters(LocalDate.of(2025, 10, 1), LocalDate.of(2026, 10, 1));

    private static final Instant AT = Instant.parse("2026-11-23T12:00:00Z");
    private static final PublishedStatistics.Division DIVISION =
            new PublishedStatistics.Division(BoundaryKind.COUNTY, "Invented", Map.of("E1", "Eastshire"));

    @Test
    void nothingCountedIsAnEmptyTable() {
        var statistics = of(List.of(), List.of());
        assertThat(statistics.rows()).isEmpty();
        assertThat(statistics.withheld()).isFalse();
    }

    @Test
    void eachForceStandsBesideItsYearBefore() {
        var statistics = of(
                List.of(new PublicCount("KENT", null, "HARE", 30), new PublicCount("ESSEX", null, "FUEL", 12)),
                List.of(new PublicCount("KENT", null, "HARE", 10), new PublicCount("ESSEX", null, "FUEL", 11)));
        assertThat(statistics.groups()).containsExactly("FUEL", "HARE");
        assertThat(statistics.rows()).extracting(PublishedStatistics.Row::force).containsExactly("ESSEX", "KENT");
        var chance = ChangeOfCount.NO_MORE_THAN_CHANCE;
        assertThat(statistics.rows().get(0).cells())
                .containsExactly(new Cell(12, 11, chance), new Cell(0, 0, chance), new Cell(12, 11, chance));
        assertThat(statistics.rows().get(1).cells())
                .containsExactly(
                        new Cell(0, 0, chance),
                        new Cell(30, 10, ChangeOfCount.MORE),
                        new Cell(30, 10, ChangeOfCount.MORE));
        assertThat(statistics.sums())
                .containsExactly(
                        new Cell(12, 11, chance),
                        new Cell(30, 10, ChangeOfCount.MORE),
                        new Cell(42, 21, ChangeOfCount.MORE));
        assertThat(statistics.through()).isEqualTo(LocalDate.of(2026, 9, 30));
        assertThat(statistics.fromBefore()).isEqualTo(LocalDate.of(2024, 10, 1));
    }

    /** That a force had nothing a year before says when it began to use Hedgerow. */
    @Test
    void aForceWithoutAYearBeforeIsNotCompared() {
        var statistics = of(
                List.of(new PublicCount("KENT", null, "HARE", 30), new PublicCount("ESSEX", null, "HARE", 12)),
                List.of(new PublicCount("ESSEX", null, "HARE", 11)));
        assertThat(statistics.rows().get(1).cells()).containsExactly(new Cell(30, 0, null), new Cell(30, 0, null));
    }

    @Test
    void aChangeIsHiddenWithEitherOfItsCounts() {
        var statistics = of(
                List.of(new PublicCount("ESSEX", null, "HARE", 30), new PublicCount("KENT", null, "FUEL", 20)),
                List.of(
                        new PublicCount("ESSEX", null, "HARE", 2),
                        new PublicCount("ESSEX", null, "FUEL", 9),
                        new PublicCount("KENT", null, "HARE", 9),
                        new PublicCount("KENT", null, "FUEL", 9)));
        var hare = statistics.rows().get(0).cells().get(1);
        assertThat(hare).isEqualTo(new Cell(30, null, null));
        assertThat(statistics.toString()).doesNotContain("before=2,");
    }

    /** Areas of a force add up to it; what lies in none stands last. */
    @Test
    void areasStandWithinTheirForcesBesideTheirYearBefore() {
        var statistics = PublishedStatistics.of(
                QUARTERS,
                List.of(
                        new PublicCount("ESSEX", "E1", "HARE", 30),
                        new PublicCount("ESSEX", null, "HARE", 5),
                        new PublicCount("KENT", "E1", "HARE", 7),
                        new PublicCount("KENT", "E2", "FUEL", 8)),
                List.of(new PublicCount("ESSEX", "E1", "HARE", 10), new PublicCount("KENT", "E2", "FUEL", 9)),
                DIVISION,
                AT);
        var areas = Objects.requireNonNull(statistics.areas());
        assertThat(areas.rows())
                .extracting(row -> row.force() + " " + row.area() + " " + row.name())
                .containsExactly("ESSEX E1 Eastshire", "ESSEX null null", "KENT E1 Eastshire", "KENT E2 E2");
        assertThat(areas.rows().get(0).cells().get(1)).isEqualTo(new Cell(30, 10, ChangeOfCount.MORE));
        assertThat(areas.rows().get(1).cells().get(1)).isEqualTo(new Cell(5, 0, null));
        assertThat(statistics.rows().get(0).cells().get(1).now()).isEqualTo(35);
        assertThat(areas.withheld()).isFalse();
    }

    /** The force less its areas is a count like any other. */
    @Test
    void whatAForceHasInNoAreaIsNotToldByADifference() {
        var statistics = PublishedStatistics.of(
                QUARTERS,
                List.of(
                        new PublicCount("ESSEX", "E1", "HARE", 30),
                        new PublicCount("ESSEX", "E2", "HARE", 20),
                        new PublicCount("ESSEX", null, "HARE", 1),
                        new PublicCount("ESSEX", "E1", "FUEL", 30),
                        new PublicCount("ESSEX", "E2", "FUEL", 20),
                        new PublicCount("ESSEX", null, "FUEL", 40)),
                List.of(new PublicCount("ESSEX", "E1", "HARE", 10)),
                DIVISION,
                AT);
        var hare = Objects.requireNonNull(statistics.areas()).rows().stream()
                .map(row -> row.cells().get(1).now())
                .toList();
        assertThat(hare.get(2)).as("the one in no area").isNull();
        assertThat(hare.subList(0, 2)).as("and another with it").containsNull();
    }

    /** A force that has one incident in all, in one area, says so with every figure of the areas: forces are shown without them. */
    @Test
    void whereAreasCannotBeShownForcesAre() {
        var now = List.of(new PublicCount("ESSEX", "E1", "HARE", 2));
        var alone = PublishedStatistics.of(QUARTERS, now, List.of(), null, AT);
        var beside = PublishedStatistics.of(QUARTERS, now, List.of(), DIVISION, AT);
        assertThat(beside.rows()).isEqualTo(alone.rows());
        assertThat(beside.sums()).isEqualTo(alone.sums());
        assertThat(beside.toString()).doesNotContain("now=2");
    }

    private static PublishedStatistics of(List<PublicCount> now, List<PublicCount> before) {
        return PublishedStatistics.of(QUARTERS, now, before, null, AT);
    }
}
