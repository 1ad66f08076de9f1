@NullMarked
package org.hedgerow.ground;

import org.jspecify.annotations.NullMarked;
