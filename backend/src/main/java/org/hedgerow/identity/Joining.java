package org.hedgerow.identity;

import java.util.HexFormat;
import org.hedgerow.platform.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Takes invitations. Tries are counted by code and by address, because whoever holds a valid code could otherwise ask one name after
 * another whether somebody has it.
 */
@Service
public class Joining {

    private final Invitations invitations;
    private final Throttle throttle;

    Joining(Invitations invitations, Throttle throttle) {
        this.invitations = invitations;
        this.throttle = throttle;
    }

    /**
     * Makes the person whom the code invites, and uses the code up.
     *
     * @param password null or empty to sign in by links, where the invitation allows that
     * @param email where links may be sent, if anywhere
     * @throws ProblemException 422, naming the field; 429 when tried too often
     */
    public Person join(
            @Nullable String code,
            @Nullable String username,
            @Nullable String name,
            @Nullable String password,
            @Nullable String email,
            ClientAddress address) {
        var typed = OneTimeCode.typed(code);
        // No sign-in name has a space, so these are counted apart from sign-ins.
        var counted = new Username("invitation " + HexFormat.of().formatHex(typed.hash()));
        throttle.take(counted, address);
        var person = invitations.take(typed, new NewMember(username, name, emptyIsNone(password), emptyIsNone(email)));
        throttle.forgive(counted, address);
        return person;
    }

    private static @Nullable String emptyIsNone(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
