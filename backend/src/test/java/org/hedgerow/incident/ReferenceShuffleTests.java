package org.hedgerow.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.BitSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceShuffleTests {

    private static final byte[] SECRET = "of one installation".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 812_345, 999_999})
    void eachCountHasOneNumberOfItsOwnWithinSixFigures(int first) {
        var shuffle = new ReferenceShuffle(SECRET, "CAMBS", 2026);
        var seen = new BitSet();
        int most = Math.min(999_999, first + 200_000);
        for (int count = 1; count <= most; count++) {
            int number = shuffle.number(count, first);
            assertThat(number).isBetween(1, 999_999);
            assertThat(seen.get(number)).as("%d given out twice", number).isFalse();
            seen.set(number);
        }
    }

    @Test
    void whatWasGivenOutInOrderStaysAsItIs() {
        var shuffle = new ReferenceShuffle(SECRET, "CAMBS", 2026);
        assertThat(IntStream.rangeClosed(1, 41).map(count -> shuffle.number(count, 42)))
                .containsExactly(IntStream.rangeClosed(1, 41).boxed().toArray(Integer[]::new));
        assertThat(shuffle.number(42, 42)).isGreaterThanOrEqualTo(42);
    }

    @Test
    void neighboursAreNowhereNearEachOtherAndForcesAndYearsDiffer() {
        var here = new ReferenceShuffle(SECRET, "CAMBS", 2026);
        var there = new ReferenceShuffle(SECRET, "ESSEX", 2026);
        var then = new ReferenceShuffle(SECRET, "CAMBS", 2025);
        var elsewhere = new ReferenceShuffle(new byte[32], "CAMBS", 2026);
        int rising = 0;
        int same = 0;
        for (int count = 1; count < 2_000; count++) {
            int number = here.number(count, 1);
            rising += here.number(count + 1, 1) > number ? 1 : 0;
            for (var other : new ReferenceShuffle[] {there, then, elsewhere}) {
                same += other.number(count, 1) == number ? 1 : 0;
            }
        }
        assertThat(rising).as("as often up as down").isBetween(880, 1_120);
        assertThat(same).isLessThan(5);
    }

    @Test
    void aForceThatHasUsedUpItsNumbersIsToldSo() {
        var shuffle = new ReferenceShuffle(SECRET, "CAMBS", 2026);
        assertThatThrownBy(() -> shuffle.number(1_000_000, 1)).isInstanceOf(IllegalStateException.class);
    }
}
