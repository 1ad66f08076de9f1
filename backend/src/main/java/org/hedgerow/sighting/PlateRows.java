package org.hedgerow.sighting;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hedgerow.sharing.Access;
import org.hedgerow.sighting.PlateSearch.Answer;
import org.hedgerow.sighting.PlateSearch.Match;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Plates in the database, inside a transaction that {@link Access} has opened: row security says which there are. */
@Component
class PlateRows {

    /** So many are looked up under row security at once. */
    private static final int AT_ONCE = 60;

    private static final double HALF_LIFE_DAYS = 90;

    private final SightingRows rows;
    private final JdbcClient jdbc;

    PlateRows(SightingRows rows, JdbcClient jdbc) {
        this.rows = rows;
        this.jdbc = jdbc;
    }

    private record Candidate(UUID id, double score, PlateLikeness likeness, Instant latest) {}

    /** What agrees with a pattern and was seen since a moment, best first. */
    Answer search(PlatePattern pattern, Instant now, Instant since) {
        return visible(candidates(pattern, now, since), now);
    }

    private List<Candidate> candidates(PlatePattern pattern, Instant now, Instant since) {
        var pairs = pattern.pairs();
        var found = jdbc.sql("select sighting_id, plate, plate_certainty, extract(epoch from latest)::bigint as latest"
                        + " from plates_like(:a, :b, :c, :d, :reads, :since)")
                .param("a", pairs.get(0))
                .param("b", pairs.get(Math.min(1, pairs.size() - 1)))
                .param("c", pairs.get(Math.min(2, pairs.size() - 1)))
                .param("d", pairs.get(Math.min(3, pairs.size() - 1)))
                .param("reads", pattern.expression())
                .param("since", SightingRows.at(since))
                .query((row, number) -> {
                    var latest = Instant.ofEpochSecond(row.getLong("latest"));
                    var certainty = PlateCertainty.valueOf(row.getString("plate_certainty"));
                    var id = row.getObject("sighting_id", UUID.class);
                    return pattern.likeness(row.getString("plate"))
                            .map(likeness ->
                                    new Candidate(id, score(likeness, certainty, latest, now), likeness, latest));
                })
                .list();
        return found.stream()
                .flatMap(candidate -> candidate.stream())
                .sorted(Comparator.comparingDouble(Candidate::score)
                        .reversed()
                        .thenComparing(Candidate::latest, Comparator.reverseOrder())
                        .thenComparing(Candidate::id))
                .toList();
    }

    /** From the best on, as many as are shown and may be read. */
    private Answer visible(List<Candidate> candidates, Instant now) {
        var matches = new ArrayList<Match>();
        for (int from = 0; from < candidates.size() && matches.size() <= PlateSearch.MOST_SHOWN; from += AT_ONCE) {
            var some = candidates.subList(from, Math.min(from + AT_ONCE, candidates.size()));
            Map<UUID, Sighting> readable = rows
                    .list(some.stream().map(Candidate::id).toList())
                    .stream()
                    .collect(Collectors.toMap(Sighting::id, Function.identity()));
            for (var candidate : some) {
                var sighting = readable.get(candidate.id());
                if (sighting != null) {
                    matches.add(new Match(
                            sighting, candidate.score(), candidate.likeness(), daysAgo(candidate.latest(), now)));
                }
            }
        }
        return new Answer(
                matches.subList(0, Math.min(PlateSearch.MOST_SHOWN, matches.size())),
                matches.size() > PlateSearch.MOST_SHOWN);
    }

    /** How a sighting agrees with what its plate was compared with. */
    static Match match(Sighting sighting, PlateLikeness likeness, Instant now) {
        var latest = sighting.content().when().latest();
        var certainty = sighting.content().seen().certainty();
        if (certainty == null) {
            throw new IllegalArgumentException("Compared are sightings of plates");
        }
        return new Match(sighting, score(likeness, certainty, latest, now), likeness, daysAgo(latest, now));
    }

    private static double score(PlateLikeness likeness, PlateCertainty certainty, Instant latest, Instant now) {
        return likeness.score() * certainty.weight() * recency(latest, now);
    }

    /** What was seen long ago counts half as much as what was seen today, and never less: a plate does not change. */
    private static double recency(Instant latest, Instant now) {
        double days = Math.max(0, Duration.between(latest, now).toMinutes() / 1440.0);
        return 0.5 + 0.5 * Math.pow(2, -days / HALF_LIFE_DAYS);
    }

    static long daysAgo(Instant latest, Instant now) {
        return Math.max(0, Duration.between(latest, now).toDays());
    }
}
