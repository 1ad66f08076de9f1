/** Enquiries over HTTP. */
@NullMarked
package org.hedgerow.enquiry.web;

import org.jspecify.annotations.NullMarked;
