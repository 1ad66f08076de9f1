package org.hedgerow.reference;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The speeds and launch times of every day that is known of, by kind of base. Thread-safe; read again after an edit. */
@Component
public final class AirSpeeds {

    private volatile List<ReferenceRow> all = List.of();

    AirSpeeds(JdbcClient jdbc, ReferenceEpoch epoch) {
        var rows = new ReferenceRows(jdbc);
        epoch.follow(today -> all = rows.list(ReferenceTable.AIR_SPEEDS));
    }

    /** What holds on that day for aircraft of that kind; empty when nothing is known for it. */
    public Optional<AirSpeed> inForceOn(LocalDate day, AirBase.Kind kind) {
        return all.stream()
                .filter(row -> row.isInForceOn(day) && row.key().equals(kind.name()))
                .findFirst()
                .map(row -> new AirSpeed(
                        kind,
                        Integer.parseInt(row.value("knots")),
                        Integer.parseInt(row.value("launch_minutes_by_day")),
                        Integer.parseInt(row.value("launch_minutes_by_night"))));
    }
}
