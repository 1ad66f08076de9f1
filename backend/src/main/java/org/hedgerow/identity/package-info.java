/** Identity: organisations, people, roles, sign-in and sessions. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.hedgerow.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
