/** Ground: hazards and ways in on the land, kept by the people who know it, shown to the police. */
@NullMarked
@ApplicationModule(allowedDependencies = {"geo", "reference", "identity", "audit", "sharing"})
package org.hedgerow.ground;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
