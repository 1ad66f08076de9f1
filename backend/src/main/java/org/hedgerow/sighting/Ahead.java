package org.hedgerow.sighting;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hedgerow.geo.CompassPoint;
import org.hedgerow.geo.GridPoint;
import org.jspecify.annotations.Nullable;

/**
 * Into whose area something is going. Looks from a place along a direction with a fan that is as wide as the direction is uncertain, one of sixteen points of the
 * compass: the area that the fan meets first comes first. Areas that it does not meet follow, by how near they are after ten kilometres of the way.
 */
final class Ahead {

    private static final double NEAREST_STEP = 500;
    private static final double STEP_GROWTH = 1.2;
    private static final double AS_FAR_AS = 50_000;
    private static final double BEFORE_THE_REST = 10_000;

    /** Half of the sixteenth part of a circle. */
    private static final double SIDEWAYS = Math.tan(Math.toRadians(11.25));

    private Ahead() {}

    /** How far areas are from a point. */
    @FunctionalInterface
    interface Distances {

        /** In metres by code; 0 for the area that holds the point. An area that is missing is farther than anybody looks. */
        Map<String, Integer> from(GridPoint point);
    }

    private record Meeting(double alongMetres, int asideMetres) {

        private static final Comparator<Meeting> FIRST =
                Comparator.comparingDouble(Meeting::alongMetres).thenComparingInt(Meeting::asideMetres);
        private static final Meeting NEVER = new Meeting(Double.POSITIVE_INFINITY, Integer.MAX_VALUE);
    }

    /**
     * All of these areas, the likeliest first.
     *
     * @param from null when nobody knows: then they stay as they are
     * @param direction null when nobody knows: then the nearest comes first
     */
    static List<String> order(
            Collection<String> codes, @Nullable GridPoint from, @Nullable CompassPoint direction, Distances distances) {
        if (from == null) {
            return List.copyOf(codes);
        }
        var met = direction == null ? Map.<String, Meeting>of() : meetings(codes, from, direction, distances);
        var rest = distances.from(direction == null ? from : along(from, direction, BEFORE_THE_REST));
        return codes.stream()
                .sorted(Comparator.<String, Meeting>comparing(
                                code -> met.getOrDefault(code, Meeting.NEVER), Meeting.FIRST)
                        .thenComparing(code -> rest.getOrDefault(code, Integer.MAX_VALUE)))
                .toList();
    }

    private static Map<String, Meeting> meetings(
            Collection<String> codes, GridPoint from, CompassPoint direction, Distances distances) {
        var met = new HashMap<String, Meeting>();
        for (double metres = NEAREST_STEP; metres <= AS_FAR_AS; metres *= STEP_GROWTH) {
            var there = distances.from(along(from, direction, metres));
            for (var code : codes) {
                var aside = there.get(code);
                if (aside != null && aside <= metres * SIDEWAYS) {
                    met.putIfAbsent(code, new Meeting(metres, aside));
                }
            }
        }
        return met;
    }

    private static GridPoint along(GridPoint from, CompassPoint direction, double metres) {
        double bearing = Math.toRadians(direction.degrees());
        return GridPoint.ofMetres(
                from.eastingMetres() + metres * Math.sin(bearing), from.northingMetres() + metres * Math.cos(bearing));
    }
}
