package org.hedgerow.identity.web;

import org.hedgerow.identity.IdentityProblem;
import org.hedgerow.platform.ProblemException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a browser's authenticator answered.
 *
 * @param credential as {@code PublicKeyCredential.toJSON()} writes it
 * @param name what the person calls a new passkey
 */
record PasskeyForm(@Nullable JsonNode credential, @Nullable String name) {

    /** As text, for the library that checks it. */
    String answer() {
        if (credential == null || !credential.isObject()) {
            throw new ProblemException(IdentityProblem.PASSKEY_REFUSED);
        }
        return credential.toString();
    }

    @Override
    public String toString() {
        return "PasskeyForm[hidden]";
    }
}
