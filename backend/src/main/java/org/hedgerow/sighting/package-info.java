/** Sighting: vehicles, dogs and people that were seen, and plates as people read them. */
@NullMarked
@ApplicationModule(allowedDependencies = {"geo", "reference", "identity", "audit", "sharing", "incident"})
package org.hedgerow.sighting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
