package org.hedgerow.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.hedgerow.platform.TooManyTries;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Challenges for passkeys: 32 random bytes for one browser, one purpose and five minutes. The browser holds the ceremony's id in
 * a cookie that no script can read; an answer uses the ceremony up, right or wrong.
 */
@Component
class Ceremonies {

    private static final SecureRandom RANDOM = new SecureRandom();

    /** @param person whose passkey it must be; null when the passkey itself says who it is */
    record Ceremony(byte[] challenge, @Nullable UUID person) {}

    record Begun(String id, byte[] challenge) {}

    private static final int MOST_OPEN = 20_000;

    private final JdbcClient jdbc;
    private final int most;

    @Autowired
    Ceremonies(JdbcClient jdbc) {
        this(jdbc, MOST_OPEN);
    }

    Ceremonies(JdbcClient jdbc, int most) {
        this.jdbc = jdbc;
        this.most = most;
    }

    /** @throws TooManyTries while more are open than people could ever mean: each is a row until its five minutes are over */
    Begun begin(boolean registers, @Nullable UUID person) {
        var id = Base64.getUrlEncoder().withoutPadding().encodeToString(random());
        var challenge = random();
        jdbc.sql("delete from passkey_ceremony where expires_at < now()").update();
        if (jdbc.sql("select exists (select from passkey_ceremony order by expires_at offset ?)")
                .param(most)
                .query(Boolean.class)
                .single()) {
            throw new TooManyTries(Duration.ofMinutes(1));
        }
        jdbc.sql("""
                        insert into passkey_ceremony (id_hash, challenge, registers, person_id, expires_at)
                        values (?, ?, ?, ?::uuid, now() + interval '5 minutes')
                        """).params(hash(id), challenge, registers, person).update();
        return new Begun(id, challenge);
    }

    Optional<Ceremony> use(@Nullable String id, boolean registers) {
        if (id == null || id.length() > 100) {
            return Optional.empty();
        }
        return jdbc.sql("""
                        delete from passkey_ceremony where id_hash = ? and registers = ? and expires_at > now()
                        returning challenge, person_id
                        """)
                .params(hash(id), registers)
                .query((row, number) -> new Ceremony(row.getBytes("challenge"), row.getObject("person_id", UUID.class)))
                .optional();
    }

    private static byte[] random() {
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    private static byte[] hash(String id) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
