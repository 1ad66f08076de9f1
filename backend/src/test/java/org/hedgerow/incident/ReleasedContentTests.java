package org.hedgerow.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hedgerow.geo.GridPoint;
import org.hedgerow.geo.GridSquare;
import org.hedgerow.geo.PlaceReader;
import org.hedgerow.identity.Person;
import org.hedgerow.reference.Force;
import org.hedgerow.reference.RecordingForces;
import org.hedgerow.sharing.Scope;
import org.hedgerow.sharing.SharingTerms;
import org.hedgerow.sharing.Tier;
import org.hedgerow.support.Cast;
import org.hedgerow.support.HedgerowTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** What the rows of the watch and the public say besides the square, by a report and by a file. */
@HedgerowTest
class ReleasedContentTests {

    private static final Instant AT = Instant.parse("2026-11-18T18:41:07Z");

    private final Cast cast;
    private final IncidentReporting reporting;
    private final IncidentQueries queries;
    private final IncidentBulkWriter bulk;
    private final PlaceReader places;
    private final RecordingForces forces;

    @Autowired
    ReleasedContentTests(
            Cast cast,
            IncidentReporting reporting,
            IncidentQueries queries,
            IncidentBulkWriter bulk,
            PlaceReader places,
            RecordingForces forces) {
        this.cast = cast;
        this.reporting = reporting;
        this.queries = queries;
        this.bulk = bulk;
        this.places = places;
        this.forces = forces;
    }

    @Test
    void aStolenFlockIsToldByItsGroupAndAPartOfTheDayOrTheWeek(@TempDir Path folder) {
        var officer = cast.officer("CAMBS");
        for (var id : List.of(
                report(officer, "LIVESTOCK.THEFT", "TL 4201 4201"),
                imported(officer, "LIVESTOCK.THEFT", "TL 4201 4201", folder))) {
            var exact = queries.get(officer, id).released();
            assertThat(exact.categoryCode()).isEqualTo("LIVESTOCK.THEFT");
            assertThat(exact.earliest()).isEqualTo(AT);
            assertThat(exact.exactTimeKnown()).isTrue();
            var watch = queries.get(cast.coordinator("TL44"), id).released();
            assertThat(watch.tier()).isEqualTo(Tier.WATCH);
            assertThat(told(watch))
                    .isEqualTo(List.of("LIVESTOCK", "2026-11-18T18:00:00Z", "2026-11-18T23:59:59Z", "false"));
            var everybody = queries.get(cast.farmer(), id).released();
            assertThat(everybody.tier()).isEqualTo(Tier.PUBLIC);
            assertThat(told(everybody))
                    .isEqualTo(List.of("LIVESTOCK", "2026-11-16T00:00:00Z", "2026-11-22T23:59:59Z", "false"));
        }
    }

    @Test
    void coursingIsToldAsItIsToTheWatchAndByTheDayToEverybody(@TempDir Path folder) {
        var officer = cast.officer("CAMBS");
        for (var id : List.of(
                report(officer, "HARE.COURSING", "TL 4201 4201"),
                imported(officer, "HARE.COURSING", "TL 4201 4201", folder))) {
            assertThat(told(queries.get(cast.coordinator("TL44"), id).released()))
                    .isEqualTo(List.of("HARE.COURSING", AT.toString(), AT.toString(), "true"));
            assertThat(told(queries.get(cast.farmer(), id).released()))
                    .isEqualTo(List.of("HARE.COURSING", "2026-11-18T00:00:00Z", "2026-11-18T23:59:59Z", "false"));
        }
    }

    /** On both sides of a border in one square: which force records a place would say on which side it lies. */
    @Test
    void aSquareThatABorderRunsThroughHasOneForce(@TempDir Path folder) {
        var officer = cast.officer("CAMBS");
        var sides = bothSidesOfABorder();
        var ids = new ArrayList<UUID>();
        for (var side : sides) {
            var reference =
                    "E%06d N%06d".formatted(side.eastingMillimetres() / 1_000, side.northingMillimetres() / 1_000);
            ids.add(report(officer, "HARE.COURSING", reference));
            ids.add(imported(officer, "HARE.COURSING", reference, folder));
        }
        assertThat(ids.stream()
                        .map(id -> queries.get(officer, id).released().forceCode())
                        .distinct())
                .as("the police are told whose each is")
                .hasSize(2);
        for (var viewer : List.of(cast.coordinator("TL43", "TL44", "TL34", "TL33"), cast.farmer())) {
            assertThat(ids.stream()
                            .map(id -> queries.get(viewer, id).released())
                            .map(row ->
                                    row.forceCode() + row.centreEastingMillimetres() + row.centreNorthingMillimetres())
                            .distinct())
                    .hasSize(1);
        }
    }

    /** Two places of different forces in one square of 5 km, in TL 33 to TL 44. */
    private List<GridPoint> bothSidesOfABorder() {
        for (int north = 230; north < 250; north += 5) {
            for (int east = 530; east < 550; east += 5) {
                var square = new GridSquare(east * 1_000, north * 1_000, 5_000);
                var first = new GridPoint(square.easting() * 1_000 + 500_000, square.northing() * 1_000 + 500_000);
                for (int cell = 1; cell < 25; cell++) {
                    var other = new GridPoint(
                            first.eastingMillimetres() + cell % 5 * 1_000_000,
                            first.northingMillimetres() + cell / 5 * 1_000_000);
                    if (!code(first).equals(code(other))) {
                        return List.of(first, other);
                    }
                }
            }
        }
        throw new AssertionError("A border runs through that country");
    }

    private String code(GridPoint point) {
        return forces.at(point).map(Force::code).orElseThrow();
    }

    private static List<String> told(VisibleIncident row) {
        return List.of(
                row.categoryCode(),
                row.earliest().toString(),
                row.latest().toString(),
                String.valueOf(row.exactTimeKnown()));
    }

    private UUID report(Person officer, String category, String place) {
        return reporting
                .report(officer, UUID.randomUUID(), content(category, place), new byte[32])
                .view()
                .released()
                .id();
    }

    private UUID imported(Person officer, String category, String place, Path folder) {
        var id = UUID.randomUUID();
        var content = content(category, place);
        try (var batch = bulk.begin(officer, folder)) {
            batch.add(new BulkIncident(
                    id, officer.organisation().id(), code(content.place().point()), IncidentStatus.OPEN, content, AT));
            batch.publish("a test", () -> {});
        }
        return id;
    }

    private IncidentContent content(String category, String place) {
        return new IncidentContent(
                category,
                "Invented",
                new OccurredBetween(AT, AT, true),
                places.read(place).places().get(0),
                SharingTerms.of(Scope.PUBLIC));
    }
}
