/**
 * Intelligence: graded reports in the 3x5x2 form, assessed before anybody but the author and the unit reads them. Who told it is known here by a source
 * reference alone.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"geo", "reference", "identity", "audit", "sharing", "incident"})
package org.hedgerow.intelligence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
