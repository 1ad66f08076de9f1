package org.hedgerow.platform;

import java.io.IOException;

/** A service elsewhere, or the way to it, is not as it must be. The message is one of our own, so that it can be logged. */
public final class UpstreamRefused extends IOException {

    private static final long serialVersionUID = 1L;

    public UpstreamRefused(String message) {
        super(message);
    }
}
