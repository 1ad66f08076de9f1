package org.hedgerow.sighting;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hedgerow.sharing.Access;
import org.hedgerow.sighting.PlateSearch.Match;
import org.hedgerow.sighting.VehicleWatch.ByLooks;
import org.hedgerow.sighting.VehicleWatch.ByPlate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What was recorded or amended since a watch began and agrees with it, inside a transaction that {@link Access} has opened. Every limit stands behind row
 * security: what is hidden changes no answer.
 */
@Component
class WatchMatches {

    /** Of so many plates that the database lets through, the newest, it is asked how they agree. */
    private static final int MOST_COMPARED = 2_000;

    private static final PlateLikeness NO_PLATE = new PlateLikeness(List.of());

    private final SightingRows rows;
    private final JdbcClient jdbc;

    WatchMatches(SightingRows rows, JdbcClient jdbc) {
        this.rows = rows;
        this.jdbc = jdbc;
    }

    private record Written(UUID id, String plate) {}

    /** The last changed first, at most {@code most}. */
    List<Match> find(VehicleWatch watch, Instant now, int most) {
        if (watch.wanted() instanceof ByPlate wanted) {
            return byPlate(wanted.pattern(), watch.madeAt(), now, most);
        }
        return byLooks((ByLooks) watch.wanted(), watch.madeAt(), now, most);
    }

    private List<Match> byPlate(PlatePattern pattern, Instant since, Instant now, int most) {
        var pairs = pattern.pairs();
        var written = jdbc.sql("""
                        select s.id, p.plate from plates_like(:a, :b, :c, :d, :reads, :seen) p join sighting s on s.id = p.sighting_id
                        where s.withdrawn_at is null and s.changed_at > :since order by s.changed_at desc, s.id limit :most""")
                .param("a", pairs.get(0))
                .param("b", pairs.get(Math.min(1, pairs.size() - 1)))
                .param("c", pairs.get(Math.min(2, pairs.size() - 1)))
                .param("d", pairs.get(Math.min(3, pairs.size() - 1)))
                .param("reads", pattern.expression())
                // Recorded since then is also what was seen long before.
                .param("seen", SightingRows.at(since.minus(Duration.ofDays(PlateSearch.MOST_DAYS))))
                .param("since", SightingRows.at(since))
                .param("most", MOST_COMPARED)
                .query((row, number) -> new Written(row.getObject("id", UUID.class), row.getString("plate")))
                .list();
        var likenesses = new LinkedHashMap<UUID, PlateLikeness>();
        for (var each : written) {
            if (likenesses.size() < most) {
                pattern.likeness(each.plate()).ifPresent(likeness -> likenesses.put(each.id(), likeness));
            }
        }
        Map<UUID, Sighting> readable =
                rows.list(likenesses.keySet()).stream().collect(Collectors.toMap(Sighting::id, Function.identity()));
        return likenesses.entrySet().stream()
                .filter(each -> readable.containsKey(each.getKey()))
                .map(each -> PlateRows.match(readable.get(each.getKey()), each.getValue(), now))
                .toList();
    }

    private List<Match> byLooks(ByLooks looks, Instant since, Instant now, int most) {
        return rows.looking(looks, since, most).stream()
                .map(sighting -> new Match(
                        sighting,
                        1,
                        NO_PLATE,
                        PlateRows.daysAgo(sighting.content().when().latest(), now)))
                .toList();
    }
}
