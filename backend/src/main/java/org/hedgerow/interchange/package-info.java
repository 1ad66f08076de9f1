/** Interchange: imports, and the invented incidents of the demonstration. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "geo",
            "reference",
            "identity",
            "audit",
            "sharing",
            "changelog",
            "incident",
            "hotspot",
            "report",
            "sighting"
        })
package org.hedgerow.interchange;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
