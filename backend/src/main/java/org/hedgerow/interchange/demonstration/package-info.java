/** The demonstration: invented organisations, people and incidents. Nothing in it is real but the map. */
@NullMarked
package org.hedgerow.interchange.demonstration;

import org.jspecify.annotations.NullMarked;
