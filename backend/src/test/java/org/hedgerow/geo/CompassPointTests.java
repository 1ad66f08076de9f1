package org.hedgerow.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CompassPointTests {

    @ParameterizedTest
    @CsvSource({"0,N", "11.24,N", "11.25,NNE", "90,E", "225,SW", "348.74,NNW", "348.75,N", "359.9,N", "-45,NW", "765,NE"
    })
    void aBearingIsAtItsNearestPoint(double degrees, CompassPoint point) {
        assertThat(CompassPoint.nearest(degrees)).isEqualTo(point);
    }

    @ParameterizedTest
    @EnumSource
    void everyPointIsNearestToItself(CompassPoint point) {
        assertThat(CompassPoint.nearest(point.degrees())).isEqualTo(point);
        assertThat(CompassPoint.nearest(point.degrees() - 360)).isEqualTo(point);
    }

    @Test
    void whatIsNoBearingIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> CompassPoint.nearest(Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> CompassPoint.nearest(Double.POSITIVE_INFINITY));
    }
}
