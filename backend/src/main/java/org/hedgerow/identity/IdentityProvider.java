package org.hedgerow.identity;

import java.util.Collection;
import java.util.Collections;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An organisation's own identity provider, ready to be used. */
public record IdentityProvider(
        String id,
        String name,
        String organisation,
        String issuer,
        String clientId,
        String clientSecret,
        String usernameClaim,
        Set<String> scopes,
        Set<String> secondFactorAcr,
        Set<String> secondFactorAmr) {

    /** How well somebody has shown who they are, by the claims {@code acr} and {@code amr} of a token. */
    public Proof proof(@Nullable String acr, @Nullable Collection<String> amr) {
        boolean both = (acr != null && secondFactorAcr.contains(acr))
                || (amr != null && !Collections.disjoint(amr, secondFactorAmr));
        return both ? Proof.TWO_FACTORS : Proof.ONE_FACTOR;
    }

    boolean isOf(Organisation owner) {
        return organisation.equals(owner.forceCode()) || organisation.equals(owner.name());
    }

    @Override
    public String toString() {
        return "IdentityProvider[" + id + "]";
    }
}
