/** Sources: who told a force something in confidence, walled off behind a source reference. Nothing here is read by any other module. */
@NullMarked
@ApplicationModule(allowedDependencies = {"identity", "audit", "sharing"})
package org.hedgerow.source;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
