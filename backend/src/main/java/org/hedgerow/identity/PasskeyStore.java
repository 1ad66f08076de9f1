package org.hedgerow.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Passkeys in the database: public keys, counters and the names that people gave them. */
@Component
class PasskeyStore {

    /** What an answer is checked against. */
    record Stored(
            UUID id,
            UUID person,
            byte[] credentialId,
            byte[] attested,
            long signCount,
            List<String> transports,
            boolean backupEligible) {}

    private static final String COLUMNS =
            "select id, person_id, credential_id, attested, sign_count, transports, backup_eligible from passkey ";

    private final JdbcClient jdbc;

    PasskeyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Nothing happens, and false is answered, when somebody has this credential already. */
    boolean add(Stored passkey, String name) {
        return jdbc.sql("""
                        insert into passkey
                          (id, person_id, credential_id, attested, sign_count, transports, backup_eligible, name)
                        values (?, ?, ?, ?, ?, ?::text[], ?, ?) on conflict (credential_id) do nothing
                        """)
                        .params(
                                passkey.id(),
                                passkey.person(),
                                passkey.credentialId(),
                                passkey.attested(),
                                passkey.signCount(),
                                passkey.transports().toArray(String[]::new),
                                passkey.backupEligible(),
                                name)
                        .update()
                == 1;
    }

    Optional<Stored> findByCredential(byte[] credentialId) {
        return jdbc.sql(COLUMNS + "where credential_id = ?")
                .param(credentialId)
                .query(PasskeyStore::stored)
                .optional();
    }

    List<Stored> list(UUID person) {
        return jdbc.sql(COLUMNS + "where person_id = ? order by made_at, id")
                .param(person)
                .query(PasskeyStore::stored)
                .list();
    }

    List<SecondFactors.PasskeyUse> listUses(UUID person) {
        return jdbc.sql(
                        "select id, name, made_at, used_at, backup_eligible from passkey where person_id = ? order by made_at, id")
                .param(person)
                .query((row, number) -> {
                    var used = row.getObject("used_at", OffsetDateTime.class);
                    return new SecondFactors.PasskeyUse(
                            row.getObject("id", UUID.class),
                            row.getString("name"),
                            row.getObject("made_at", OffsetDateTime.class).toInstant(),
                            used == null ? null : used.toInstant(),
                            row.getBoolean("backup_eligible"));
                })
                .list();
    }

    /** Notes a use. False when the counter has meanwhile gone as far: of two answers with one counter only the first is taken. */
    boolean used(UUID id, long signCount) {
        return jdbc.sql("""
                        update passkey set sign_count = :count, used_at = now()
                        where id = :id and (sign_count < :count or (sign_count = 0 and :count = 0))
                        """).param("count", signCount).param("id", id).update() == 1;
    }

    boolean remove(UUID person, UUID id) {
        return jdbc.sql("delete from passkey where person_id = ? and id = ?")
                        .params(person, id)
                        .update()
                == 1;
    }

    void removeAll(UUID person) {
        jdbc.sql("delete from passkey where person_id = ?").param(person).update();
    }

    private static Stored stored(ResultSet row, int number) throws SQLException {
        return new Stored(
                row.getObject("id", UUID.class),
                row.getObject("person_id", UUID.class),
                row.getBytes("credential_id"),
                row.getBytes("attested"),
                row.getLong("sign_count"),
                List.of((String[]) row.getArray("transports").getArray()),
                row.getBoolean("backup_eligible"));
    }
}
