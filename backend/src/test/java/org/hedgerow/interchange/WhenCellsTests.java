package org.hedgerow.interchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WhenCellsTests {

    @ParameterizedTest
    @CsvSource({
        "2026-11-05 07:10, '', 2026-11-05T07:10:00Z, 2026-11-05T07:10:00Z",
        "2026-07-05T07:10, '', 2026-07-05T06:10:00Z, 2026-07-05T06:10:00Z",
        "2026-07-05T07:10:59Z, '', 2026-07-05T07:10:00Z, 2026-07-05T07:10:00Z",
        "05/11/2026, 07:10, 2026-11-05T07:10:00Z, 2026-11-05T07:10:00Z",
        "5/7/2026, 0710, 2026-07-05T06:10:00Z, 2026-07-05T06:10:00Z",
        "05/11/2026, '', 2026-11-05T00:00:00Z, 2026-11-05T23:59:59Z",
        "2026-03-29, '', 2026-03-29T00:00:00Z, 2026-03-29T22:59:59Z",
    })
    void datesAreReadInLondonTime(String date, String time, Instant first, Instant last) throws RowRejected {
        assertThat(WhenCells.read(date, time)).isEqualTo(new WhenCells.Span(first, last));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "31/02/2026",
                "2026-02-30",
                "11/25/2026",
                "05/11/26",
                "2026-11-05T25:00",
                "tomorrow",
                "0026-11-05",
                "1969-12-31",
                "2026-11-05 7pm",
                "2026-11-05T07:10+05:00",
                "99999999999999999999999999999999999999999"
            })
    void whatIsNoDateIsRefused(String text) {
        assertThatThrownBy(() -> WhenCells.read(text, "")).isInstanceOf(RowRejected.class);
    }
}
