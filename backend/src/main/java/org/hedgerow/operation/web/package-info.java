/** Operations, and requests for air support, over HTTP. */
@NullMarked
package org.hedgerow.operation.web;

import org.jspecify.annotations.NullMarked;
