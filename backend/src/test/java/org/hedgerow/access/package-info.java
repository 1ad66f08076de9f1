/** Who may do what and who sees what, asked over HTTP of the whole application and compared with tables written by hand. */
@NullMarked
package org.hedgerow.access;

import org.jspecify.annotations.NullMarked;
