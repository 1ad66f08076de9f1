@NullMarked
package org.hedgerow.sighting;

import org.jspecify.annotations.NullMarked;
