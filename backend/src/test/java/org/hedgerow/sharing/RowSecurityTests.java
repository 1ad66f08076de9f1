package org.hedgerow.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.hedgerow.support.PostgisDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the database itself refuses, whatever the application may have got wrong. */
class RowSecurityTests {

    private static final PostgisDatabase DATABASE = PostgisDatabase.fresh();
    private static final UUID INCIDENT = UUID.randomUUID();
    private static final ContextSigner SIGNER = new ContextSigner(secret());

    @BeforeAll
    static void twoLabelsAndOneIncident() throws SQLException {
        try (var connection = DATABASE.asSuperuser();
                var statement = connection.createStatement()) {
            statement.execute("insert into hedgerow.organisation (id, kind, name, short_name, force_code) values"
                    + " ('00000000-0000-4000-8000-000000000001', 'FORCE', 'Cambridgeshire', 'Cambs', 'CAMBS')");
            for (var tier : new String[] {"EXACT", "PUBLIC"}) {
                statement.execute("insert into hedgerow.label (owner_organisation, scope, tier) values"
                        + " ('00000000-0000-4000-8000-000000000001', 'PUBLIC', '" + tier + "')");
            }
            statement.execute("insert into hedgerow.incident values ('" + INCIDENT + "', 1,"
                    + " '00000000-0000-4000-8000-000000000001', 'CAMBS', 2026, 1, 'OPEN', 'HARE.COURSING', 'canary',"
                    + " now(), now(), true, now(), null, 1)");
            statement.execute(
                    "insert into hedgerow.released_incident (incident_id, tier, label_id, version, category_code,"
                            + " force_code, status, earliest, latest, exact_time_known, square, centre_easting_mm,"
                            + " centre_northing_mm, size_metres) values ('" + INCIDENT
                            + "', 'PUBLIC', 2, 1, 'HARE.COURSING', 'CAMBS',"
                            + " 'OPEN', now(), now(), true, ST_MakeEnvelope(540000, 240000, 550000, 250000, 27700), 1, 1, 10000)");
        }
    }

    @Test
    void withoutAContextThereAreNoRows() throws SQLException {
        try (var app = DATABASE.asApp()) {
            assertThat(count(app, "incident")).isZero();
            assertThat(count(app, "released_incident")).isZero();
        }
    }

    @Test
    void theContextEndsWithItsTransaction() throws SQLException {
        try (var app = DATABASE.asApp()) {
            app.setAutoCommit(false);
            context(app, "011", "x");
            assertThat(count(app, "incident")).isOne();
            app.commit();
            assertThat(count(app, "incident"))
                    .as("the next borrower of the connection")
                    .isZero();
            app.rollback();
        }
    }

    @Test
    void aContextThatIsForgedMissingOrUsedAgainShowsNothing() throws SQLException {
        try (var app = DATABASE.asApp();
                var other = DATABASE.asApp()) {
            app.setAutoCommit(false);
            other.setAutoCommit(false);
            for (var forged : List.of("", "00", "f".repeat(64), "f".repeat(10_000))) {
                context(app, "011", "011", forged);
                assertThat(count(app, "incident"))
                        .as(forged.substring(0, Math.min(3, forged.length())))
                        .isZero();
                app.rollback();
            }
            context(app, "001", "x");
            try (var statement = app.createStatement()) {
                statement.execute("select set_config('hedgerow.readable_labels', '011', true)");
            }
            assertThat(count(app, "released_incident"))
                    .as("widened after it was signed")
                    .isZero();
            app.rollback();
            var here = transaction(app);
            var overheard = SIGNER.sign("011", "x", "", here);
            context(other, "011", "x", overheard);
            assertThat(count(other, "incident")).as("on another connection").isZero();
            other.rollback();
            context(app, "011", "x", overheard);
            assertThat(count(app, "incident")).isOne();
            app.commit();
            context(app, "011", "x", overheard);
            assertThat(count(app, "incident")).as("in another transaction").isZero();
            app.rollback();
            context(app, "011", "x", new ContextSigner(new byte[32]).sign("011", "x", "", transaction(app)));
            assertThat(count(app, "incident")).as("with another key").isZero();
            app.rollback();
        }
    }

    @Test
    void theRuntimeLoginCannotReadTheKey() throws SQLException {
        try (var app = DATABASE.asApp();
                var statement = app.createStatement()) {
            assertThatThrownBy(() -> statement.executeQuery("select secret from context_key"))
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void aContextShowsItsOwnLabelsAndNoOthers() throws SQLException {
        try (var app = DATABASE.asApp()) {
            app.setAutoCommit(false);
            context(app, "001", "x");
            assertThat(count(app, "incident")).isZero();
            assertThat(count(app, "released_incident")).isOne();
            app.rollback();
            context(app, "x", "x");
            assertThat(count(app, "released_incident")).isZero();
            app.rollback();
            context(app, LabelBits.of(new int[] {777}), "x");
            assertThat(count(app, "incident")).isZero();
            app.rollback();
        }
    }

    @Test
    void whatMayBeReadMayNotThereforeBeWritten() throws SQLException {
        try (var app = DATABASE.asApp();
                var statement = app.createStatement()) {
            app.setAutoCommit(false);
            context(app, "011", "x");
            assertThat(statement.executeUpdate("update incident set narrative = 'mine'"))
                    .isZero();
            assertThat(statement.executeUpdate("delete from released_incident")).isZero();
            app.rollback();
            context(app, "001", "011");
            assertThat(statement.executeUpdate("update incident set narrative = 'mine'"))
                    .as("a reporter adds rows that a reporter cannot read")
                    .isZero();
            app.rollback();
            context(app, "011", "001");
            assertThatThrownBy(() -> statement.executeUpdate("update released_incident set label_id = 1"))
                    .hasMessageContaining("row-level security");
            app.rollback();
            var toTheLog =
                    "insert into change_log (label_id, subject_kind, subject_id, version, kind) values (2, 'incident', '"
                            + INCIDENT + "', 1, 'APPEARED')";
            context(app, "01", "01");
            assertThatThrownBy(() -> statement.execute(toTheLog)).hasMessageContaining("row-level security");
            app.rollback();
            context(app, "01", "001");
            assertThat(statement.executeUpdate(toTheLog)).isOne();
            app.rollback();
            context(app, "01", "001", "f".repeat(64));
            assertThatThrownBy(() -> statement.execute(toTheLog))
                    .as("nobody has signed it")
                    .hasMessageContaining("row-level security");
            app.rollback();
        }
    }

    @Test
    void neitherTheOwnerNorTheTailerReadsIncidents() throws SQLException {
        try (var owner = DATABASE.asOwner();
                var tailer = DATABASE.asTailer()) {
            assertThat(count(owner, "incident")).isZero();
            assertThat(count(owner, "released_incident")).isZero();
            assertThatThrownBy(() -> count(tailer, "incident")).hasMessageContaining("permission denied");
            assertThatThrownBy(() -> count(tailer, "person")).hasMessageContaining("permission denied");
        }
    }

    @Test
    void theTrailAndTheLabelsAreAddedToAndNeverChanged() throws SQLException {
        try (var app = DATABASE.asApp();
                var superuser = DATABASE.asSuperuser();
                var asApp = app.createStatement();
                var asSuperuser = superuser.createStatement()) {
            asApp.execute("insert into audit_entry (operation, action) values ('SECURITY', 'test')");
            for (var forbidden : new String[] {
                "update audit_entry set action = 'x'", "delete from audit_entry", "truncate audit_entry",
                "select * from audit_entry", "update label set scope = 'PUBLIC'", "delete from label"
            }) {
                assertThatThrownBy(() -> asApp.execute(forbidden))
                        .as(forbidden)
                        .hasMessageContaining("permission denied");
            }
            for (var sealed : new String[] {
                "update hedgerow.audit_entry set action = 'x'", "delete from hedgerow.audit_entry",
                "truncate hedgerow.audit_entry", "update hedgerow.label set scope = 'OWN_FORCE'"
            }) {
                assertThatThrownBy(() -> asSuperuser.execute(sealed)).as(sealed).hasMessageContaining("sealed");
            }
        }
    }

    @Test
    void theBoxTestUsesItsIndexUnderRowSecurity() throws SQLException {
        try (var superuser = DATABASE.asSuperuser();
                var fill = superuser.createStatement();
                var app = DATABASE.asApp();
                var statement = app.createStatement()) {
            fill.execute(
                    "insert into hedgerow.incident select gen_random_uuid(), 1, '00000000-0000-4000-8000-000000000001',"
                            + " 'FILL', 2026, n, 'OPEN', 'HARE.COURSING', '', now(), now(), true, now(), null, 1 from generate_series(1, 20000) n");
            fill.execute(
                    "insert into hedgerow.released_incident (incident_id, tier, label_id, version, category_code, force_code,"
                            + " status, earliest, latest, exact_time_known, square, centre_easting_mm, centre_northing_mm, size_metres)"
                            + " select id, 'PUBLIC', 2, 1, category_code, force_code, status, earliest, latest, true,"
                            + " ST_Expand(ST_SetSRID(ST_MakePoint(reference_number * 30, 1e6 + random() * 1e5), 27700), 50), 1, 1, 100"
                            + " from hedgerow.incident where force_code = 'FILL'");
            fill.execute("analyze hedgerow.released_incident");
            app.setAutoCommit(false);
            context(app, "001", "x");
            var plan = new StringBuilder();
            try (var rows = statement.executeQuery("explain select * from released_incident"
                    + " where square && ST_MakeEnvelope(300000, 1000000, 301000, 1001000, 27700)")) {
                while (rows.next()) {
                    plan.append(rows.getString(1)).append('\n');
                }
            }
            assertThat(plan.toString()).contains("released_incident_by_square");
            app.rollback();
        }
    }

    private static void context(Connection connection, String readable, String writable) throws SQLException {
        context(connection, readable, writable, SIGNER.sign(readable, writable, "", transaction(connection)));
    }

    private static void context(Connection connection, String readable, String writable, String signature)
            throws SQLException {
        try (var statement = connection.prepareStatement("select set_config('hedgerow.readable_labels', ?, true),"
                + " set_config('hedgerow.writable_labels', ?, true), set_config('hedgerow.person', '', true),"
                + " set_config('hedgerow.signature', ?, true)")) {
            statement.setString(1, readable);
            statement.setString(2, writable);
            statement.setString(3, signature);
            statement.execute();
        }
    }

    /** The connection and the start of its transaction, as the signature has them. */
    private static String transaction(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select pg_backend_pid() || '|'"
                        + " || (extract(epoch from transaction_timestamp()) * 1000000)::bigint")) {
            row.next();
            return row.getString(1);
        }
    }

    private static byte[] secret() {
        try (var owner = DATABASE.asOwner();
                var statement = owner.createStatement();
                var row = statement.executeQuery("select secret from hedgerow.context_key")) {
            row.next();
            return row.getBytes(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long count(Connection connection, String table) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from " + table)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
