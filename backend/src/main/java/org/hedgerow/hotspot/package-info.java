/** Hotspot: what an audience may see, held in memory and fed by the change log: map cells, counts, lists and clusters. */
@NullMarked
@ApplicationModule(allowedDependencies = {"geo", "reference", "identity", "audit", "sharing", "changelog", "incident"})
package org.hedgerow.hotspot;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
