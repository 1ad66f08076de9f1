package org.hedgerow.hotspot;

import static org.hedgerow.hotspot.InventedIncidents.NOW;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.hedgerow.incident.IncidentStatus;
import org.jspecify.annotations.Nullable;

/** Filters and boxes from a seed, over what {@link InventedIncidents} makes. */
final class RandomFilters {

    private RandomFilters() {}

    static IncidentFilter draw(Random random) {
        return new IncidentFilter(
                some(random, List.of("HARE", "AGRI.QUAD", "FLY.TIPPING", "AGRI")),
                some(random, InventedIncidents.FORCES),
                period(random),
                hours(random),
                switch (random.nextInt(3)) {
                    case 0 -> Set.of(IncidentStatus.OPEN);
                    case 1 -> Set.of(IncidentStatus.CLOSED);
                    default -> IncidentFilter.SHOWN;
                });
    }

    static BoundingBox box(Random random) {
        if (random.nextInt(4) == 0) {
            return new BoundingBox(-180, -90, 180, 90);
        }
        double west = 3 + random.nextDouble() * 0.6;
        double south = 52 + random.nextDouble() * 0.6;
        return new BoundingBox(west, south, west + random.nextDouble(), south + random.nextDouble());
    }

    private static Set<String> some(Random random, List<String> codes) {
        return random.nextBoolean() ? Set.of() : Set.of(codes.get(random.nextInt(codes.size())));
    }

    private static Period period(Random random) {
        var from = NOW.minus(Duration.ofSeconds(random.nextInt(90_000_000), random.nextInt(2)));
        return switch (random.nextInt(3)) {
            case 0 -> new Period(null, null, NOW);
            case 1 -> new Period(from, null, NOW);
            default -> new Period(from, from.plusSeconds(1 + random.nextInt(40_000_000)), NOW);
        };
    }

    private static @Nullable Hours hours(Random random) {
        int start = random.nextInt(24);
        int end = 1 + random.nextInt(24);
        return random.nextBoolean() || start == end ? null : new Hours(start, end);
    }
}
