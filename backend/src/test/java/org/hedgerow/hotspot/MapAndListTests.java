package org.hedgerow.hotspot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.hedgerow.geo.GridPoint;
import org.hedgerow.geo.GridSquare;
import org.hedgerow.incident.VisibleIncident;
import org.junit.jupiter.api.Test;

class MapAndListTests {

    private static final BoundingBox EVERYWHERE = new BoundingBox(-180, -90, 180, 90);

    @Test
    void cellsSumToTheTotalAndNeverOverlapOrSplitAReleasedSquare() {
        for (long seed = 1; seed <= 12; seed++) {
            var random = new Random(seed);
            var rows = new InventedIncidents(seed, 150_000).many(4_000);
            var snapshot = engine(rows).snapshot();
            for (int zoom = 0; zoom <= 20; zoom++) {
                var filter = InventedIncidents.everything();
                var box = random.nextBoolean() ? EVERYWHERE : new BoundingBox(2.9, 51.9, 4.2, 53.3);
                var map = snapshot.map(new MapQuery(box, zoom, filter));
                String what = "seed " + seed + " zoom " + zoom;
                assertThat(map.total()).as(what).isGreaterThan(MapAnswer.MOST_INCIDENTS);
                assertThat(map.incidents()).as(what).isEmpty();
                assertThat(map.cells().stream().mapToInt(MapCell::count).sum())
                        .as(what)
                        .isEqualTo(map.total());
                assertNoOverlap(what, map.cells());
                var shown = rows.stream()
                        .filter(filter::matches)
                        .filter(row -> AudienceEngineTests.contains(box, row))
                        .toList();
                for (var cell : map.cells()) {
                    var inside = shown.stream()
                            .filter(row -> holdsCentre(cell.square(), row))
                            .toList();
                    assertThat(inside).as(what).hasSize(cell.count());
                    assertThat(inside).as(what).allMatch(row -> row.sizeMetres() == 20 || holds(cell.square(), row));
                }
            }
        }
    }

    @Test
    void cellsAreAboutFiftyPixelsWide() {
        assertThat(List.of(0, 5, 6, 8, 9, 10, 12, 14, 20).stream().map(MapCell::metresAtZoom))
                .containsExactly(100_000, 100_000, 100_000, 10_000, 10_000, 5_000, 1_000, 500, 100);
    }

    @Test
    void fewIncidentsAreShownOneByOneLatestFirst() {
        var rows = new InventedIncidents(3, 20_000).many(MapAnswer.MOST_INCIDENTS);
        var map = engine(rows).snapshot().map(new MapQuery(EVERYWHERE, 5, InventedIncidents.everything()));
        assertThat(map.cells()).isEmpty();
        assertThat(map.incidents())
                .hasSize(map.total())
                .isSortedAccordingTo(
                        Comparator.comparing(VisibleIncident::latest).reversed());
    }

    @Test
    void theEdgesOfTheBoxBelongToIt() {
        var row = new InventedIncidents(4, 1_000)
                .many(40).stream()
                        .filter(InventedIncidents.everything()::matches)
                        .findFirst()
                        .orElseThrow();
        var at = new StraightGrid()
                .toGeographic(new GridPoint(row.centreEastingMillimetres(), row.centreNorthingMillimetres()));
        double degree = 1e-7;
        double longitude = Math.round(at.longitude() * 1e7) / 1e7;
        double latitude = Math.round(at.latitude() * 1e7) / 1e7;
        var snapshot = engine(List.of(row)).snapshot();
        assertThat(total(snapshot, new BoundingBox(longitude, latitude, longitude + 1, latitude + 1)))
                .isOne();
        assertThat(total(snapshot, new BoundingBox(longitude - 1, latitude - 1, longitude, latitude)))
                .isOne();
        assertThat(total(snapshot, new BoundingBox(longitude + degree, latitude, longitude + 1, latitude + 1)))
                .isZero();
        assertThat(total(snapshot, new BoundingBox(longitude - 1, latitude - 1, longitude, latitude - degree)))
                .isZero();
    }

    @Test
    void pagesCoverTheViewExactlyOnceInOrder() {
        for (long seed = 1; seed <= 20; seed++) {
            var random = new Random(seed);
            var rows = new InventedIncidents(seed, 50_000)
                    .many(900).stream()
                            // Many at the same second, so that the id decides.
                            .map(row -> random.nextBoolean()
                                    ? row
                                    : InventedIncidents.during(row, InventedIncidents.NOW, InventedIncidents.NOW))
                            .toList();
            var snapshot = engine(rows).snapshot();
            var filter = InventedIncidents.everything();
            var box = RandomFilters.box(random);
            int limit = 1 + random.nextInt(200);
            var seen = new ArrayList<VisibleIncident>();
            ListCursor after = null;
            do {
                var page = snapshot.list(new ListQuery(box, filter, limit, after));
                assertThat(page.incidents()).hasSizeLessThanOrEqualTo(limit);
                seen.addAll(page.incidents());
                after = page.next() == null
                        ? null
                        : ListCursor.parse(page.next().toString());
            } while (after != null);
            var expected = rows.stream()
                    .filter(filter::matches)
                    .filter(row -> AudienceEngineTests.contains(box, row))
                    .sorted(Comparator.comparing(VisibleIncident::latest)
                            .reversed()
                            .thenComparing(row -> row.id().toString()))
                    .toList();
            assertThat(seen).as("seed " + seed).isEqualTo(expected);
            assertThat(snapshot.list(new ListQuery(box, filter, limit, null)).total())
                    .isEqualTo(expected.size());
        }
    }

    @Test
    void aPageBeginsWhereTheOneBeforeEndedThoughItsLastRowIsGone() {
        var rows = new InventedIncidents(5, 50_000).many(300);
        var engine = engine(rows);
        var query = new ListQuery(null, InventedIncidents.everything(), 100, null);
        var first = engine.snapshot().list(query);
        UUID last = first.incidents().get(99).id();
        engine.absorb(List.of(), List.of(last), "2");
        var second = engine.snapshot().list(new ListQuery(null, query.filter(), 200, first.next()));
        assertThat(second.incidents()).hasSize(first.total() - 100).doesNotContainAnyElementsOf(first.incidents());
    }

    private static AudienceEngine engine(List<VisibleIncident> rows) {
        var engine = new AudienceEngine(new StraightGrid(), "0");
        engine.absorb(rows, List.of(), "1");
        return engine;
    }

    private static int total(AudienceSnapshot snapshot, BoundingBox box) {
        return snapshot.map(new MapQuery(box, 10, InventedIncidents.everything()))
                .total();
    }

    private static void assertNoOverlap(String what, List<MapCell> cells) {
        for (var cell : cells) {
            var centre = cell.square().centre();
            assertThat(cells.stream()
                            .filter(other -> other != cell)
                            .filter(other -> GridSquare.holding(
                                            centre, other.square().sizeMetres())
                                    .equals(other.square())))
                    .as(what)
                    .isEmpty();
        }
    }

    private static boolean holdsCentre(GridSquare square, VisibleIncident row) {
        var centre = new GridPoint(row.centreEastingMillimetres(), row.centreNorthingMillimetres());
        return GridSquare.holding(centre, square.sizeMetres()).equals(square);
    }

    private static boolean holds(GridSquare square, VisibleIncident row) {
        long half = row.sizeMetres() * 500L;
        long west = square.easting() * 1_000L;
        long south = square.northing() * 1_000L;
        long side = square.sizeMetres() * 1_000L;
        return row.centreEastingMillimetres() - half >= west
                && row.centreEastingMillimetres() + half <= west + side
                && row.centreNorthingMillimetres() - half >= south
                && row.centreNorthingMillimetres() + half <= south + side;
    }
}
