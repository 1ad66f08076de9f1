package org.hedgerow.incident;

import java.time.Instant;
import java.time.ZoneId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts the references of each force and year. Whoever takes numbers holds back the others of that force until the transaction ends. */
@Component
class ReferenceNumbers {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    private final JdbcClient jdbc;

    ReferenceNumbers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The year that a reference bears: of recording, in London. */
    static int yearOf(Instant recordedAt) {
        return recordedAt.atZone(LONDON).getYear();
    }

    IncidentReference next(String forceCode, Instant recordedAt) {
        var year = yearOf(recordedAt);
        return new IncidentReference(forceCode, year, take(forceCode, year, 1));
    }

    /** Takes {@code count} numbers; the answer is the last of them. */
    int take(String forceCode, int year, int count) {
        return jdbc.sql("""
                        insert into reference_counter (force_code, year, last_number) values (:force, :year, :count)
                        on conflict (force_code, year) do update
                          set last_number = reference_counter.last_number + excluded.last_number
                        returning last_number""")
                .param("force", forceCode)
                .param("year", year)
                .param("count", count)
                .query(Integer.class)
                .single();
    }
}
