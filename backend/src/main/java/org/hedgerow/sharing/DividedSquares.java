package org.hedgerow.sharing;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.hedgerow.geo.GridSquare;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Which squares this installation has divided under every table of holdings that it ever used. A new table merges squares and divides none:
 * otherwise somebody who kept the old releases could lay the new ones over them.
 */
@Component
class DividedSquares {

    private static final String LATEST = """
            select count(*) from (select * from holdings_version order by number desc limit 1) latest
            where holdings_sha256 = :sha and watch_holdings = :watch and public_holdings = :public""";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    DividedSquares(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** The squares of both tiers that stay divided. */
    record Left(SquareDivision watch, SquareDivision everybody) {}

    /** Takes up a table, once: keeps the divisions that it shares with all before it. */
    Left takeUp(String sha256, int watchHoldings, int publicHoldings, SquareDivision watch, SquareDivision everybody) {
        return transaction.execute(status -> {
            jdbc.sql("lock table divided_square in share row exclusive mode").update();
            if (jdbc.sql(LATEST)
                            .param("sha", sha256)
                            .param("watch", watchHoldings)
                            .param("public", publicHoldings)
                            .query(Integer.class)
                            .single()
                    == 0) {
                boolean first = jdbc.sql("select count(*) from holdings_version")
                                .query(Integer.class)
                                .single()
                        == 0;
                store(first, Tier.WATCH, watch);
                store(first, Tier.PUBLIC, everybody);
                jdbc.sql("insert into holdings_version (holdings_sha256, watch_holdings, public_holdings)"
                                + " values (:sha, :watch, :public)")
                        .param("sha", sha256)
                        .param("watch", watchHoldings)
                        .param("public", publicHoldings)
                        .update();
            }
            return new Left(watch.mergedWith(stored(Tier.WATCH)), everybody.mergedWith(stored(Tier.PUBLIC)));
        });
    }

    private void store(boolean first, Tier tier, SquareDivision division) {
        if (first) {
            change(
                    "insert into divided_square (tier, size_km, easting_km, northing_km)"
                            + " select :tier, * from unnest(:size::int[], :east::int[], :north::int[])",
                    tier,
                    division.divided());
        } else {
            var gone = new HashSet<>(stored(tier));
            gone.removeAll(division.divided());
            change(
                    "delete from divided_square where tier = :tier and (size_km, easting_km, northing_km)"
                            + " in (select * from unnest(:size::int[], :east::int[], :north::int[]))",
                    tier,
                    gone);
        }
    }

    private void change(String sql, Tier tier, Collection<GridSquare> squares) {
        jdbc.sql(sql)
                .param("tier", tier.name())
                .param(
                        "size",
                        squares.stream()
                                .map(square -> square.sizeMetres() / 1_000)
                                .toArray(Integer[]::new))
                .param(
                        "east",
                        squares.stream().map(square -> square.easting() / 1_000).toArray(Integer[]::new))
                .param(
                        "north",
                        squares.stream()
                                .map(square -> square.northing() / 1_000)
                                .toArray(Integer[]::new))
                .update();
    }

    private Set<GridSquare> stored(Tier tier) {
        return jdbc.sql(
                        "select easting_km * 1000, northing_km * 1000, size_km * 1000 from divided_square where tier = :tier")
                .param("tier", tier.name())
                .query((row, number) -> new GridSquare(row.getInt(1), row.getInt(2), row.getInt(3)))
                .set();
    }
}
