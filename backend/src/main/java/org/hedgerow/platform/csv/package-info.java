/** Comma-separated values in and out, within limits and safe to open in a spreadsheet. */
@NullMarked
@NamedInterface("csv")
package org.hedgerow.platform.csv;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
