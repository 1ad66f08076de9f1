package org.hedgerow.hotspot.method;

import java.util.List;

/**
 * What a scan found.
 *
 * @param statement how it was made
 * @param clusters the most likely first; none shares a place with one before it
 * @param repetitions how many were done, which is fewer than asked for when the p-value was settled early
 */
public record ScanResult(RunStatement statement, List<ScanCluster> clusters, int repetitions) {}
