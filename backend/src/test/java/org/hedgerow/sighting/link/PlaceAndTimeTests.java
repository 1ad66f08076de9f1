package org.hedgerow.sighting.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.hedgerow.geo.GridPoint;
import org.hedgerow.incident.OccurredBetween;
import org.junit.jupiter.api.Test;

class PlaceAndTimeTests {

    private static final Instant DUSK = Instant.parse("2025-10-15T17:00:00Z");

    @Test
    void hoursApartAreTheMeanOverBothSpans() {
        var random = new Random(7);
        for (int round = 0; round < 200; round++) {
            var one = span(random);
            var other = span(random);

            double exact = PlaceAndTime.hours(one, other);

            assertThat(exact).isEqualTo(byMoments(one, other), within(0.02));
            assertThat(PlaceAndTime.hours(other, one)).isEqualTo(exact);
        }
    }

    @Test
    void metresApartAreTheRootMeanSquareOverBothSquares() {
        var random = new Random(8);
        var one = at(3_000, 0, 1_000, DUSK);
        var other = at(0, 0, 4_000, DUSK);
        double squares = 0;
        int drawn = 400_000;
        for (int round = 0; round < drawn; round++) {
            double east = 3_000 + (random.nextDouble() - 0.5) * 1_000 - (random.nextDouble() - 0.5) * 4_000;
            double north = (random.nextDouble() - 0.5) * 1_000 - (random.nextDouble() - 0.5) * 4_000;
            squares += east * east + north * north;
        }
        assertThat(PlaceAndTime.metres(one, other)).isEqualTo(Math.sqrt(squares / drawn), within(10.0));
    }

    @Test
    void theClockIsThatOfLondonAndGoesRound() {
        var lateInSummer = at(0, 0, 10, Instant.parse("2025-08-20T22:30:00Z"));
        var earlyInWinter = at(0, 0, 10, Instant.parse("2025-12-20T00:30:00Z"));
        var found = PlaceAndTime.clock(lateInSummer, earlyInWinter);
        assertThat(found).isNotNull();
        assertThat(found.reason().hours()).isEqualTo(1);
        assertThat(found.bin()).isEqualTo("1h");
    }

    @Test
    void whatIsTooCoarseSaysNothing() {
        var exact = at(0, 0, 10, DUSK);
        assertThat(PlaceAndTime.nearness(exact, at(0, 0, 100_000, DUSK))).isNull();
        var month = account(0, 0, 10, new OccurredBetween(DUSK.minusSeconds(40L * 86_400), DUSK, false));
        assertThat(PlaceAndTime.nearness(exact, month)).isNull();
        assertThat(PlaceAndTime.clock(exact, month)).isNull();
    }

    private static OccurredBetween span(Random random) {
        var from = DUSK.plusSeconds(random.nextInt(40 * 3_600));
        return new OccurredBetween(from, from.plusSeconds(random.nextInt(4) * random.nextInt(12 * 3_600)), false);
    }

    private static double byMoments(OccurredBetween one, OccurredBetween other) {
        int parts = 300;
        double sum = 0;
        for (int x = 0; x < parts; x++) {
            for (int y = 0; y < parts; y++) {
                sum += Math.abs(moment(one, (x + 0.5) / parts) - moment(other, (y + 0.5) / parts));
            }
        }
        return sum / parts / parts / 3_600;
    }

    private static double moment(OccurredBetween span, double share) {
        double from = span.earliest().getEpochSecond();
        return from + share * (span.latest().getEpochSecond() - from);
    }

    private static LinkAccount at(double east, double north, int size, Instant when) {
        return account(east, north, size, new OccurredBetween(when, when, true));
    }

    private static LinkAccount account(double east, double north, int size, OccurredBetween when) {
        return new LinkAccount(
                GridPoint.ofMetres(east, north), size, when, List.of(), List.of(), List.of(), Set.of(), null, "HARE");
    }
}
