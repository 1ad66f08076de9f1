package org.hedgerow.sighting.link;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hedgerow.geo.GridPoint;
import org.hedgerow.incident.OccurredBetween;
import org.hedgerow.sighting.Plate;
import org.jspecify.annotations.Nullable;

/**
 * What is compared of an incident. What nobody knows is null or empty and counts neither for nor against a link. Words are kept in small letters
 * and without spaces at either end, so that they can be compared; blank ones are null.
 *
 * @param centre of the square that holds the place
 * @param sizeMetres the side of that square, from 0
 * @param methods codes of what was seen of the way it was done, such as {@code LAMPING}
 * @param people how many were seen, from 1
 * @param categoryCode {@code GROUP.CHILD}, or a group alone
 */
public record LinkAccount(
        GridPoint centre,
        int sizeMetres,
        OccurredBetween when,
        List<Plate> plates,
        List<Vehicle> vehicles,
        List<Dogs> dogs,
        Set<String> methods,
        @Nullable Integer people,
        String categoryCode) {

    /** So many of each are compared: every one of the one incident with every one of the other. */
    public static final int MOST = 100;

    /** @param features what else marks it, such as {@code roof rack} */
    public record Vehicle(
            @Nullable String make,
            @Nullable String model,
            @Nullable String colour,
            Set<String> features) {

        public Vehicle {
            make = plain(make);
            model = plain(model);
            colour = plain(colour);
            features = features.stream()
                    .map(LinkAccount::plain)
                    .flatMap(Stream::ofNullable)
                    .collect(Collectors.toUnmodifiableSet());
            refuseMoreThan(MOST, features.size());
        }
    }

    /** @param number how many of them, from 1 */
    public record Dogs(
            @Nullable String breedType,
            @Nullable Integer number,
            @Nullable String colour) {

        public Dogs {
            breedType = plain(breedType);
            colour = plain(colour);
        }
    }

    /** @throws IllegalArgumentException when the square has a side below 0, or there are more than {@value #MOST} of anything */
    public LinkAccount {
        if (sizeMetres < 0) {
            throw new IllegalArgumentException("A square has a side from 0");
        }
        plates = List.copyOf(plates);
        vehicles = List.copyOf(vehicles);
        dogs = List.copyOf(dogs);
        methods = Set.copyOf(methods);
        refuseMoreThan(MOST, plates.size());
        refuseMoreThan(MOST, vehicles.size());
        refuseMoreThan(MOST, dogs.size());
        refuseMoreThan(MOST, methods.size());
    }

    /** Without plates: nothing of them is written into a log by chance. */
    @Override
    public String toString() {
        return "LinkAccount[" + categoryCode + "]";
    }

    private static @Nullable String plain(@Nullable String word) {
        return word == null || word.isBlank() ? null : word.strip().toLowerCase(Locale.ROOT);
    }

    private static void refuseMoreThan(int most, int size) {
        if (size > most) {
            throw new IllegalArgumentException("More than " + most + " cannot be compared");
        }
    }
}
