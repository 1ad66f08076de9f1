package org.hedgerow.hotspot.method;

import java.util.Arrays;
import java.util.Random;

/**
 * Invented points for measuring: 2,000 centres over 574 by 652 km, weighted by their rank to the power of -0.5, spread like a lognormal with
 * a median of 800 m between 200 m and 5 km; a fifth of the points anywhere. To 0.1 m.
 */
public final class Hotspotland {

    private static final int CENTRES = 2_000;
    private static final double WIDTH = 574_000;
    private static final double HEIGHT = 652_000;

    private Hotspotland() {}

    public static ClusterPoints draw(int count, long seed) {
        var random = new Random(seed);
        double[] east = new double[CENTRES];
        double[] north = new double[CENTRES];
        double[] spread = new double[CENTRES];
        double[] upTo = new double[CENTRES];
        double total = 0;
        for (int i = 0; i < CENTRES; i++) {
            east[i] = random.nextDouble() * WIDTH;
            north[i] = random.nextDouble() * HEIGHT;
            spread[i] = Math.max(200, Math.min(5_000, Math.exp(Math.log(800) + 0.6 * random.nextGaussian())));
            total += 1 / Math.sqrt(i + 1);
            upTo[i] = total;
        }
        var points = new ClusterPoints(count, new int[count], new int[count], new long[count], new long[count]);
        for (int i = 0; i < count; i++) {
            double x = random.nextDouble() * WIDTH;
            double y = random.nextDouble() * HEIGHT;
            if (random.nextDouble() < 0.8) {
                int found = Arrays.binarySearch(upTo, random.nextDouble() * total);
                int centre = Math.min(CENTRES - 1, found < 0 ? -found - 1 : found);
                x = east[centre] + random.nextGaussian() * spread[centre];
                y = north[centre] + random.nextGaussian() * spread[centre];
            }
            points.easting()[i] = (int) Math.round(Math.max(0, Math.min(WIDTH, x)) * 10) * 100;
            points.northing()[i] = (int) Math.round(Math.max(0, Math.min(HEIGHT, y)) * 10) * 100;
            points.idHigh()[i] = random.nextLong();
            points.idLow()[i] = random.nextLong();
        }
        return points;
    }
}
