package org.hedgerow.identity.web;

import java.util.List;
import org.hedgerow.identity.Person;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** Somebody who has shown one factor and owes the second. Not authenticated: every door is closed that does not name this state. */
final class HalfSignedIn extends AbstractAuthenticationToken {

    private final transient Person person;

    HalfSignedIn(Person person) {
        super(List.of());
        this.person = person;
    }

    Person person() {
        return person;
    }

    @Override
    public Object getPrincipal() {
        return getName();
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public String getName() {
        return person.id().toString();
    }
}
