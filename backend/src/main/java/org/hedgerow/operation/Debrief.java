package org.hedgerow.operation;

import java.time.Instant;

/**
 * What is learned from an operation, in the words of its lead.
 *
 * @param changedAt when it was last written; the epoch while nobody has
 * @param version counts changes; 0 while nobody has written it
 */
public record Debrief(Sections sections, Instant changedAt, int version) {

    public static final int LONGEST_SECTION = 4_000;

    /** Each of at most 4,000 characters, empty while nothing is said. */
    public record Sections(String intended, String happened, String wentWell, String toChange) {}
}
