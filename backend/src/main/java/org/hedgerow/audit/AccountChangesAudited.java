package org.hedgerow.audit;

import java.util.Locale;
import org.hedgerow.identity.AccountChanged;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes down what happens to accounts, in the transaction of the act where there is one. */
@Component
class AccountChangesAudited {

    private final JdbcClient jdbc;

    AccountChangesAudited(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventListener
    void on(AccountChanged event) {
        jdbc.sql("insert into audit_entry (person_id, operation, action, subject_kind, subject_id)"
                        + " values (:by, 'SECURITY', :action, 'account', :subject)")
                .param("by", event.by())
                .param("action", event.change().name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .param("subject", event.subject())
                .update();
    }
}
