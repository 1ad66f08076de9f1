package org.hedgerow.identity;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something happened to a person's or an organisation's account. Published inside the transaction that does it, so that whoever
 * records it is bound to the same fate.
 *
 * @param by who did it; null when the installation itself did, or the person without being signed in
 * @param subject the person or organisation
 */
public record AccountChanged(@Nullable UUID by, UUID subject, Change change) {

    public enum Change {
        ORGANISATION_MADE,
        ORGANISATION_FROZEN,
        ORGANISATION_THAWED,
        PERSON_MADE,
        ENROLMENT_RENEWED,
        PASSWORD_SET,
        ROLES_CHANGED,
        SUSPENDED,
        REINSTATED,
        SIGNED_IN,
        SIGNED_OUT_EVERYWHERE
    }
}
