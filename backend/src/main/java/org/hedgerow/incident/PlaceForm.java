package org.hedgerow.incident;

import org.hedgerow.geo.PlaceMethod;
import org.jspecify.annotations.Nullable;

/**
 * A place as it is sent: in words, or a point from the map or a device. Everything may be missing until it is checked.
 *
 * @param precisionMetres of the point; a text says its own
 */
public record PlaceForm(
        @Nullable String text,
        @Nullable Double longitude,
        @Nullable Double latitude,
        @Nullable PlaceMethod method,
        @Nullable Double precisionMetres) {}
