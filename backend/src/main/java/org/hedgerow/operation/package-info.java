/**
 * Operation: what forces plan and ask for together, and what those who help them are told: operations with their log, tasks and board; requests for air
 * support and their briefings.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "geo",
            "reference",
            "layer",
            "identity",
            "audit",
            "sharing",
            "changelog",
            "incident",
            "ground",
            "hotspot"
        })
package org.hedgerow.operation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
