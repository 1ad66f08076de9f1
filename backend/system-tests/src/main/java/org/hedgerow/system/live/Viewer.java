package org.hedgerow.system.live;

import java.util.Set;
import java.util.UUID;
import org.hedgerow.system.HedgerowClient;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who looks, signed in.
 *
 * @param audience who reads the same: the name of the rule by which the truth about them is asked of the database
 */
record Viewer(String name, Audience audience, HedgerowClient http) {

    /**
     * People who read the same, as the checker's own rule knows them.
     *
     * @param organisation theirs
     * @param squares of a watch group; null for police
     * @param agrees police who state a purpose that agreements are made for
     */
    record Audience(UUID organisation, @Nullable Set<String> squares, boolean agrees) {

        boolean isPolice() {
            return squares == null;
        }
    }
}
