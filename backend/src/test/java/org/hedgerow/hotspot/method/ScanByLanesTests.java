package org.hedgerow.hotspot.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ScanByLanesTests {

    @Test
    void findsWhatLookingAtEveryCylinderFinds() {
        int reached = 0;
        for (long seed = 1; seed <= 300; seed++) {
            var random = new Random(seed);
            int places = 2 + random.nextInt(40);
            int days = 1 + random.nextInt(60);
            int cases = 30 + random.nextInt(300);
            var data = new ScanData(
                    random.ints(places, 0, 7).mapToDouble(i -> i * 500).toArray(),
                    random.ints(places, 0, 7).mapToDouble(i -> i * 500).toArray(),
                    random.ints(cases, 0, places).toArray(),
                    random.ints(cases, 0, days).toArray(),
                    days);
            var parameters = new ScanParameters(500 + random.nextInt(4_000), 0.5, 1 + random.nextInt(50), 0, 0, 0);
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
        var casesAt = new int[data.places()];
        var daysAgo = new int[windows];
        var dealt = new ArrayList<int[]>();
        for (int i = 0; i < data.cases(); i++) {
            int ago = data.days() - 1 - data.day()[i];
            casesAt[data.place()[i]]++;
            if (ago < windows) {
                daysAgo[ago]++;
                dealt.add(new int[] {ago, data.place()[i]});
            }
        }
        dealt.sort(Comparator.comparingInt(one -> one[0]));
        var zones = new ScanZones(data, parameters, SpaceTimeScan.MOST_PAIRS, Progress.SILENT);
        return ScanByLanes.above(floor, zones, casesAt, daysAgo, data.cases())
                .strongest(dealt.stream().mapToInt(one -> one[1]).toArray());
    }
}
