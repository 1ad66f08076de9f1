package org.hedgerow.reference;

import static org.assertj.core.api.Assertions.assertThat;

import org.hedgerow.geo.GeoPoint;
import org.hedgerow.geo.GridPoint;
import org.hedgerow.geo.Ostn15NationalGrid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoastTests {

    private static final Ostn15NationalGrid GRID = new Ostn15NationalGrid();
    private static final Coast COAST = new Coast(GRID);

    private static boolean isCoast(double longitude, double latitude, int metres) {
        var middle = GRID.toGrid(new GeoPoint(longitude, latitude));
        return !COAST.within(
                        GridPoint.ofMetres(middle.eastingMetres() - metres, middle.northingMetres() - metres),
                        GridPoint.ofMetres(middle.eastingMetres() + metres, middle.northingMetres() + metres))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Brighton, -0.137, 50.819",
        "Skegness, 0.346, 53.143",
        "Aberystwyth, -4.089, 52.415",
        "Bangor, -5.66, 54.665",
        "Lerwick, -1.14, 60.155",
        "Ramsey, -4.38, 54.32",
        "Dún Laoghaire, -6.13, 53.29"
    })
    void townsByTheSeaHaveACoast(String town, double longitude, double latitude) {
        assertThat(isCoast(longitude, latitude, 4_000)).as(town).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "Birmingham, -1.9, 52.48",
        "Omagh, -7.3, 54.6",
        "on the border of two countries, -7.03, 54.42",
        "on the Welsh border, -3.05, 52.4",
        "on the Scottish border, -2.55, 55.28"
    })
    void inlandThereIsNone(String where, double longitude, double latitude) {
        assertThat(isCoast(longitude, latitude, 8_000)).as(where).isFalse();
    }

    @Test
    void piecesAreWhole() {
        for (var piece : COAST.within(GridPoint.ofMetres(0, 0), GridPoint.ofMetres(700_000, 1_250_000))) {
            assertThat(piece.length).isGreaterThanOrEqualTo(4).isEven();
        }
    }
}
