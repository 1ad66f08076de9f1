package org.hedgerow.hotspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.hedgerow.hotspot.InventedIncidents.everything;

import java.util.Random;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hedgerow.platform.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryParameterTests {

    private static final String CAMBRIDGE = "0,52,0.3,52.3";

    @Test
    void aMapTakesABoxAndAZoom() {
        var query = MapQuery.of("-0.5,52,+0.3,52.3", "11", everything());
        assertThat(query).isEqualTo(new MapQuery(new BoundingBox(-0.5, 52, 0.3, 52.3), 11, everything()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1,2,3",
                "1,2,3,4,5",
                "3,2,1,4",
                "1,4,3,2",
                "NaN,2,3,4",
                "-Infinity,2,3,4",
                "0x1p3,2,9,4",
                "1f,2,3,4",
                "-181,2,3,4",
                "1,2,3,90.1",
                "1e9,2,3,4",
                "1, 2,3,4",
                "1,2,3,",
                "\u0000,2,3,4"
            })
    void aBoxThatIsNoneIsRefused(String box) {
        assertThat(pointer(() -> MapQuery.of(box, "11", everything()))).isEqualTo("?bbox");
        assertThat(pointer(() -> ListQuery.of(box, null, null, everything()))).isEqualTo("?bbox");
    }

    @Test
    void aMapNeedsBothParameters() {
        assertThat(pointer(() -> MapQuery.of(null, "11", everything()))).isEqualTo("?bbox");
        assertThat(pointer(() -> MapQuery.of(CAMBRIDGE, null, everything()))).isEqualTo("?zoom");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "21", "1.5", "eleven", "999999999999", "+3", " 3", "٣"})
    void aZoomThatIsNoneIsRefused(String zoom) {
        assertThat(pointer(() -> MapQuery.of(CAMBRIDGE, zoom, everything()))).isEqualTo("?zoom");
    }

    @Test
    void aListHasFiftyRowsAPageUnlessToldAndNeverMoreThanTwoHundred() {
        assertThat(ListQuery.of(null, null, null, everything()).limit()).isEqualTo(50);
        assertThat(ListQuery.of(CAMBRIDGE, "200", null, everything()).limit()).isEqualTo(200);
        assertThat(pointer(() -> ListQuery.of(null, "201", null, everything()))).isEqualTo("?limit");
        assertThat(pointer(() -> ListQuery.of(null, "0", null, everything()))).isEqualTo("?limit");
    }

    @Test
    void aCursorReadsBackWhatItWroteAndNothingElse() {
        var random = new Random(3);
        for (int round = 0; round < 500; round++) {
            var cursor = new ListCursor(random.nextLong(), new UUID(random.nextLong(), random.nextLong()));
            assertThat(ListCursor.parse(cursor.toString())).isEqualTo(cursor);
        }
        String good = new ListCursor(1, new UUID(2, 3)).toString();
        for (String bad : new String[] {"", "x", good + "A", good.substring(1), "*".repeat(32), "A".repeat(100_000)}) {
            assertThat(pointer(() -> ListQuery.of(null, null, bad, everything())))
                    .isEqualTo("?after");
        }
    }

    @Test
    void hotspotsReachTwoKilometresAndTakeFiveIncidentsUnlessTold() {
        assertThat(HotspotQuery.of(null, null, everything())).isEqualTo(new HotspotQuery(2_000, 5, everything()));
        assertThat(HotspotQuery.of("100", "2", everything())).isEqualTo(new HotspotQuery(100, 2, everything()));
        assertThat(HotspotQuery.of("50000", "500", everything()))
                .isEqualTo(new HotspotQuery(50_000, 500, everything()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "99", "50001", "-2000", "2e3", "1000000000000", ""})
    void aReachThatIsNoneIsRefused(String reach) {
        assertThat(pointer(() -> HotspotQuery.of(reach, null, everything()))).isEqualTo("?reachMetres");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "501", "five"})
    void aMinimumThatIsNoneIsRefused(String minimum) {
        assertThat(pointer(() -> HotspotQuery.of(null, minimum, everything()))).isEqualTo("?minimumIncidents");
    }

    private static String pointer(ThrowingCallable call) {
        var problem = catchThrowableOfType(ProblemException.class, call);
        assertThat(problem.type().status()).isEqualTo(422);
        return problem.errors().get(0).pointer();
    }
}
