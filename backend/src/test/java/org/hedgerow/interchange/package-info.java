/** Imports, on invented files and on hostile ones. */
@NullMarked
package org.hedgerow.interchange;

import org.jspecify.annotations.NullMarked;
