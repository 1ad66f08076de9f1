package org.hedgerow.sighting;

import java.util.UUID;
import org.hedgerow.geo.CompassPoint;
import org.hedgerow.geo.Place;
import org.hedgerow.incident.OccurredBetween;
import org.hedgerow.sharing.SharingTerms;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says that they saw.
 *
 * @param incident that it belongs to; null when it stands alone
 * @param category what kind of crime it may belong to, as a code; null when nobody says, or when its incident does
 * @param seen what exactly
 * @param place null when nobody knows
 * @param note empty when there is nothing to add
 * @param sharing who may read it; null for as its incident is shared
 */
public record SightingContent(
        @Nullable UUID incident,
        @Nullable String category,
        Seen seen,
        OccurredBetween when,
        @Nullable Place place,
        Movement movement,
        String note,
        @Nullable SharingTerms sharing) {

    public static final int LONGEST_WORD = 60;
    public static final int LONGEST_DESCRIPTION = 400;
    public static final int LONGEST_NOTE = 1_000;
    public static final int LONGEST_ROAD = 80;
    public static final int MOST_AT_ONCE = 500;

    /**
     * A vehicle, dogs or people. What does not belong to the kind is null.
     *
     * @param plate of a vehicle, with {@code certainty}
     * @param breed of dogs: a type rather than a pedigree
     * @param colour of a vehicle or dogs
     * @param number of dogs or people
     * @param description features of a vehicle, marks of dogs, looks of people; no names; may be empty
     */
    public record Seen(
            SightingKind kind,
            @Nullable Plate plate,
            @Nullable PlateCertainty certainty,
            @Nullable String make,
            @Nullable String model,
            @Nullable String breed,
            @Nullable String colour,
            @Nullable Integer number,
            String description) {

        public Seen {
            if ((plate == null) != (certainty == null)) {
                throw new IllegalArgumentException("A plate, and nothing else, has a certainty");
            }
        }
    }

    /**
     * Where it went.
     *
     * @param headingTo the force into whose area, as an organisation
     */
    public record Movement(
            @Nullable String road,
            @Nullable CompassPoint direction,
            @Nullable UUID headingTo) {}
}
