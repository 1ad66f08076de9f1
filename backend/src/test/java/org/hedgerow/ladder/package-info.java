@NullMarked
package org.hedgerow.ladder;

import org.jspecify.annotations.NullMarked;
