package org.hedgerow.hotspot;

import java.time.Instant;
import java.util.List;
import java.util.function.ToIntFunction;
import org.hedgerow.geo.GridPoint;
import org.hedgerow.hotspot.method.HotspotIdentity;
import org.jspecify.annotations.Nullable;

/**
 * A cluster of incidents, made of nothing but what the audience may see of them.
 *
 * @param key the smallest id among its core incidents: the same on every node and in every order of arrival
 * @param identity which hotspot it is, however it grows and shrinks; null where it is not followed
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
        @Nullable HotspotIdentity identity,
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

    /** The same, known as this hotspot. */
    Hotspot as(@Nullable HotspotIdentity known) {
        return new Hotspot(
                key, known, count, first, last, countYearBefore, trend, forces, leadingCategory, centre, hull);
    }

    /** The same, compared anew with the year before. */
    Hotspot compared(
            ConvexOutline outline, ToIntFunction<ConvexOutline> now, @Nullable ToIntFunction<ConvexOutline> before) {
        Integer yearBefore = before == null ? null : Integer.valueOf(before.applyAsInt(outline));
        return new Hotspot(
                key,
                identity,
                count,
                first,
                last,
                yearBefore,
                yearBefore == null ? null : Trend.of(now.applyAsInt(outline), yearBefore),
                forces,
                leadingCategory,
                centre,
                hull);
    }
}
