package org.hedgerow.identity.web;

import java.util.List;
import org.hedgerow.identity.ActsFor;
import org.hedgerow.identity.Person;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** The person of this request. Its name is the person's id, and it carries no authorities: rights are read, not remembered. */
final class SignedIn extends AbstractAuthenticationToken implements ActsFor {

    private final transient Person person;

    SignedIn(Person person) {
        super(List.of());
        this.person = person;
        super.setAuthenticated(true);
    }

    @Override
    public Person person() {
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
