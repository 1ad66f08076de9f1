/** The ladder over HTTP. */
@NullMarked
package org.hedgerow.ladder.web;

import org.jspecify.annotations.NullMarked;
