package org.hedgerow.sharing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Signs what a transaction may read and write, so that the database believes it from nobody else (HMAC-SHA256, RFC 2104). The key is read
 * once, by the login that owns the tables; the runtime login cannot read it.
 */
@Component
@DependsOnDatabaseInitialization
class ContextSigner {

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    @Autowired
    ContextSigner(Flyway migrations) {
        this(keyOf(migrations.getConfiguration().getDataSource()));
    }

    ContextSigner(byte[] secret) {
        key = new SecretKeySpec(secret, ALGORITHM);
    }

    private static byte[] keyOf(DataSource owner) {
        return JdbcClient.create(owner)
                .sql("select secret from hedgerow.context_key")
                .query(byte[].class)
                .single();
    }

    /**
     * The signature in hexadecimal digits.
     *
     * @param transaction the connection and the start of the transaction, as the database says them
     */
    String sign(String readable, String writable, String person, String transaction) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            var said = readable + '|' + writable + '|' + person + '|' + transaction;
            return HexFormat.of().formatHex(mac.doFinal(said.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA256 is part of every Java runtime", e);
        }
    }
}
