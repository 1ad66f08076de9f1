/** Series: which incidents people say belong together, what a score proposes, and what follows from the accepted links that a reader may read. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "geo",
            "reference",
            "identity",
            "audit",
            "sharing",
            "incident",
            "sighting",
            "sighting :: link"
        })
package org.hedgerow.series;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
