/** Agreements and remits over HTTP. */
@NullMarked
package org.hedgerow.sharing.web;

import org.jspecify.annotations.NullMarked;
