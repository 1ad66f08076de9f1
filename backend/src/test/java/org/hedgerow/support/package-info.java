/** What the tests share: a real database, a fixed clock, and fixtures that read as sentences. */
@NullMarked
package org.hedgerow.support;

import org.jspecify.annotations.NullMarked;
