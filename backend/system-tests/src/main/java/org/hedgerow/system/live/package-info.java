/** The live stream from outside: thousands of virtual clients, a wire that fails, what must be true of both, and how fast they are. */
@NullMarked
package org.hedgerow.system.live;

import org.jspecify.annotations.NullMarked;
