/** Hazards and ways in over HTTP. */
@NullMarked
package org.hedgerow.ground.web;

import org.jspecify.annotations.NullMarked;
