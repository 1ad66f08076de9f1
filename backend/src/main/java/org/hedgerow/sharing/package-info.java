/** Sharing: labels, audiences, released places, and the one policy that decides who reads what. */
@NullMarked
@ApplicationModule(allowedDependencies = {"geo", "identity", "audit"})
package org.hedgerow.sharing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
