package org.hedgerow.sighting;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A sighting as it is kept.
 *
 * @param owner the organisation whose record it is: that of its author
 * @param label that it stands under
 * @param content without who may read it, which the label says
 * @param withdrawnReason why it counts no longer; null while it does
 */
public record Sighting(
        UUID id,
        UUID owner,
        int label,
        SightingContent content,
        @Nullable Instant withdrawnAt,
        @Nullable String withdrawnReason,
        Instant madeAt,
        Instant changedAt,
        int version) {

    /** Whether it is this organisation's record. */
    public boolean isOwnedBy(UUID organisation) {
        return owner.equals(organisation);
    }
}
