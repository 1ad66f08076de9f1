/** Intelligence reports over HTTP. */
@NullMarked
package org.hedgerow.intelligence.web;

import org.jspecify.annotations.NullMarked;
