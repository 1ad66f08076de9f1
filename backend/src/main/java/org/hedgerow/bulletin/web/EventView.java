package org.hedgerow.bulletin.web;

import java.time.Instant;
import org.hedgerow.bulletin.BulletinEvent;
import org.hedgerow.bulletin.EventPlaces;
import org.hedgerow.geo.PlaceForms;
import org.jspecify.annotations.Nullable;

/**
 * Where and when people may come, as a reader is shown it.
 *
 * @param position null where nobody said it
 */
record EventView(String place, @Nullable PositionView position, Instant opensAt, Instant closesAt) {

    /**
     * A point that is meant to be found.
     *
     * @param longitude in degrees, WGS 84
     * @param precisionMetres the side of the square about it that holds the truth
     * @param gridReference null where the National Grid has no letters
     * @param line every form that different people need
     */
    record PositionView(
            double longitude,
            double latitude,
            int precisionMetres,
            @Nullable String gridReference,
            String line,
            PlaceForms forms) {}

    static @Nullable EventView of(@Nullable BulletinEvent event, EventPlaces places) {
        if (event == null) {
            return null;
        }
        var position = event.position();
        if (position == null) {
            return new EventView(event.place(), null, event.opensAt(), event.closesAt());
        }
        var forms = places.forms(position);
        return new EventView(
                event.place(),
                new PositionView(
                        position.longitude(),
                        position.latitude(),
                        position.precisionMetres(),
                        forms.gridReference(),
                        forms.oneLine(),
                        forms),
                event.opensAt(),
                event.closesAt());
    }
}
