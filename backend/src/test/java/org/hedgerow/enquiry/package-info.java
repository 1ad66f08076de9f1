@NullMarked
package org.hedgerow.enquiry;

import org.jspecify.annotations.NullMarked;
