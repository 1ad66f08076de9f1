package org.hedgerow.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GridReferenceTests {

    /** Ordnance Survey's example: figures are cut, never rounded. */
    @ParameterizedTest
    @CsvSource({
        "1,      TQ 38852 77345",
        "10,     TQ 3885 7734",
        "100,    TQ 388 773",
        "1000,   TQ 38 77",
        "5000,   TQ 37 NE",
        "10000,  TQ 37",
        "100000, TQ",
        "20,     TQ 388 773",
        "500,    TQ 38 77",
        "50000,  TQ"
    })
    void namesThePointAtEveryPrecision(int precisionMetres, String expected) {
        assertThat(GridReference.of(GridPoint.ofMetres(538_852.999, 177_345.999), precisionMetres))
                .hasToString(expected);
    }

    @ParameterizedTest
    @ValueSource(longs = {6, 1604, 19})
    void readsBackWhatItWrites(long seed) {
        var random = new Random(seed);
        var sides = new int[] {1, 10, 100, 1_000, 5_000, 10_000};
        int read = 0;
        for (int i = 0; i < 50_000; i++) {
            var point = new GridPoint(random.nextInt(700_000_000), random.nextInt(1_300_000_000));
            int side = sides[random.nextInt(sides.length)];
            var square = GridSquare.holding(point, side);
            var letters = GridLetters.of(square.easting(), square.northing());
            assertThat(letters).as("seed %d", seed).isNotNull();
            if (GridLetters.holdLand(letters)) {
                read++;
                assertThat(GridReference.parse(square.reference()).square())
                        .as("seed %d: %s", seed, square.reference())
                        .isEqualTo(square);
            }
        }
        assertThat(read).isGreaterThan(10_000);
    }

    @ParameterizedTest
    @ValueSource(longs = {7, 77})
    void aCoarserReferenceHoldsTheFiner(long seed) {
        var random = new Random(seed);
        var sides = new int[] {1, 10, 100, 1_000, 5_000, 10_000, 100_000};
        for (int i = 0; i < 20_000; i++) {
            var point = new GridPoint(random.nextInt(700_000_000), random.nextInt(1_300_000_000));
            for (int finer = 0; finer + 1 < sides.length; finer++) {
                var square = GridSquare.holding(point, sides[finer]);
                assertThat(square.grownTo(sides[finer + 1]))
                        .as("seed %d", seed)
                        .isEqualTo(GridSquare.holding(point, sides[finer + 1]));
            }
        }
    }

    @Test
    void saysEastingAndNorthingBeyondTheLetters() {
        assertThat(new GridSquare(-1_200, 530_400, 100).reference()).isEqualTo("-1200 530400");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 999, 2_000, 200_000})
    void hasNoNameForOtherSides(int side) {
        assertThatIllegalArgumentException().isThrownBy(() -> new GridReference(new GridSquare(0, 0, side)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "T",
                "42",
                "4TL2",
                "TL",
                "TL 1",
                "TL 123",
                "TL 1234567",
                "TL 123456789012",
                "TL 1x",
                "ti 11",
                "II 11",
                "ZA 11",
                "TL -1 -1",
                "TL٤٤",
                "TL 44 WS",
                "TLTL44"
            })
    void refusesEverythingElse(String text) {
        assertThatExceptionOfType(PlaceRefused.class)
                .isThrownBy(() -> GridReference.parse(text))
                .satisfies(refused -> assertThat(refused.explanation()).isNotBlank());
    }

    @Test
    void refusesALongTextAtOnce() {
        assertThatExceptionOfType(PlaceRefused.class)
                .isThrownBy(() -> GridReference.parse("TL" + "4".repeat(1_000_000)));
    }
}
