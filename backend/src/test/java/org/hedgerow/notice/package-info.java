@NullMarked
package org.hedgerow.notice;

import org.jspecify.annotations.NullMarked;
