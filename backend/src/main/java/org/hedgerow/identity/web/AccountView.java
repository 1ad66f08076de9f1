package org.hedgerow.identity.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.hedgerow.identity.Account;
import org.hedgerow.identity.Role;
import org.jspecify.annotations.Nullable;

/** A person as administrators see one. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AccountView(
        UUID id,
        String username,
        String name,
        Set<Role> roles,
        boolean suspended,
        boolean enrolled,
        @Nullable StayView stay) {

    record StayView(Instant until, String from, boolean over) {}

    static AccountView of(Account account) {
        var person = account.person();
        var stay = account.stay();
        return new AccountView(
                person.id(),
                person.username(),
                person.name(),
                person.roles(),
                account.suspended(),
                account.enrolled(),
                stay == null ? null : new StayView(stay.until(), stay.from(), stay.over()));
    }
}
