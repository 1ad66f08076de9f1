package org.hedgerow.identity;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hedgerow.identity.AccountChanged.Change;
import org.hedgerow.platform.PlainText;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.platform.QrCode;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who needs a second factor, and what somebody has set up. Every change ends every session of the person in the same
 * transaction; whoever made it is given a new one by the caller.
 */
@Service
public class SecondFactors {

    /** How a person can show the second one. */
    public enum Way {
        PASSKEY,
        CODE,
        RECOVERY_CODE
    }

    /** An authenticator app. */
    public record AuthenticatorUse(Instant madeAt, @Nullable Instant usedAt) {}

    /**
     * A passkey.
     *
     * @param synced whether its maker may copy it to the owner's other devices
     */
    public record PasskeyUse(
            UUID id, String name, Instant madeAt, @Nullable Instant usedAt, boolean synced) {}

    /** A secret for an authenticator app, shown once. */
    public record NewAuthenticator(String secret, String address, QrCode picture) {
        @Override
        public String toString() {
            return "NewAuthenticator[hidden]";
        }
    }

    /**
     * What a person has.
     *
     * @param required whether this person must have a passkey or an app
     * @param waived whether a role like this person's needs one and this installation does not insist
     * @param passwordSet whether there is a password to ask for before a change
     * @param appsOffered whether this installation can keep the secret of an app
     */
    public record Overview(
            boolean required,
            boolean waived,
            boolean passwordSet,
            boolean appsOffered,
            @Nullable AuthenticatorUse authenticator,
            List<PasskeyUse> passkeys,
            int recoveryCodesLeft) {}

    private static final int LONGEST_CODE = 40;
    private static final int LONGEST_NAME = 60;

    private final SecondFactorRule rule;
    private final PeopleStore people;
    private final IdentityKey key;
    private final Authenticators authenticators;
    private final PasskeyStore passkeyStore;
    private final Passkeys passkeys;
    private final RecoveryCodes recoveryCodes;
    private final Sessions sessions;
    private final ApplicationEventPublisher events;

    SecondFactors(
            SecondFactorRule rule,
            PeopleStore people,
            IdentityKey key,
            Authenticators authenticators,
            PasskeyStore passkeyStore,
            Passkeys passkeys,
            RecoveryCodes recoveryCodes,
            Sessions sessions,
            ApplicationEventPublisher events) {
        this.rule = rule;
        this.people = people;
        this.key = key;
        this.authenticators = authenticators;
        this.passkeyStore = passkeyStore;
        this.passkeys = passkeys;
        this.recoveryCodes = recoveryCodes;
        this.sessions = sessions;
        this.events = events;
    }

    /** Whether this installation lets nobody with these roles go on with one factor. Asks no database: it is asked for every request. */
    public boolean isRequiredFor(Set<Role> roles) {
        return rule.isRequiredFor(roles);
    }

    /**
     * Whether somebody who signs in and has shown this much has to show more before anything is shown to them: because of their
     * roles, or because they have set up an app to be asked for.
     */
    public boolean isWanted(Person person, Proof proof) {
        return proof == Proof.ONE_FACTOR && (isRequiredFor(person.roles()) || authenticators.has(person.id()));
    }

    /** What this person has set up; none means that they must set one up before they go on, if one is wanted. */
    public Set<Way> ways(Person person) {
        var ways = EnumSet.noneOf(Way.class);
        if (!passkeyStore.list(person.id()).isEmpty()) {
            ways.add(Way.PASSKEY);
        }
        if (authenticators.has(person.id())) {
            ways.add(Way.CODE);
        }
        if (!ways.isEmpty() && recoveryCodes.left(person.id()) > 0) {
            ways.add(Way.RECOVERY_CODE);
        }
        return ways;
    }

    public Overview overview(Person person) {
        return new Overview(
                isRequiredFor(person.roles()),
                rule.isWaivedFor(person.roles()),
                people.findAccount(person.id()).map(Account::enrolled).orElse(false),
                key.isKept(),
                authenticators.find(person.id()).orElse(null),
                passkeyStore.listUses(person.id()),
                recoveryCodes.left(person.id()));
    }

    /** A new secret for an app. Nothing changes until a code of it is given to {@link #confirmAuthenticator}. */
    public NewAuthenticator beginAuthenticator(Person person) {
        return authenticators.begin(person);
    }

    /**
     * Makes the new secret count.
     *
     * @return recovery codes, shown once; empty when the person has some
     * @throws ProblemException 422 on {@code /code}
     */
    @Transactional
    public List<String> confirmAuthenticator(Person person, @Nullable String code) {
        if (!authenticators.confirm(person.id(), plain(code))) {
            throw wrongCode();
        }
        changed(person.id(), person.id(), Change.AUTHENTICATOR_SET_UP);
        return recoveryCodesIfNone(person);
    }

    /** @throws ProblemException 409 when it is the last one and one is required */
    @Transactional
    public void removeAuthenticator(Person person) {
        if (!authenticators.has(person.id())) {
            throw new ProblemException(PlatformProblem.NOT_FOUND);
        }
        authenticators.forget(person.id());
        oneRemains(person);
        changed(person.id(), person.id(), Change.AUTHENTICATOR_REMOVED);
    }

    public Passkeys.Question beginPasskey(Person person, int localPort) {
        return passkeys.askToRegister(person, localPort);
    }

    /**
     * Takes a new passkey in.
     *
     * @return recovery codes, shown once; empty when the person has some
     * @throws ProblemException {@link IdentityProblem#PASSKEY_REFUSED}
     */
    @Transactional(noRollbackFor = ProblemException.class) // what was refused is used up all the same
    public List<String> addPasskey(
            Person person, @Nullable String ceremony, String answer, @Nullable String name, int localPort) {
        var called = PlainText.checkLine("/name", name, LONGEST_NAME);
        passkeys.register(person, ceremony, answer, called, localPort);
        changed(person.id(), person.id(), Change.PASSKEY_ADDED);
        return recoveryCodesIfNone(person);
    }

    /** @throws ProblemException 409 when it is the last one and one is required */
    @Transactional
    public void removePasskey(Person person, UUID id) {
        if (!passkeyStore.remove(person.id(), id)) {
            throw new ProblemException(PlatformProblem.NOT_FOUND);
        }
        oneRemains(person);
        changed(person.id(), person.id(), Change.PASSKEY_REMOVED);
    }

    /** New recovery codes in place of the old ones, shown once. */
    @Transactional
    public List<String> renewRecoveryCodes(Person person) {
        if (ways(person).isEmpty()) {
            throw new ProblemException(PlatformProblem.NOT_FOUND);
        }
        changed(person.id(), person.id(), Change.RECOVERY_CODES_RENEWED);
        return recoveryCodes.renew(person.id());
    }

    /** Takes everything away from somebody who has lost it all. Whoever asks must have the right to. */
    @Transactional
    void reset(UUID person, @Nullable UUID by) {
        forget(person);
        changed(by, person, Change.SECOND_FACTORS_RESET);
    }

    /** Somebody who was removed leaves nothing to sign in with behind. */
    @EventListener
    void on(AccountChanged event) {
        if (event.change() == Change.REMOVED) {
            forget(event.subject());
        }
    }

    private void forget(UUID person) {
        authenticators.forget(person);
        passkeyStore.removeAll(person);
        recoveryCodes.forget(person);
    }

    /** Whether the code that somebody typed is theirs: the app's, or one of the recovery codes, which is then used up. */
    boolean accepts(Person person, @Nullable String code) {
        var typed = plain(code);
        if (authenticators.accepts(person.id(), typed.replaceAll("\\s", ""))) {
            return true;
        }
        if (ways(person).contains(Way.RECOVERY_CODE) && recoveryCodes.use(person.id(), typed)) {
            events.publishEvent(new AccountChanged(person.id(), person.id(), Change.RECOVERY_CODE_USED));
            return true;
        }
        return false;
    }

    static ProblemException wrongCode() {
        return PlatformProblem.invalid(
                "/code", "This code is not right, or was used already. Wait for the next one, and try again.");
    }

    private List<String> recoveryCodesIfNone(Person person) {
        return key.isKept() && recoveryCodes.left(person.id()) == 0 ? recoveryCodes.renew(person.id()) : List.of();
    }

    private void oneRemains(Person person) {
        if (!ways(person).isEmpty()) {
            return;
        }
        if (isRequiredFor(person.roles())) {
            throw new ProblemException(IdentityProblem.LAST_SECOND_FACTOR);
        }
        recoveryCodes.forget(person.id());
    }

    private void changed(@Nullable UUID by, UUID person, Change change) {
        sessions.endAll(person);
        events.publishEvent(new AccountChanged(by, person, change));
    }

    private static String plain(@Nullable String code) {
        return code == null || code.length() > LONGEST_CODE ? "" : code.strip();
    }
}
