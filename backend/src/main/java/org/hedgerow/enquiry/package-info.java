/** Enquiry: whether other forces hold anything about a plate, a vehicle, a person, a place or an operation, and whom to ask; nothing of what they hold. */
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
            "ladder",
            "operation"
        })
package org.hedgerow.enquiry;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
