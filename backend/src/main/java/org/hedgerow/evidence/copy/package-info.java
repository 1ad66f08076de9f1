/**
 * Everything that touches the inside of a picture. It knows nothing of Hedgerow but itself and the Java runtime, because most of it runs in a small
 * process of its own.
 */
@NullMarked
package org.hedgerow.evidence.copy;

import org.jspecify.annotations.NullMarked;
