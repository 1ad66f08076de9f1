package org.hedgerow.sharing;

import org.jspecify.annotations.Nullable;

/**
 * The handling code with its conditions: an action and a sanitisation code go with C and with nothing else. A label of C that was made
 * before conditions were recorded has neither.
 */
public record Handling(
        HandlingCode code,
        @Nullable ActionCode action,
        @Nullable SanitisationCode sanitisation) {

    /** Lawful sharing permitted. */
    public static final Handling PERMITTED = new Handling(HandlingCode.P, null, null);

    public Handling {
        if ((action == null) != (sanitisation == null) || (code == HandlingCode.P && action != null)) {
            throw new IllegalArgumentException(
                    "An action and a sanitisation code go together, and with handling code C");
        }
    }

    /** Lawful sharing permitted with conditions. */
    public static Handling conditional(ActionCode action, SanitisationCode sanitisation) {
        return new Handling(HandlingCode.C, action, sanitisation);
    }

    /** Whether action on it needs the originator or must stay covert, which air support cannot promise. */
    public boolean restrainsAction() {
        return action != ActionCode.A3 && code == HandlingCode.C;
    }
}
