@NullMarked
package org.hedgerow.source;

import org.jspecify.annotations.NullMarked;
