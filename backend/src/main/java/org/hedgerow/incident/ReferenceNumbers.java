package org.hedgerow.incident;

import java.time.Instant;
import java.time.ZoneId;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Gives out the references of each force and year. Whoever takes numbers holds back the others of that force until the transaction ends.
 */
@Component
class ReferenceNumbers {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    private final JdbcClient jdbc;
    private final byte[] secret;

    ReferenceNumbers(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.secret =
                jdbc.sql("select secret from installation").query(byte[].class).single();
    }

    /** The year that a reference bears: of recording, in London. */
    static int yearOf(Instant recordedAt) {
        return recordedAt.atZone(LONDON).getYear();
    }

    IncidentReference next(String forceCode, Instant recordedAt) {
        var year = yearOf(recordedAt);
        return new IncidentReference(forceCode, year, take(forceCode, year, 1)[0]);
    }

    /** Takes {@code count} numbers, in no order. */
    int[] take(String forceCode, int year, int count) {
        record Taken(int last, int shuffledFrom) {}
        var taken = jdbc.sql("""
                        insert into reference_counter (force_code, year, last_number) values (:force, :year, :count)
                        on conflict (force_code, year) do update
                          set last_number = reference_counter.last_number + excluded.last_number
                        returning last_number, shuffled_from""")
                .param("force", forceCode)
                .param("year", year)
                .param("count", count)
                .query((row, number) -> new Taken(row.getInt(1), row.getInt(2)))
                .single();
        var shuffle = new ReferenceShuffle(secret, forceCode, year);
        return IntStream.rangeClosed(taken.last() - count + 1, taken.last())
                .map(nth -> shuffle.number(nth, taken.shuffledFrom()))
                .toArray();
    }
}
