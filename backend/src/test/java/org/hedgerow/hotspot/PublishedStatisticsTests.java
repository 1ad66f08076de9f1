package org.hedgerow.hotspot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.hedgerow.hotspot.PublishedStatistics.Cell;
import org.hedgerow.incident.VisibleIncidents.PublicCount;
import org.junit.jupiter.api.Test;

class PublishedStatisticsTests {

    private static final ComparedQuarters QUARTERS =
            new ComparedQuarters(LocalDate.of(2025, 10, 1), LocalDate.of(2026, 10, 1));

    @Test
    void nothingCountedIsAnEmptyTable() {
        var statistics = of(List.of(), List.of());
        assertThat(statistics.rows()).isEmpty();
        assertThat(statistics.withheld()).isFalse();
    }

    @Test
    void eachForceStandsBesideItsYearBefore() {
        var statistics = of(
                List.of(new PublicCount("KENT", "HARE", 30), new PublicCount("ESSEX", "FUEL", 12)),
                List.of(new PublicCount("KENT", "HARE", 10), new PublicCount("ESSEX", "FUEL", 11)));
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
                List.of(new PublicCount("KENT", "HARE", 30), new PublicCount("ESSEX", "HARE", 12)),
                List.of(new PublicCount("ESSEX", "HARE", 11)));
        assertThat(statistics.rows().get(1).cells()).containsExactly(new Cell(30, 0, null), new Cell(30, 0, null));
    }

    @Test
    void aChangeIsHiddenWithEitherOfItsCounts() {
        var statistics = of(
                List.of(new PublicCount("ESSEX", "HARE", 30), new PublicCount("KENT", "FUEL", 20)),
                List.of(
                        new PublicCount("ESSEX", "HARE", 2),
                        new PublicCount("ESSEX", "FUEL", 9),
                        new PublicCount("KENT", "HARE", 9),
                        new PublicCount("KENT", "FUEL", 9)));
        var hare = statistics.rows().get(0).cells().get(1);
        assertThat(hare).isEqualTo(new Cell(30, null, null));
        assertThat(statistics.toString()).doesNotContain("before=2,");
    }

    private static PublishedStatistics of(List<PublicCount> now, List<PublicCount> before) {
        return PublishedStatistics.of(QUARTERS, now, before, Instant.parse("2026-11-23T12:00:00Z"));
    }
}
