/** Imports over HTTP. */
@NullMarked
package org.hedgerow.interchange.web;

import org.jspecify.annotations.NullMarked;
