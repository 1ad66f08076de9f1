package org.hedgerow.intelligence;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Gives out the names of reports: force code, number and year. */
@Component
class IntelligenceNumbers {

    static final ZoneId LONDON = ZoneId.of("Europe/London");

    private static final int CENTURY = 100;

    private final JdbcClient jdbc;

    IntelligenceNumbers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Such as {@code CAMBS/000012/26}. Holds back the others of that force until the transaction ends. */
    String next(String forceCode, Instant madeAt) {
        int year = madeAt.atZone(LONDON).getYear();
        int number = jdbc.sql("""
                        insert into intelligence_counter (force_code, year, last_number) values (:force, :year, 1)
                        on conflict (force_code, year) do update set last_number = intelligence_counter.last_number + 1
                        returning last_number""")
                .param("force", forceCode)
                .param("year", year)
                .query(Integer.class)
                .single();
        return String.format(Locale.ROOT, "%s/%06d/%02d", forceCode, number, year % CENTURY);
    }
}
