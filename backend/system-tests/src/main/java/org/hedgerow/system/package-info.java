/** Hedgerow from outside: the application as a process that can be killed, and clients that see what any client sees. */
@NullMarked
package org.hedgerow.system;

import org.jspecify.annotations.NullMarked;
