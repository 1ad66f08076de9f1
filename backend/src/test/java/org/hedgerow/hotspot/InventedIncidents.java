package org.hedgerow.hotspot;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.hedgerow.incident.IncidentReference;
import org.hedgerow.incident.IncidentStatus;
import org.hedgerow.incident.VisibleIncident;
import org.hedgerow.sharing.Tier;

/** Incidents from a seed: clustered and scattered, points and squares, moments and long spans. */
final class InventedIncidents {

    static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    static final List<String> CATEGORIES =
            List.of("HARE.COURSING", "HARE.POACHING", "AGRI.QUAD", "AGRI.GPS", "FLY.TIPPING");
    static final List<String> FORCES = List.of("CAMBS", "HERTS", "ESSEX", "SUFFOLK");
    static final IncidentCodes CODES =
            new IncidentCodes(union(CATEGORIES, List.of("HARE", "AGRI", "FLY"))::contains, FORCES::contains);

    private static final int[] SIZES = {1, 10, 20, 100, 1_000, 5_000, 10_000};

    private final Random random;
    private final int extentMetres;

    InventedIncidents(long seed, int extentMetres) {
        this.random = new Random(seed);
        this.extentMetres = extentMetres;
    }

    static IncidentFilter everything() {
        return new IncidentFilter(Set.of(), Set.of(), new Period(null, null, NOW), null, IncidentFilter.SHOWN);
    }

    List<VisibleIncident> many(int count) {
        var incidents = new ArrayList<VisibleIncident>(count);
        for (int i = 0; i < count; i++) {
            incidents.add(one());
        }
        return incidents;
    }

    VisibleIncident one() {
        return at(new UUID(random.nextLong(), random.nextLong()), 1);
    }

    /** The same incident at its next version, elsewhere and otherwise. */
    VisibleIncident amended(VisibleIncident incident) {
        return at(incident.id(), incident.version() + 1);
    }

    static VisibleIncident withId(VisibleIncident like, UUID id) {
        return new VisibleIncident(
                id,
                like.version(),
                like.tier(),
                like.centreEastingMillimetres(),
                like.centreNorthingMillimetres(),
                like.sizeMetres(),
                like.categoryCode(),
                like.forceCode(),
                like.status(),
                like.earliest(),
                like.latest(),
                like.exactTimeKnown(),
                like.reference(),
                like.recordedAt());
    }

    static VisibleIncident during(VisibleIncident like, Instant earliest, Instant latest) {
        return new VisibleIncident(
                like.id(),
                like.version(),
                like.tier(),
                like.centreEastingMillimetres(),
                like.centreNorthingMillimetres(),
                like.sizeMetres(),
                like.categoryCode(),
                like.forceCode(),
                IncidentStatus.OPEN,
                earliest,
                latest,
                earliest.equals(latest),
                like.reference(),
                like.recordedAt());
    }

    private VisibleIncident at(UUID id, int version) {
        int size = SIZES[random.nextInt(SIZES.length)];
        long side = size * 1_000L;
        // Half of the squares keep to one kilometre of ten, so that there are hotspots.
        int metres = random.nextBoolean() ? extentMetres : extentMetres / 10;
        long easting = 500_000_000L + (long) (random.nextDouble() * metres * 1_000);
        long northing = 200_000_000L + (long) (random.nextDouble() * metres * 1_000);
        if (size != 20) {
            easting = easting / side * side + side / 2;
            northing = northing / side * side + side / 2;
        }
        var latest = NOW.minusSeconds(random.nextInt(3 * 365 * 86_400));
        var earliest =
                latest.minus(Duration.ofMinutes(random.nextInt(4) == 0 ? random.nextInt(4_000) : random.nextInt(90)));
        String force = FORCES.get(random.nextInt(FORCES.size()));
        boolean police = size <= 100;
        return new VisibleIncident(
                id,
                version,
                police ? Tier.EXACT : Tier.WATCH,
                (int) easting,
                (int) northing,
                size,
                CATEGORIES.get(random.nextInt(CATEGORIES.size())),
                force,
                random.nextInt(10) == 0
                        ? IncidentStatus.WITHDRAWN
                        : random.nextBoolean() ? IncidentStatus.OPEN : IncidentStatus.CLOSED,
                earliest,
                latest,
                earliest.equals(latest),
                police ? new IncidentReference(force, 2026, 1 + random.nextInt(999_999)) : null,
                police ? latest.plusSeconds(60) : null);
    }

    private static Set<String> union(List<String> some, List<String> others) {
        var all = new HashSet<>(some);
        all.addAll(others);
        return all;
    }
}
