/** What is shipped around the application, kept in step: launcher, container files, build wrapper. */
@NullMarked
package org.hedgerow.packaging;

import org.jspecify.annotations.NullMarked;
