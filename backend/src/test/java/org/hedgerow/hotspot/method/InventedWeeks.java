package org.hedgerow.hotspot.method;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Three years of incidents over 40 by 40 km, drawn from a process that is known, up to second 0. */
final class InventedWeeks {

    static final int WEEKS = 156;

    private static final double DAY = 86_400;
    private static final double SIDE = 40_000;
    private static final int PLACES = 30;

    private final Random random;
    private final double[][] places = new double[PLACES][];

    InventedWeeks(long seed) {
        random = new Random(seed);
        for (int place = 0; place < PLACES; place++) {
            places[place] = anywhere();
        }
    }

    record Incident(double easting, double northing, long seconds, long known) {}

    static ForecastData data(List<Incident> incidents) {
        return new ForecastData(
                incidents.stream().mapToDouble(Incident::easting).toArray(),
                incidents.stream().mapToDouble(Incident::northing).toArray(),
                incidents.stream().mapToLong(Incident::seconds).toArray(),
                incidents.stream().mapToLong(Incident::known).toArray());
    }

    /**
     * Incidents that come on their own, some of them around busy places, and those that each sets off: about 400 m away and within days.
     *
     * @param perWeek in all
     * @param crowded share of those on their own that are around busy places
     * @param setOff how many the average incident sets off
     */
    List<Incident> draw(double perWeek, double crowded, double setOff) {
        var found = new ArrayList<Incident>();
        var unread = new ArrayDeque<Incident>();
        for (int i = 0; i < WEEKS * perWeek * (1 - setOff); i++) {
            var at = random.nextDouble() < crowded ? busy() : anywhere();
            unread.add(incident(at[0], at[1], -random.nextDouble() * WEEKS * 7));
        }
        while (!unread.isEmpty()) {
            var incident = unread.poll();
            found.add(incident);
            for (int more = poisson(setOff); more > 0; more--) {
                var next = incident(
                        incident.easting + 400 * random.nextGaussian(),
                        incident.northing + 400 * random.nextGaussian(),
                        incident.seconds / DAY - 6 * Math.log(1 - random.nextDouble()));
                if (next.seconds < 0) {
                    unread.add(next);
                }
            }
        }
        return found;
    }

    private Incident incident(double easting, double northing, double days) {
        long seconds = (long) (days * DAY);
        return new Incident(easting, northing, seconds, seconds);
    }

    private double[] anywhere() {
        return new double[] {400_000 + random.nextDouble() * SIDE, 300_000 + random.nextDouble() * SIDE};
    }

    private double[] busy() {
        var place = places[(int) (PLACES * random.nextDouble() * random.nextDouble())];
        return new double[] {place[0] + 1_500 * random.nextGaussian(), place[1] + 1_500 * random.nextGaussian()};
    }

    private int poisson(double mean) {
        double left = random.nextDouble();
        double chance = Math.exp(-mean);
        int count = 0;
        while (left > chance) {
            left -= chance;
            chance *= mean / ++count;
        }
        return count;
    }
}
