/** Audit: who did what to which record and why; append-only. */
@NullMarked
@ApplicationModule(allowedDependencies = {"identity"})
package org.hedgerow.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
