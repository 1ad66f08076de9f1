package org.hedgerow.hotspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.hedgerow.hotspot.method.GetisOrd;
import org.hedgerow.hotspot.method.GetisParameters;
import org.hedgerow.hotspot.method.HexGrid;
import org.hedgerow.hotspot.method.Progress;
import org.junit.jupiter.api.Test;

class DealtCountsTests {

    /** Every choice of some of a few cells, written out. */
    @Test
    void agreesWithEveryChoiceWrittenOut() {
        for (long seed = 1; seed <= 60; seed++) {
            var random = new Random(seed);
            int[] counts = random.ints(3 + random.nextInt(10), 0, 1 + random.nextInt(6))
                    .toArray();
            int total = Arrays.stream(counts).sum();
            var dealt = new DealtCounts(counts, 7);
            for (int together = 1; together <= Math.min(7, counts.length); together++) {
                for (int held = 0; held <= total; held++) {
                    long far = Math.abs((long) held * counts.length - (long) total * together);
                    int choices = 0;
                    int asFar = 0;
                    for (int chosen = 0; chosen < 1 << counts.length; chosen++) {
                        if (Integer.bitCount(chosen) == together) {
                            long sum = sum(counts, chosen);
                            choices++;
                            asFar += Math.abs(sum * counts.length - (long) total * together) >= far ? 1 : 0;
                        }
                    }
                    assertThat(dealt.p(together, held))
                            .as("seed " + seed + ", " + together + " cells, " + held)
                            .isEqualTo((double) asFar / choices, within(1e-12));
                }
            }
        }
    }

    private static long sum(int[] counts, int chosen) {
        long sum = 0;
        for (int cell = 0; cell < counts.length; cell++) {
            sum += (chosen >> cell & 1) * counts[cell];
        }
        return sum;
    }

    /** Shuffling a hundred thousand times comes as near as so many shuffles can. */
    @Test
    void isWhatShufflingComesNearTo() {
        var random = new Random(8);
        var grid = new HexGrid(1_000, 0, 0, 6_000, 6_000);
        int[] counts = new int[grid.cells()];
        double[] values = new double[counts.length];
        for (int cell = 0; cell < counts.length; cell++) {
            counts[cell] = random.nextInt(4) == 0 ? random.nextInt(9) : 0;
            values[cell] = counts[cell];
        }
        var neighbours = grid.contiguous();
        int shuffles = 100_000;
        double[] shuffled = GetisOrd.of(
                        values,
                        neighbours,
                        new GetisParameters(0, 0.05, GetisParameters.Control.BENJAMINI_HOCHBERG, shuffles, 5),
                        Progress.SILENT)
                .p();
        var dealt = new DealtCounts(counts, 7);
        for (int cell = 0; cell < counts.length; cell++) {
            int held = 0;
            for (int i = neighbours.start()[cell]; i < neighbours.start()[cell + 1]; i++) {
                held += counts[neighbours.members()[i]];
            }
            double exact = dealt.p(neighbours.start()[cell + 1] - neighbours.start()[cell], held);
            assertThat(shuffled[cell]).isEqualTo(exact, within(5 * Math.sqrt(exact * (1 - exact) / shuffles) + 2e-5));
        }
    }

    /** A farm in a hundred thousand, and the greatest count there can be: nothing overflows, and far out digits are kept. */
    @Test
    void holdsAtTheEdges() {
        int[] counts = new int[100_000];
        counts[0] = 1;
        assertThat(new DealtCounts(counts, 7).p(7, 1)).isEqualTo(7e-5, within(1e-16));
        counts[0] = 1_000_000;
        assertThat(new DealtCounts(counts, 7).p(7, 1_000_000)).isEqualTo(7e-5, within(1e-16));
        Arrays.fill(counts, 2);
        assertThat(new DealtCounts(counts, 7).p(7, 14)).isEqualTo(1);
        for (int cell = 0; cell < 7; cell++) {
            counts[cell] = 12;
        }
        // One choice of seven in all of them: 5040 / (100000 x 99999 x ... x 99994).
        double one = 1;
        for (int cell = 0; cell < 7; cell++) {
            one *= (7.0 - cell) / (100_000 - cell);
        }
        assertThat(new DealtCounts(counts, 7).p(7, 84) / one).isEqualTo(1, within(1e-9));
    }
}
