package org.hedgerow.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.hedgerow.identity.People;
import org.hedgerow.identity.Person;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.stereotype.Component;

/**
 * Knows who a session belongs to. The session holds the person's id and nothing else; the person is read from the database for
 * each request that asks, so that a suspension or a lost role tells at once. Requests for static files never ask.
 */
@Component
class PersonOfSession implements SecurityContextRepository {

    private static final String PERSON = FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME;

    private final People people;

    PersonOfSession(People people) {
        this.people = people;
    }

    /** Starts a new session under a new id for this person, whatever session there was. */
    void start(Person person, HttpServletRequest request) {
        end(request);
        request.getSession(true).setAttribute(PERSON, person.id().toString());
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
        return id == null
                ? new SecurityContextImpl()
                : people.find(id)
                        .map(person -> new SecurityContextImpl(new SignedIn(person)))
                        .orElseGet(SecurityContextImpl::new);
    }

    private static @org.jspecify.annotations.Nullable UUID id(HttpServletRequest request) {
        var session = request.getSession(false);
        return session != null && session.getAttribute(PERSON) instanceof String id ? UUID.fromString(id) : null;
    }
}
