package org.hedgerow.bulletin;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.MultiPolygon;

/**
 * A bulletin as its own organisation's police have it.
 *
 * @param author who wrote it last
 * @param refersTo the earlier one that it updates or cancels; null for neither
 * @param area on the National Grid in metres
 * @param approvals of this version
 * @param expiresAt null before it is issued
 * @param version counts changes to what it says, from 1
 */
public record Bulletin(
        UUID id,
        UUID owner,
        UUID author,
        BulletinMessage message,
        @Nullable UUID refersTo,
        BulletinState state,
        BulletinContent content,
        MultiPolygon area,
        List<Approval> approvals,
        Instant changedAt,
        @Nullable Instant issuedAt,
        @Nullable Instant expiresAt,
        int version) {

    /**
     * That a wording was approved.
     *
     * @param urgentReason null unless it was approved urgently
     * @param lookedAt whether somebody else has looked at an urgent approval since
     */
    public record Approval(
            BulletinAudience audience,
            UUID approver,
            @Nullable String urgentReason,
            boolean lookedAt) {}

    /** Where it stands at a moment. */
    public BulletinState stateAt(Instant now) {
        return state == BulletinState.ISSUED && expiresAt != null && !now.isBefore(expiresAt)
                ? BulletinState.EXPIRED
                : state;
    }

    boolean isWhollyApproved() {
        return approvals.stream().map(Approval::audience).toList().containsAll(content.audiences());
    }

    @Override
    public String toString() {
        return "Bulletin[" + id + "]";
    }
}
