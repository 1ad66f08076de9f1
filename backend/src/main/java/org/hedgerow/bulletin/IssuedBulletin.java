package org.hedgerow.bulletin;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.MultiPolygon;

/**
 * An issued bulletin as one reader has it.
 *
 * @param refersTo the earlier one that it updates or cancels
 * @param refersToIssuedAt when that one was issued
 * @param replacedBy the later one that updated or cancelled it
 * @param area on the National Grid in metres
 * @param wording the first that this reader may read; null of one that was cancelled
 * @param audience whose wording it is
 * @param publishedAt from when that audience reads it
 */
public record IssuedBulletin(
        UUID id,
        BulletinMessage message,
        @Nullable UUID refersTo,
        @Nullable Instant refersToIssuedAt,
        BulletinState state,
        @Nullable UUID replacedBy,
        IssuedFacts facts,
        MultiPolygon area,
        Instant issuedAt,
        Instant expiresAt,
        BulletinAudience audience,
        Instant publishedAt,
        @Nullable Wording wording) {

    /** Where it stands at a moment. */
    public BulletinState stateAt(Instant now) {
        return state == BulletinState.ISSUED && !now.isBefore(expiresAt) ? BulletinState.EXPIRED : state;
    }
}
