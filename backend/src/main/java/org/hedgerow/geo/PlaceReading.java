package org.hedgerow.geo;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was understood of a text that should say a place.
 *
 * @param text as given
 * @param readings none, one, or several to choose from
 * @param message why there is none, or what to choose between; null when there is nothing to say
 * @param landmark what else the text said about the place, as in {@code by the pumping station}; null when it said nothing else
 * @param threeWords the three words of a what3words address in the text, kept and never worked out; null when there are none
 */
public record PlaceReading(
        String text,
        List<Reading> readings,
        @Nullable String message,
        @Nullable String landmark,
        @Nullable String threeWords) {

    /**
     * One way to understand the text.
     *
     * @param description the form that was taken, for a person: {@code Grid reference, 100 m square}
     */
    public record Reading(Place place, String description) {}

    public PlaceReading {
        readings = List.copyOf(readings);
    }

    public List<Place> places() {
        return readings.stream().map(Reading::place).toList();
    }
}
