/** Live: the one-way push to browsers. */
@NullMarked
@ApplicationModule(allowedDependencies = {"identity", "audit", "sharing", "changelog", "incident", "hotspot"})
package org.hedgerow.live;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
