package org.hedgerow.bulletin;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where and when people may come.
 *
 * @param place a public one, with its address
 * @param position where that is on a map; null where nobody said
 * @param nearSource that it may be told although it lies close to what the bulletin was made from; null unless somebody decided so
 */
public record BulletinEvent(
        String place,
        @Nullable EventPosition position,
        @Nullable NearAuthority nearSource,
        Instant opensAt,
        Instant closesAt) {

    /**
     * That an event may be held close to where something was reported.
     *
     * @param authoriser rank and role of who decided it
     */
    public record NearAuthority(String authoriser, String reason) {}

    /** As its readers outside have it: its position is kept in a row of its own, and who decided what is nobody's. */
    BulletinEvent asIssued() {
        return new BulletinEvent(place, null, null, opensAt, closesAt);
    }

    BulletinEvent at(@Nullable EventPosition issued) {
        return new BulletinEvent(place, issued, null, opensAt, closesAt);
    }
}
