/** The audit over HTTP. */
@NullMarked
package org.hedgerow.audit.web;

import org.jspecify.annotations.NullMarked;
