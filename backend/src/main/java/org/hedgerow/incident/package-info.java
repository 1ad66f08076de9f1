/** Incident: what was reported, where, when, and what became of it. */
@NullMarked
@ApplicationModule(allowedDependencies = {"geo", "reference", "identity", "audit", "sharing", "changelog"})
package org.hedgerow.incident;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
