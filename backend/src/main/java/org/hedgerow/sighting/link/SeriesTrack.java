package org.hedgerow.sighting.link;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.hedgerow.geo.GridPoint;
import org.hedgerow.incident.OccurredBetween;

/**
 * The way of a series from incident to incident, and where it cannot have been the way of one vehicle.
 *
 * <p>A leg is judged in favour of the vehicle: by the least distance between the two squares, in a straight line, and the most time between the two
 * spans, being there at some moment of each. What is impossible then is impossible; what is possible need not be true, since no road is straight.
 *
 * @param legs in the order of time
 * @param impossible pairs, neighbours in time or not, of which one vehicle cannot have been at both; each in the order of time
 */
public record SeriesTrack(List<Leg> legs, List<Leg> impossible) {

    /** More than anybody keeps up across country: beyond that, two places were not reached by one vehicle. */
    public static final int FASTEST_KILOMETRES_AN_HOUR = 110;
    /** So many incidents are put in order at most. */
    public static final int MOST = 500;

    /** @param sizeMetres the side of the square about the centre that holds the place, from 0 */
    public record Stop(UUID incident, GridPoint centre, int sizeMetres, OccurredBetween when) {}

    /**
     * From one incident to another.
     *
     * @param metres between the middles of the squares, in a straight line
     * @param leastMetres between the nearest points of the squares
     * @param leastHours that may lie between the two; 0 when the spans overlap
     * @param mostHours that may lie between the two
     * @param ordered whether the first was certainly over when the second began
     * @param possible whether one vehicle may have been at both
     */
    public record Leg(
            UUID from,
            UUID to,
            double metres,
            double leastMetres,
            double leastHours,
            double mostHours,
            boolean ordered,
            boolean possible) {}

    private static final double SECONDS_OF_HOUR = 3_600;
    private static final double METRES_OF_KILOMETRE = 1_000;
    /** By the middle of the span; then by the id, so that the order is the same on every machine. */
    private static final Comparator<Stop> IN_TIME =
            Comparator.comparing((Stop stop) -> middle(stop.when())).thenComparing(Stop::incident);

    public SeriesTrack {
        legs = List.copyOf(legs);
        impossible = List.copyOf(impossible);
    }

    /**
     * Puts incidents in order.
     *
     * @throws IllegalArgumentException when there are more than {@value #MOST}
     */
    public static SeriesTrack of(List<Stop> stops) {
        if (stops.size() > MOST) {
            throw new IllegalArgumentException("A track has at most " + MOST + " incidents");
        }
        var inOrder = stops.stream().sorted(IN_TIME).toList();
        var legs = new ArrayList<Leg>();
        var impossible = new ArrayList<Leg>();
        for (int from = 0; from < inOrder.size(); from++) {
            for (int to = from + 1; to < inOrder.size(); to++) {
                var leg = leg(inOrder.get(from), inOrder.get(to));
                if (to == from + 1) {
                    legs.add(leg);
                }
                if (!leg.possible()) {
                    impossible.add(leg);
                }
            }
        }
        return new SeriesTrack(legs, impossible);
    }

    private static Leg leg(Stop from, Stop to) {
        double metres = Math.hypot(east(from, to), north(from, to));
        double sizes = (from.sizeMetres() + to.sizeMetres()) / 2.0;
        double leastMetres = Math.hypot(
                Math.max(0, Math.abs(east(from, to)) - sizes), Math.max(0, Math.abs(north(from, to)) - sizes));
        double mostHours = Math.max(mostHours(from.when(), to.when()), mostHours(to.when(), from.when()));
        return new Leg(
                from.incident(),
                to.incident(),
                metres,
                leastMetres,
                Math.max(0, hours(from.when().latest(), to.when().earliest())),
                mostHours,
                !from.when().latest().isAfter(to.when().earliest()),
                leastMetres / METRES_OF_KILOMETRE <= mostHours * FASTEST_KILOMETRES_AN_HOUR);
    }

    /** The longest that a vehicle has from the one to the other, in this order: it may have come late to the first and left the second early. */
    private static double mostHours(OccurredBetween first, OccurredBetween second) {
        return Math.max(0, hours(first.earliest(), second.latest()));
    }

    private static Instant middle(OccurredBetween when) {
        return when.earliest()
                .plus(Duration.between(when.earliest(), when.latest()).dividedBy(2));
    }

    private static double hours(Instant from, Instant to) {
        return Duration.between(from, to).toSeconds() / SECONDS_OF_HOUR;
    }

    private static double east(Stop from, Stop to) {
        return to.centre().eastingMetres() - from.centre().eastingMetres();
    }

    private static double north(Stop from, Stop to) {
        return to.centre().northingMetres() - from.centre().northingMetres();
    }
}
