package org.hedgerow.layer;

import java.io.IOException;

/** A tile service, or the way to it, is not as it must be. The message is one of our own, so that it can be logged. */
final class UpstreamRefused extends IOException {

    private static final long serialVersionUID = 1L;

    UpstreamRefused(String message) {
        super(message);
    }
}
