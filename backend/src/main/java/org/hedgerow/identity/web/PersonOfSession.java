package org.hedgerow.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import org.hedgerow.identity.People;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Proof;
import org.hedgerow.identity.Purpose;
import org.hedgerow.identity.SecondFactors;
import org.hedgerow.identity.Sessions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.stereotype.Component;

/**
 * Knows who a session belongs to. The session holds the person's id and how well they have shown that they are that person; the
 * person is read from the database for each request that asks, so that a suspension or a lost role tells at once, and so does a
 * role that asks for more than was shown. Requests for static files never ask.
 */
@Component
class PersonOfSession implements SecurityContextRepository {

    private static final String PERSON = FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME;

    private static final String PURPOSE = Sessions.PURPOSE_ATTRIBUTE;
    /** The device in words of ours. */
    static final String DEVICE = "hedgerow.device";

    static final String SHOWN = "hedgerow.shown";
    /** Kept in place of a {@link Proof} while the second factor is owed. */
    static final String HALF = "HALF";

    private static final Duration HALF_LIFE = Duration.ofMinutes(10);

    private final People people;
    private final SecondFactors secondFactors;
    private final Clock clock;

    PersonOfSession(People people, SecondFactors secondFactors, Clock clock) {
        this.people = people;
        this.secondFactors = secondFactors;
        this.clock = clock;
    }

    /** Starts a new session under a new id for this person, whatever session there was. */
    void start(Person person, Proof proof, HttpServletRequest request) {
        start(person, request).setAttribute(SHOWN, proof.name());
    }

    /** Starts a session that is good for finishing to sign in, and for ten minutes however often it is used. */
    void startHalf(Person person, HttpServletRequest request) {
        var session = start(person, request);
        session.setAttribute(SHOWN, HALF);
        session.setMaxInactiveInterval((int) HALF_LIFE.toSeconds());
    }

    private HttpSession start(Person person, HttpServletRequest request) {
        end(request);
        var session = request.getSession(true);
        session.setAttribute(PERSON, person.id().toString());
        session.setAttribute(DEVICE, DeviceWords.of(request.getHeader(HttpHeaders.USER_AGENT)));
        return session;
    }

    /** What the person of this session reads for from now on; null takes the statement back. */
    void state(@Nullable Purpose purpose, HttpServletRequest request) {
        var session = request.getSession(false);
        if (session != null) {
            session.setAttribute(PURPOSE, purpose == null ? null : purpose.name());
        }
    }

    void end(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }

    @Override
    @Deprecated
    @SuppressWarnings({"deprecation", "removal"})
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        return context(holder.getRequest());
    }

    @Override
    public org.springframework.security.core.context.DeferredSecurityContext loadDeferredContext(
            HttpServletRequest request) {
        return new OnceAsked(() -> context(request));
    }

    /** Only {@link #start} puts anybody into a session. */
    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {}

    @Override
    public boolean containsContext(HttpServletRequest request) {
        return id(request) != null;
    }

    private SecurityContext context(HttpServletRequest request) {
        var id = id(request);
        return id == null || isHalfTooLong(request)
                ? new SecurityContextImpl()
                : people.find(id)
                        .map(person -> person.reading(purpose(request)))
                        .map(person -> new SecurityContextImpl(
                                isHalf(person, request) ? new HalfSignedIn(person) : new SignedIn(person)))
                        .orElseGet(SecurityContextImpl::new);
    }

    private static @Nullable Purpose purpose(HttpServletRequest request) {
        var stated = request.getSession(false).getAttribute(PURPOSE);
        return Arrays.stream(Purpose.values())
                .filter(purpose -> purpose.name().equals(stated))
                .findFirst()
                .orElse(null);
    }

    /** How well whoever this session belongs to has shown who they are; of one that is half begun, or says nothing, the least. */
    static Proof shown(HttpServletRequest request) {
        return Proof.TWO_FACTORS.name().equals(attribute(request)) ? Proof.TWO_FACTORS : Proof.ONE_FACTOR;
    }

    private boolean isHalf(Person person, HttpServletRequest request) {
        return HALF.equals(attribute(request))
                || (shown(request) == Proof.ONE_FACTOR && secondFactors.isRequiredFor(person.roles()));
    }

    private boolean isHalfTooLong(HttpServletRequest request) {
        return HALF.equals(attribute(request))
                && clock.millis() - request.getSession(false).getCreationTime() > HALF_LIFE.toMillis();
    }

    private static @Nullable Object attribute(HttpServletRequest request) {
        var session = request.getSession(false);
        return session == null ? null : session.getAttribute(SHOWN);
    }

    private static @Nullable UUID id(HttpServletRequest request) {
        var session = request.getSession(false);
        return session != null && session.getAttribute(PERSON) instanceof String id ? UUID.fromString(id) : null;
    }
}
