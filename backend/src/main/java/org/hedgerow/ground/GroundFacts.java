package org.hedgerow.ground;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is known of something on the ground beside its kind and place; null where nobody said. Who holds a key is no part of it.
 *
 * @param heightMetres above the ground, of wires and masts
 * @param kilovolts of wires
 * @param locked of a gate
 * @param widthDecimetres of what a vehicle passes through
 * @param weightKilograms the most that a ford or bridge bears
 * @param fromMonth with {@code untilMonth}, 1 to 12: the months in which animals are there, over the new year where the first is the later
 * @param firstDay with {@code lastDay}: the days on which it goes on, in London
 */
public record GroundFacts(
        @Nullable Integer heightMetres,
        @Nullable Integer kilovolts,
        @Nullable Boolean locked,
        @Nullable Integer widthDecimetres,
        @Nullable Integer weightKilograms,
        @Nullable Integer fromMonth,
        @Nullable Integer untilMonth,
        @Nullable LocalDate firstDay,
        @Nullable LocalDate lastDay) {

    public static final GroundFacts NONE = new GroundFacts(null, null, null, null, null, null, null, null, null);

    public static final int HIGHEST_METRES = 500;
    public static final int MOST_KILOVOLTS = 400;
    public static final int LEAST_WIDTH_DECIMETRES = 5;
    public static final int MOST_WIDTH_DECIMETRES = 300;
    public static final int LEAST_WEIGHT_KILOGRAMS = 100;
    public static final int MOST_WEIGHT_KILOGRAMS = 200_000;
    /** So many days at most goes something on that has a last day. */
    public static final int MOST_DAYS = 92;

    public GroundFacts {
        if ((fromMonth == null) != (untilMonth == null) || (firstDay == null) != (lastDay == null)) {
            throw new IllegalArgumentException("A span has a beginning and an end");
        }
    }
}
