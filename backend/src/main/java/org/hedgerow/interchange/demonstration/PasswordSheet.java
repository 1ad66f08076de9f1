package org.hedgerow.interchange.demonstration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;

/** Passwords of the demonstration's people: random, different in every installation, kept in a file for its operator alone. */
final class PasswordSheet {

    /** Without letters and figures that look alike. */
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final int GROUPS = 4;
    private static final int GROUP_LENGTH = 4;

    private final Path file;

    PasswordSheet(Path directory) {
        file = directory.resolve("demonstration-passwords.txt");
    }

    Path file() {
        return file;
    }

    /** Makes new passwords and writes them down. */
    Map<String, String> write() {
        var random = new SecureRandom();
        var passwords = new LinkedHashMap<String, String>();
        var text = new StringBuilder();
        for (var player : Cast.PLAYERS) {
            var password = password(random);
            passwords.put(player.username(), password);
            text.append(line(player, password)).append(System.lineSeparator());
        }
        try {
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the passwords of the demonstration", e);
        }
        return passwords;
    }

    static String line(Cast.Player player, String password) {
        return String.format("%-16s %-20s %-22s %s", player.username(), password, player.organisation(), player.name());
    }

    private static String password(SecureRandom random) {
        var password = new StringBuilder();
        for (int group = 0; group < GROUPS; group++) {
            password.append(group == 0 ? "" : "-");
            for (int i = 0; i < GROUP_LENGTH; i++) {
                password.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
            }
        }
        return password.toString();
    }
}
