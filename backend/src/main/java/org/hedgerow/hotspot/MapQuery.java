package org.hedgerow.hotspot;

import org.hedgerow.platform.PlatformProblem;
import org.jspecify.annotations.Nullable;

/**
 * What a map asks for.
 *
 * @param box in view
 * @param zoom of the web's usual map tiles, 0 to 20
 * @param filter what to show
 */
public record MapQuery(BoundingBox box, int zoom, IncidentFilter filter) {

    private static final int DEEPEST = 20;

    public MapQuery {
        if (zoom < 0 || zoom > DEEPEST) {
            throw new IllegalArgumentException("Zoom is 0 to " + DEEPEST);
        }
    }

    /**
     * Reads the parameters {@code bbox} and {@code zoom}.
     *
     * @throws org.hedgerow.platform.ProblemException 422 that names the parameter
     */
    public static MapQuery of(@Nullable String bbox, @Nullable String zoom, IncidentFilter filter) {
        if (bbox == null) {
            throw PlatformProblem.invalid("?bbox", "Give the box as west,south,east,north in degrees.");
        }
        var box = BoundingBox.parse(bbox);
        return new MapQuery(box, WholeNumber.parse("zoom", zoom, null, 0, DEEPEST), filter);
    }
}
