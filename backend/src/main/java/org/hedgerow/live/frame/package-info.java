/** Frames of WebSocket (RFC 6455) and their compression by message (RFC 7692): bytes alone, without a connection and without a server. */
@NullMarked
package org.hedgerow.live.frame;

import org.jspecify.annotations.NullMarked;
