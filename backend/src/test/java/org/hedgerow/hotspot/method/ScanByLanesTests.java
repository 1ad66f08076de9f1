package org.hedgerow.hotspot.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ScanByLanesTests {

    @Test
    void findsWhatLookingAtEveryCylinderFinds() {
        int reached = 0;
        for (long seed = 1; seed <= 300; seed++) {
            var random = new Random(seed);
            int places = 2 + random.nextInt(40);
            int days = 1 + random.nextInt(20);
            int cases = 30 + random.nextInt(300);
            var data = new ScanData(
                    random.ints(places, 0, 7).mapToDouble(i -> i * 500).toArray(),
                    random.ints(places, 0, 7).mapToDouble(i -> i * 500).toArray(),
                    random.ints(cases, 0, places).toArray(),
                    random.ints(cases, 0, days).toArray(),
                    days);
            var parameters = new ScanParameters(500 + random.nextInt(4_000), 0.5, 1 + random.nextInt(16), 0, 0, 0);
            double expected = SpaceTimeScanTests.strongestOfAll(data, parameters);
            double floor = Math.max(0.01, expected * random.nextDouble() * 1.2);
            double found = strongest(data, parameters, floor);
            if (found == ScanByLanes.BELOW_THE_FLOOR) {
                assertThat(expected).as("seed " + seed).isLessThanOrEqualTo(floor);
            } else {
                reached++;
                assertThat(found).as("seed " + seed).isEqualTo(expected, within(1e-9));
            }
        }
        assertThat(reached).isGreaterThan(150);
    }

    @Test
    void leavesWhatNoByteHoldsToTheCaller() {
        var place = new int[400];
        var day = new int[400];
        for (int i = 0; i < 400; i++) {
            place[i] = i < 130 ? 0 : 1 + i % 5;
            day[i] = i < 130 ? 9 : i % 9;
        }
        var data = new ScanData(new double[] {0, 1e6, 2e6, 3e6, 4e6, 5e6}, new double[6], place, day, 10);
        var parameters = new ScanParameters(1_000, 0.5, 1, 0, 0, 0);
        assertThat(strongest(data, parameters, 0.1)).isEqualTo(ScanByLanes.BELOW_THE_FLOOR);
        assertThat(SpaceTimeScanTests.strongestOfAll(data, parameters)).isGreaterThan(50);
    }

    private static double strongest(ScanData data, ScanParameters parameters, double floor) {
        int windows = Math.min(parameters.mostDays(), data.days());
        var recent = new RecentCases(data.places(), windows);
        var casesAt = new int[data.places()];
        var inWindow = new int[windows];
        for (int i = 0; i < data.cases(); i++) {
            int ago = data.days() - 1 - data.day()[i];
            casesAt[data.place()[i]]++;
            recent.add(data.place()[i], ago);
            for (int window = ago; window < windows; window++) {
                inWindow[window]++;
            }
        }
        return ScanByLanes.above(floor, new ScanZones(data, parameters), casesAt, inWindow, data.cases())
                .strongest(recent.byPlace);
    }
}
