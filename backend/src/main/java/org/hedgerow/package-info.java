/** Hedgerow: the shared map of rural crime. */
@NullMarked
package org.hedgerow;

import org.jspecify.annotations.NullMarked;
