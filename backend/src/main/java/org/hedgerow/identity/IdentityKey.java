package org.hedgerow.identity;

import java.util.UUID;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.platform.SealingKey;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Seals and hashes what belongs to one person, with the setting {@code hedgerow.identity.key} or the file {@code identity.key} in the data
 * directory. A copy of the database without it gives no authenticator secret and no recovery code away.
 */
@Component
final class IdentityKey {

    private final SealingKey key;

    IdentityKey(IdentitySettings settings, Environment environment) {
        this.key = new SealingKey("identity", settings.key(), environment, IdentityProblem.NO_KEY);
    }

    /** Whether there is anywhere to have a key from. Without one nobody can set up an authenticator app; passkeys need none. */
    boolean isKept() {
        return key.isKept();
    }

    /** Sealed for one person, it opens for nobody else. */
    byte[] seal(byte[] plain, UUID person) {
        return key.seal(plain, person.toString());
    }

    /** @throws ProblemException 409 when it was sealed with another key, or for another person */
    byte[] open(byte[] whole, UUID person) {
        return key.open(whole, person.toString());
    }

    /** HMAC-SHA256 of a text, for this person alone. */
    byte[] mac(String text, UUID person) {
        return key.mac(text, person.toString());
    }
}
