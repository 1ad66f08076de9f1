/** Change log: the durable, ordered log of changes; written with the record, read past a watermark, resumed from a cursor. */
@NullMarked
@ApplicationModule(allowedDependencies = {"sharing"})
package org.hedgerow.changelog;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
