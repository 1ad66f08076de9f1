package org.hedgerow.hotspot;

import static org.hedgerow.hotspot.InventedIncidents.NOW;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiPredicate;
import org.hedgerow.incident.IncidentStatus;
import org.hedgerow.incident.VisibleIncident;
import org.hedgerow.sharing.Tier;

/** Incidents put together one by one for the tests of studies. */
final class StudyRows {

    static final String HARE = "HARE.COURSING";
    static final String QUAD = "AGRI.QUAD";

    /** Where one or two quads are counted, a farm is told. */
    static final BiPredicate<String, LocalDate> FARMS = (category, day) -> category.startsWith("AGRI");

    final List<VisibleIncident> rows = new ArrayList<>();

    void add(int easting, int northing, int size, String category) {
        add(easting, northing, size, category, NOW.minus(Duration.ofDays(3)), Duration.ZERO);
    }

    void add(int easting, int northing, int size, String category, Instant earliest, Duration span) {
        rows.add(new VisibleIncident(
                new UUID(0, rows.size() + 1L),
                1,
                Tier.EXACT,
                easting * 1_000,
                northing * 1_000,
                size,
                category,
                "CAMBS",
                IncidentStatus.OPEN,
                earliest,
                earliest.plus(span),
                span.isZero(),
                null,
                null));
    }

    AudienceSnapshot snapshot() {
        var engine = new AudienceEngine(new StraightGrid(), "0");
        engine.absorb(rows, List.of(), "1");
        return engine.snapshot();
    }

    static IncidentFilter lastDays(int days) {
        var period = new Period(NOW.minus(Duration.ofDays(days)), null, NOW);
        return new IncidentFilter(Set.of(), Set.of(), period, null, IncidentFilter.SHOWN);
    }
}
