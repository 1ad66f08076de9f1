/** Sightings and the search for plates over HTTP. */
@NullMarked
package org.hedgerow.sighting.web;

import org.jspecify.annotations.NullMarked;
