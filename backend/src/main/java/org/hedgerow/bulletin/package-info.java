/** Bulletin: what the police tell other forces, watch groups and everybody, written once, approved by a second person and issued to each in words of its own. */
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
            "notice"
        })
package org.hedgerow.bulletin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
