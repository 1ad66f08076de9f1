package org.hedgerow.operation;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.hedgerow.incident.ReferenceShuffle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Gives out the references of requests for air support: numbers that say nothing of how many there are. */
@Component
class AirNumbers {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    private final JdbcClient jdbc;
    private final byte[] secret;

    AirNumbers(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.secret =
                jdbc.sql("select secret from installation").query(byte[].class).single();
    }

    /** Such as {@code CAMBS-AIR-2026-000012}. Holds back the others of that force until the transaction ends. */
    String next(String forceCode, Instant madeAt) {
        int year = madeAt.atZone(LONDON).getYear();
        int count = jdbc.sql("""
                        insert into air_request_counter (force_code, year, last_number) values (:force, :year, 1)
                        on conflict (force_code, year) do update set last_number = air_request_counter.last_number + 1
                        returning last_number""")
                .param("force", forceCode)
                .param("year", year)
                .query(Integer.class)
                .single();
        int number = new ReferenceShuffle(secret, forceCode + "-AIR", year).number(count, 1);
        return String.format(Locale.ROOT, "%s-AIR-%d-%06d", forceCode, year, number);
    }
}
