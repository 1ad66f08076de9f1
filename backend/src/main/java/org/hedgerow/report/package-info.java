/** Report: what somebody tells a force, by whichever way, and what passes between them and the desk of that force. */
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
            "evidence",
            "sighting"
        })
package org.hedgerow.report;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
