package org.hedgerow.hotspot.method;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one tick has made of the hotspots that it touched.
 *
 * @param identities of the touched clusters, in the order in which they were given
 * @param events in the order of the identities that they happened to
 */
public record Lineage(List<HotspotIdentity> identities, List<Event> events) {

    public Lineage {
        identities = List.copyOf(identities);
        events = List.copyOf(events);
    }

    /** What may happen to a hotspot. */
    public enum Kind {
        /** It is new, and none of its core points was one of another hotspot. */
        BORN,
        /** It is new, and comes from another that goes on. */
        SPLIT,
        /** It has ended in another. */
        MERGED,
        /** It has ended, and nothing is left of it. */
        DIED
    }

    /**
     * Something that happened to a hotspot.
     *
     * @param other the hotspot that it split from or merged into; null where there is none
     */
    public record Event(
            Kind kind, HotspotIdentity hotspot, @Nullable HotspotIdentity other) {}
}
