package org.hedgerow.identity;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads and ends sessions where Spring Session keeps them, in the caller's own transaction if there is one. */
@Component
class SessionStore implements Sessions {

    private final JdbcClient jdbc;

    SessionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> stillOpen(Collection<String> sessionIds) {
        if (sessionIds.isEmpty()) {
            return Set.of();
        }
        return Set.copyOf(jdbc.sql("""
                        select session_id from spring_session
                        where session_id = any (?::text[]) and expiry_time > extract(epoch from clock_timestamp()) * 1000
                          and not exists (select from person p
                            where p.id::text = principal_name and p.valid_until <= clock_timestamp())
                        """)
                .param(sessionIds.toArray(String[]::new))
                .query(String.class)
                .list());
    }

    @Override
    public long policyEpoch() {
        return jdbc.sql("select epoch from policy_epoch").query(Long.class).single();
    }

    @Override
    public void endAll(UUID personId) {
        jdbc.sql("delete from spring_session where principal_name = ?")
                .param(personId.toString())
                .update();
    }
}
