package org.hedgerow.support;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Tells a transaction of a test what it may read and write, as the application does: signed with the key of its database. */
public final class SignedContext {

    private final Mac mac;

    public SignedContext(PostgisDatabase database) {
        try (var owner = database.asOwner();
                var statement = owner.createStatement();
                var row = statement.executeQuery("select secret from hedgerow.context_key")) {
            row.next();
            mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(row.getBytes(1), "HmacSHA256"));
        } catch (SQLException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * For the transaction that this connection is in or begins with it.
     *
     * @param readable labels as PostgreSQL writes bits, the first for the label 0: {@code 011} is the labels 1 and 2, and {@code x60} too
     * @param writable likewise
     */
    public void tell(Connection connection, String readable, String writable) throws SQLException {
        String said;
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select pg_backend_pid() || '|'"
                        + " || (extract(epoch from transaction_timestamp()) * 1000000)::bigint")) {
            row.next();
            said = readable + '|' + writable + "||" + row.getString(1);
        }
        try (var statement = connection.prepareStatement("select set_config('hedgerow.readable_labels', ?, true),"
                + " set_config('hedgerow.writable_labels', ?, true), set_config('hedgerow.person', '', true),"
                + " set_config('hedgerow.signature', ?, true)")) {
            statement.setString(1, readable);
            statement.setString(2, writable);
            synchronized (mac) {
                statement.setString(3, HexFormat.of().formatHex(mac.doFinal(said.getBytes(StandardCharsets.UTF_8))));
            }
            statement.execute();
        }
    }
}
