package org.hedgerow.bulletin;

import java.util.List;
import org.hedgerow.reference.BoundaryKind;

/**
 * The area of a bulletin as its author said it, in one of three ways; the other two are empty.
 *
 * @param name what people call it
 * @param squares 10 km squares of the National Grid ("TL44")
 * @param boundaries parishes, districts, counties or forces of the loaded boundaries
 * @param outline a ring of longitude and latitude in degrees, WGS 84, open or closed
 */
public record AreaSaid(String name, List<String> squares, List<Named> boundaries, List<List<Double>> outline) {

    public static final int LONGEST_NAME = 120;

    /** One of the loaded boundaries, by its published code. */
    public record Named(BoundaryKind kind, String code) {}

    public AreaSaid {
        squares = List.copyOf(squares);
        boundaries = List.copyOf(boundaries);
        outline = List.copyOf(outline);
    }
}
