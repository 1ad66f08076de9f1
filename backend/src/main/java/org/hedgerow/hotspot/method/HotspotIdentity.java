package org.hedgerow.hotspot.method;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * Which hotspot it is, however it grows, shrinks and moves. Older ones come first.
 *
 * @param born the number of the tick in which it came to be
 * @param founder the smallest id among its core points in that tick
 */
public record HotspotIdentity(long born, UUID founder) implements Comparable<HotspotIdentity> {

    @Override
    public int compareTo(HotspotIdentity other) {
        int order = Long.compare(born, other.born);
        return order != 0
                ? order
                : IncidentKey.compare(
                        founder.getMostSignificantBits(),
                        founder.getLeastSignificantBits(),
                        other.founder.getMostSignificantBits(),
                        other.founder.getLeastSignificantBits());
    }

    /** What it is called outside: a digest, since the incident that it was founded by may be taken back while the hotspot lives on. */
    public UUID name() {
        var bytes = ByteBuffer.allocate(24)
                .putLong(born)
                .putLong(founder.getMostSignificantBits())
                .putLong(founder.getLeastSignificantBits());
        try {
            var digest = ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(bytes.array()));
            // Version 8 and the usual variant (RFC 9562), so that it is a UUID like any other.
            long high = digest.getLong() & 0xFFFF_FFFF_FFFF_0FFFL | 0x8000L;
            long low = digest.getLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
            return new UUID(high, low);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
