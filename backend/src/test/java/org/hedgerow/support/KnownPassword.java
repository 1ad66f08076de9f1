package org.hedgerow.support;

import java.sql.SQLException;
import java.util.UUID;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/**
 * The password of everybody whom a test signs in, hashed with next to no work: a hash says itself how it is checked, and the tests sign in
 * thousands. How a password is set, and how it is kept then, has tests of its own.
 */
public final class KnownPassword {

    public static final String PASSWORD = "barley ditch lantern 7";

    private static final String HASH = new Argon2PasswordEncoder(16, 32, 1, 64, 1).encode(PASSWORD);

    private KnownPassword() {}

    /** Lets that person sign in with it; everything else about them stays as it is. */
    public static void giveTo(UUID person, PostgisDatabase database) {
        give(database, " where id = '" + person + "'");
    }

    public static void giveToEverybody(PostgisDatabase database) {
        give(database, "");
    }

    private static void give(PostgisDatabase database, String whom) {
        try (var connection = database.asSuperuser();
                var statement = connection.createStatement()) {
            statement.execute("update person set password_hash = '" + HASH + "'" + whom);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
