package org.hedgerow.notice;

import java.util.UUID;

/**
 * What a browser says of itself when messages are switched on there.
 *
 * @param endpoint of one of the push services that may be called
 * @param point its public key, an uncompressed point of P-256
 * @param auth its secret of 16 bytes
 */
public record PushContent(String endpoint, byte[] point, byte[] auth) {

    UUID id() {
        return PushEndpoint.idOf(endpoint);
    }

    /** Without what is secret. */
    @Override
    public String toString() {
        return "PushContent[" + id() + "]";
    }
}
