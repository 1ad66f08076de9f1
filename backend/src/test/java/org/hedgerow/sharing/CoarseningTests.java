package org.hedgerow.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Random;
import org.hedgerow.support.PostgisDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CoarseningTests {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    @SuppressWarnings("NullAway.Init")
    private PostgisDatabase database;

    @SuppressWarnings("NullAway.Init")
    private VictimIdentifying list;

    @SuppressWarnings("NullAway.Init")
    private Coarsening coarsening;

    @BeforeAll
    void theListOfAnInstallation() throws SQLException {
        database = PostgisDatabase.fresh();
        var connection = database.asApp();
        try (var statement = connection.createStatement()) {
            statement.execute("set search_path = hedgerow, public");
        }
        list = new VictimIdentifying(JdbcClient.create(new SingleConnectionDataSource(connection, true)));
        coarsening = new Coarsening(list);
    }

    @ParameterizedTest
    @CsvSource({
        // Winter, summer, and the two days on which the clocks change.
        "WATCH, LIVESTOCK.THEFT, 2026-11-22T18:41:07Z, LIVESTOCK, 2026-11-22T18:00:00Z, 2026-11-22T23:59:59Z",
        "WATCH, LIVESTOCK.THEFT, 2026-07-01T23:30:00Z, LIVESTOCK, 2026-07-01T23:00:00Z, 2026-07-02T04:59:59Z",
        "WATCH, LIVESTOCK.THEFT, 2026-03-29T03:00:00Z, LIVESTOCK, 2026-03-29T00:00:00Z, 2026-03-29T04:59:59Z",
        "WATCH, LIVESTOCK.THEFT, 2026-10-25T03:00:00Z, LIVESTOCK, 2026-10-24T23:00:00Z, 2026-10-25T05:59:59Z",
        "WATCH, HARE.COURSING, 2026-11-22T18:41:07Z, HARE.COURSING, 2026-11-22T18:41:07Z, 2026-11-22T18:41:07Z",
        "PUBLIC, HARE.COURSING, 2026-11-22T18:41:07Z, HARE.COURSING, 2026-11-22T00:00:00Z, 2026-11-22T23:59:59Z",
        "PUBLIC, HARE.COURSING, 2026-03-29T12:00:00Z, HARE.COURSING, 2026-03-29T00:00:00Z, 2026-03-29T22:59:59Z",
        "PUBLIC, LIVESTOCK.THEFT, 2026-11-22T18:41:07Z, LIVESTOCK, 2026-11-16T00:00:00Z, 2026-11-22T23:59:59Z",
        "PUBLIC, LIVESTOCK.THEFT, 2026-11-23T00:00:00Z, LIVESTOCK, 2026-11-23T00:00:00Z, 2026-11-29T23:59:59Z",
        "EXACT, LIVESTOCK.THEFT, 2026-11-22T18:41:07Z, LIVESTOCK.THEFT, 2026-11-22T18:41:07Z, 2026-11-22T18:41:07Z",
        "ORIGINATOR, LIVESTOCK.THEFT, 2026-11-22T18:41:07Z, LIVESTOCK.THEFT, 2026-11-22T18:41:07Z, 2026-11-22T18:41:07Z",
        // Data of others may carry a group, or a kind that is not in the list.
        "WATCH, LIVESTOCK, 2026-11-22T18:41:07Z, LIVESTOCK, 2026-11-22T18:41:07Z, 2026-11-22T18:41:07Z",
        "PUBLIC, OTHER, 2026-11-22T18:41:07Z, OTHER, 2026-11-22T00:00:00Z, 2026-11-22T23:59:59Z"
    })
    void eachTierIsToldAsMuchAsTheTableSays(
            Tier tier, String category, Instant at, String released, Instant earliest, Instant latest) {
        var told = coarsening.of(tier, new ReleasedFacts(category, at, at, true));
        assertThat(told.categoryCode()).isEqualTo(released);
        assertThat(told.earliest()).isEqualTo(earliest);
        assertThat(told.latest()).isEqualTo(latest);
        assertThat(told.exactTimeKnown()).isEqualTo(earliest.equals(at) && latest.equals(at));
    }

    /** What is told depends on the stretch of the clock alone: any other event of the same stretch is told in the same words. */
    @Test
    void aCoarseTimeHoldsTheTrueOneAndIsTheSameForEveryTimeInIt() {
        var random = new Random(20261122);
        for (int round = 0; round < 3_000; round++) {
            var tier = random.nextBoolean() ? Tier.WATCH : Tier.PUBLIC;
            var category = random.nextBoolean() ? "EQUINE.THEFT" : "HARE.COURSING";
            var earliest = Instant.parse("2020-01-01T00:00:00Z").plusSeconds(random.nextInt(220_000_000));
            var latest = earliest.plusSeconds(random.nextInt(200_000));
            var known = new ReleasedFacts(category, earliest, latest, false);
            var told = coarsening.of(tier, known);
            assertThat(told.earliest()).isBeforeOrEqualTo(earliest);
            assertThat(told.latest()).isAfterOrEqualTo(latest);
            assertThat(coarsening.of(tier, new ReleasedFacts(category, told.earliest(), told.latest(), true)))
                    .as("%s of %s", tier, known)
                    .isEqualTo(
                            tier == Tier.WATCH && category.equals("HARE.COURSING")
                                    ? new ReleasedFacts(category, earliest, latest, true)
                                    : told);
            if (tier == Tier.PUBLIC) {
                assertThat(told.earliest().atZone(LONDON).toLocalTime()).isEqualTo("00:00:00");
                assertThat(told.latest().atZone(LONDON).toLocalTime()).isEqualTo("23:59:59");
            }
        }
    }

    @Test
    void theListIsDatedAndReadAgain() throws SQLException {
        var winter = Instant.parse("2026-01-10T12:00:00Z");
        var facts = new ReleasedFacts("POACH.FISH", winter, winter, true);
        assertThat(coarsening.of(Tier.WATCH, facts)).isEqualTo(facts);
        try (var connection = database.asSuperuser();
                var statement = connection.createStatement()) {
            statement.execute("insert into victim_identifying_category values"
                    + " ('POACH.FISH', '2026-01-01', '2026-02-01', 'invented for a test')");
        }
        list.readAgain();
        assertThat(coarsening.of(Tier.WATCH, facts).categoryCode()).isEqualTo("POACH");
        var february = Instant.parse("2026-02-01T12:00:00Z");
        assertThat(coarsening
                        .of(Tier.WATCH, new ReleasedFacts("POACH.FISH", february, february, true))
                        .categoryCode())
                .isEqualTo("POACH.FISH");
    }

    @Test
    void everyKindOnTheListIsThere() throws SQLException {
        try (var connection = database.asSuperuser();
                var result = connection
                        .createStatement()
                        .executeQuery("select count(*) from victim_identifying_category v"
                                + " where not exists (select from category c where c.code = v.category_code)")) {
            result.next();
            assertThat(result.getInt(1)).isZero();
        }
    }
}
