package org.hedgerow.identity.web;

import java.util.Set;
import java.util.UUID;
import org.hedgerow.identity.Account;
import org.hedgerow.identity.Role;

/** A person as administrators see one. */
record AccountView(UUID id, String username, String name, Set<Role> roles, boolean suspended, boolean enrolled) {

    static AccountView of(Account account) {
        var person = account.person();
        return new AccountView(
                person.id(), person.username(), person.name(), person.roles(), account.suspended(), account.enrolled());
    }
}
