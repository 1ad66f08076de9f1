package org.hedgerow.platform.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Properties;

/**
 * The passwords of a private cluster's logins, made at random and kept in a file that only their maker may read.
 *
 * @param superuser of the cluster
 * @param owner of the schema; migrates
 * @param app the application at run time
 * @param tailer reads the change log
 * @param auditor reads and seals the audit
 */
record DatabaseLogins(String superuser, String owner, String app, String tailer, String auditor) {

    static DatabaseLogins readOrMake(Path file) {
        try {
            if (Files.exists(file)) {
                var stored = new Properties();
                try (var reader = Files.newBufferedReader(file)) {
                    stored.load(reader);
                }
                return new DatabaseLogins(
                        required(stored, "superuser", file),
                        required(stored, "owner", file),
                        required(stored, "app", file),
                        required(stored, "tailer", file),
                        laterOne(stored, "auditor", file));
            }
            var made = new DatabaseLogins(random(), random(), random(), random(), random());
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            var text = "superuser=%s\nowner=%s\napp=%s\ntailer=%s\nauditor=%s\n"
                    .formatted(made.superuser, made.owner, made.app, made.tailer, made.auditor);
            Files.writeString(file, text, StandardCharsets.UTF_8, StandardOpenOption.TRUNCATE_EXISTING);
            return made;
        } catch (IOException e) {
            throw new DatabaseProblem("Cannot read or write " + file + ": " + e.getMessage(), e);
        }
    }

    /** The settings that hand these logins to the application. */
    Map<String, Object> settings(String url) {
        return Map.of(
                "HEDGEROW_DB_URL", url,
                "HEDGEROW_DB_OWNER_PASSWORD", owner,
                "HEDGEROW_DB_APP_PASSWORD", app,
                "HEDGEROW_DB_TAILER_PASSWORD", tailer,
                "HEDGEROW_DB_AUDITOR_PASSWORD", auditor);
    }

    private static String required(Properties stored, String name, Path file) {
        var value = stored.getProperty(name);
        if (value == null || value.isBlank()) {
            throw new DatabaseProblem("The database password file " + file + " is damaged: it has no " + name);
        }
        return value;
    }

    /** The password of a login that a cluster made by an earlier version lacks: made and added. */
    private static String laterOne(Properties stored, String name, Path file) throws IOException {
        if (stored.containsKey(name)) {
            return required(stored, name, file);
        }
        var made = random();
        Files.writeString(file, name + "=" + made + "\n", StandardCharsets.UTF_8, StandardOpenOption.APPEND);
        return made;
    }

    private static String random() {
        var bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
