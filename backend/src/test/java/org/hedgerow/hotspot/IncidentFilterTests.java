package org.hedgerow.hotspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.hedgerow.hotspot.InventedIncidents.NOW;

import java.time.Instant;
import java.util.Random;
import java.util.Set;
import org.hedgerow.incident.IncidentStatus;
import org.hedgerow.incident.VisibleIncident;
import org.junit.jupiter.api.Test;

class IncidentFilterTests {

    private static final Instant DAWN = Instant.parse("2026-11-01T06:00:00Z");
    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");

    @Test
    void aSpanMatchesAPeriodThatItTouches() {
        var period = new Period(DAWN, NOON, NOW);
        assertThat(period.overlaps(DAWN.minusSeconds(9), DAWN)).isTrue();
        assertThat(period.overlaps(DAWN.minusSeconds(9), DAWN.minusSeconds(1))).isFalse();
        assertThat(period.overlaps(NOON.minusSeconds(1), NOON.plusSeconds(9))).isTrue();
        assertThat(period.overlaps(NOON, NOON.plusSeconds(9))).isFalse();
        assertThat(period.overlaps(DAWN.minusSeconds(9), NOON.plusSeconds(9))).isTrue();
    }

    @Test
    void aGroupTakesInItsChildrenAndNoNamesakes() {
        var filter = new IncidentFilter(
                Set.of("HARE", "AGRI.QUAD"), Set.of(), new Period(null, null, NOW), null, IncidentFilter.SHOWN);
        assertThat(filter.matchesCategory("HARE.COURSING")).isTrue();
        assertThat(filter.matchesCategory("HARE")).isTrue();
        assertThat(filter.matchesCategory("HAREM.COURSING")).isFalse();
        assertThat(filter.matchesCategory("AGRI.QUAD")).isTrue();
        assertThat(filter.matchesCategory("AGRI.GPS")).isFalse();
        assertThat(filter.matchesCategory("")).isFalse();
    }

    @Test
    void aWithdrawnIncidentMatchesNoFilter() {
        var random = new Random(1);
        var withdrawn = new InventedIncidents(1, 10_000)
                .many(200).stream()
                        .filter(row -> row.status() == IncidentStatus.WITHDRAWN)
                        .toList();
        assertThat(withdrawn).isNotEmpty();
        for (int round = 0; round < 200; round++) {
            assertThat(withdrawn).noneMatch(RandomFilters.draw(random)::matches);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new IncidentFilter(
                        Set.of(), Set.of(), new Period(null, null, NOW), null, Set.of(IncidentStatus.WITHDRAWN)));
    }

    @Test
    void aSpanWithAnUnknownHourIsCountedAndNotShown() {
        VisibleIncident row =
                InventedIncidents.during(new InventedIncidents(2, 10_000).one(), NOON, NOON.plusSeconds(86_400));
        var everything = InventedIncidents.everything();
        var atNight =
                new IncidentFilter(Set.of(), Set.of(), everything.period(), new Hours(18, 6), IncidentFilter.SHOWN);
        assertThat(atNight.matches(row)).isFalse();
        assertThat(atNight.hidesForUnknownHour(row)).isTrue();
        assertThat(everything.matches(row)).isTrue();
        assertThat(everything.hidesForUnknownHour(row)).isFalse();
    }
}
