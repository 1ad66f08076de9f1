@NullMarked
package org.hedgerow.series;

import org.jspecify.annotations.NullMarked;
