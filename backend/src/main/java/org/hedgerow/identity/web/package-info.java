/** Identity over HTTP: who is asking, whether the handler may answer, signing in and out, and administration. */
@NullMarked
package org.hedgerow.identity.web;

import org.jspecify.annotations.NullMarked;
