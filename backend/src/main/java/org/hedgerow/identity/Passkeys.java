package org.hedgerow.identity;

import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hedgerow.identity.AccountChanged.Change;
import org.hedgerow.platform.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * Passkeys: sign-in with a key pair that an authenticator keeps and opens for its owner's finger, face or PIN, so that one counts
 * as both factors. Whatever is wrong with an answer, the refusal is the same.
 */
@Service
public class Passkeys {

    /**
     * What a browser is given to ask its authenticator.
     *
     * @param ceremony to come back with the answer, from the same browser
     * @param options as {@code navigator.credentials} takes them, bytes in base64url
     */
    public record Question(String ceremony, Map<String, Object> options) {}

    private static final int MOST_FOR_ONE_PERSON = 20;
    private static final int MILLISECONDS = 300_000;

    private final PasskeyStore store;
    private final PasskeyCheck check;
    private final Ceremonies ceremonies;
    private final People people;
    private final Throttle throttle;
    private final PublicAddress publicAddress;
    private final ApplicationEventPublisher events;

    Passkeys(
            PasskeyStore store,
            PasskeyCheck check,
            Ceremonies ceremonies,
            People people,
            Throttle throttle,
            PublicAddress publicAddress,
            ApplicationEventPublisher events) {
        this.store = store;
        this.check = check;
        this.ceremonies = ceremonies;
        this.people = people;
        this.throttle = throttle;
        this.publicAddress = publicAddress;
        this.events = events;
    }

    /**
     * Asks for a passkey to sign in with.
     *
     * @param person whose it must be, when a password was given before; null when the passkey says who it is
     * @param localPort the port that the request came in by, which is the origin's where no address is configured
     */
    public Question askToSignIn(@Nullable Person person, int localPort) {
        var begun = ceremonies.begin(false, person == null ? null : person.id());
        var options = new LinkedHashMap<String, Object>();
        options.put("challenge", base64(begun.challenge()));
        options.put("rpId", site(localPort).relyingParty());
        options.put("timeout", MILLISECONDS);
        options.put("userVerification", "required");
        options.put("allowCredentials", person == null ? List.of() : credentials(person.id()));
        return new Question(begun.id(), options);
    }

    /**
     * Who has answered.
     *
     * @param answer the credential as JSON
     * @param expected who must have; null for anybody
     * @throws ProblemException {@link IdentityProblem#PASSKEY_REFUSED}, or 429 when tried too often
     */
    public Person signIn(
            @Nullable String ceremony, String answer, @Nullable Person expected, ClientAddress address, int localPort) {
        var claim = check.read(answer);
        var counted =
                "passkey " + claim.map(read -> base64(read.credentialId())).orElse("unreadable");
        throttle.take(counted, address);
        var begun = ceremonies.use(ceremony, false);
        var wanted = expected == null ? null : expected.id();
        var person = claim.flatMap(read -> begun.filter(
                                asked -> wanted == null ? asked.person() == null : wanted.equals(asked.person()))
                        .flatMap(asked -> owner(read, asked, wanted, site(localPort))))
                .flatMap(people::find)
                .orElseThrow(Passkeys::refused);
        throttle.forgive(counted, address);
        return person;
    }

    /** Asks for a new passkey for this person. */
    Question askToRegister(Person person, int localPort) {
        var begun = ceremonies.begin(true, person.id());
        var options = new LinkedHashMap<String, Object>();
        options.put("challenge", base64(begun.challenge()));
        options.put("rp", Map.of("id", site(localPort).relyingParty(), "name", "Hedgerow"));
        options.put(
                "user",
                Map.of("id", base64(handle(person.id())), "name", person.username(), "displayName", person.name()));
        options.put(
                "pubKeyCredParams",
                PasskeyCheck.ALGORITHMS.stream()
                        .map(number -> Map.of("type", "public-key", "alg", number))
                        .toList());
        options.put("timeout", MILLISECONDS);
        options.put("excludeCredentials", credentials(person.id()));
        options.put(
                "authenticatorSelection",
                Map.of("residentKey", "required", "requireResidentKey", true, "userVerification", "required"));
        options.put("attestation", "none");
        return new Question(begun.id(), options);
    }

    /** @throws ProblemException {@link IdentityProblem#PASSKEY_REFUSED} whatever is wrong with the answer */
    void register(Person person, @Nullable String ceremony, String answer, String name, int localPort) {
        var made = ceremonies
                .use(ceremony, true)
                .filter(asked -> person.id().equals(asked.person()))
                .flatMap(asked -> check.registration(answer, asked.challenge(), site(localPort), person.id()))
                .filter(passkey -> store.list(person.id()).size() < MOST_FOR_ONE_PERSON)
                .orElseThrow(Passkeys::refused);
        if (!store.add(made, name)) {
            throw refused();
        }
    }

    private Optional<UUID> owner(
            PasskeyCheck.Claim claim, Ceremonies.Ceremony asked, @Nullable UUID wanted, PasskeyCheck.Site site) {
        return store.findByCredential(claim.credentialId())
                .filter(passkey -> wanted == null || wanted.equals(passkey.person()))
                .filter(passkey -> isHandleOf(passkey.person(), claim.userHandle(), wanted != null))
                .filter(passkey -> isGood(claim, passkey, asked, site))
                .map(PasskeyStore.Stored::person);
    }

    /** A browser that was told which credentials to use need not say whose they are; otherwise it must, and be right. */
    private static boolean isHandleOf(UUID person, byte[] handle, boolean mayBeMissing) {
        return handle.length == 0 ? mayBeMissing : Arrays.equals(handle, handle(person));
    }

    private boolean isGood(
            PasskeyCheck.Claim claim, PasskeyStore.Stored passkey, Ceremonies.Ceremony asked, PasskeyCheck.Site site) {
        try {
            return check.use(claim, passkey, asked.challenge(), site)
                    .filter(count -> store.used(passkey.id(), count))
                    .isPresent();
        } catch (PasskeyCheck.CounterWrong e) {
            events.publishEvent(new AccountChanged(null, passkey.person(), Change.PASSKEY_COUNTER_WRONG));
            return false;
        }
    }

    private List<Map<String, Object>> credentials(UUID person) {
        return store.list(person).stream()
                .map(passkey -> Map.<String, Object>of(
                        "type", "public-key", "id", base64(passkey.credentialId()), "transports", passkey.transports()))
                .toList();
    }

    private PasskeyCheck.Site site(int localPort) {
        return publicAddress
                .find()
                .map(here -> new PasskeyCheck.Site(URI.create(here).getHost(), here))
                .orElseGet(() -> new PasskeyCheck.Site("localhost", "http://localhost:" + localPort));
    }

    private static byte[] handle(UUID person) {
        return ByteBuffer.allocate(16)
                .putLong(person.getMostSignificantBits())
                .putLong(person.getLeastSignificantBits())
                .array();
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static ProblemException refused() {
        return new ProblemException(IdentityProblem.PASSKEY_REFUSED);
    }
}
