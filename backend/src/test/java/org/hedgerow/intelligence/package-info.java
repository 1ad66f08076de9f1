@NullMarked
package org.hedgerow.intelligence;

import org.jspecify.annotations.NullMarked;
