package org.hedgerow.audit;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.hedgerow.identity.AccountChanged;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Writes down what happens to accounts, in the transaction of the act where there is one. Whose account it was says something about a person
 * and is kept like the actor, beside the entry; an organisation is a subject like any other.
 */
@Component
class AccountChangesAudited {

    private final JdbcClient jdbc;

    AccountChangesAudited(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventListener
    void on(AccountChanged event) {
        var action = event.change().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        boolean ofOrganisation = event.change().isOfOrganisation();
        var subjects = ofOrganisation ? List.of(event.subject()) : List.<UUID>of();
        var act = Act.of(AuditOperation.SECURITY, action, ofOrganisation ? "organisation" : "account", subjects)
                .because(event.reason());
        EntryWriting.write(jdbc, event.by(), null, act, ofOrganisation ? null : event.subject());
    }
}
