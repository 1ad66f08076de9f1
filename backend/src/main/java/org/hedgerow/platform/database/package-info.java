/** The database of a single machine: found, made, started, and left by the last one out. */
@NullMarked
@NamedInterface("database")
package org.hedgerow.platform.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
