package org.hedgerow.hotspot;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.hedgerow.incident.GeoJson;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Hotspot} as it is written: places in degrees, with a name that people know.
 *
 * @param identity what it goes on being called while its key changes; null where it is not followed
 * @param since the day on which it began, null likewise
 */
public record HotspotView(
        String key,
        @Nullable String identity,
        @Nullable LocalDate since,
        int count,
        Instant first,
        Instant last,
        @Nullable Integer countYearBefore,
        @Nullable Trend trend,
        List<String> forces,
        String leadingCategory,
        GeoJson.Position centre,
        @Nullable String near,
        GeoJson.Polygon hull) {}
