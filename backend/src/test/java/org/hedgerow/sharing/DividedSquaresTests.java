package org.hedgerow.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.BiFunction;
import org.flywaydb.core.Flyway;
import org.hedgerow.geo.GridPoint;
import org.hedgerow.geo.GridSquare;
import org.hedgerow.reference.ReferenceSeed;
import org.hedgerow.support.PostgisDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** What an installation has released stays as coarse as it was, whatever tables of holdings come after. */
class DividedSquaresTests {

    private static final long SEED = 20261122;

    /** Any tables in any order: all that was ever released of a place, laid over each other, is one of the squares that were promised. */
    @Test
    void newTablesOnlyMerge() throws SQLException {
        var random = new Random(SEED);
        for (int installation = 0; installation < 6; installation++) {
            var squares = squaresOf(PostgisDatabase.fresh());
            var farms = new ArrayList<GridPoint>();
            for (int farm = 0; farm < 150; farm++) {
                farms.add(RandomHoldings.place(random));
            }
            var largest = new ReleasedEver[] {new ReleasedEver(farms.size()), new ReleasedEver(farms.size())};
            var tables =
                    List.of(RandomHoldings.table(random), RandomHoldings.table(random), RandomHoldings.table(random));
            for (int version = 0; version < 6; version++) {
                var table = tables.get(random.nextInt(tables.size()));
                int watch = 8 + random.nextInt(3) * 4;
                var places = places(squares, table, watch, 40 + random.nextInt(2) * 20);
                for (int farm = 0; farm < farms.size(); farm++) {
                    largest[0].add(farm, places.forWatch(farms.get(farm), 1), version);
                    largest[1].add(farm, places.forPublic(farms.get(farm), 1), version);
                }
            }
            assertThat(largest[0].releases + largest[1].releases).isGreaterThan(200);
        }
    }

    /** The latest square of each place, which must hold every one before. */
    private static final class ReleasedEver {
        private final GridSquare[] last;
        private int releases;

        ReleasedEver(int farms) {
            last = new GridSquare[farms];
        }

        void add(int farm, Optional<GridSquare> released, int version) {
            released.ifPresent(square -> {
                releases++;
                var before = last[farm];
                if (before != null) {
                    assertThat(square.sizeMetres())
                            .as("version %s of farm %s", version, farm)
                            .isGreaterThanOrEqualTo(before.sizeMetres());
                    assertThat(before.grownTo(square.sizeMetres())).isEqualTo(square);
                }
                last[farm] = square;
            });
        }
    }

    @Test
    void theSameTableAgainChangesNothingAndIsOneVersion() throws SQLException {
        var database = PostgisDatabase.fresh();
        var squares = squaresOf(database);
        var first = places(squares, HoldingsTable.own(), 8, 40);
        var second = places(squares, HoldingsTable.own(), 8, 40);
        assertSameEverywhere(
                (place, precision) -> List.of(first.forWatch(place, precision), first.forPublic(place, precision)),
                (place, precision) -> List.of(second.forWatch(place, precision), second.forPublic(place, precision)));
        assertThat(count(database, "select count(*) from holdings_version")).isEqualTo(1);
        places(squares, HoldingsTable.own(), 8, 80);
        places(squares, HoldingsTable.own(), 8, 40);
        assertThat(count(database, "select count(*) from holdings_version")).isEqualTo(3);
    }

    @Test
    void theFirstTableIsWhatItSays() throws SQLException {
        var stored = places(squaresOf(PostgisDatabase.fresh()), HoldingsTable.own(), 8, 40);
        var computed = new ReleasedPlaces(HoldingsTable.own(), 8, 40);
        assertSameEverywhere(
                (place, precision) -> List.of(stored.forWatch(place, precision), stored.forPublic(place, precision)),
                (place, precision) ->
                        List.of(computed.forWatch(place, precision), computed.forPublic(place, precision)));
    }

    /** An installation that released by one figure for the whole country: 5 km and 10 km, 50 km for what was known less well. */
    @Test
    void anInstallationOfTheFirstVersionIsReleasedNothingFinerThanItWas() throws SQLException {
        var database = PostgisDatabase.unmigrated();
        migrate(database, "0410");
        try (var connection = database.asSuperuser();
                var statement = connection.createStatement()) {
            statement.execute("insert into organisation (id, kind, name, short_name) values"
                    + " ('00000000-0000-4000-8000-000000000001', 'WATCH_GROUP', 'Invented', 'Invented')");
            statement.execute("insert into label (owner_organisation, scope, tier) values"
                    + " ('00000000-0000-4000-8000-000000000001', 'PUBLIC', 'PUBLIC')");
        }
        migrate(database, "latest");
        assertThat(count(database, "select count(*) from holdings_version where holdings_sha256 is null"))
                .isEqualTo(1);
        var random = new Random(SEED);
        var dense = new StringBuilder(HoldingsTable.HEADER);
        for (int kilometre = 0; kilometre < 2_500; kilometre++) {
            dense.append("\n%d,%d,1,%d".formatted(500 + kilometre % 50, 200 + kilometre / 50, 90));
        }
        var places = places(squaresOf(database), HoldingsTable.ofText(dense.toString()), 8, 40);
        for (int round = 0; round < 200; round++) {
            var place =
                    new GridPoint(500_000_000 + random.nextInt(50_000_000), 200_000_000 + random.nextInt(50_000_000));
            assertThat(places.forWatch(place, 1)).hasValue(GridSquare.holding(place, 5_000));
            assertThat(places.forPublic(place, 1)).hasValue(GridSquare.holding(place, 10_000));
            assertThat(places.forPublic(place, 20_000)).hasValue(GridSquare.holding(place, 50_000));
        }
    }

    @Test
    void theDatabaseItselfRefusesToDivideAgain() throws SQLException {
        var database = PostgisDatabase.fresh();
        places(squaresOf(database), HoldingsTable.own(), 8, 40);
        try (var connection = database.asApp();
                var statement = connection.createStatement()) {
            statement.execute("set search_path = hedgerow, public");
            for (var refused : List.of(
                    "insert into divided_square values ('WATCH', 5, 540, 240)",
                    "update divided_square set easting_km = 0",
                    "update holdings_version set watch_holdings = 8",
                    "delete from holdings_version",
                    "insert into holdings_version (watch_holdings, public_holdings) values (3, 40)")) {
                assertThatThrownBy(() -> statement.execute(refused)).as(refused).isInstanceOf(SQLException.class);
            }
        }
    }

    private static void assertSameEverywhere(
            BiFunction<GridPoint, Integer, Object> one, BiFunction<GridPoint, Integer, Object> other) {
        var random = new Random(SEED);
        for (int round = 0; round < 1_000; round++) {
            var place = new GridPoint(random.nextInt(700_000_000), random.nextInt(1_200_000_000));
            int precision = new int[] {1, 100, 2_000, 20_000}[random.nextInt(4)];
            assertThat(one.apply(place, precision)).isEqualTo(other.apply(place, precision));
        }
    }

    private static ReleasedPlaces places(DividedSquares squares, HoldingsTable table, int watch, int everybody) {
        return new ReleasedPlaces(table, watch, everybody, squares);
    }

    private static DividedSquares squaresOf(PostgisDatabase database) throws SQLException {
        var connection = database.asApp();
        try (var statement = connection.createStatement()) {
            statement.execute("set search_path = hedgerow, public");
        }
        var source = new SingleConnectionDataSource(connection, true);
        return new DividedSquares(JdbcClient.create(source), new JdbcTransactionManager(source));
    }

    private static void migrate(PostgisDatabase database, String target) {
        var settings = database.settings();
        Flyway.configure()
                .dataSource((String) settings.get("HEDGEROW_DB_URL"), "hedgerow_owner", (String)
                        settings.get("HEDGEROW_DB_OWNER_PASSWORD"))
                .defaultSchema("hedgerow")
                .createSchemas(false)
                .javaMigrations(new ReferenceSeed())
                .target(target)
                .load()
                .migrate();
    }

    private static int count(PostgisDatabase database, String query) throws SQLException {
        try (var connection = database.asSuperuser();
                var result = connection.createStatement().executeQuery(query)) {
            result.next();
            return result.getInt(1);
        }
    }
}
