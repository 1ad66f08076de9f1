/**
 * Methods: what a statistician would ask of points in space and time, each a computation on arrays that needs no database, no audience and no
 * server.
 *
 * <p>Places are metres east and north in EPSG:27700, easting first. Times are instants in UTC, as whole seconds since 1970; where the hour or
 * the weekday matters, it is London's. Results are a function of the arguments and the seed alone, and each carries a
 * {@link org.hedgerow.hotspot.method.RunStatement} from which it can be made again.
 */
@NullMarked
package org.hedgerow.hotspot.method;

import org.jspecify.annotations.NullMarked;
