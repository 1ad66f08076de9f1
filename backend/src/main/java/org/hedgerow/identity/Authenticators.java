package org.hedgerow.identity;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.hedgerow.platform.QrCode;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Authenticator apps: one for each person. A secret counts from the first right code on; until then an earlier one stays good. */
@Component
class Authenticators {

    private static final String PENDING_MINUTES = "15";

    private record Secret(byte[] sealed, long lastStep) {}

    private final JdbcClient jdbc;
    private final IdentityKey key;
    private final Clock clock;

    Authenticators(JdbcClient jdbc, IdentityKey key, Clock clock) {
        this.jdbc = jdbc;
        this.key = key;
        this.clock = clock;
    }

    boolean has(UUID person) {
        return jdbc.sql("select exists (select from authenticator where person_id = ? and secret is not null)")
                .param(person)
                .query(Boolean.class)
                .single();
    }

    Optional<SecondFactors.AuthenticatorUse> find(UUID person) {
        return jdbc.sql("select made_at, used_at from authenticator where person_id = ? and secret is not null")
                .param(person)
                .query((row, number) -> new SecondFactors.AuthenticatorUse(
                        row.getObject("made_at", OffsetDateTime.class).toInstant(),
                        instant(row.getObject("used_at", OffsetDateTime.class))))
                .optional();
    }

    /** A new secret, shown this once. */
    SecondFactors.NewAuthenticator begin(Person person) {
        var secret = TimeCode.newSecret();
        jdbc.sql("""
                        insert into authenticator (person_id, pending, pending_until)
                        values (?, ?, now() + interval '%s minutes')
                        on conflict (person_id) do update set pending = excluded.pending, pending_until = excluded.pending_until
                        """.formatted(PENDING_MINUTES))
                .params(person.id(), key.seal(secret, person.id()))
                .update();
        var text = TimeCode.base32(secret);
        var address = "otpauth://totp/Hedgerow:" + encoded(person.username()) + "?secret=" + text + "&issuer=Hedgerow";
        return new SecondFactors.NewAuthenticator(text, address, QrCode.of(address));
    }

    /** Makes the secret that was begun the one that counts, if the code is one of its codes. */
    boolean confirm(UUID person, String code) {
        return jdbc.sql(
                        "select pending, 0 as last_step from authenticator where person_id = ? and pending_until > now()")
                .param(person)
                .query((row, number) -> new Secret(row.getBytes("pending"), row.getLong("last_step")))
                .optional()
                .filter(pending -> {
                    var step = TimeCode.stepOf(code, key.open(pending.sealed(), person), clock.instant(), 0);
                    return step.isPresent()
                            && jdbc.sql("""
                                            update authenticator set secret = pending, made_at = now(), used_at = now(),
                                              last_step = ?, pending = null, pending_until = null
                                            where person_id = ? and pending = ?
                                            """)
                                            .params(step.getAsLong(), person, pending.sealed())
                                            .update()
                                    == 1;
                })
                .isPresent();
    }

    /** Whether this is a code of now that nobody has used: two who send the same one at once are told apart by the database. */
    boolean accepts(UUID person, String code) {
        return jdbc.sql("select secret, last_step from authenticator where person_id = ? and secret is not null")
                .param(person)
                .query((row, number) -> new Secret(row.getBytes("secret"), row.getLong("last_step")))
                .optional()
                .filter(secret -> {
                    var step = TimeCode.stepOf(
                            code, key.open(secret.sealed(), person), clock.instant(), secret.lastStep());
                    return step.isPresent()
                            && jdbc.sql("""
                                            update authenticator set last_step = :step, used_at = now()
                                            where person_id = :person and secret = :secret and last_step < :step
                                            """)
                                            .param("step", step.getAsLong())
                                            .param("person", person)
                                            .param("secret", secret.sealed())
                                            .update()
                                    == 1;
                })
                .isPresent();
    }

    void forget(UUID person) {
        jdbc.sql("delete from authenticator where person_id = ?").param(person).update();
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
