/** The rules of sharing written a second time, as a table, by another hand: what every proof of the first is compared with. */
@NullMarked
package org.hedgerow.oracle;

import org.jspecify.annotations.NullMarked;
