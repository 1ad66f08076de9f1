package org.hedgerow.hotspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hedgerow.geo.GeoPoint;
import org.hedgerow.geo.GridPoint;
import org.hedgerow.incident.VisibleIncident;
import org.hedgerow.support.Beside;
import org.junit.jupiter.api.Test;

class AudienceEngineTests {

    private static final BoundingBox EVERYWHERE = new BoundingBox(-180, -90, 180, 90);

    @Test
    void equalsAFreshEngineAfterAnySequenceOfTicks() {
        for (long seed = 1; seed <= 25; seed++) {
            var random = new Random(seed);
            var invented = new InventedIncidents(seed, 60_000);
            var held = new LinkedHashMap<UUID, VisibleIncident>();
            var engine = new AudienceEngine(new StraightGrid(), "0");
            for (int tick = 1; tick <= 40; tick++) {
                var upserts = new ArrayList<>(invented.many(random.nextInt(200)));
                var forgets = new ArrayList<UUID>();
                for (var incident : List.copyOf(held.values())) {
                    switch (random.nextInt(20)) {
                        case 0, 1 -> upserts.add(invented.amended(incident));
                        case 2, 3 -> forgets.add(incident.id());
                        default -> {}
                    }
                }
                forgets.add(new UUID(seed, tick));
                engine.absorb(upserts, forgets, Integer.toString(tick));
                upserts.forEach(incident -> held.put(incident.id(), incident));
                forgets.forEach(held::remove);
            }
            assertSame("seed " + seed, engine.snapshot(), fresh(held, random), held, random);
        }
    }

    private static AudienceSnapshot fresh(Map<UUID, VisibleIncident> held, Random random) {
        var rows = new ArrayList<>(held.values());
        Collections.shuffle(rows, random);
        return new AudienceEngine(new StraightGrid(), "").absorb(rows, List.of(), "40");
    }

    private static void assertSame(
            String what,
            AudienceSnapshot grown,
            AudienceSnapshot fresh,
            Map<UUID, VisibleIncident> held,
            Random random) {
        assertThat(grown.size()).as(what).isEqualTo(held.size());
        held.values().forEach(row -> assertThat(grown.find(row.id())).as(what).contains(row));
        for (int round = 0; round < 12; round++) {
            var filter = RandomFilters.draw(random);
            var box = RandomFilters.box(random);
            var expected = held.values().stream()
                    .filter(filter::matches)
                    .filter(row -> contains(box, row))
                    .toList();
            var map = grown.map(new MapQuery(box, random.nextInt(21), filter));
            assertThat(map.total()).as(what).isEqualTo(expected.size());
            assertThat(map.unknownHour()).as(what).isEqualTo((int) held.values().stream()
                    .filter(filter::hidesForUnknownHour)
                    .filter(row -> contains(box, row))
                    .count());
            int zoom = random.nextInt(21);
            assertThat(grown.map(new MapQuery(box, zoom, filter)))
                    .as(what)
                    .isEqualTo(fresh.map(new MapQuery(box, zoom, filter)));
            var list = new ListQuery(box, filter, 1 + random.nextInt(200), null);
            assertThat(grown.list(list)).as(what).isEqualTo(fresh.list(list));
            var hotspots = new HotspotQuery(100 + random.nextInt(5_000), 2 + random.nextInt(8), filter);
            assertThat(grown.hotspots(hotspots).hotspots())
                    .as(what)
                    .isEqualTo(fresh.hotspots(hotspots).hotspots());
        }
    }

    static boolean contains(BoundingBox box, VisibleIncident row) {
        var centre = new StraightGrid()
                .toGeographic(new GridPoint(row.centreEastingMillimetres(), row.centreNorthingMillimetres()));
        return centre.longitude() >= box.west()
                && centre.longitude() <= box.east()
                && centre.latitude() >= box.south()
                && centre.latitude() <= box.north();
    }

    @Test
    void anOlderVersionThatArrivesLateChangesNothing() {
        var invented = new InventedIncidents(7, 10_000);
        var first = invented.one();
        var second = invented.amended(first);
        var engine = new AudienceEngine(new StraightGrid(), "0");
        engine.absorb(List.of(second), List.of(), "1");
        assertThat(engine.absorb(List.of(first), List.of(), "2").find(first.id()))
                .contains(second);
    }

    @Test
    void anIncidentThatATickBothShowsAndForgetsIsForgotten() {
        var incident = new InventedIncidents(8, 10_000).one();
        var engine = new AudienceEngine(new StraightGrid(), "0");
        var snapshot = engine.absorb(List.of(incident), List.of(incident.id()), "1");
        assertThat(snapshot.find(incident.id())).isEmpty();
        assertThat(snapshot.size()).isZero();
        assertThat(snapshot.position()).isEqualTo("1");
    }

    @Test
    void aTickThatFailsLeavesTheSnapshotBeforeIt() {
        var invented = new InventedIncidents(9, 10_000);
        var broken = invented.one();
        var engine = new AudienceEngine(
                new StraightGrid() {
                    @Override
                    public GeoPoint toGeographic(GridPoint point) {
                        if (point.eastingMillimetres() == broken.centreEastingMillimetres()) {
                            throw new IllegalArgumentException("Nowhere");
                        }
                        return super.toGeographic(point);
                    }
                },
                "0");
        var before = engine.absorb(List.of(invented.one()), List.of(), "1");
        assertThatThrownBy(() -> engine.absorb(List.of(invented.one(), broken), List.of(), "2"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(engine.snapshot()).isSameAs(before);
        assertThat(before.size()).isOne();
    }

    @Test
    void aReaderNeverSeesHalfATick() throws Exception {
        var engine = new AudienceEngine(new StraightGrid(), "0");
        var invented = new InventedIncidents(10, 40_000);
        var pool = invented.many(3_000);
        var done = new AtomicBoolean();
        var query = new MapQuery(EVERYWHERE, 7, InventedIncidents.everything());
        var reader = Beside.run(() -> {
            int looks = 0;
            do {
                var snapshot = engine.snapshot();
                int size = snapshot.size();
                int shown = snapshot.map(query).total();
                // Every tick brings in or takes out fifty whole incidents.
                if (size % 50 != 0 || snapshot.map(query).total() != shown || snapshot.size() != size) {
                    throw new IllegalStateException("Half a tick: " + size);
                }
                looks++;
            } while (!done.get());
            return looks;
        });
        for (int tick = 0; tick < 400; tick++) {
            int from = tick * 50 % pool.size();
            var fifty = pool.subList(from, from + 50);
            if (tick / 60 % 2 == 0) {
                engine.absorb(fifty, List.of(), "tick");
            } else {
                engine.absorb(List.of(), fifty.stream().map(VisibleIncident::id).toList(), "tick");
            }
        }
        done.set(true);
        assertThat(reader.get()).isPositive();
    }

    @Test
    void anOldSnapshotKeepsWhatItShowed() {
        var invented = new InventedIncidents(11, 40_000);
        var engine = new AudienceEngine(new StraightGrid(), "0");
        var rows = invented.many(5_000);
        var old = engine.absorb(rows, List.of(), "1");
        var query = new MapQuery(EVERYWHERE, 9, InventedIncidents.everything());
        var shown = old.map(query);
        engine.absorb(
                rows.stream().map(invented::amended).toList(),
                rows.subList(0, 2_000).stream().map(VisibleIncident::id).toList(),
                "2");
        assertThat(old.map(query)).isEqualTo(shown);
        rows.forEach(row -> assertThat(old.find(row.id())).contains(row));
    }

    @Test
    void idsChosenToCollideAreStillHeldApart() {
        var template = new InventedIncidents(12, 10_000).one();
        var rows = new ArrayList<VisibleIncident>();
        for (long i = 0; i < 20_000; i++) {
            rows.add(InventedIncidents.withId(template, new UUID(i << 44, i << 32)));
        }
        var snapshot = new AudienceEngine(new StraightGrid(), "0").absorb(rows, List.of(), "1");
        assertThat(snapshot.size()).isEqualTo(20_000);
        rows.forEach(row -> assertThat(snapshot.find(row.id())).contains(row));
        assertThat(snapshot.find(new UUID(1, 1))).isEmpty();
    }
}
