package org.hedgerow.series;

/**
 * A decision with how alike the two are.
 *
 * @param kept whether the score is as it stood when it was decided; otherwise it was reckoned now, from what the reader may read
 */
public record ScoredLink(Link link, KeptScore score, boolean kept) {}
