/** Saved analyses over HTTP. */
@NullMarked
package org.hedgerow.analysis.web;

import org.jspecify.annotations.NullMarked;
