package org.hedgerow.hotspot;

import java.util.List;

/**
 * The hotspots of an audience.
 *
 * @param position of the change log
 * @param parameters what they were made from
 * @param hotspots largest first, those of one size by key
 */
public record HotspotAnswer(String position, HotspotParameters parameters, List<Hotspot> hotspots) {

    /** Only so many, the largest, are listed. */
    public static final int MOST_HOTSPOTS = 2_000;

    public HotspotAnswer {
        hotspots = List.copyOf(hotspots);
    }
}
