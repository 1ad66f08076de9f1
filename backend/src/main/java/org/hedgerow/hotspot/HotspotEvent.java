package org.hedgerow.hotspot;

import org.hedgerow.hotspot.method.HotspotIdentity;
import org.hedgerow.hotspot.method.Lineage;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a hotspot, as it is told.
 *
 * @param hotspot what it goes on being called
 * @param other what the hotspot is called that it split from or merged into; null where there is none
 */
public record HotspotEvent(
        Lineage.Kind kind, String hotspot, @Nullable String other) {

    static HotspotEvent of(Lineage.Event event) {
        return new HotspotEvent(event.kind(), name(event.hotspot()), nameOrNull(event.other()));
    }

    static String name(HotspotIdentity identity) {
        return identity.name().toString();
    }

    static @Nullable String nameOrNull(@Nullable HotspotIdentity identity) {
        return identity == null ? null : name(identity);
    }
}
