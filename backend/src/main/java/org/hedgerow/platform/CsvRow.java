package org.hedgerow.platform;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One record of a file.
 *
 * @param line where it begins, from 1
 * @param cells empty when there is a problem
 * @param raw the record as text, for the list of rejects; cut when it is long
 */
public record CsvRow(
        long line, List<String> cells, @Nullable CsvProblem problem, String raw) {}
