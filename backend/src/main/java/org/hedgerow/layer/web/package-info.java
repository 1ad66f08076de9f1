/** Reference over HTTP. */
@NullMarked
package org.hedgerow.layer.web;

import org.jspecify.annotations.NullMarked;
