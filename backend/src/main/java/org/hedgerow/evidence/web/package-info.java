/** Files of reports over HTTP. */
@NullMarked
package org.hedgerow.evidence.web;

import org.jspecify.annotations.NullMarked;
