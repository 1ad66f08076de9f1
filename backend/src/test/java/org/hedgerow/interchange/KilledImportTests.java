package org.hedgerow.interchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.hedgerow.support.PostgisDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line as a process of its own, ended in the worst moment. */
class KilledImportTests {

    private static final int ROWS = 15_000;
    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(3);

    private final PostgisDatabase database = PostgisDatabase.fresh();

    @TempDir
    private Path directory;

    @Test
    void aKillInTheMiddleLeavesNothingOfAFileAndTheNextRunCompletesIt() throws Exception {
        var text = new StringBuilder(Samples.POLICE_UK_HEADER);
        for (int i = 0; i < ROWS; i++) {
            text.append(Samples.policeUk(
                    "k" + i, "Essex Police", "0." + (500 + i % 400), "51." + (700 + i % 200), "Drugs"));
        }
        var file = Samples.write(directory, text.toString());

        var killed = start(file);
        try {
            waitUntil(
                    "select exists (select from pg_stat_activity where datname = current_database()"
                            + " and state = 'active' and query like 'insert into released_incident%')",
                    killed);
        } finally {
            killed.destroyForcibly().waitFor();
        }
        waitUntil(
                "select not exists (select from pg_stat_activity where datname = current_database()"
                        + " and usename = 'hedgerow_app')",
                null);
        assertThat(count("incident")).isZero();
        assertThat(count("released_incident")).isZero();
        assertThat(count("imported_row")).isZero();
        assertThat(count("change_log")).isZero();

        var second = start(file);
        assertThat(second.waitFor()).isZero();
        assertThat(count("incident")).isEqualTo(ROWS);
        assertThat(count("imported_row")).isEqualTo(ROWS);
        assertThat(count("incident_place")).isEqualTo(ROWS);
        assertThat(count("audit_entry where action = 'import incident'")).isEqualTo(ROWS);
        assertThat(count("released_incident")).isEqualTo(3L * ROWS);
        assertThat(Files.readString(log())).contains("15,000");
    }

    private Process start(Path file) throws IOException {
        var classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx400m",
                "-cp",
                classes,
                "org.hedgerow.HedgerowApplication",
                "import",
                file.toString()));
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log().toFile());
        database.settings().forEach((name, value) -> builder.environment().put(name, value.toString()));
        builder.environment().put("HEDGEROW_DATA", directory.resolve("data").toString());
        return builder.start();
    }

    private Path log() {
        return directory.resolve("import.log");
    }

    /** Asks again and again; a process that ends before its time fails the test with its own words. */
    private void waitUntil(String condition, @org.jspecify.annotations.Nullable Process process)
            throws SQLException, IOException {
        long begin = System.nanoTime();
        try (var connection = database.asSuperuser();
                var statement = connection.createStatement()) {
            while (true) {
                try (var answer = statement.executeQuery(condition)) {
                    answer.next();
                    if (answer.getBoolean(1)) {
                        return;
                    }
                }
                if (process != null && !process.isAlive()) {
                    throw new AssertionError("The import ended early: " + Files.readString(log()));
                }
                if (System.nanoTime() - begin > PATIENCE_NANOS) {
                    throw new AssertionError("Waited in vain: " + condition);
                }
            }
        }
    }

    private long count(String from) throws SQLException {
        try (var connection = database.asSuperuser();
                var statement = connection.createStatement();
                var answer = statement.executeQuery("select count(*) from hedgerow." + from)) {
            answer.next();
            return answer.getLong(1);
        }
    }
}
