package org.hedgerow.identity;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.AuthenticatorTransport;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.verifier.exception.MaliciousCounterValueException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Checks what an authenticator answers, by Web Authentication level 3, sections 7.1 and 7.2: challenge, origin, relying party,
 * presence and verification of the user, signature and counter. Attestation is not asked for: which make of authenticator people
 * use is theirs to choose. The only class that names webauthn4j.
 *
 * <p>Every failure is caught: on answers that are not even JSON of the right shape the library lets through whatever the parser
 * below it throws, and a refusal must look the same for all of them.
 */
@Component
final class PasskeyCheck {

    /** ES256, EdDSA, RS256, in the order in which they are preferred. */
    static final List<Long> ALGORITHMS = List.of(-7L, -8L, -257L);

    private static final int LONGEST_ANSWER = 32 * 1024;

    /** Where answers must come from. */
    record Site(String relyingParty, String origin) {}

    /** An answer that names a credential and is not believed yet. */
    record Claim(AuthenticationData data) {
        byte[] credentialId() {
            return Objects.requireNonNullElse(data.getCredentialId(), new byte[0]);
        }

        byte[] userHandle() {
            return Objects.requireNonNullElse(data.getUserHandle(), new byte[0]);
        }
    }

    /** The authenticator's counter did not go up: the key may exist twice. */
    static final class CounterWrong extends RuntimeException {
        private static final long serialVersionUID = 1;

        CounterWrong() {
            super("counter", null, false, false);
        }
    }

    private final ObjectConverter converter = new ObjectConverter();
    private final AttestedCredentialDataConverter attested = new AttestedCredentialDataConverter(converter);
    private final WebAuthnManager check = WebAuthnManager.createNonStrictWebAuthnManager(converter);

    /** The passkey that this answer registers for the person, or nothing when any check fails. */
    Optional<PasskeyStore.Stored> registration(String answer, byte[] challenge, Site site, UUID person) {
        if (answer.length() > LONGEST_ANSWER) {
            return Optional.empty();
        }
        var algorithms = ALGORITHMS.stream()
                .map(number -> new PublicKeyCredentialParameters(
                        PublicKeyCredentialType.PUBLIC_KEY, COSEAlgorithmIdentifier.create(number)))
                .toList();
        try {
            var made = check.verifyRegistrationResponseJSON(
                    answer, new RegistrationParameters(server(challenge, site), algorithms, true, true));
            var data = Objects.requireNonNull(made.getAttestationObject()).getAuthenticatorData();
            var credential = Objects.requireNonNull(data.getAttestedCredentialData());
            var transports = made.getTransports() == null
                    ? List.<String>of()
                    : made.getTransports().stream()
                            .map(AuthenticatorTransport::getValue)
                            .filter(value -> value.matches("[a-z-]{1,20}"))
                            .sorted()
                            .limit(8)
                            .toList();
            return Optional.of(new PasskeyStore.Stored(
                    UUID.randomUUID(),
                    person,
                    credential.getCredentialId(),
                    attested.convert(credential),
                    data.getSignCount(),
                    transports,
                    data.isFlagBE()));
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    Optional<Claim> read(String answer) {
        if (answer.length() > LONGEST_ANSWER) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Claim(check.parseAuthenticationResponseJSON(answer)));
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    /**
     * The counter after this use; empty when any check fails.
     *
     * @throws CounterWrong when everything is right but the counter
     */
    Optional<Long> use(Claim claim, PasskeyStore.Stored passkey, byte[] challenge, Site site) {
        try {
            var record = new CredentialRecordImpl(
                    new NoneAttestationStatement(),
                    true,
                    passkey.backupEligible(),
                    null,
                    passkey.signCount(),
                    attested.convert(passkey.attested()),
                    null,
                    null,
                    null,
                    passkey.transports().stream()
                            .map(AuthenticatorTransport::create)
                            .collect(Collectors.toSet()));
            var used = check.verify(
                    claim.data(),
                    new AuthenticationParameters(
                            server(challenge, site), record, List.of(passkey.credentialId()), true, true));
            return Optional.of(
                    Objects.requireNonNull(used.getAuthenticatorData()).getSignCount());
        } catch (MaliciousCounterValueException e) {
            throw new CounterWrong();
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    private static ServerProperty server(byte[] challenge, Site site) {
        return ServerProperty.builder()
                .origins(Set.of(new Origin(site.origin())))
                .rpId(site.relyingParty())
                .challenge(new DefaultChallenge(challenge))
                .build();
    }
}
