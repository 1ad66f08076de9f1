/** Reference over HTTP. */
@NullMarked
package org.hedgerow.reference.web;

import org.jspecify.annotations.NullMarked;
