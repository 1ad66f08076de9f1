package org.hedgerow.layer;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A tile of a map layer.
 *
 * @param content never changed by anybody
 * @param mediaType {@code image/png}, {@code image/jpeg}, {@code image/webp} or {@code application/geo+json}
 */
public record MapTile(byte[] content, String mediaType) {

    /** Names these bytes. */
    public String digest() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content), 0, 16);
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException(never);
        }
    }
}
