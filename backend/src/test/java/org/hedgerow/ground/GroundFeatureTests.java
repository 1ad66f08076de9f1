package org.hedgerow.ground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.hedgerow.geo.Ostn15NationalGrid;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GroundFeatureTests {

    private static final GroundShapes SHAPES = new GroundShapes(new Ostn15NationalGrid());
    private static final Instant KNOWN = Instant.parse("2025-03-01T09:00:00Z");

    @Test
    void whatNobodyHasConfirmedForAYearIsUnconfirmedAndNeverGone() {
        var gate = feature(GroundKind.GATE, GroundFacts.NONE, KNOWN, null);
        assertThat(gate.stateAt(KNOWN)).isEqualTo(GroundState.CURRENT);
        assertThat(gate.stateAt(KNOWN.plus(Duration.ofDays(365)).minusMillis(1)))
                .isEqualTo(GroundState.CURRENT);
        assertThat(gate.stateAt(KNOWN.plus(Duration.ofDays(365)))).isEqualTo(GroundState.UNCONFIRMED);
        assertThat(gate.stateAt(KNOWN.plus(Duration.ofDays(36_500)))).isEqualTo(GroundState.UNCONFIRMED);
        assertThat(gate.monthsUnsaidAt(Instant.parse("2026-03-31T09:00:00Z"))).isEqualTo(12);
        assertThat(gate.monthsUnsaidAt(Instant.parse("2026-04-01T08:59:59Z"))).isEqualTo(12);
        assertThat(gate.monthsUnsaidAt(Instant.parse("2026-04-01T09:00:00Z"))).isEqualTo(13);
        assertThat(gate.monthsUnsaidAt(KNOWN.minusSeconds(5)))
                .as("a clock that went back")
                .isZero();
    }

    @Test
    void itsKeeperIsAskedAMonthBefore() {
        var gate = feature(GroundKind.GATE, GroundFacts.NONE, KNOWN, null);
        assertThat(gate.isDueAt(KNOWN.plus(Duration.ofDays(335)).minusMillis(1)))
                .isFalse();
        assertThat(gate.isDueAt(KNOWN.plus(Duration.ofDays(335)))).isTrue();
        assertThat(gate.isDueAt(KNOWN.plus(Duration.ofDays(900)))).isTrue();
    }

    @Test
    void whatIsEndedIsEndedWhateverItsAge() {
        var gate = feature(GroundKind.GATE, GroundFacts.NONE, KNOWN, KNOWN.plusSeconds(60));
        assertThat(gate.stateAt(KNOWN.plus(Duration.ofDays(900)))).isEqualTo(GroundState.ENDED);
        assertThat(gate.isDueAt(KNOWN.plus(Duration.ofDays(900)))).isFalse();
    }

    @Test
    void whatHasALastDayIsOverWhenThatDayIsOverInLondon() {
        var facts = days("2025-06-03", "2025-06-05");
        var spraying = feature(GroundKind.CROP_SPRAYING, facts, Instant.parse("2025-06-01T09:00:00Z"), null);
        assertThat(spraying.stateAt(Instant.parse("2025-06-05T22:59:59Z"))).isEqualTo(GroundState.CURRENT);
        assertThat(spraying.stateAt(Instant.parse("2025-06-05T23:00:00Z")))
                .as("midnight in summer")
                .isEqualTo(GroundState.OVER);
        assertThat(spraying.isDueAt(Instant.parse("2027-06-05T23:00:00Z"))).isFalse();
    }

    @Test
    void crewsReadWhatItIsAndWhatIsKnownOfItAndNoMore() {
        assertThat(words(GroundKind.WIRES, facts(9, 11, null, null, null), "along the drove"))
                .isEqualTo("11 kV wires, 9 m: along the drove");
        assertThat(words(GroundKind.WIRES, GroundFacts.NONE, "")).isEqualTo("Wires");
        assertThat(words(GroundKind.MAST, facts(30, null, null, null, null), ""))
                .isEqualTo("Mast, 30 m");
        assertThat(words(GroundKind.GATE, facts(null, null, true, 35, null), ""))
                .isEqualTo("Locked gate, 3.5 m wide");
        assertThat(words(GroundKind.GATE, facts(null, null, false, 40, null), ""))
                .isEqualTo("Gate that is not locked, 4 m wide");
        assertThat(words(GroundKind.FORD_OR_BRIDGE, facts(null, null, null, null, 7500), ""))
                .isEqualTo("Ford or bridge, 7.5 t at most");
        assertThat(words(GroundKind.LIVESTOCK, months(4, 10), "sucklers"))
                .isEqualTo("Animals, April to October: sucklers");
        assertThat(words(GroundKind.LIVESTOCK, months(5, 5), "")).isEqualTo("Animals, May");
        assertThat(words(GroundKind.DRONE_USE, days("2025-06-03", "2025-06-03"), ""))
                .isEqualTo("Drone in use, 3 June 2025");
        assertThat(words(GroundKind.CROP_SPRAYING, days("2025-06-30", "2025-07-02"), ""))
                .isEqualTo("Crop spraying, 30 June 2025 to 2 July 2025");
    }

    @Test
    void whatNobodyCouldMeanCannotBeKept() {
        var point = SHAPES.shape(GroundOutline.POINT, List.of(List.of(-1.05, 53.92)), 10);
        assertThatThrownBy(() -> new GroundContent(GroundKind.TRACK, "", GroundFacts.NONE, point))
                .as("a track is a line")
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new GroundContent(GroundKind.CROP_SPRAYING, "", GroundFacts.NONE, point))
                .as("spraying has days")
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new GroundFacts(null, null, null, null, null, 4, null, null, null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static String words(GroundKind kind, GroundFacts facts, String note) {
        return GroundWords.of(content(kind, facts, note));
    }

    private static GroundContent content(GroundKind kind, GroundFacts facts, String note) {
        return new GroundContent(
                kind, note, facts, SHAPES.shape(GroundOutline.POINT, List.of(List.of(-1.05, 53.92)), 10));
    }

    private static GroundFeature feature(GroundKind kind, GroundFacts facts, Instant known, @Nullable Instant endedAt) {
        return new GroundFeature(
                UUID.randomUUID(),
                UUID.randomUUID(),
                false,
                content(kind, facts, ""),
                known,
                endedAt,
                null,
                null,
                known,
                1);
    }

    private static GroundFacts facts(
            @Nullable Integer height,
            @Nullable Integer kilovolts,
            @Nullable Boolean locked,
            @Nullable Integer width,
            @Nullable Integer weight) {
        return new GroundFacts(height, kilovolts, locked, width, weight, null, null, null, null);
    }

    private static GroundFacts months(int from, int until) {
        return new GroundFacts(null, null, null, null, null, from, until, null, null);
    }

    private static GroundFacts days(String first, String last) {
        return new GroundFacts(null, null, null, null, null, null, null, LocalDate.parse(first), LocalDate.parse(last));
    }
}
