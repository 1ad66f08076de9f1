package org.hedgerow.interchange;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The id of an imported incident: a UUID of version 8 (RFC 9562) cut from a keyed digest (HMAC-SHA-256) of what the row means. The
 * same row has the same id every time, so that taking a file in again changes nothing; without the installation's secret nobody can
 * work an id out and ask whether a row is there. For one thread.
 */
final class RowIdentity {

    private static final byte[] PURPOSE = "hedgerow imported row 1".getBytes(StandardCharsets.US_ASCII);

    private final Mac mac;

    RowIdentity(byte[] secret) {
        try {
            mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @param nth tells rows of the same meaning in one file apart, from 1 */
    UUID of(String meaning, int nth) {
        mac.update(PURPOSE);
        mac.update(ByteBuffer.allocate(4).putInt(nth).flip());
        var digest = ByteBuffer.wrap(mac.doFinal(meaning.getBytes(StandardCharsets.UTF_8)));
        long high = digest.getLong() & 0xffff_ffff_ffff_0fffL | 0x8000L;
        long low = digest.getLong() & 0x3fff_ffff_ffff_ffffL | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
