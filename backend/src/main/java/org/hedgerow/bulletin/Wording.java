package org.hedgerow.bulletin;

import org.jspecify.annotations.Nullable;

/**
 * What a bulletin says to one audience.
 *
 * @param welsh null where it is said in English alone
 */
public record Wording(
        BulletinAudience audience,
        WordingText english,
        @Nullable WordingText welsh) {}
