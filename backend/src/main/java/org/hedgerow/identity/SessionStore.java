package org.hedgerow.identity;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
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

    private record Stated(String session, Purpose purpose) {}

    @Override
    public Map<String, Purpose> purposes(Collection<String> sessionIds) {
        if (sessionIds.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql("""
                        select s.session_id, a.attribute_bytes from spring_session s
                        join spring_session_attributes a on a.session_primary_id = s.primary_id and a.attribute_name = ?
                        where s.session_id = any (?::text[])
                        """)
                .params(Sessions.PURPOSE_ATTRIBUTE, sessionIds.toArray(String[]::new))
                .query((row, number) -> new Stated(row.getString(1), Purpose.valueOf(text(row.getBytes(2)))))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableMap(Stated::session, Stated::purpose));
    }

    /** As Spring Session writes it; nothing but a text is read. */
    private static String text(byte[] attribute) {
        try (var in = new ObjectInputStream(new ByteArrayInputStream(attribute))) {
            in.setObjectInputFilter(ObjectInputFilter.Config.createFilter("maxbytes=1000;java.lang.String;!*"));
            return (String) in.readObject();
        } catch (IOException | ClassNotFoundException e) {
            throw new IllegalStateException("A session states what cannot be read", e);
        }
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
