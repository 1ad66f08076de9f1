package org.hedgerow.reference;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An area on the National Grid, checked and repaired.
 *
 * @param code as published
 * @param name as published
 * @param force the code of the force, for a force's area
 * @param polygons each a shell and its holes; closed rings of whole millimetres, easting, northing, easting, northing ...
 */
record BoundaryArea(String code, String name, @Nullable String force, List<List<int[]>> polygons) {

    long corners() {
        long corners = 0;
        for (var polygon : polygons) {
            for (int[] ring : polygon) {
                corners += ring.length / 2;
            }
        }
        return corners;
    }

    List<int[]> rings() {
        return polygons.stream().flatMap(List::stream).toList();
    }

    BoundaryArea with(List<List<int[]>> others) {
        return new BoundaryArea(code, name, force, others);
    }
}
