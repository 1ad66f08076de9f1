package org.hedgerow.hotspot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.hedgerow.incident.IncidentStatus;
import org.hedgerow.incident.VisibleIncident;
import org.hedgerow.sharing.Tier;
import org.junit.jupiter.api.Test;

/** The map from a pyramid against the map from a look at every row. */
class MapPyramidTests {

    private static final BoundingBox EVERYWHERE = new BoundingBox(-180, -90, 180, 90);
    private static final int[] SIZES = {1, 20, 100, 300, 500, 1_000, 2_000, 5_000, 10_000, 50_000, 100_000, 250_000};

    @Test
    void answersAsALookAtEveryRowDoesAfterAnyTicks() {
        int fromPyramids = 0;
        int worn = 0;
        for (long seed = 1; seed <= 12; seed++) {
            var random = new Random(seed);
            var country = new Country(random);
            var engine = new AudienceEngine(new StraightGrid(), "0");
            engine.absorb(country.more(3_000), List.of(), "0");
            var now = InventedIncidents.NOW;
            for (int tick = 1; tick <= 100; tick++) {
                now = now.plusMillis(random.nextInt(10) == 0 ? random.nextInt(200_000_000) : random.nextInt(3_000_000));
                var forgets = country.some(random.nextInt(40));
                engine.absorb(country.changed(random.nextInt(60)), forgets, Integer.toString(tick));
                country.forget(forgets);
                for (int look = 0; look < 4; look++) {
                    var filter = choice(random.nextInt(5), now);
                    var query = new MapQuery(box(random), random.nextInt(21), filter);
                    var snapshot = engine.snapshot();
                    var kept = snapshot.pyramids().get(PyramidChoice.of(filter));
                    fromPyramids += kept != null && kept.isFor(filter.period()) ? 1 : 0;
                    worn += kept != null && kept.isWorn() ? 1 : 0;
                    assertThat(snapshot.map(query))
                            .as("seed %d tick %d %s", seed, tick, query)
                            .isEqualTo(snapshot.mapOfEveryRow(query));
                }
            }
        }
        assertThat(fromPyramids).isGreaterThan(3_000);
        assertThat(worn).isPositive();
    }

    /** Filters that are asked again and again while time goes on. */
    private static IncidentFilter choice(int number, Instant now) {
        var any = InventedIncidents.everything();
        return switch (number) {
            case 0 -> any;
            case 1 -> any.during(new Period(now.minus(Duration.ofDays(365)), null, now));
            case 2 ->
                new IncidentFilter(
                        Set.of(),
                        Set.of(),
                        new Period(now.minus(Duration.ofDays(700)), null, now),
                        new Hours(18, 6),
                        IncidentFilter.SHOWN);
            case 3 ->
                new IncidentFilter(
                        Set.of("HARE", "AGRI.QUAD"),
                        Set.of("CAMBS", "ESSEX", "HERTS"),
                        new Period(Instant.parse("2024-08-01T00:00:00.5Z"), Instant.parse("2026-03-31T23:00:00Z"), now),
                        null,
                        Set.of(IncidentStatus.OPEN));
            default ->
                new IncidentFilter(
                        Set.of(),
                        Set.of(),
                        new Period(null, null, now),
                        new Hours(0, 5),
                        Set.of(IncidentStatus.CLOSED));
        };
    }

    private static BoundingBox box(Random random) {
        if (random.nextInt(4) == 0) {
            return EVERYWHERE;
        }
        double west = 2.9 + random.nextDouble();
        double south = 51.9 + random.nextDouble();
        double width = Math.pow(10, -3 * random.nextDouble()) * 2;
        return new BoundingBox(west, south, west + width, south + width * random.nextDouble());
    }

    /** Incidents of all sizes, crowded and scattered, across the border of four squares of 100 km. */
    private static final class Country {

        private final Random random;
        private final LinkedHashMap<UUID, VisibleIncident> held = new LinkedHashMap<>();
        private final InventedIncidents invented;

        Country(Random random) {
            this.random = random;
            this.invented = new InventedIncidents(random.nextLong(), 150_000);
        }

        List<VisibleIncident> more(int count) {
            var more = invented.many(count).stream().map(this::placed).toList();
            more.forEach(row -> held.put(row.id(), row));
            return more;
        }

        /** Some new, some changed. */
        List<VisibleIncident> changed(int count) {
            var changed = new ArrayList<>(more(random.nextInt(count + 1)));
            for (var id : some(count)) {
                var amended = placed(invented.amended(held.get(id)));
                held.put(id, amended);
                changed.add(amended);
            }
            return changed;
        }

        List<UUID> some(int count) {
            var ids = new ArrayList<>(held.keySet());
            var some = new ArrayList<UUID>();
            for (int i = 0; i < count && !ids.isEmpty(); i++) {
                some.add(ids.get(random.nextInt(ids.size())));
            }
            return some.stream().distinct().toList();
        }

        void forget(List<UUID> ids) {
            ids.forEach(held::remove);
        }

        /** Most in small squares, so that cells of every size are in the answers. */
        private VisibleIncident placed(VisibleIncident row) {
            int size = SIZES[Math.min(random.nextInt(SIZES.length), random.nextInt(60))];
            if (random.nextInt(3) > 0) {
                size = SIZES[random.nextInt(4)];
            }
            long side = size * 1_000L;
            int easting = row.centreEastingMillimetres();
            int northing = row.centreNorthingMillimetres();
            if (random.nextInt(10) > 0) {
                easting = (int) (easting / side * side + side / 2);
                northing = (int) (northing / side * side + side / 2);
            }
            return new VisibleIncident(
                    row.id(),
                    row.version(),
                    Tier.EXACT,
                    easting,
                    northing,
                    size,
                    row.categoryCode(),
                    row.forceCode(),
                    row.status(),
                    row.earliest(),
                    row.latest(),
                    row.exactTimeKnown(),
                    row.reference(),
                    row.recordedAt());
        }
    }
}
