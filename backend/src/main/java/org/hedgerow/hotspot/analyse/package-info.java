/** Analyse: the methods on a plain file of places and times, without a server, so that anybody can check them. */
@NullMarked
package org.hedgerow.hotspot.analyse;

import org.jspecify.annotations.NullMarked;
