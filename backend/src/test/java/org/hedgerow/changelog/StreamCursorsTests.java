package org.hedgerow.changelog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import org.hedgerow.sharing.VisibleLabels;
import org.hedgerow.support.PostgisDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

class StreamCursorsTests {

    private static final LogPosition POSITION = new LogPosition(98_765, 4_321, 1_795_000_000_123_456L);
    private static final VisibleLabels.Sight SIGHT = new VisibleLabels.Sight(17, -4_000_000_000L);

    private final PostgisDatabase database = PostgisDatabase.fresh();

    @Test
    void aCursorIsReadBackAndNeverLooksTheSameTwice() throws SQLException {
        var cursors = cursors();
        var cursor = cursors.write(POSITION, SIGHT);
        assertThat(cursors.read(cursor)).hasValue(new StreamCursors.Cursor(POSITION, SIGHT));
        assertThat(cursors.write(POSITION, SIGHT))
                .as("equal positions must not show")
                .isNotEqualTo(cursor);
    }

    @Test
    void whatIsNoCursorOfThisInstallationIsNotUnderstood() throws SQLException {
        var cursors = cursors();
        var cursor = cursors.write(POSITION, SIGHT);
        for (int at = 0; at < cursor.length(); at++) {
            var other = cursor.charAt(at) == 'A' ? 'B' : 'A';
            assertThat(cursors.read(cursor.substring(0, at) + other + cursor.substring(at + 1)))
                    .as("changed at " + at)
                    .satisfiesAnyOf(
                            read -> assertThat(read).isEmpty(),
                            // The last character of Base64 holds bits that stand for nothing.
                            read -> assertThat(read).hasValue(new StreamCursors.Cursor(POSITION, SIGHT)));
        }
        for (var nonsense :
                new String[] {"", "A", "not a cursor", "=".repeat(50), "A".repeat(80), "A".repeat(10_000), "\u0000"}) {
            assertThat(cursors.read(nonsense)).as(nonsense).isEmpty();
        }
    }

    @Test
    void aCursorFromBeforeARestoreIsNotUnderstood() throws SQLException {
        var before = cursors().write(POSITION, SIGHT);
        try (var connection = database.asSuperuser();
                var statement = connection.createStatement()) {
            statement.execute("update installation set epoch = gen_random_uuid()");
        }
        assertThat(cursors().read(before)).isEmpty();
    }

    @Test
    void aCopyOfTheDatabaseIsAnotherHistoryAlthoughItSaysTheSameOfItself() throws SQLException {
        var before = cursors().write(POSITION, SIGHT);
        var copy = database.copy();
        try (var app = copy.asApp();
                var tailer = copy.asTailer()) {
            var cursors = new StreamCursors(
                    JdbcClient.create(new SingleConnectionDataSource(app, true)),
                    new ClusterEpoch(JdbcClient.create(new SingleConnectionDataSource(tailer, true))));
            assertThat(cursors.read(before)).as("in the copy").isEmpty();
        }
        assertThat(cursors().read(before)).as("where it was written").isPresent();
    }

    @Test
    void aClusterThatHasCountedFewerTransactionsThanTheLogNamesIsRefused() throws SQLException {
        try (var connection = database.asSuperuser();
                var statement = connection.createStatement()) {
            statement.execute(
                    "insert into change_log (transaction_id, label_id, subject_kind, subject_id, version, kind)"
                            + " values ((pg_current_xact_id()::text::bigint + 1000000)::text::xid8, 1, 'incident', gen_random_uuid(), 1, 'APPEARED')");
        }
        assertThatThrownBy(this::cursors)
                .isInstanceOf(ClusterEpoch.CountedAnew.class)
                .hasMessageContaining("pg_resetwal");
    }

    private StreamCursors cursors() throws SQLException {
        return new StreamCursors(
                JdbcClient.create(new SingleConnectionDataSource(database.asApp(), true)),
                new ClusterEpoch(JdbcClient.create(new SingleConnectionDataSource(database.asTailer(), true))));
    }
}
