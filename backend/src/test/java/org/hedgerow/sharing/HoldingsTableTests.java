package org.hedgerow.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hedgerow.geo.GridSquare;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HoldingsTableTests {

    @Test
    void ourOwnEstimateHasTheTotalsOfTheFourCountries() {
        var own = HoldingsTable.own();
        long tenths = own.squares().stream()
                .filter(square -> square.sizeMetres() == 50_000)
                .mapToLong(own::tenthsIn)
                .sum();
        assertThat(tenths).isBetween(1_990_000L, 2_000_000L);
        assertThat(own.sideMetres()).isEqualTo(5_000);
    }

    @Test
    void aSquareHoldsWhatItsPartsHold() {
        var own = HoldingsTable.own();
        for (var square : own.squares()) {
            if (square.sizeMetres() > own.sideMetres()) {
                assertThat(own.tenthsIn(square))
                        .isEqualTo(HoldingsTable.partsOf(square).stream()
                                .mapToLong(own::tenthsIn)
                                .sum());
            }
        }
    }

    @Test
    void anOperatorsTableTakesItsPlace(@TempDir Path folder) throws IOException {
        var file = Files.writeString(
                folder.resolve("holdings.csv"), HoldingsTable.HEADER + "\n540,240,1,12\n541,240,1,0.5\n");
        var table = HoldingsTable.of(file);
        assertThat(table.tenthsIn(new GridSquare(540_000, 240_000, 5_000))).isEqualTo(125);
        assertThat(table.tenthsIn(new GridSquare(550_000, 240_000, 5_000))).isZero();
        assertThat(table.sha256()).isNotEqualTo(HoldingsTable.own().sha256()).hasSize(64);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "540,240,5",
                "540,240,5,-1",
                "540,240,5,1e9",
                "540,240,5,NaN",
                "540,240,5,1,1",
                "540,240,2,1",
                "542,240,5,1",
                "700,240,5,1",
                "540,1300,5,1",
                "540,240,5,999999",
                " 540,240,5,1",
                "=1+1,240,5,1",
                "540,240,5,1\n540,240,5,2",
                "540,240,5,1\n541,240,1,2",
                "540,240,5,\u0661"
            })
    void whatIsNotATableIsRefusedWithItsLine(String rows) {
        assertThatThrownBy(() -> HoldingsTable.ofText(HoldingsTable.HEADER + "\n" + rows))
                .isInstanceOf(HoldingsRefused.class)
                .hasMessageContaining("line ");
    }

    @Test
    void aFileThatIsNotThereOrHasAnotherHeaderIsRefused(@TempDir Path folder) throws IOException {
        assertThatThrownBy(() -> HoldingsTable.of(folder.resolve("none.csv"))).isInstanceOf(HoldingsRefused.class);
        var other = Files.writeString(folder.resolve("other.csv"), "square,farms\nTL44,100\n");
        assertThatThrownBy(() -> HoldingsTable.of(other))
                .isInstanceOf(HoldingsRefused.class)
                .hasMessageContaining(HoldingsTable.HEADER);
        assertThatThrownBy(() -> new SharingSettings(8, 40, other).holdings()).isInstanceOf(HoldingsRefused.class);
    }
}
