/** Geo: coordinates, the National Grid, and every way to say a place. The only module that names GeoTools types. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.hedgerow.geo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
