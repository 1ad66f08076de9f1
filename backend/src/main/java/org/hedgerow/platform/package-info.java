/** Platform: the problem catalogue, the clock, the one way out, the database that a laptop starts for itself, and the security defaults that every module shares. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.hedgerow.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
