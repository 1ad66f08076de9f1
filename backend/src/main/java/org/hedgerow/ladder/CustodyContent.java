package org.hedgerow.ladder;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is said of something when it is taken.
 *
 * @param step the dispersal that a detention belongs to; null for a seizure
 * @param microchip of a dog, 15 figures; null where there is none or it was not read
 * @param breedType of a dog, in words; empty for a vehicle
 * @param sex of a dog; null for a vehicle
 * @param plate of a vehicle; null for a dog
 * @param pencePerDay what its keep costs for each day that has begun
 */
public record CustodyContent(
        CustodyThing thing,
        CustodyBasis basis,
        @Nullable UUID step,
        Instant heldSince,
        @Nullable String microchip,
        String breedType,
        String colour,
        @Nullable Sex sex,
        String marks,
        @Nullable String plate,
        int pencePerDay) {

    public static final int LONGEST_BREED = 60;
    public static final int LONGEST_COLOUR = 60;
    public static final int LONGEST_MARKS = 300;
    /** 1,000 pounds. */
    public static final int MOST_PENCE_PER_DAY = 100_000;
}
