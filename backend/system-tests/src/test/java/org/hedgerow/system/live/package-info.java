/** What must be true of the live stream when wires fail, and that the simulator would notice. */
@NullMarked
package org.hedgerow.system.live;

import org.jspecify.annotations.NullMarked;
