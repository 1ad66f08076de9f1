package org.hedgerow.hotspot;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangeOfCountTests {

    @ParameterizedTest
    @CsvSource({
        "0,0,NO_MORE_THAN_CHANCE",
        "5,0,NO_MORE_THAN_CHANCE",
        "6,0,MORE",
        "0,6,FEWER",
        "10,20,NO_MORE_THAN_CHANCE",
        "9,21,FEWER",
        "1060,940,MORE",
        "1040,960,NO_MORE_THAN_CHANCE",
        "2147483647,0,MORE"
    })
    void aChangeIsOneOnlyWhenChanceWouldSeldomMakeIt(int now, int before, ChangeOfCount change) {
        assertThat(ChangeOfCount.of(now, before)).isEqualTo(change);
    }

    /** Against sums of whole binomial coefficients, which round nothing. */
    @Test
    void theTestIsExact() {
        for (int all = 1; all <= 120; all++) {
            for (int now = 0; now <= all; now++) {
                boolean surprising = now != all - now && isSurprising(Math.min(now, all - now), all);
                assertThat(ChangeOfCount.of(now, all - now) != ChangeOfCount.NO_MORE_THAN_CHANCE)
                        .as("%d of %d", now, all)
                        .isEqualTo(surprising);
            }
        }
    }

    @Test
    void ofStretchesOfEqualLengthItIsTheSameTest() {
        for (int now = 0; now <= 60; now++) {
            for (int before = 0; before <= 60; before++) {
                assertThat(ChangeOfCount.of(now, 7, before, 7)).isEqualTo(ChangeOfCount.of(now, before));
            }
        }
        assertThat(ChangeOfCount.of(1060, 7, 940, 7)).isEqualTo(ChangeOfCount.MORE);
        assertThat(ChangeOfCount.of(1040, 7, 960, 7)).isEqualTo(ChangeOfCount.NO_MORE_THAN_CHANCE);
    }

    /** Limits by sums of whole binomial coefficients, made apart from this. */
    @ParameterizedTest
    @CsvSource({
        "3,7,10,70,NO_MORE_THAN_CHANCE",
        "5,7,10,70,MORE",
        "0,7,30,70,NO_MORE_THAN_CHANCE",
        "0,7,39,70,FEWER",
        "30,7,100,7000,MORE",
        "500,35,5000,350,NO_MORE_THAN_CHANCE",
        "600,35,5000,350,MORE",
        "3,0,10,70,NO_MORE_THAN_CHANCE",
        "3,7,0,0,NO_MORE_THAN_CHANCE"
    })
    void stretchesOfUnequalLengthAreComparedByTheirLength(
            int now, int nowDays, int before, int beforeDays, ChangeOfCount change) {
        assertThat(ChangeOfCount.of(now, nowDays, before, beforeDays)).isEqualTo(change);
    }

    /** When nothing has changed it says so at least 19 times in 20. */
    @Test
    void chanceIsSeldomTakenForAChange() {
        var random = new Random(20261123);
        int wrong = 0;
        int tries = 4_000;
        for (int attempt = 0; attempt < tries; attempt++) {
            int heads = 0;
            int tosses = 10 + random.nextInt(200);
            for (int toss = 0; toss < tosses; toss++) {
                heads += random.nextBoolean() ? 1 : 0;
            }
            wrong += ChangeOfCount.of(heads, tosses - heads) == ChangeOfCount.NO_MORE_THAN_CHANCE ? 0 : 1;
        }
        assertThat(wrong).isBetween(tries / 100, tries * 6 / 100);
    }

    private static boolean isSurprising(int heads, int tosses) {
        var sum = BigInteger.ZERO;
        var term = BigInteger.ONE;
        for (int head = 0; head <= heads; head++) {
            sum = sum.add(term);
            term = term.multiply(BigInteger.valueOf(tosses - head)).divide(BigInteger.valueOf(head + 1L));
        }
        var twice = new BigDecimal(sum.shiftLeft(1));
        return twice.compareTo(new BigDecimal(BigInteger.ONE.shiftLeft(tosses)).multiply(new BigDecimal("0.05"))) < 0;
    }
}
