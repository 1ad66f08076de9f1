package org.hedgerow.ground;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was said of something on the ground after an act.
 *
 * @param byPolice whether the police did it
 * @param reason of the police
 * @param words in English
 */
public record GroundVersion(
        int version,
        GroundAct act,
        boolean byPolice,
        @Nullable String reason,
        String words,
        Instant at) {}
