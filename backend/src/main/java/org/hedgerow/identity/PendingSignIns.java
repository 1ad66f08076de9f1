package org.hedgerow.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sign-ins that have been sent to an identity provider and have not come back. Each answer is taken once, from the browser that set
 * out, within ten minutes. Not kept in the session: the way back from another site does not carry its cookie.
 */
@Component
@Transactional
public class PendingSignIns {

    static final Duration LIFE = Duration.ofMinutes(10);

    /** Anybody may set out; so many at once do not. */
    private static final int MOST = 5_000;

    /** What must be known again when the answer comes. */
    public record Pending(String provider, String nonce, String codeVerifier, String redirectUri) {
        @Override
        public String toString() {
            return "Pending[" + provider + "]";
        }
    }

    private final JdbcClient jdbc;

    PendingSignIns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param state the value that the provider gives back
     * @param browser the secret that the browser alone keeps
     * @return false when too many are under way
     */
    public boolean put(String state, String browser, Pending pending) {
        jdbc.sql("delete from provider_sign_in where expires_at < now()").update();
        return jdbc.sql("""
                        insert into provider_sign_in
                          (state_hash, browser_hash, provider, nonce, code_verifier, redirect_uri, expires_at)
                        select ?, ?, ?, ?, ?, ?, now() + make_interval(secs => ?)
                        where (select count(*) from provider_sign_in) < ?
                        """)
                        .params(
                                hash(state),
                                hash(browser),
                                pending.provider(),
                                pending.nonce(),
                                pending.codeVerifier(),
                                pending.redirectUri(),
                                LIFE.toSeconds(),
                                MOST)
                        .update()
                == 1;
    }

    /** What was put by this state and this browser; a second time there is nothing. */
    public Optional<Pending> take(String state, String browser) {
        return jdbc.sql("""
                        delete from provider_sign_in where state_hash = ? and browser_hash = ? and expires_at > now()
                        returning provider, nonce, code_verifier, redirect_uri
                        """)
                .params(hash(state), hash(browser))
                .query((row, number) -> new Pending(
                        row.getString("provider"),
                        row.getString("nonce"),
                        row.getString("code_verifier"),
                        row.getString("redirect_uri")))
                .optional();
    }

    private static byte[] hash(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
