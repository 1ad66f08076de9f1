package org.hedgerow.changelog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.flywaydb.core.Flyway;
import org.hedgerow.platform.database.DatabaseProblem;
import org.hedgerow.platform.database.LocalPostgres;
import org.hedgerow.reference.ReferenceSeed;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.util.FileSystemUtils;

/**
 * Writers that pause, overtake each other and roll back, on a cluster of its own that is killed meanwhile; the change reader, whose
 * connection is killed too; and beside it a reader that asks for "position greater than my last". Everything else is in the answer.
 */
final class LogUnderFire {

    private static final int WRITERS = 6;
    private static final int PAGE = 5_000;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

    /**
     * What came of it.
     *
     * @param events that the table holds at the end
     * @param acknowledgedLost committed by the word of the database, and not there
     * @param lost in the table, and never told by the change reader
     * @param doubled told more than once by it
     * @param misplaced told by it at another place than the table's order
     * @param naivelyLost never told by the other reader
     * @param readerKills how often the change reader had to connect again
     */
    record Outcome(
            long events,
            long acknowledgedLost,
            long lost,
            long doubled,
            long misplaced,
            long naivelyLost,
            int rollbacks,
            int databaseKills,
            int readerKills,
            double seconds) {}

    private final long events;
    private final int databaseKills;
    private final long seed;
    private final Path home = makeHome();
    private final AtomicLong written = new AtomicLong();
    private final AtomicInteger rollbacks = new AtomicInteger();
    private final AtomicInteger readerKills = new AtomicInteger();
    private final AtomicBoolean over = new AtomicBoolean();
    /** For each writer alone. */
    private final int[] next = new int[WRITERS];

    private final List<BitSet> acknowledged = new ArrayList<>();
    private LogPosition position = LogPosition.START;
    private long naivePosition;
    private volatile LocalPostgres postgres = LocalPostgres.start(home, true);

    private LogUnderFire(long events, int databaseKills, long seed) {
        this.events = events;
        this.databaseKills = databaseKills;
        this.seed = seed;
    }

    static Outcome run(long events, int databaseKills, long seed) throws Exception {
        var fire = new LogUnderFire(events, databaseKills, seed);
        try {
            return fire.run();
        } finally {
            fire.over.set(true);
            fire.postgres.close();
            FileSystemUtils.deleteRecursively(fire.home);
        }
    }

    private Outcome run() throws Exception {
        var settings = postgres.settings();
        Flyway.configure()
                .dataSource((String) settings.get("HEDGEROW_DB_URL"), "hedgerow_owner", (String)
                        settings.get("HEDGEROW_DB_OWNER_PASSWORD"))
                .defaultSchema("hedgerow")
                .createSchemas(false)
                .javaMigrations(new ReferenceSeed())
                .load()
                .migrate();
        var start = System.nanoTime();
        var threads = Executors.newCachedThreadPool();
        var told = new ArrayList<UUID>();
        var naive = new ArrayList<UUID>();
        try {
            var writers = new ArrayList<java.util.concurrent.Future<?>>();
            for (int writer = 0; writer < WRITERS; writer++) {
                var mine = new BitSet();
                acknowledged.add(mine);
                int number = writer;
                writers.add(threads.submit(again(() -> write(number, mine))));
            }
            var readers =
                    List.of(threads.submit(again(() -> read(told))), threads.submit(again(() -> readNaively(naive))));
            var killer = threads.submit(() -> {
                killAgainAndAgain();
                return true;
            });
            for (var writer : writers) {
                writer.get();
            }
            killer.get();
            over.set(true);
            for (var reader : readers) {
                reader.get();
            }
        } finally {
            threads.shutdownNow();
        }
        return outcome(told, naive, (System.nanoTime() - start) / 1e9);
    }

    /** Begins anew with another connection when the last one is gone. */
    private static Callable<Boolean> again(Callable<?> work) {
        return () -> {
            while (true) {
                try {
                    work.call();
                    return true;
                } catch (SQLException | DataAccessException gone) {
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
                }
            }
        };
    }

    private static UUID id(int writer, int number) {
        return new UUID(0x4000L | (long) writer << 32, Long.MIN_VALUE | number);
    }

    /** The numbers that a rollback or a failed commit has used are never used again. */
    private boolean write(int writer, BitSet mine) throws SQLException {
        var random = new Random(seed + writer + next[writer] * 31L);
        try (var connection = superuser();
                var insert = connection.prepareStatement(
                        "insert into change_log (label_id, subject_kind, subject_id, version, kind)"
                                + " select 1, 'incident', unnest(?::uuid[]), 1, 'APPEARED'")) {
            connection.setAutoCommit(false);
            while (written.get() < events) {
                int first = next[writer];
                for (int part = 0; part < 2; part++) {
                    var ids = new UUID[1 + random.nextInt(60)];
                    for (int each = 0; each < ids.length; each++) {
                        ids[each] = id(writer, next[writer]++);
                    }
                    insert.setArray(1, connection.createArrayOf("uuid", ids));
                    insert.executeUpdate();
                    LockSupport.parkNanos(random.nextInt(3_000_000));
                }
                if (random.nextInt(10) == 0) {
                    connection.rollback();
                    rollbacks.incrementAndGet();
                } else {
                    connection.commit();
                    mine.set(first, next[writer]);
                    written.addAndGet(next[writer] - first);
                }
            }
        }
        return true;
    }

    private boolean read(List<UUID> told) throws SQLException {
        readerKills.incrementAndGet();
        try (var connection = login("tailer")) {
            var reader = new ChangeReader(JdbcClient.create(new SingleConnectionDataSource(connection, true)));
            while (true) {
                var last = over.get();
                var page = reader.after(position, PAGE);
                page.forEach(change -> told.add(change.subjectId()));
                if (!page.isEmpty()) {
                    position = page.get(page.size() - 1).position();
                } else if (last && reader.oldestWaitingAfter(position).isEmpty()) {
                    return true;
                }
            }
        }
    }

    private boolean readNaively(List<UUID> told) throws SQLException {
        try (var connection = superuser();
                var statement = connection.createStatement()) {
            while (true) {
                var last = over.get();
                boolean any = false;
                try (var rows = statement.executeQuery("select position, subject_id from change_log where position > "
                        + naivePosition + " order by position limit " + PAGE)) {
                    while (rows.next()) {
                        any = true;
                        naivePosition = rows.getLong(1);
                        told.add(rows.getObject(2, UUID.class));
                    }
                }
                if (!any && last) {
                    return true;
                }
            }
        }
    }

    /** The database as often as was asked for, evenly over the run; the reader's connection about four times as often. */
    private void killAgainAndAgain() throws SQLException, IOException {
        var random = new Random(seed);
        for (int kill = 1; kill <= databaseKills; kill++) {
            for (int reader = 0; reader < 4; reader++) {
                awaitWritten(events * (kill - 1) / (databaseKills + 1)
                        + events * (reader + 1) / (databaseKills + 1) / 4
                        + random.nextInt(100));
                try (var connection = superuser();
                        var statement = connection.createStatement()) {
                    statement.execute(
                            "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'hedgerow_tailer'");
                }
            }
            var lines = Files.readAllLines(home.resolve("postgres").resolve("postmaster.pid"));
            var server = ProcessHandle.of(Long.parseLong(lines.get(0).strip())).orElseThrow();
            server.destroyForcibly();
            server.onExit().join();
            startAgain();
        }
    }

    private void awaitWritten(long enough) {
        while (written.get() < Math.min(enough, events)) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    /** The children of a killed server need a moment to let go of its memory. */
    private void startAgain() {
        var begin = System.nanoTime();
        while (true) {
            try {
                postgres = LocalPostgres.start(home, true);
                return;
            } catch (DatabaseProblem stillThere) {
                if (System.nanoTime() - begin > PATIENCE_NANOS) {
                    throw stillThere;
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
            }
        }
    }

    private Outcome outcome(List<UUID> told, List<UUID> naive, double seconds) throws SQLException {
        var truth = new ArrayList<UUID>();
        try (var connection = superuser();
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery("select subject_id from change_log order by transaction_id, position")) {
            while (rows.next()) {
                truth.add(rows.getObject(1, UUID.class));
            }
        }
        var there = new java.util.HashSet<>(truth);
        long acknowledgedLost = 0;
        for (int writer = 0; writer < WRITERS; writer++) {
            int number = writer;
            acknowledgedLost += acknowledged.get(writer).stream()
                    .filter(each -> !there.contains(id(number, each)))
                    .count();
        }
        var heard = new java.util.HashSet<>(told);
        var naivelyHeard = new java.util.HashSet<>(naive);
        long misplaced = 0;
        for (int place = 0; place < Math.min(truth.size(), told.size()); place++) {
            misplaced += truth.get(place).equals(told.get(place)) ? 0 : 1;
        }
        return new Outcome(
                truth.size(),
                acknowledgedLost,
                truth.stream().filter(id -> !heard.contains(id)).count(),
                told.size() - heard.size(),
                misplaced,
                truth.stream().filter(id -> !naivelyHeard.contains(id)).count(),
                rollbacks.get(),
                databaseKills,
                readerKills.get() - 1,
                seconds);
    }

    private Connection superuser() throws SQLException {
        var connection = postgres.superuser("hedgerow");
        try (var statement = connection.createStatement()) {
            statement.execute("set search_path = hedgerow, public");
        }
        return connection;
    }

    private Connection login(String name) throws SQLException {
        var password = (String)
                postgres.settings().get("HEDGEROW_DB_" + name.toUpperCase(java.util.Locale.ROOT) + "_PASSWORD");
        return DriverManager.getConnection(postgres.url("hedgerow"), "hedgerow_" + name, password);
    }

    private static Path makeHome() {
        try {
            var home = Files.createTempDirectory("hedgerow-log");
            // The database server may run as another user, who must be able to pass through.
            Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx--x--x"));
            return home;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
