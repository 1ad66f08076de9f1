package org.hedgerow.reference;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An area as it is drawn on a map.
 *
 * @param code as published
 * @param force the code of the force, for a force's area
 * @param polygons each a shell and its holes; closed rings of millimetres on the National Grid: easting, northing, easting, northing ...
 */
public record DrawnBoundary(
        String code, String name, @Nullable String force, List<List<int[]>> polygons) {}
