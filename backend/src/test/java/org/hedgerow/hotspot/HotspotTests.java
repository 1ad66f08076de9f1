package org.hedgerow.hotspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hedgerow.hotspot.InventedIncidents.NOW;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.hedgerow.geo.GridPoint;
import org.hedgerow.incident.IncidentStatus;
import org.hedgerow.incident.VisibleIncident;
import org.hedgerow.sharing.Tier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;

class HotspotTests {

    private static final IncidentFilter LAST_NINETY_DAYS = new IncidentFilter(
            Set.of(), Set.of(), new Period(NOW.minus(Duration.ofDays(90)), null, NOW), null, IncidentFilter.SHOWN);

    private int made;

    @Test
    void saysWhatItsIncidentsAreTogether() {
        var rows = new ArrayList<VisibleIncident>();
        for (int day = 1; day <= 4; day++) {
            rows.add(police(542_000 + day * 100, 244_000, "CAMBS", "HARE.COURSING", NOW.minus(Duration.ofDays(day))));
        }
        rows.add(police(542_100, 245_000, "HERTS", "HARE.COURSING", NOW.minus(Duration.ofDays(9))));
        rows.add(police(542_100, 245_000, "HERTS", "AGRI.QUAD", NOW.minus(Duration.ofDays(8))));
        rows.add(police(600_000, 300_000, "ESSEX", "AGRI.QUAD", NOW.minus(Duration.ofDays(3))));
        var answer = hotspots(rows, new HotspotQuery(2_000, 5, LAST_NINETY_DAYS));
        assertThat(answer.parameters().incidents()).isEqualTo(7);
        assertThat(answer.parameters().found()).isOne();
        var hotspot = answer.hotspots().get(0);
        assertThat(hotspot.key()).isEqualTo(rows.get(0).id().toString());
        assertThat(hotspot.count()).isEqualTo(6);
        assertThat(hotspot.first()).isEqualTo(NOW.minus(Duration.ofDays(9)));
        assertThat(hotspot.last()).isEqualTo(NOW.minus(Duration.ofDays(1)));
        assertThat(hotspot.forces()).containsExactly("CAMBS", "HERTS");
        assertThat(hotspot.leadingCategory()).isEqualTo("HARE.COURSING");
        assertThat(hotspot.centre()).isEqualTo(GridPoint.ofMetres(542_100, 245_000));
        assertThat(hotspot.countYearBefore()).isZero();
        assertThat(hotspot.trend()).isEqualTo(Trend.NEW);
    }

    @Test
    void countsTheSameWindowOfTheYearBeforeInsideItsOutlineOnly() {
        var rows = new ArrayList<VisibleIncident>();
        for (int i = 0; i < 6; i++) {
            rows.add(police(542_000, 244_000, "CAMBS", "HARE.COURSING", NOW.minus(Duration.ofDays(10))));
        }
        var yearBefore = NOW.minus(Duration.ofDays(365 + 10));
        rows.add(police(542_400, 244_400, "CAMBS", "HARE.COURSING", yearBefore));
        rows.add(police(542_500, 244_500, "CAMBS", "HARE.COURSING", yearBefore));
        rows.add(police(542_500, 244_501, "CAMBS", "HARE.COURSING", yearBefore));
        rows.add(police(542_000, 244_000, "CAMBS", "HARE.COURSING", NOW.minus(Duration.ofDays(365 + 91))));
        rows.add(police(542_000, 244_000, "CAMBS", "HARE.COURSING", NOW.minus(Duration.ofDays(364 - 1))));
        var hotspot = hotspots(rows, new HotspotQuery(2_000, 5, LAST_NINETY_DAYS))
                .hotspots()
                .get(0);
        assertThat(hotspot.countYearBefore()).isEqualTo(2);
        assertThat(hotspot.trend()).isEqualTo(Trend.STEADY);
        var always = hotspots(rows, new HotspotQuery(2_000, 5, InventedIncidents.everything()))
                .hotspots()
                .get(0);
        assertThat(always.countYearBefore()).isNull();
        assertThat(always.trend()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "5, 0, NEW",
        "5, 1, STEADY",
        "6, 1, STEADY",
        "7, 1, RISING",
        "12, 7, STEADY",
        "19, 7, RISING",
        "7, 19, FALLING",
        "100, 100, STEADY",
        "120, 100, STEADY",
        "130, 100, RISING",
        "1, 7, FALLING",
        "0, 3, STEADY",
        "0, 5, FALLING"
    })
    void theTrendIsSaidOnlyWhenChanceIsUnlikely(int now, int before, Trend trend) {
        assertThat(Trend.of(now, before)).isEqualTo(trend);
    }

    @Test
    void theTrendAgreesWithTheExactTest() {
        for (int now = 0; now <= 60; now++) {
            for (int before = 1; before <= 60; before++) {
                double atLeastAsMany = upperTail(Math.max(now, before), now + before);
                boolean surprising = Trend.of(now, before) != Trend.STEADY;
                if (Math.abs(atLeastAsMany - 0.05) > 0.006) {
                    assertThat(surprising).as(now + " after " + before).isEqualTo(atLeastAsMany < 0.05);
                }
            }
        }
    }

    /** The chance of at least this many heads. */
    private static double upperTail(int heads, int throwsOfACoin) {
        double chance = 0;
        double term = Math.pow(0.5, throwsOfACoin);
        for (int k = 0; k <= throwsOfACoin; k++) {
            if (k >= heads) {
                chance += term;
            }
            term = term * (throwsOfACoin - k) / (k + 1);
        }
        return chance;
    }

    @Test
    void isMadeOfReleasedSquaresAlone() {
        var rows = new ArrayList<VisibleIncident>();
        for (int i = 0; i < 5; i++) {
            rows.add(released(542_500, 244_500, 1_000));
        }
        rows.add(released(545_000, 245_000, 10_000));
        var hotspot = hotspots(rows, new HotspotQuery(3_000, 5, LAST_NINETY_DAYS))
                .hotspots()
                .get(0);
        assertThat(hotspot.centre()).isEqualTo(GridPoint.ofMetres(542_500, 244_500));
        assertThat(hotspot.hull())
                .containsExactly(
                        GridPoint.ofMetres(540_000, 240_000),
                        GridPoint.ofMetres(550_000, 240_000),
                        GridPoint.ofMetres(550_000, 250_000),
                        GridPoint.ofMetres(540_000, 250_000));
    }

    @Test
    void aHotspotOfOnePlaceIsStillSeen() {
        var rows = new ArrayList<VisibleIncident>();
        for (int i = 0; i < 5; i++) {
            rows.add(police(542_000, 244_000, "CAMBS", "HARE.COURSING", NOW));
        }
        var hotspot = hotspots(rows, new HotspotQuery(2_000, 5, LAST_NINETY_DAYS))
                .hotspots()
                .get(0);
        assertThat(hotspot.hull())
                .containsExactly(
                        GridPoint.ofMetres(541_500, 243_500),
                        GridPoint.ofMetres(542_500, 243_500),
                        GridPoint.ofMetres(542_500, 244_500),
                        GridPoint.ofMetres(541_500, 244_500));
    }

    @Test
    void everyIncidentOfTheFilterIsInOneHotspotAtMostAndTheCountsAddUp() {
        for (long seed = 1; seed <= 10; seed++) {
            var random = new Random(seed);
            var rows = new InventedIncidents(seed, 60_000).many(2_000);
            var filter = RandomFilters.draw(random);
            var answer = hotspots(rows, new HotspotQuery(500 + random.nextInt(4_000), 3, filter));
            long shown = rows.stream().filter(filter::matches).count();
            assertThat(answer.parameters().incidents()).isEqualTo((int) shown);
            assertThat(answer.hotspots().stream().mapToInt(Hotspot::count).sum())
                    .as("seed " + seed)
                    .isLessThanOrEqualTo((int) shown);
            assertThat(answer.hotspots().stream().map(Hotspot::key)).doesNotHaveDuplicates();
        }
    }

    @Test
    void theOutlineIsTheConvexHull() {
        var factory = new GeometryFactory();
        for (long seed = 1; seed <= 500; seed++) {
            var random = new Random(seed);
            int spread = random.nextBoolean() ? 6 : 2_000_000;
            var points = new ArrayList<long[]>();
            var coordinates = new ArrayList<Coordinate>();
            for (int i = 0; i < 4 + random.nextInt(60); i++) {
                long[] point = {random.nextInt(spread) - 3, random.nextInt(spread) - 3};
                points.add(point);
                coordinates.add(new Coordinate(point[0], point[1]));
            }
            var expected = factory.createMultiPointFromCoords(coordinates.toArray(Coordinate[]::new))
                    .convexHull();
            var outline = ConvexOutline.around(points);
            if (expected.getDimension() == 2) {
                var corners = outline.corners();
                assertThat(corners).as("seed " + seed).hasSize(expected.getNumPoints() - 1);
                var ring = new ArrayList<Coordinate>();
                corners.forEach(c -> ring.add(new Coordinate(c.eastingMillimetres(), c.northingMillimetres())));
                ring.add(ring.get(0));
                var polygon = factory.createPolygon(ring.toArray(Coordinate[]::new));
                assertThat(polygon.equalsTopo(expected)).as("seed " + seed).isTrue();
                assertThat(Orientation.isCCW(polygon.getCoordinates())).isTrue();
            }
            assertThat(points).allMatch(point -> outline.contains(point[0], point[1]));
            assertThat(outline.contains(outline.east() + 1, outline.north())).isFalse();
        }
    }

    @Test
    void theDifferenceTurnsOneAnswerIntoTheOther() {
        for (long seed = 1; seed <= 20; seed++) {
            var random = new Random(seed);
            var invented = new InventedIncidents(seed, 30_000);
            var engine = new AudienceEngine(new StraightGrid(), "0");
            var query = new HotspotQuery(1_000, 4, InventedIncidents.everything());
            var rows = invented.many(500);
            var before = engine.absorb(rows, List.of(), "1").hotspots(query).hotspots();
            var after = engine.absorb(
                            invented.many(30),
                            rows.subList(0, random.nextInt(40)).stream()
                                    .map(VisibleIncident::id)
                                    .toList(),
                            "2")
                    .hotspots(query)
                    .hotspots();
            var difference = HotspotDifference.between(before, after);
            var held = new ArrayList<>(before);
            held.removeIf(hotspot -> difference.gone().contains(hotspot.key())
                    || difference.changed().stream()
                            .anyMatch(other -> other.key().equals(hotspot.key())));
            held.addAll(difference.changed());
            assertThat(held).as("seed " + seed).containsExactlyInAnyOrderElementsOf(after);
            assertThat(difference.changed()).doesNotContainAnyElementsOf(before);
            assertThat(HotspotDifference.between(after, after).isEmpty()).isTrue();
        }
    }

    private static HotspotAnswer hotspots(List<VisibleIncident> rows, HotspotQuery query) {
        return new AudienceEngine(new StraightGrid(), "0")
                .absorb(rows, List.of(), "1")
                .hotspots(query);
    }

    private VisibleIncident police(int easting, int northing, String force, String category, Instant at) {
        return row(easting, northing, 1, Tier.EXACT, force, category, at);
    }

    private VisibleIncident released(int easting, int northing, int size) {
        return row(easting, northing, size, Tier.WATCH, "CAMBS", "HARE.COURSING", NOW);
    }

    private VisibleIncident row(
            int easting, int northing, int size, Tier tier, String force, String category, Instant at) {
        made++;
        return new VisibleIncident(
                new UUID(0, made),
                1,
                tier,
                easting * 1_000,
                northing * 1_000,
                size,
                category,
                force,
                IncidentStatus.OPEN,
                at,
                at,
                true,
                null,
                null);
    }
}
