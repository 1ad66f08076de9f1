package org.hedgerow.reference;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.hedgerow.geo.GeoPoint;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The air bases of every day that is known of, by name. Thread-safe; read again after an edit. */
@Component
public final class AirBases {

    private final ReferenceRows rows;
    private volatile List<ReferenceRow> all = List.of();

    AirBases(JdbcClient jdbc, ReferenceEpoch epoch) {
        rows = new ReferenceRows(jdbc);
        epoch.follow(today -> all = rows.list(ReferenceTable.AIR_BASES));
    }

    /** The bases in service on that day. One that closed is there for the days before. */
    public List<AirBase> inForceOn(LocalDate day) {
        return all.stream()
                .filter(row -> row.isInForceOn(day))
                .map(AirBases::base)
                .sorted(Comparator.comparing(AirBase::name))
                .toList();
    }

    private static AirBase base(ReferenceRow row) {
        var latitude = Optional.ofNullable(row.valueOrNull("latitude")).map(Double::valueOf);
        var longitude = Optional.ofNullable(row.valueOrNull("longitude")).map(Double::valueOf);
        return new AirBase(
                row.key(),
                row.value("name"),
                AirBase.Kind.valueOf(row.value("kind")),
                longitude.flatMap(degrees -> latitude.map(other -> new GeoPoint(degrees, other))),
                row.isTrue("verified"),
                row.value("source"));
    }
}
