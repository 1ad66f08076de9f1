package org.hedgerow.changelog;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hedgerow.support.PostgisDatabase;
import org.hedgerow.support.SignedContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Writers that commit out of order lose nothing for a reader below the watermark, and would for one that trusts the position. */
class ChangeReaderTests {

    private static final int WRITERS = 8;
    private static final int TRANSACTIONS_EACH = 150;
    private static final PostgisDatabase DATABASE = PostgisDatabase.fresh();
    private static final SignedContext CONTEXT = new SignedContext(DATABASE);

    private static ChangeReader reader() throws SQLException {
        var single = new SingleConnectionDataSource(DATABASE.asTailer(), true);
        return new ChangeReader(JdbcClient.create(single));
    }

    @BeforeAll
    static void anOrganisationAndALabel() throws SQLException {
        try (var connection = DATABASE.asSuperuser();
                var statement = connection.createStatement()) {
            statement.execute("insert into hedgerow.organisation (id, kind, name, short_name, force_code) values"
                    + " ('00000000-0000-4000-8000-000000000001', 'FORCE', 'Cambridgeshire', 'Cambs', 'CAMBS')");
            statement.execute("insert into hedgerow.label (owner_organisation, scope, tier) values"
                    + " ('00000000-0000-4000-8000-000000000001', 'OWN_FORCE', 'EXACT')");
        }
    }

    @Test
    void aTransactionThatCommitsLateIsStillTold() throws SQLException {
        var reader = reader();
        var start = reader.end();
        try (var early = DATABASE.asApp();
                var late = DATABASE.asApp()) {
            var first = write(early);
            var second = write(late);
            late.commit();
            assertThat(reader.after(start, 10))
                    .as("held back behind the older transaction")
                    .isEmpty();
            assertThat(reader.oldestWaitingAfter(start)).as("which is said").isPresent();
            early.commit();
            assertThat(reader.after(start, 10)).extracting(Change::subjectId).containsExactly(first, second);
            var between = reader.after(start, 1).get(0).position();
            assertThat(reader.after(between, 10)).extracting(Change::subjectId).containsExactly(second);
        }
    }

    @Test
    void aPositionIsReachedOnlyWhileItsRowIsThereAndIsTheSame() throws SQLException {
        var reader = reader();
        try (var connection = DATABASE.asApp()) {
            write(connection);
            connection.commit();
        }
        var last = reader.end();
        assertThat(reader.reachesBackTo(last)).isTrue();
        assertThat(reader.reachesBackTo(LogPosition.START))
                .as("what was at the beginning may have been forgotten since")
                .isFalse();
        assertThat(reader.reachesBackTo(new LogPosition(last.transaction(), last.position(), last.atMicros() - 1)))
                .as("the same numbers, given to another row after a copy was put back")
                .isFalse();
        assertThat(reader.reachesBackTo(new LogPosition(last.transaction() + 7, last.position() + 7, last.atMicros())))
                .as("a log that does not reach so far yet")
                .isFalse();
    }

    @Test
    void theLastRowIsKeptForThoseWhoStandOnIt() throws SQLException {
        try (var connection = DATABASE.asApp()) {
            write(connection);
            write(connection);
            connection.commit();
        }
        var reader = reader();
        var last = reader.end();
        try (var connection = DATABASE.asSuperuser();
                var statement = connection.createStatement()) {
            statement.execute("update hedgerow.change_log set at = at - interval '8 days'");
        }
        var aged = reader.end();
        assertThat(aged).as("the same place").isEqualByComparingTo(last);
        assertThat(reader.forgetOutlived()).isPositive();
        assertThat(reader.reachesBackTo(aged)).isTrue();
        assertThat(reader.forgetOutlived()).as("all but that one are gone").isZero();
    }

    @Test
    void whatIsRolledBackIsNeverTold() throws SQLException {
        var reader = reader();
        var start = reader.end();
        try (var connection = DATABASE.asApp()) {
            write(connection);
            connection.rollback();
            assertThat(reader.after(start, 10)).isEmpty();
        }
    }

    @Test
    void manyWritersLoseNothingWhileAReaderByPositionAloneWould() throws Exception {
        long seed = 20261122;
        var reader = reader();
        var position = reader.end();
        var committed = ConcurrentHashMap.<UUID>newKeySet();
        var told = new ArrayList<UUID>();
        var naive = new HashSet<UUID>();
        long naivePosition = position.position();
        var running = new AtomicBoolean(true);
        var writers = Executors.newFixedThreadPool(WRITERS);
        try (var naiveConnection = DATABASE.asTailer();
                var overtaken = DATABASE.asApp();
                var overtaking = DATABASE.asApp()) {
            // One is overtaken for certain, however the threads below happen to meet.
            committed.add(write(overtaken));
            committed.add(write(overtaking));
            overtaking.commit();
            naivePosition = readNaively(naiveConnection, naivePosition, naive);
            overtaken.commit();
            List<Future<?>> work = new ArrayList<>();
            for (int writer = 0; writer < WRITERS; writer++) {
                var random = new Random(seed + writer);
                work.add(writers.submit(() -> {
                    writeRandomly(random, committed);
                    return null;
                }));
            }
            writers.submit(() -> {
                try {
                    for (var future : work) {
                        future.get();
                    }
                } finally {
                    running.set(false);
                }
                return null;
            });
            boolean last;
            do {
                last = !running.get();
                for (var change : reader.after(position, 50)) {
                    told.add(change.subjectId());
                    position = change.position();
                    last = false;
                }
                naivePosition = readNaively(naiveConnection, naivePosition, naive);
            } while (!last);
        } finally {
            writers.shutdownNow();
        }
        assertThat(told)
                .as("seed " + seed)
                .doesNotHaveDuplicates()
                .hasSize(committed.size())
                .containsAll(committed);
        assertThat(naive)
                .as("the control must lose some, or this proves nothing")
                .hasSizeLessThan(committed.size());
    }

    private static void writeRandomly(Random random, Set<UUID> committed) throws SQLException {
        try (var connection = DATABASE.asApp()) {
            for (int transaction = 0; transaction < TRANSACTIONS_EACH; transaction++) {
                var written = new ArrayList<UUID>();
                for (int row = 0; row <= random.nextInt(3); row++) {
                    written.add(write(connection));
                    hold(connection, random.nextInt(4));
                }
                if (random.nextInt(10) == 0) {
                    connection.rollback();
                } else {
                    connection.commit();
                    committed.addAll(written);
                }
            }
        }
    }

    /** Keeps the transaction open for a while, in the database, so that others overtake it. */
    private static void hold(Connection connection, int milliseconds) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("select pg_sleep(" + milliseconds / 1000.0 + ")");
        }
    }

    private static long readNaively(Connection connection, long last, Set<UUID> seen) throws SQLException {
        long position = last;
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select position, subject_id from change_log where position > " + last
                        + " order by position")) {
            while (rows.next()) {
                position = rows.getLong(1);
                seen.add(rows.getObject(2, UUID.class));
            }
        }
        return position;
    }

    private static UUID write(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        var id = UUID.randomUUID();
        try (var statement = connection.createStatement()) {
            CONTEXT.tell(connection, "x", "01");
            statement.execute(
                    "insert into change_log (label_id, subject_kind, subject_id, version, kind) values (1, 'incident', '"
                            + id + "', 1, 'APPEARED')");
        }
        return id;
    }
}
