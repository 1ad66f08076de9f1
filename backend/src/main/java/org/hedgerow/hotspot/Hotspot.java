package org.hedgerow.hotspot;

import java.time.Instant;
import java.util.List;
import org.hedgerow.geo.GridPoint;
import org.jspecify.annotations.Nullable;

/**
 * A cluster of incidents, made of nothing but what the audience may see of them.
 *
 * @param key the smallest id among its core incidents: the same on every node and in every order of arrival
 * @param count its incidents
 * @param first the earliest moment at which one of them may have begun
 * @param last the latest moment by which one of them was over
 * @param countYearBefore incidents inside the outline in the same window a year before; null when the window has no beginning
 * @param trend null likewise
 * @param forces most incidents first
 * @param leadingCategory the most frequent
 * @param centre of the released square that holds the most of its incidents: never a mean, which would tell more than the squares do
 * @param hull a convex outline around its released squares, counter-clockwise, not closed
 */
public record Hotspot(
        String key,
        int count,
        Instant first,
        Instant last,
        @Nullable Integer countYearBefore,
        @Nullable Trend trend,
        List<String> forces,
        String leadingCategory,
        GridPoint centre,
        List<GridPoint> hull) {

    public Hotspot {
        forces = List.copyOf(forces);
        hull = List.copyOf(hull);
    }
}
