package org.hedgerow.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.hedgerow.support.MovingClock;
import org.hedgerow.support.PostgisDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** What one node edits another one notices, days arrive, and the database itself keeps the history and the facts. */
class ReferenceEpochTests {

    private final PostgisDatabase database = PostgisDatabase.fresh();
    private final MovingClock clock = new MovingClock("2026-06-01T12:00:00Z");

    @SuppressWarnings("NullAway.Init")
    private Connection thisNode;

    @SuppressWarnings("NullAway.Init")
    private Connection otherNode;

    @SuppressWarnings("NullAway.Init")
    private ReferenceEpoch epoch;

    @SuppressWarnings("NullAway.Init")
    private Forces forces;

    @SuppressWarnings("NullAway.Init")
    private Categories categories;

    @BeforeEach
    void open() throws SQLException {
        thisNode = database.asApp();
        otherNode = database.asApp();
        var jdbc = JdbcClient.create(new SingleConnectionDataSource(thisNode, true));
        epoch = new ReferenceEpoch(jdbc, clock);
        forces = new Forces(jdbc, epoch);
        categories = new Categories(jdbc, epoch);
        try (var owner = database.asOwner();
                var statement = owner.createStatement()) {
            statement.execute("""
                    insert into organisation (kind, name, short_name) values ('PARTNER', 'Invented partner', 'Invented');
                    insert into person (username, name, organisation_id) select 'editor', 'Invented Editor', id from organisation
                    """);
        }
    }

    @AfterEach
    void close() throws SQLException {
        thisNode.close();
        otherNode.close();
    }

    @Test
    void anEditOfAnotherNodeIsNoticed() throws SQLException {
        edit("update force set name = 'Essex and Invented Police' where code = 'ESSEX'");
        assertThat(forces.find("ESSEX").orElseThrow().name()).isEqualTo("Essex Police");
        epoch.look();
        assertThat(forces.find("ESSEX").orElseThrow().name()).isEqualTo("Essex and Invented Police");
        edit("update category set name = 'Tractor or loader' where code = 'AGRI.TRACTOR'");
        epoch.look();
        assertThat(categories.find("AGRI.TRACTOR").orElseThrow().name()).isEqualTo("Tractor or loader");
    }

    @Test
    void aDayBeginsInLondon() throws SQLException {
        edit("update force set valid_to = '2026-07-01' where code = 'ESSEX'");
        edit("insert into force (code, police_uk_id, name, ff_code, ons_code, has_area, verified, source, valid_from)"
                + " values ('ESSEX', 'essex', 'Essex Invented', '42', 'E23000028', true, true, 'Test', '2026-07-01')");
        epoch.look();
        assertThat(forces.find("ESSEX").orElseThrow().name()).isEqualTo("Essex Police");
        clock.moveTo("2026-06-30T22:59:59Z");
        epoch.look();
        assertThat(forces.find("ESSEX").orElseThrow().name()).isEqualTo("Essex Police");
        clock.moveTo("2026-06-30T23:00:00Z");
        epoch.look();
        assertThat(forces.find("ESSEX").orElseThrow().name()).isEqualTo("Essex Invented");
    }

    @Test
    void anotherLookWithoutAChangeReadsNothing() throws SQLException {
        epoch.look();
        edit("update force set name = 'Essex Invented' where code = 'ESSEX'");
        try (var owner = database.asOwner();
                var statement = owner.createStatement()) {
            statement.execute("update reference_epoch set epoch = epoch - 1");
        }
        epoch.look();
        assertThat(forces.find("ESSEX").orElseThrow().name())
                .as("the epoch alone says whether to read")
                .isEqualTo("Essex Police");
    }

    @Test
    void aDatabaseThatIsAwayLeavesWhatWasRead() throws SQLException {
        edit("update force set name = 'Essex Invented' where code = 'ESSEX'");
        thisNode.close();
        epoch.look();
        assertThat(forces.find("ESSEX").orElseThrow().name()).isEqualTo("Essex Police");
    }

    @Test
    void everyChangeIsInTheHistoryWithBeforeAndAfter() throws SQLException {
        edit("update air_base set name = 'Benson (Oxfordshire)' where code = 'BENSON'");
        try (var statement = otherNode.createStatement();
                var row = statement.executeQuery("select table_name, row_key, reason, person_id is not null,"
                        + " before ->> 'name', after ->> 'name', at > now() - interval '1 minute' from reference_change"
                        + " where table_name = 'air_base'")) {
            assertThat(row.next()).isTrue();
            assertThat(List.of(
                            row.getString(1), row.getString(2), row.getString(3), row.getString(5), row.getString(6)))
                    .containsExactly("air_base", "BENSON", "testing", "Benson", "Benson (Oxfordshire)");
            assertThat(row.getBoolean(4)).isTrue();
            assertThat(row.next()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update reference_change set reason = 'nothing'",
                "delete from reference_change",
                "truncate reference_change"
            })
    void nobodyChangesTheHistory(String statementText) throws SQLException {
        edit("update air_base set name = 'Benson (Oxfordshire)' where code = 'BENSON'");
        for (var connection : List.of(database.asApp(), database.asOwner(), database.asSuperuser())) {
            try (connection;
                    var statement = connection.createStatement()) {
                assertThatExceptionOfType(SQLException.class)
                        .isThrownBy(() -> statement.execute(statementText))
                        .satisfies(refused -> assertThat(refused.getMessage())
                                .containsAnyOf("permission denied", "sealed: reference_change"));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Two rows for one day.
                "insert into force (code, police_uk_id, name, has_area, verified, source, valid_from)"
                        + " values ('ESSEX', 'essex', 'Essex Twice', true, true, 'Test', '2026-01-01')",
                "update force set valid_to = null where code = 'HANTS'",
                // One side of a border.
                "update force_adjacency set valid_to = '2026-01-01' where force_code = 'ESSEX' and neighbour_code = 'SUFFOLK'",
                "insert into force_adjacency (force_code, neighbour_code, kind, verified, source)"
                        + " values ('ESSEX', 'NORFOLK', 'LAND', true, 'Test')",
                // What has begun.
                "delete from category where code = 'HARE.COURSING'",
                // Words that there are not.
                "update offence set light = 'DUSK'",
                "update air_base set latitude = 0",
                "update air_speed set knots = 0",
                "update air_speed set kind = 'OPERATIONS_CENTRE'",
                "update ladder_rule set lasts = 0",
                "update ladder_rule set needs = kind where kind = 'BREACH'",
                "update ladder_rule set unit = null where lasts is not null",
                "update offence set unverified = null where not verified"
            })
    void theDatabaseHoldsToTheFactsWhoeverWrites(String statementText) {
        assertThatExceptionOfType(SQLException.class).isThrownBy(() -> edit(statementText));
    }

    @Test
    void noReasonNoChange() throws SQLException {
        try (var statement = otherNode.createStatement()) {
            statement.execute("select set_config('hedgerow.reference_editor', (select id::text from person), false)");
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> statement.execute("update force set name = 'x' where code = 'ESSEX'"))
                    .withMessageContaining("reason");
        }
    }

    private void edit(String statementText) throws SQLException {
        otherNode.setAutoCommit(false);
        try (var statement = otherNode.createStatement()) {
            statement.execute("select set_config('hedgerow.reference_editor', (select id::text from person), true),"
                    + " set_config('hedgerow.reference_reason', 'testing', true)");
            statement.execute(statementText);
            otherNode.commit();
        } catch (SQLException e) {
            otherNode.rollback();
            throw e;
        } finally {
            otherNode.setAutoCommit(true);
        }
    }
}
