/** Notice: areas that people care about, and what they are told of what is reported there. */
@NullMarked
@ApplicationModule(allowedDependencies = {"geo", "reference", "identity", "audit", "sharing", "changelog", "incident"})
package org.hedgerow.notice;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
