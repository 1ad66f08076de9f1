/** The demonstration. */
@NullMarked
package org.hedgerow.interchange.demonstration;

import org.jspecify.annotations.NullMarked;
