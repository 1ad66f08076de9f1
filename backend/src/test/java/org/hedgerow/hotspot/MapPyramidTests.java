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
import java.util.concurrent.atomic.AtomicBoolean;
import org.hedgerow.incident.IncidentStatus;
import org.hedgerow.incident.VisibleIncident;
import org.hedgerow.sharing.Tier;
import org.hedgerow.support.Beside;
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
                    // Rows grow too old between two ticks as well.
                    now = now.plusSeconds(random.nextInt(3) == 0 ? random.nextInt(40_000) : 0);
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

    @Test
    void whatGrowsTooOldLeavesAtItsSecondWithoutATick() {
        var invented = new InventedIncidents(4, 100_000);
        var engine = new AudienceEngine(new StraightGrid(), "0");
        var ending = new Random(4);
        engine.absorb(
                invented.many(9_000).stream().map(row -> ends(row, ending)).toList(), List.of(), "0");
        assertMapNow(engine, 0);
        assertMapNow(engine, 0);
        // Rows that have come since grow too old as well, and so do those that were changed; more than are kept in
        // order by the end.
        engine.absorb(invented.many(400).stream().map(row -> ends(row, ending)).toList(), List.of(), "1");
        for (int second = 0; second < 9_000; second += ending.nextInt(40)) {
            assertThat(engine.snapshot().pyramids()).hasSize(1);
            assertMapNow(engine, second);
        }
        assertMapNow(engine, 200_000);
        assertMapNow(engine, 0);
    }

    @Test
    void whatCameSinceGrowsTooOldAsWell() {
        var invented = new InventedIncidents(14, 100_000);
        var engine = new AudienceEngine(new StraightGrid(), "0");
        engine.absorb(
                invented.many(700).stream()
                        .map(row -> InventedIncidents.during(row, InventedIncidents.NOW, InventedIncidents.NOW))
                        .toList(),
                List.of(),
                "0");
        assertMapNow(engine, 0);
        assertMapNow(engine, 0);
        var ending = new Random(14);
        engine.absorb(invented.many(50).stream().map(row -> ends(row, ending)).toList(), List.of(), "1");
        for (int second = 0; second < 10_000; second += 50) {
            assertMapNow(engine, second);
        }
    }

    @Test
    void whenVeryManyHaveJustGrownTooOldAtOnceThereIsAPyramidOfTheRest() {
        var invented = new InventedIncidents(24, 100_000);
        var engine = new AudienceEngine(new StraightGrid(), "0");
        var begin = InventedIncidents.NOW.minus(Duration.ofDays(90));
        engine.absorb(
                invented.many(12_000).stream()
                        .map(row -> InventedIncidents.during(row, begin, begin))
                        .toList(),
                List.of(),
                "0");
        engine.absorb(invented.many(700), List.of(), "1");
        for (int second : new int[] {1, 2, 3}) {
            assertMapNow(engine, second);
            assertThat(engine.snapshot().pyramids().values())
                    .as("second " + second)
                    .hasSize(second == 1 ? 0 : 1)
                    .allMatch(pyramid -> pyramid.isFor(new Period(begin.plusSeconds(second), null, begin)));
        }
    }

    private static void assertMapNow(AudienceEngine engine, int second) {
        var now = InventedIncidents.NOW.plusSeconds(second);
        var filter = InventedIncidents.everything().during(new Period(now.minus(Duration.ofDays(90)), null, now));
        var snapshot = engine.snapshot();
        assertThat(snapshot.map(query(filter))).isEqualTo(snapshot.mapOfEveryRow(query(filter)));
    }

    /** Ninety days before the first hours of this test. */
    private static VisibleIncident ends(VisibleIncident row, Random random) {
        var latest = InventedIncidents.NOW.minus(Duration.ofDays(90)).plusSeconds(random.nextInt(10_000) - 500);
        return InventedIncidents.during(row, latest.minusSeconds(60), latest);
    }

    @Test
    void cellsGrowWhenThereWouldBeOneTooMany() {
        for (int cells : new int[] {MapCell.MOST, MapCell.MOST + 1}) {
            var invented = new InventedIncidents(5, 1_000);
            var template = invented.one();
            var rows = new ArrayList<VisibleIncident>();
            for (int i = 0; i < cells; i++) {
                var each = InventedIncidents.withId(template, new UUID(5, i));
                rows.add(at(each, 500_050_000 + i % 50 * 100_000, 200_050_000 + i / 50 * 100_000, 100));
            }
            var snapshot = askedTwice(rows, InventedIncidents.everything());
            var map = assertFromPyramid(snapshot, new MapQuery(EVERYWHERE, 20, InventedIncidents.everything()));
            assertThat(map.cells()).hasSize(cells == MapCell.MOST ? MapCell.MOST : 81);
        }
    }

    @Test
    void nothingOneRowAndAMillionOnOneSquareAreMapsToo() {
        var row = at(new InventedIncidents(6, 1_000).one(), -1_000, -1_000, 1);
        for (int count : new int[] {0, 1, MapAnswer.MOST_INCIDENTS, MapAnswer.MOST_INCIDENTS + 1, 1_000_000}) {
            var rows = new ArrayList<VisibleIncident>(count);
            for (int i = 0; i < count; i++) {
                rows.add(InventedIncidents.withId(row, new UUID(7, i)));
            }
            var snapshot = askedTwice(rows, InventedIncidents.everything());
            for (var box : List.of(EVERYWHERE, new BoundingBox(-2.1, 49, -2, 50), new BoundingBox(-2, 50, 0, 51))) {
                for (int zoom : new int[] {0, 9, 20}) {
                    var map = assertFromPyramid(snapshot, new MapQuery(box, zoom, InventedIncidents.everything()));
                    assertThat(map.total()).isEqualTo(box.west() == -2 ? 0 : count);
                }
            }
        }
    }

    @Test
    void aReaderNeverSeesAPyramidOfHalfATick() throws Exception {
        var engine = new AudienceEngine(new StraightGrid(), "0");
        var invented = new InventedIncidents(8, 100_000);
        var flock = invented.many(2_000).stream()
                .map(row -> at(row, 550_050_000, 250_050_000, 100))
                .toList();
        engine.absorb(invented.many(3_000), List.of(), "0");
        var before = engine.snapshot()
                .mapOfEveryRow(query(InventedIncidents.everything()))
                .total();
        engine.absorb(flock, List.of(), "0");
        var done = new AtomicBoolean();
        var reader = Beside.run(() -> {
            int looks = 0;
            do {
                var snapshot = engine.snapshot();
                var map = snapshot.map(query(InventedIncidents.everything()));
                // Each tick moves the whole flock to another square.
                if (map.total() != before + flock.size()
                        || !map.equals(snapshot.mapOfEveryRow(query(InventedIncidents.everything())))) {
                    throw new IllegalStateException("Half a tick");
                }
                looks++;
            } while (!done.get());
            return looks;
        });
        for (int tick = 0; tick < 200; tick++) {
            int easting = 510_050_000 + tick * 100_000;
            engine.absorb(
                    flock.stream()
                            .map(row -> at(row, easting, 250_050_000, 100))
                            .toList(),
                    List.of(),
                    "0");
        }
        done.set(true);
        assertThat(reader.get()).isPositive();
    }

    @Test
    void aFewFiltersHaveAPyramidAndOnlyWhenTheyAreAskedForAgain() {
        var engine = new AudienceEngine(new StraightGrid(), "0");
        engine.absorb(new InventedIncidents(9, 100_000).many(2_000), List.of(), "0");
        for (int number = 0; number < 40; number++) {
            var filter = window(number);
            engine.snapshot().map(query(filter));
            assertThat(engine.snapshot().pyramids()).hasSize(Math.min(number, MapPyramids.MOST));
            engine.snapshot().map(query(filter));
            assertThat(engine.snapshot().pyramids()).hasSize(Math.min(number + 1, MapPyramids.MOST));
        }
        // The first ones have been passed by for long, and the last four keep out others that are asked for now and
        // then.
        assertThat(engine.snapshot().pyramids()).doesNotContainKey(PyramidChoice.of(window(0)));
        for (int number = 100; number < 103; number++) {
            engine.snapshot().map(query(window(number)));
            engine.snapshot().map(query(window(number)));
            assertThat(engine.snapshot().pyramids()).doesNotContainKey(PyramidChoice.of(window(number)));
        }
    }

    private static IncidentFilter window(int days) {
        var now = InventedIncidents.NOW;
        return InventedIncidents.everything().during(new Period(now.minus(Duration.ofDays(100 + days)), null, now));
    }

    private static MapQuery query(IncidentFilter filter) {
        return new MapQuery(EVERYWHERE, 9, filter);
    }

    private static AudienceSnapshot askedTwice(List<VisibleIncident> rows, IncidentFilter filter) {
        var engine = new AudienceEngine(new StraightGrid(), "0");
        engine.absorb(rows, List.of(), "0");
        engine.snapshot().map(query(filter));
        engine.snapshot().map(query(filter));
        return engine.snapshot();
    }

    private static MapAnswer assertFromPyramid(AudienceSnapshot snapshot, MapQuery query) {
        assertThat(snapshot.pyramids()).containsKey(PyramidChoice.of(query.filter()));
        var map = snapshot.map(query);
        assertThat(map).isEqualTo(snapshot.mapOfEveryRow(query));
        return map;
    }

    private static VisibleIncident at(VisibleIncident row, int easting, int northing, int size) {
        return new VisibleIncident(
                row.id(),
                row.version(),
                Tier.EXACT,
                easting,
                northing,
                size,
                row.categoryCode(),
                row.forceCode(),
                IncidentStatus.OPEN,
                row.earliest(),
                row.latest(),
                row.exactTimeKnown(),
                row.reference(),
                row.recordedAt());
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
                var amended = random.nextBoolean()
                        ? placed(invented.amended(held.get(id)))
                        : otherwiseInOne(held.get(id), invented.one());
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

        /** The same incident, of which one thing is as in another. */
        private VisibleIncident otherwiseInOne(VisibleIncident row, VisibleIncident other) {
            int thing = random.nextInt(8);
            return new VisibleIncident(
                    row.id(),
                    row.version() + 1,
                    row.tier(),
                    thing == 0 ? other.centreEastingMillimetres() : row.centreEastingMillimetres(),
                    thing == 1 ? other.centreNorthingMillimetres() : row.centreNorthingMillimetres(),
                    thing == 2 ? SIZES[random.nextInt(SIZES.length)] : row.sizeMetres(),
                    thing == 3 ? other.categoryCode() : row.categoryCode(),
                    thing == 4 ? other.forceCode() : row.forceCode(),
                    thing == 5 ? other.status() : row.status(),
                    thing == 6 ? row.earliest().minusSeconds(random.nextInt(40_000_000)) : row.earliest(),
                    thing == 7 ? row.latest().plusSeconds(random.nextInt(40_000_000)) : row.latest(),
                    row.exactTimeKnown(),
                    row.reference(),
                    row.recordedAt());
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
