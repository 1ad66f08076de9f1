package org.hedgerow.notice;

import java.time.Instant;
import java.util.UUID;

/**
 * A browser as messages are sent to it.
 *
 * @param endpoint as it was kept; the list of services may have changed since
 */
record PushTarget(UUID id, UUID person, String endpoint, byte[] point, byte[] auth, String language, Instant madeAt) {

    /** Without what is secret. */
    @Override
    public String toString() {
        return "PushTarget[" + id + "]";
    }
}
