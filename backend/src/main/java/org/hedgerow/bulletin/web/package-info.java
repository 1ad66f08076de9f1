/** Bulletins over HTTP: their desk, what everybody may read of them, and the same as Atom and as CAP. */
@NullMarked
package org.hedgerow.bulletin.web;

import org.jspecify.annotations.NullMarked;
