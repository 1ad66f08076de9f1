package org.hedgerow.identity;

import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something happened to a person's or an organisation's account. Published inside the transaction that does it, so that whoever
 * records it is bound to the same fate.
 *
 * @param by who did it; null when the installation itself did, or the person without being signed in
 * @param subject the person or organisation
 * @param reason what was given as reason, where one was asked
 */
public record AccountChanged(
        @Nullable UUID by,
        UUID subject,
        Change change,
        @Nullable String reason) {

    public enum Change {
        ORGANISATION_MADE,
        ORGANISATION_FROZEN,
        ORGANISATION_THAWED,
        PUT_IN_CARE,
        PERSON_MADE,
        INVITED,
        INVITATION_WITHDRAWN,
        INVITATION_TAKEN,
        ENROLMENT_RENEWED,
        PASSWORD_SET,
        ROLES_CHANGED,
        SUSPENDED,
        REINSTATED,
        REMOVED,
        LINK_MADE,
        SIGNED_IN,
        LINK_USED,
        PROVIDER_USED,
        PROVIDER_PINNED,
        PROVIDER_FORGOTTEN,
        SIGNED_OUT_EVERYWHERE,
        PURPOSE_STATED,
        GROUP_MADE,
        ADMITTED_TO_GROUP,
        DISMISSED_FROM_GROUP,
        /** One session was ended from another one. */
        SESSION_ENDED,
        AUTHENTICATOR_SET_UP,
        AUTHENTICATOR_REMOVED,
        PASSKEY_ADDED,
        PASSKEY_REMOVED,
        /** A passkey answered rightly with a counter that it had used before: there may be a copy of it. */
        PASSKEY_COUNTER_WRONG,
        RECOVERY_CODES_RENEWED,
        RECOVERY_CODE_USED,
        SECOND_FACTORS_RESET;

        private static final Set<Change> OF_ORGANISATIONS = EnumSet.of(
                ORGANISATION_MADE,
                ORGANISATION_FROZEN,
                ORGANISATION_THAWED,
                PUT_IN_CARE,
                INVITED,
                INVITATION_WITHDRAWN,
                INVITATION_TAKEN);

        /** Whether the subject is an organisation, and so nobody's personal value. */
        public boolean isOfOrganisation() {
            return OF_ORGANISATIONS.contains(this);
        }
    }

    public AccountChanged(@Nullable UUID by, UUID subject, Change change) {
        this(by, subject, change, null);
    }
}
