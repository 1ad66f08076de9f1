/** Map, list and hotspots over HTTP. */
@NullMarked
package org.hedgerow.hotspot.web;

import org.jspecify.annotations.NullMarked;
