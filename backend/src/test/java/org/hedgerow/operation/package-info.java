@NullMarked
package org.hedgerow.operation;

import org.jspecify.annotations.NullMarked;
