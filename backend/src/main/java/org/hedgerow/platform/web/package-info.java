/** How failures look over HTTP, what JSON may be sent to us, and the headers that every answer carries. */
@NullMarked
package org.hedgerow.platform.web;

import org.jspecify.annotations.NullMarked;
