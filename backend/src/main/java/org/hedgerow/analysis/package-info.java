/** Analysis: questions that people keep under a name and share; opening one asks it again, with the rights of whoever opens it. */
@NullMarked
@ApplicationModule(allowedDependencies = {"identity", "audit", "sharing", "hotspot"})
package org.hedgerow.analysis;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
