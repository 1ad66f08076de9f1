/** Layer: the maps of others that an operator lays under Hedgerow's own, from a file or proxied. */
@NullMarked
@ApplicationModule(allowedDependencies = {"identity"})
package org.hedgerow.layer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
