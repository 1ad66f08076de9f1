package org.hedgerow.notice;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hedgerow.identity.AccountChanged;
import org.hedgerow.identity.AccountChanged.Change;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Person;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.platform.TooManyTries;
import org.hedgerow.sharing.Access;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The phones, and other browsers, to which people want messages about their areas. Each is its owner's alone. All of somebody's leave where all of
 * their sessions do.
 */
@Component
public class PushDevices {

    /** So many has one person at most. */
    public static final int MOST_OF_A_PERSON = 10;

    private static final Duration BETWEEN_TESTS = Duration.ofSeconds(20);
    private static final Set<Change> ENDS_ALL =
            EnumSet.of(Change.SIGNED_OUT_EVERYWHERE, Change.REMOVED, Change.SUSPENDED, Change.PASSWORD_SET);
    private static final ProblemException NOT_FOUND = new ProblemException(PlatformProblem.NOT_FOUND);

    private final Access access;
    private final PushRows rows;
    private final PushSettings settings;
    private final PushKey key;
    private final PushWire wire;
    private final PushText text;

    PushDevices(Access access, PushRows rows, PushSettings settings, PushKey key, PushWire wire, PushText text) {
        this.access = access;
        this.rows = rows;
        this.settings = settings;
        this.key = key;
        this.wire = wire;
        this.text = text;
    }

    /** What became of a test. */
    public enum TestResult {
        SENT,
        /** Messages go there no more, because the browser has left or was removed. */
        GONE,
        FAILED
    }

    /** Whether this installation sends messages to phones. */
    public boolean areOffered() {
        return settings.isOffered();
    }

    /** To what browsers bind the messages that they allow: an uncompressed point of P-256 in base64url. */
    public String key() {
        return key.point();
    }

    /** The person's own, newest first. */
    public List<PushDevice> list(Person person) {
        return access.readingAsHolder(person.id(), () -> rows.listOwn(person.id()));
    }

    /**
     * Sends messages to this browser from now on. The same browser again is renewed; one that was somebody else's before is theirs no longer.
     *
     * @param label in the person's words, one line of at most 60 characters
     * @param language {@code en} or {@code cy}
     * @throws ProblemException 422 when the endpoint or the key cannot be one, {@link NoticeProblem#DEVICE_LIMIT}, or not found where messages
     *     are not offered
     */
    public PushDevice keep(Person person, PushContent content, String label, String language) {
        if (!settings.isOffered() || !person.may(Permission.REPORT_INCIDENT)) {
            throw NOT_FOUND;
        }
        check(content);
        access.writingAsHolder(NoticeRows.MAKER, List.of(), () -> {
            rows.takeFromOthers(content.id(), person.id());
            return content;
        });
        return access.writingAsHolder(person.id(), List.of(), () -> {
            int held = rows.countOwn(person.id());
            if (!rows.renewOwn(person.id(), content, label, language)) {
                if (held >= MOST_OF_A_PERSON) {
                    throw new ProblemException(NoticeProblem.DEVICE_LIMIT);
                }
                if (!rows.add(person.id(), content, label, language)) {
                    throw unusable();
                }
            }
            return rows.listOwn(person.id()).stream()
                    .filter(device -> device.id().equals(content.id()))
                    .findFirst()
                    .orElseThrow();
        });
    }

    /**
     * A browser was given another endpoint, perhaps long after its person was last signed in. Whoever knows the endpoint before is that browser;
     * it ends alike when there is none.
     */
    public void renew(String endpointBefore, PushContent content) {
        if (!settings.isOffered()) {
            return;
        }
        check(content);
        var before = PushEndpoint.idOf(endpointBefore);
        if (before.equals(content.id())) {
            return;
        }
        access.writingAsHolder(NoticeRows.MAKER, List.of(), () -> {
            rows.move(before, content);
            return before;
        });
    }

    /** No more messages to this browser. Ends alike when there was none. */
    public void delete(Person person, UUID id) {
        access.writingAsHolder(person.id(), List.of(), () -> rows.deleteOwn(person.id(), id));
    }

    /**
     * Sends a message that says that it is a test.
     *
     * @throws TooManyTries when one has just been sent
     */
    public TestResult test(Person person, UUID id) {
        var claimed = access.writingAsHolder(person.id(), List.of(), () -> {
            if (!settings.isOffered() || !rows.hasOwn(person.id(), id)) {
                return Optional.<PushTarget>empty();
            }
            return Optional.of(
                    rows.claimTest(person.id(), id, BETWEEN_TESTS).orElseThrow(() -> new TooManyTries(BETWEEN_TESTS)));
        });
        if (claimed.isEmpty()) {
            return TestResult.GONE;
        }
        var target = claimed.get();
        var result = wire.send(target, "test", text.test(target.language())).result();
        if (result == PushWire.Result.GONE) {
            access.writingAsHolder(person.id(), List.of(), () -> rows.deleteOwn(person.id(), id));
        }
        return switch (result) {
            case SENT -> TestResult.SENT;
            case GONE -> TestResult.GONE;
            case FAILED, UNREACHABLE -> TestResult.FAILED;
        };
    }

    /** In the transaction of what happened, where there is one. */
    @EventListener
    void on(AccountChanged event) {
        if (ENDS_ALL.contains(event.change())) {
            access.writingAsHolder(NoticeRows.MAKER, List.of(), () -> {
                rows.deleteAllOf(event.subject());
                return event.subject();
            });
        }
    }

    private void check(PushContent content) {
        if (PushEndpoint.read(content.endpoint(), settings.services()).isEmpty()) {
            throw PlatformProblem.invalid("/endpoint", "This browser uses a push service that is not allowed here.");
        }
        if (content.auth().length != PushMessage.AUTH_BYTES) {
            throw PlatformProblem.invalid("/auth", "This is not the secret of a browser.");
        }
        try {
            PushMessage.publicKey(content.point());
        } catch (IllegalArgumentException e) {
            throw PlatformProblem.invalid("/p256dh", "This is not the key of a browser.");
        }
    }

    private static ProblemException unusable() {
        return PlatformProblem.invalid("/endpoint", "This browser cannot be switched on now; try again.");
    }
}
