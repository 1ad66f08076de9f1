package org.hedgerow.notice;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * That a bulletin is out, for people with areas that it is about.
 *
 * @param refersTo the earlier one that it updates or cancels: whoever was told of that is told of this, if it is theirs to read
 * @param area on the National Grid in metres, easting first
 * @param priority from 1, the highest, to 5
 * @param categoryGroup the group of kinds that it is about; null for all
 * @param labels whoever reads one of them reads it
 * @param toEverybody whether everybody reads it
 */
public record Announcement(
        UUID bulletin,
        @Nullable UUID refersTo,
        Geometry area,
        int priority,
        @Nullable String categoryGroup,
        Set<Integer> labels,
        boolean toEverybody) {

    /** One of this priority is told whatever kinds somebody chose, and at once outside the quiet hours. */
    static final int HIGHEST = 1;

    public Announcement {
        labels = Set.copyOf(labels);
        if (priority < HIGHEST || priority > 5) {
            throw new IllegalArgumentException("A priority is 1 to 5: " + priority);
        }
    }
}
