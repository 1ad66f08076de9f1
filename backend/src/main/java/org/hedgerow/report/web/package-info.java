/** Reports over HTTP: sealed by a phone, or as a plain form, what is answered to them, and the triage desk. */
@NullMarked
package org.hedgerow.report.web;

import org.jspecify.annotations.NullMarked;
