package org.hedgerow.sharing;

import java.util.Random;
import org.hedgerow.geo.GridPoint;

/** Invented tables of holdings within one square of 100 km: empty, thin and dense country in patches, by squares of 1 or 5 km. */
final class RandomHoldings {

    /** The south-west corner of the country that the tables are of: TL, in kilometres. */
    static final int EAST_KM = 500;

    static final int NORTH_KM = 200;
    static final int ACROSS_KM = 100;

    private RandomHoldings() {}

    static HoldingsTable table(Random random) {
        int side = random.nextBoolean() ? 1 : 5;
        var patches = new double[16];
        for (int patch = 0; patch < patches.length; patch++) {
            patches[patch] = new double[] {0, 0.1, 0.8, 3, 12}[random.nextInt(5)];
        }
        var text = new StringBuilder(HoldingsTable.HEADER).append('\n');
        text.append("0,0,").append(side).append(",0\n");
        for (int north = 0; north < ACROSS_KM; north += side) {
            for (int east = 0; east < ACROSS_KM; east += side) {
                double each = patches[north / 25 * 4 + east / 25] * side * side;
                long tenths = Math.round(each * 10 * (0.5 + random.nextDouble()));
                if (tenths > 0 && random.nextInt(8) > 0) {
                    text.append("%d,%d,%d,%d.%d%n"
                            .formatted(EAST_KM + east, NORTH_KM + north, side, tenths / 10, tenths % 10)
                            .replace("\r", ""));
                }
            }
        }
        return HoldingsTable.ofText(text.toString());
    }

    static GridPoint place(Random random) {
        return new GridPoint(
                EAST_KM * 1_000_000 + random.nextInt(ACROSS_KM * 1_000_000),
                NORTH_KM * 1_000_000 + random.nextInt(ACROSS_KM * 1_000_000));
    }
}
