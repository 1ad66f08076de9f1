package org.hedgerow.interchange;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of a file. Every row is counted once: {@code accepted + already + rejected = rows}.
 *
 * @param id of the import
 * @param accepted rows that are incidents now, or would be, after a dry run
 * @param already rows that had been taken in before; a row with an id of its own counts so even when its content has changed
 * @param reasons how many rows were rejected, by reason
 * @param elsewhere accepted rows whose point lies in another force's area than they say
 * @param mapping column by field, for the generic format; otherwise empty
 * @param sample the first rows, as they stand in the file
 * @param firstRejects the first hundred
 */
public record ImportSummary(
        UUID id,
        String fileName,
        ImportFormat format,
        int rows,
        int accepted,
        int already,
        int rejected,
        Map<String, Integer> reasons,
        int elsewhere,
        Map<String, @Nullable String> mapping,
        List<String> columns,
        List<List<String>> sample,
        List<RejectedLine> firstRejects,
        double seconds) {

    /** @param line in the file, from 1 */
    public record RejectedLine(long line, String reason) {}

    public double rowsPerSecond() {
        return rows / Math.max(0.001, seconds);
    }
}
