/** Sources over HTTP. */
@NullMarked
package org.hedgerow.source.web;

import org.jspecify.annotations.NullMarked;
