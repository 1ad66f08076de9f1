/** Links and series over HTTP. */
@NullMarked
package org.hedgerow.series.web;

import org.jspecify.annotations.NullMarked;
