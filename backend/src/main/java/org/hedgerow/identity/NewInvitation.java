package org.hedgerow.identity;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.hedgerow.platform.PlainText;
import org.hedgerow.platform.PlatformProblem;
import org.jspecify.annotations.Nullable;

/**
 * An invitation to be made. Cannot be made of parts that do not fit together: that is a 422, naming the field.
 *
 * @param role the one role that whoever takes it will have
 * @param life how long it may be taken, 1 to {@value #LONGEST_DAYS} days
 * @param guestDays for a guest, and for nobody else: on how many days the account ends, counted from when it is taken
 * @param guestFrom for a guest: where the person comes from, in words
 */
record NewInvitation(
        UUID organisationId,
        Role role,
        Duration life,
        @Nullable Integer guestDays,
        @Nullable String guestFrom) {

    private static final int LONGEST_DAYS = 14;
    private static final int USUAL_DAYS = 3;
    private static final int LONGEST_GUEST_FROM = 120;

    /**
     * Who administers everything, watches those who do or learns who tells the police things is added by name, never by a slip of paper that
     * anybody may pick up.
     */
    private static final Set<Role> NEVER = EnumSet.of(Role.SYSTEM_ADMINISTRATOR, Role.AUDITOR, Role.SOURCE_HANDLER);

    static NewInvitation of(
            UUID organisationId,
            @Nullable Role role,
            @Nullable Integer days,
            @Nullable Integer guestDays,
            @Nullable String guestFrom) {
        if (role == null || NEVER.contains(role)) {
            throw PlatformProblem.invalid(
                    "/role", role == null ? "Say as what the person will join." : "Nobody is invited as this.");
        }
        int life = days == null ? USUAL_DAYS : days;
        if (life < 1 || life > LONGEST_DAYS) {
            throw PlatformProblem.invalid("/days", "From 1 to " + LONGEST_DAYS + " days.");
        }
        boolean guest = role == Role.GUEST;
        if (guest && (guestDays == null || guestDays < 1 || guestDays > Directory.LONGEST_STAY_DAYS)) {
            throw PlatformProblem.invalid(
                    "/guestDays", "A guest stays from 1 to " + Directory.LONGEST_STAY_DAYS + " days.");
        }
        if (!guest && (guestDays != null || guestFrom != null)) {
            throw PlatformProblem.invalid("/guestDays", "Only a guest stays for a number of days.");
        }
        return new NewInvitation(
                organisationId,
                role,
                Duration.ofDays(life),
                guestDays,
                guest ? PlainText.checkLine("/guestFrom", guestFrom, LONGEST_GUEST_FROM) : null);
    }
}
