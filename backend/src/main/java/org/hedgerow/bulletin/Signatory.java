package org.hedgerow.bulletin;

import org.jspecify.annotations.Nullable;

/**
 * Who stands below a bulletin.
 *
 * @param name only where it was given, to be read by everybody
 */
public record Signatory(
        String rank, String role, String team, @Nullable String name) {}
