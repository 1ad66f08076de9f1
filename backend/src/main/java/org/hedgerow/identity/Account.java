package org.hedgerow.identity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person as administrators see one.
 *
 * @param suspended may not sign in
 * @param enrolled has set a password
 * @param stay for a guest, or null
 */
public record Account(
        Person person,
        boolean suspended,
        boolean enrolled,
        @Nullable Stay stay) {

    /**
     * How long a guest stays, and from where.
     *
     * @param until the moment at which the account ends by itself
     * @param over whether that moment has come, by the database's clock
     */
    public record Stay(Instant until, String from, boolean over) {}

    /** Whether this person may sign in and stay signed in. */
    boolean isOpen() {
        return !suspended && (stay == null || !stay.over());
    }
}
