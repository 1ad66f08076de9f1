/** Areas and notices over HTTP. */
@NullMarked
package org.hedgerow.notice.web;

import org.jspecify.annotations.NullMarked;
