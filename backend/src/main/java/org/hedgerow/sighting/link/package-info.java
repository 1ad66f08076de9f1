/**
 * Links: how far two incidents look like the work of the same people, what track a series leaves, and when it may go on. Each is a computation
 * on what it is given: it needs no database and no server, and whoever calls it has chosen what the reader may see.
 *
 * <p>Places are in EPSG:27700, easting first, in metres. Times are instants in UTC; where the hour or the weekday matters, it is London's.
 * Results are a function of the arguments alone. Reasons are kinds and figures, never sentences: the screen has the words.
 */
@NullMarked
@NamedInterface("link")
package org.hedgerow.sighting.link;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
