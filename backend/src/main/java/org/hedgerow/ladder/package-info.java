/** Ladder: warnings, notices, dispersals and seizures of a person or a vehicle, counted across the forces of an agreement; what is held meanwhile; time limits. */
@NullMarked
@ApplicationModule(allowedDependencies = {"geo", "reference", "identity", "audit", "sharing", "sighting"})
package org.hedgerow.ladder;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
