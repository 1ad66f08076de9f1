package org.hedgerow.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LabelBitsTests {

    @Test
    void theBitOfALabelIsAtItsId() {
        assertThat(LabelBits.of(new int[0])).isEqualTo("x");
        assertThat(LabelBits.of(new int[] {0})).isEqualTo("x80");
        assertThat(LabelBits.of(new int[] {2, 1})).isEqualTo("x60");
        assertThat(LabelBits.of(new int[] {7})).isEqualTo("x01");
        assertThat(LabelBits.of(new int[] {8})).isEqualTo("x0080");
    }

    @Test
    void everySetIsWhatItSaysBitByBit() {
        var random = new Random(7);
        for (int round = 0; round < 200; round++) {
            int most = 1 + random.nextInt(3_000);
            var ids = random.ints(1 + random.nextInt(most), 0, most).distinct().toArray();
            var hex = LabelBits.of(ids).substring(1);
            var bits = new BigInteger(hex, 16);
            int length = hex.length() * 4;
            assertThat(IntStream.range(0, length).filter(id -> bits.testBit(length - 1 - id)))
                    .containsExactlyInAnyOrder(IntStream.of(ids).boxed().toArray(Integer[]::new));
        }
    }
}
