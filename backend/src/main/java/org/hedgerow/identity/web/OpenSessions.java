package org.hedgerow.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hedgerow.identity.Person;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

/** Where somebody is signed in. A session's id opens it, so none is ever shown: each goes by a hash of its id. */
@Component
@ConditionalOnWebApplication
class OpenSessions {

    private static final int MOST_LISTED = 100;
    private static final int HANDLE_BYTES = 16;

    /**
     * One of them.
     *
     * @param device in words, such as {@code Firefox on Windows}
     * @param current whether it is the one that asks
     */
    record View(String id, String device, Instant begunAt, Instant usedAt, boolean current) {}

    private final FindByIndexNameSessionRepository<? extends Session> sessions;

    OpenSessions(FindByIndexNameSessionRepository<? extends Session> sessions) {
        this.sessions = sessions;
    }

    /** The latest used first. */
    List<View> list(Person person, HttpServletRequest request) {
        var session = request.getSession(false);
        var own = session == null ? "" : session.getId();
        return open(person).values().stream()
                .filter(other -> !PersonOfSession.HALF.equals(other.getAttribute(PersonOfSession.SHOWN)))
                .map(other -> new View(
                        handle(other.getId()),
                        Objects.requireNonNullElse(other.<String>getAttribute(PersonOfSession.DEVICE), "A browser"),
                        other.getCreationTime(),
                        other.getLastAccessedTime(),
                        other.getId().equals(own)))
                .sorted(Comparator.comparing(View::usedAt).reversed())
                .limit(MOST_LISTED)
                .toList();
    }

    /** @throws ProblemException 404 when this person has no such session */
    void end(Person person, String handle) {
        var id = open(person).values().stream()
                .map(Session::getId)
                .filter(candidate -> handle(candidate).equals(handle))
                .findFirst()
                .orElseThrow(() -> new ProblemException(PlatformProblem.NOT_FOUND));
        sessions.deleteById(id);
    }

    private Map<String, ? extends Session> open(Person person) {
        return sessions.findByPrincipalName(person.id().toString());
    }

    private static String handle(String id) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, HANDLE_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
