package org.hedgerow.hotspot;

import org.jspecify.annotations.Nullable;

/**
 * What a list asks for, latest first.
 *
 * @param box in view, or null for everywhere
 * @param filter what to show
 * @param limit rows on a page, 1 to 200
 * @param after where the page before ended, or null for the first
 */
public record ListQuery(
        @Nullable BoundingBox box,
        IncidentFilter filter,
        int limit,
        @Nullable ListCursor after) {

    private static final int MOST = 200;
    private static final int DEFAULT_LIMIT = 50;

    public ListQuery {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("A page has 1 to " + MOST + " rows");
        }
    }

    /**
     * Reads the parameters {@code bbox}, {@code limit} and {@code after}, each of which may be missing.
     *
     * @throws org.hedgerow.platform.ProblemException 422 that names the parameter
     */
    public static ListQuery of(
            @Nullable String bbox, @Nullable String limit, @Nullable String after, IncidentFilter filter) {
        return new ListQuery(
                bbox == null ? null : BoundingBox.parse(bbox),
                filter,
                WholeNumber.parse("limit", limit, DEFAULT_LIMIT, 1, MOST),
                after == null ? null : ListCursor.parse(after));
    }
}
