package org.hedgerow.hotspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hedgerow.hotspot.InventedIncidents.CODES;
import static org.hedgerow.hotspot.InventedIncidents.NOW;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hedgerow.hotspot.method.Lineage;
import org.hedgerow.incident.VisibleIncident;
import org.hedgerow.sharing.Tier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FollowedHotspotsTests {

    private AudienceEngine engine = new AudienceEngine(new StraightGrid(), "0");
    private Instant now = NOW;

    /** The windows run on with the clock, incidents come, change and go, of last month and of the year before. */
    @ParameterizedTest
    @CsvSource({
        "period=90d, 2000, 5",
        "period=28d, 1500, 2",
        "period=7d, 50000, 2",
        "period=365d, 3000, 8",
        "period=all, 1000, 4",
        "period=2025/26, 2000, 3",
        "period=2026/27, 2000, 3",
        "period=90d&hours=18-6, 5000, 3",
        "period=365d&category=HARE&force=CAMBS&force=ESSEX, 4000, 3",
        "period=365d&status=OPEN, 4000, 20"
    })
    void saysAtEveryTickWhatIsFoundAnew(String filters, int reachMetres, int minimum) {
        var choice = new HotspotChoice(reachMetres, minimum, FilterParameters.parse(filters, CODES));
        for (int seed = 0; seed < 4; seed++) {
            var random = new Random(seed);
            var invented = new InventedIncidents(seed, 25_000);
            now = NOW;
            var live = new ArrayList<>(invented.many(900));
            engine = new AudienceEngine(new StraightGrid(), "0");
            engine.absorb(live, List.of(), "1");
            var followed = FollowedHotspots.of(engine.snapshot(), choice, now, () -> {});
            Set<String> known = null;
            int compared = 0;
            for (int round = 0; round < 40; round++) {
                var changed = new HashSet<UUID>();
                if (round > 0) {
                    now = now.plusSeconds(random.nextInt(3) == 0 ? random.nextInt(900_000) : random.nextInt(20));
                    change(random, invented, live, changed);
                }
                var tick = followed.tick(engine.snapshot(), changed, now);
                var found = engine.snapshot().hotspots(choice.at(now));
                String what = filters + " seed " + seed + " round " + round;
                assertThat(unnamed(tick.answer().hotspots())).as(what).isEqualTo(found.hotspots());
                assertThat(tick.answer().parameters().incidents())
                        .as(what)
                        .isEqualTo(found.parameters().incidents());
                assertThat(tick.answer().parameters().found())
                        .as(what)
                        .isEqualTo(found.parameters().found());
                known = followsFrom(known, tick, what);
                compared += known.size();
            }
            assertThat(compared).isPositive();
        }
    }

    /** Who lives is who lived, without those that ended, and with those that began. */
    private static Set<String> followsFrom(Set<String> before, FollowedHotspots.Tick tick, String what) {
        var living = tick.answer().hotspots().stream()
                .map(hotspot -> HotspotEvent.nameOrNull(hotspot.identity()))
                .collect(Collectors.toSet());
        assertThat(living).as(what).hasSameSizeAs(tick.answer().hotspots()).doesNotContainNull();
        if (before != null) {
            var expected = new HashSet<>(before);
            tick.events().forEach(event -> {
                if (event.kind() == Lineage.Kind.MERGED || event.kind() == Lineage.Kind.DIED) {
                    assertThat(expected.remove(event.hotspot())).as(what).isTrue();
                } else {
                    assertThat(expected.add(event.hotspot())).as(what).isTrue();
                }
            });
            assertThat(living).as(what).isEqualTo(expected);
        }
        return living;
    }

    private void change(Random random, InventedIncidents invented, List<VisibleIncident> live, Set<UUID> changed) {
        var upserts = new ArrayList<VisibleIncident>();
        var forgets = new ArrayList<UUID>();
        for (int each = random.nextInt(6); each > 0; each--) {
            var fresh = invented.one();
            var latest = now.minusSeconds(random.nextInt(40 * 86_400)).minusSeconds(random.nextInt(3) * 365L * 86_400);
            upserts.add(InventedIncidents.during(fresh, latest.minusSeconds(random.nextInt(7_200)), latest));
        }
        for (int each = random.nextInt(4); each > 0; each--) {
            var amended = invented.amended(live.remove(random.nextInt(live.size())));
            upserts.add(amended);
        }
        for (int each = random.nextInt(4); each > 0; each--) {
            forgets.add(live.remove(random.nextInt(live.size())).id());
        }
        live.addAll(upserts);
        engine.absorb(upserts, forgets, "t");
        upserts.forEach(incident -> changed.add(incident.id()));
        changed.addAll(forgets);
        changed.add(new UUID(random.nextLong(), random.nextLong()));
    }

    @Test
    void isKnownSinceTheDayOnWhichItBeganInWhateverOrderItWasReported() {
        var choice = new HotspotChoice(2_000, 4, FilterParameters.parse("period=365d", CODES));
        var rows = new ArrayList<>(new InventedIncidents(7, 25_000).many(1_500));
        engine.absorb(rows, List.of(), "1");
        var hotspots = found(choice);
        assertThat(hotspots).hasSizeGreaterThan(5);
        for (int seed = 0; seed < 3; seed++) {
            Collections.shuffle(rows, new Random(seed));
            var other = new AudienceEngine(new StraightGrid(), "0");
            for (int from = 0; from < rows.size(); from += 100) {
                other.absorb(rows.subList(from, from + 100), List.of(), "t");
            }
            var again = FollowedHotspots.of(other.snapshot(), choice, now, () -> {})
                    .tick(other.snapshot(), List.of(), now)
                    .answer()
                    .hotspots();
            assertThat(again).isEqualTo(hotspots);
        }
        var today = LocalDate.ofInstant(now, ZoneOffset.UTC).toEpochDay();
        assertThat(hotspots)
                .allMatch(hotspot -> hotspot.identity().born() <= today)
                .anyMatch(hotspot -> hotspot.identity().born() < today - 200);
    }

    @Test
    void growsMovesAndLosesWhoFoundedItAndIsStillTheSame() {
        var choice = new HotspotChoice(2_000, 3, FilterParameters.parse("period=28d", CODES));
        var rows = new ArrayList<VisibleIncident>();
        for (int day = 100; day >= 0; day--) {
            var at = now.minus(Duration.ofDays(day));
            rows.add(at(540_000 + (100 - day) * 100, 240_000, at));
        }
        engine.absorb(rows, List.of(), "1");
        var walking = found(choice);
        assertThat(walking).hasSize(1);
        var identity = walking.get(0).identity();
        assertThat(LocalDate.ofEpochDay(identity.born()))
                .isEqualTo(LocalDate.ofInstant(now.minus(Duration.ofDays(98)), ZoneOffset.UTC));
        var followed = FollowedHotspots.of(engine.snapshot(), choice, now, () -> {});
        for (int day = 1; day <= 60; day++) {
            now = NOW.plus(Duration.ofDays(day));
            var next = at(550_000 + day * 100, 240_000, now);
            engine.absorb(List.of(next), List.of(), "t");
            var tick = followed.tick(engine.snapshot(), List.of(next.id()), now);
            assertThat(tick.events()).isEmpty();
            assertThat(tick.answer().hotspots()).extracting(Hotspot::identity).containsExactly(identity);
        }
        now = now.plus(Duration.ofDays(40));
        var last = followed.tick(engine.snapshot(), List.of(), now);
        assertThat(last.events())
                .containsExactly(new HotspotEvent(Lineage.Kind.DIED, HotspotEvent.name(identity), null));
        assertThat(last.answer().hotspots()).isEmpty();
    }

    @Test
    void whatWasTakenBackLeavesNoTraceInWhatItHasBeen() {
        var choice = new HotspotChoice(2_000, 3, FilterParameters.parse("period=90d", CODES));
        var rows = new InventedIncidents(11, 20_000).many(600);
        var takenBack = rows.subList(0, 200).stream().map(VisibleIncident::id).toList();
        engine.absorb(rows, List.of(), "1");
        engine.absorb(List.of(), takenBack, "2");
        var never = new AudienceEngine(new StraightGrid(), "0");
        never.absorb(rows.subList(200, rows.size()), List.of(), "1");
        assertThat(found(choice))
                .isNotEmpty()
                .isEqualTo(FollowedHotspots.of(never.snapshot(), choice, now, () -> {})
                        .tick(never.snapshot(), List.of(), now)
                        .answer()
                        .hotspots());
    }

    private List<Hotspot> found(HotspotChoice choice) {
        return FollowedHotspots.of(engine.snapshot(), choice, now, () -> {})
                .tick(engine.snapshot(), List.of(), now)
                .answer()
                .hotspots();
    }

    private static List<Hotspot> unnamed(List<Hotspot> hotspots) {
        return hotspots.stream().map(hotspot -> hotspot.as(null)).toList();
    }

    private static VisibleIncident at(int easting, int northing, Instant at) {
        var like = InventedIncidents.during(new InventedIncidents(easting, 1_000).one(), at, at);
        return new VisibleIncident(
                like.id(),
                1,
                Tier.EXACT,
                easting * 1_000,
                northing * 1_000,
                1,
                like.categoryCode(),
                like.forceCode(),
                like.status(),
                at,
                at,
                true,
                null,
                null);
    }
}
