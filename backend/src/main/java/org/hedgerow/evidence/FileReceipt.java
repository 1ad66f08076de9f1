package org.hedgerow.evidence;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far a file has come, for whoever sends it.
 *
 * @param missing chunks that have not come, ascending, at most {@link #MOST_MISSING} of them
 * @param complete every chunk is here
 * @param refused why the file was not kept; null when it was, or it is too early to say
 */
public record FileReceipt(
        UUID id,
        int chunks,
        List<Integer> missing,
        boolean complete,
        @Nullable RefusedReason refused) {

    public static final int MOST_MISSING = 1000;
}
