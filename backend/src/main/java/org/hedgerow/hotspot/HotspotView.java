package org.hedgerow.hotspot;

import java.time.Instant;
import java.util.List;
import org.hedgerow.incident.GeoJson;
import org.jspecify.annotations.Nullable;

/** A {@link Hotspot} as it is written: places in degrees, with a name that people know. */
public record HotspotView(
        String key,
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
