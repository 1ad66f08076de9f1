/**
 * Sheets: what a crew takes along, made from one {@link org.hedgerow.operation.AirBriefing} and nothing else: a page of paper, a script to be
 * read aloud, and files for the programs of others. Everything here is a computation on its arguments: no database, no session, no clock.
 */
@NullMarked
package org.hedgerow.operation.sheet;

import org.jspecify.annotations.NullMarked;
