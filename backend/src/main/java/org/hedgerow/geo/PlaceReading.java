package org.hedgerow.geo;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was understood of a text that should say a place.
 *
 * @param text as given
 * @param readings none, one, or several to choose from
 * @param message why there is none, or what to choose between; null when there is nothing to say
 */
public record PlaceReading(
        String text, List<Reading> readings, @Nullable String message) {

    /**
     * One way to understand the text.
     *
     * @param description for a person: {@code Grid reference, 100 m square}
     */
    public record Reading(Place place, String description) {}

    public PlaceReading {
        readings = List.copyOf(readings);
    }

    static PlaceReading none(String text, String message) {
        return new PlaceReading(text, List.of(), message);
    }

    static PlaceReading one(String text, Place place, String description) {
        return new PlaceReading(text, List.of(new Reading(place, description)), null);
    }

    public List<Place> places() {
        return readings.stream().map(Reading::place).toList();
    }
}
