/**
 * Methods: what a statistician would ask of points in space and time, each a computation on arrays that needs no database, no audience and no
 * server. Whoever calls them has already chosen what the audience may see.
 *
 * <p>Places are in EPSG:27700, easting first: metres, except where points are clustered. There they are whole millimetres, which fit an
 * {@code int} (the grid is 1,300,000,000 mm high) and make every distance exact; squared distances are {@code long}. Times are instants in
 * UTC, as whole seconds since 1970; where the hour or the weekday matters, it is London's. Results are a function of the arguments and the
 * seed alone, never of the order in which points came: ties are broken by the incident's id in the order of
 * {@link org.hedgerow.hotspot.method.IncidentKey}. Each statistic carries a {@link org.hedgerow.hotspot.method.RunStatement} from which it can
 * be made again.
 */
@NullMarked
package org.hedgerow.hotspot.method;

import org.jspecify.annotations.NullMarked;
