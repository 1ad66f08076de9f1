/** Leaks that are planted on purpose, to see that the tests find them. */
@NullMarked
package org.hedgerow.prove;

import org.jspecify.annotations.NullMarked;
