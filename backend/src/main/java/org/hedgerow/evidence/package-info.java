/** Evidence: files as they were received, kept unchanged, and the copies that may be looked at. */
@NullMarked
@ApplicationModule(allowedDependencies = {"identity", "audit", "sharing"})
package org.hedgerow.evidence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
