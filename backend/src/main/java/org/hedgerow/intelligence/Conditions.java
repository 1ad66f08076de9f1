package org.hedgerow.intelligence;

import org.hedgerow.sharing.ActionCode;
import org.hedgerow.sharing.Handling;
import org.hedgerow.sharing.SanitisationCode;
import org.jspecify.annotations.Nullable;

/**
 * The conditions that go with handling code C; null where nobody has said.
 *
 * @param text what they are
 * @param reason why there are any
 * @param permittedUse what the owner allows, for action code A3
 */
public record Conditions(
        @Nullable String text,
        @Nullable String reason,
        @Nullable ActionCode action,
        @Nullable SanitisationCode sanitisation,
        @Nullable String permittedUse) {

    public static final Conditions NONE = new Conditions(null, null, null, null, null);

    boolean isEmpty() {
        return equals(NONE);
    }

    /** As a label says it: without conditions P, else C. Only of conditions that the rules found whole. */
    Handling handling() {
        return action == null || sanitisation == null ? Handling.PERMITTED : Handling.conditional(action, sanitisation);
    }
}
