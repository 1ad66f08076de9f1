/** Operation: what forces plan and ask for together, and what those who help them are told: requests for air support and their briefings. */
@NullMarked
@ApplicationModule(allowedDependencies = {"geo", "reference", "identity", "audit", "sharing", "changelog", "incident"})
package org.hedgerow.operation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
