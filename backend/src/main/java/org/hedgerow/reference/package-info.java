/** Reference: categories, forces, force areas, neighbours and the gazetteer, as dated data. */
@NullMarked
@ApplicationModule(allowedDependencies = {"geo", "identity"})
package org.hedgerow.reference;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
