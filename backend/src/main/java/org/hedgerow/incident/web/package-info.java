/** Incidents over HTTP. */
@NullMarked
package org.hedgerow.incident.web;

import org.jspecify.annotations.NullMarked;
