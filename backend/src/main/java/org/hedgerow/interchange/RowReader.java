package org.hedgerow.interchange;

import java.util.List;

/** Turns the cells of one format into an incident. */
interface RowReader {

    PreparedRow read(List<String> cells) throws RowRejected;
}
