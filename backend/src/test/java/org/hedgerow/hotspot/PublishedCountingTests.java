package org.hedgerow.hotspot;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.hedgerow.identity.Person;
import org.hedgerow.incident.IncidentContent;
import org.hedgerow.incident.IncidentReporting;
import org.hedgerow.incident.OccurredBetween;
import org.hedgerow.incident.VisibleIncidents;
import org.hedgerow.reference.Boundaries;
import org.hedgerow.reference.BoundaryKind;
import org.hedgerow.reference.BoundaryNames;
import org.hedgerow.sharing.Access;
import org.hedgerow.sharing.Audience;
import org.hedgerow.sharing.PolicyWatch;
import org.hedgerow.sharing.Scope;
import org.hedgerow.support.Cast;
import org.hedgerow.support.HedgerowTest;
import org.hedgerow.support.MovingClock;
import org.hedgerow.support.PostgisDatabase;
import org.hedgerow.support.Reports;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Published counts, on rows that row security gives to the public and no others. */
@HedgerowTest
class PublishedCountingTests {

    private static final String IN_WILTSHIRE = "SU 022 602";
    private static final PublishedSettings COUNTIES = new PublishedSettings(PublishedSettings.Areas.COUNTY);
    private static final String LATER = "2938-05-01";

    @Autowired
    private Access access;

    @Autowired
    private VisibleIncidents incidents;

    @Autowired
    private PolicyWatch policy;

    @Autowired
    private Boundaries boundaries;

    @Autowired
    private BoundaryNames names;

    @Autowired
    private PostgisDatabase database;

    @Autowired
    private IncidentReporting reporting;

    @Autowired
    private Reports reports;

    @Autowired
    private Cast cast;

    @Autowired
    private DataSource source;

    private final Instant now = Instant.now();
    private final ComparedQuarters year = ComparedQuarters.parse("year", now);

    @Test
    void whatIsNotReleasedToThePublicIsNotCountedAndWhatIsTakenBackIsGone() {
        var officer = cast.officer("WILTS");
        var ids = new ArrayList<UUID>();
        for (int each = 0; each < 5; each++) {
            ids.add(report(officer, year, Scope.PUBLIC, each));
        }
        for (int each = 0; each < 4; each++) {
            report(officer, year.before(), Scope.PUBLIC, each);
        }
        for (var scope : List.of(Scope.OWN_FORCE, Scope.ALL_FORCES, Scope.WATCH_AREA, Scope.COMMUNITY)) {
            report(officer, year, scope, 0);
        }
        assertThat(counted(year)).isEqualTo(5);
        assertThat(counted(year.before())).isEqualTo(4);
        reporting.withdraw(officer, ids.get(0), 1, "In error");
        reporting.withdraw(officer, ids.get(1), 1, "In error");
        assertThat(counted(year)).isEqualTo(3);
    }

    /** It is the same for a minute, however often it is asked for. */
    @Test
    void itIsCountedOnceAMinute() {
        var clock = new MovingClock(now.toString());
        var counting = new PublishedCounting(access, incidents, policy, boundaries, names, COUNTIES, clock);
        var first = counting.of(year);
        clock.moveTo(now.plusSeconds(59).toString());
        assertThat(counting.of(year)).isSameAs(first);
        assertThat(counting.of(year.before())).isNotSameAs(first);
        clock.moveTo(now.plusSeconds(60).toString());
        assertThat(counting.of(year)).isNotSameAs(first);
        clock.moveTo(now.minusSeconds(3600).toString());
        assertThat(counting.of(year).countedAt()).isEqualTo(clock.instant());
    }

    /** By the middle of the square that everybody may know, and by no other place: what is exact may lie in another area. */
    @Test
    void anIncidentCountsForTheAreaOfTheMiddleOfItsReleasedSquare() throws SQLException {
        var officer = cast.officer("LEICS");
        var ids = new ArrayList<UUID>();
        for (int each = 0; each < 4; each++) {
            ids.add(report(officer, "SK 720 050", year, Scope.PUBLIC, each));
        }
        var squares = published(ids);
        assertThat(squares).as("one square").hasSize(1);
        var square = squares.get(0);
        int set = withAreas(
                "W06000991",
                square[0] - 50,
                square[1] - 50,
                square[0] + 50,
                square[1] + 50,
                "W06000992",
                square[0] + 60,
                square[1] - 50,
                square[0] + 90_000,
                square[1] + 50);
        var visible = access.visibleLabels(Audience.everybody());
        assertThat(incidents.countPublic(visible, year.begins(), year.ends(), set))
                .filteredOn(count -> count.forceCode().equals("LEICS"))
                .containsExactly(new VisibleIncidents.PublicCount("LEICS", "W06000991", "HARE", 4));
        assertThat(incidents.countPublic(visible, year.begins(), year.ends(), -1))
                .filteredOn(count -> count.forceCode().equals("LEICS"))
                .containsExactly(new VisibleIncidents.PublicCount("LEICS", null, "HARE", 4));
        var then = new MovingClock(LATER + "T12:00:00Z");
        var counting = new PublishedCounting(
                access, incidents, policy, new Boundaries(JdbcClient.create(source), then), names, COUNTIES, then);
        var areas = Objects.requireNonNull(counting.of(year).areas());
        assertThat(areas.kind()).isEqualTo(BoundaryKind.COUNTY);
        assertThat(areas.source()).isEqualTo("Invented counties");
        if (!areas.rows().isEmpty()) {
            assertThat(areas.rows())
                    .extracting(PublishedStatistics.AreaRow::area)
                    .contains("W06000991");
        }
        assertThat(new PublishedCounting(access, incidents, policy, boundaries, names, COUNTIES, then)
                        .of(year.before())
                        .areas())
                .as("none is in force today")
                .isNull();
    }

    @AfterEach
    void takeAreasAway() throws SQLException {
        try (var connection = database.asSuperuser();
                var statement = connection.createStatement()) {
            statement.execute("set search_path = hedgerow, public");
            statement.execute("delete from boundary where set_id in (select id from boundary_set where valid_from = '"
                    + LATER + "')");
            statement.execute("delete from boundary_set where valid_from = '" + LATER + "'");
        }
    }

    /** Middles of the released squares, in metres. */
    private List<int[]> published(List<UUID> ids) throws SQLException {
        var found = new ArrayList<int[]>();
        try (var connection = database.asSuperuser();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select distinct centre_easting_mm / 1000, centre_northing_mm / 1000"
                        + " from hedgerow.released_incident where tier = 'PUBLIC' and incident_id::text in ('"
                        + ids.stream().map(UUID::toString).collect(Collectors.joining("', '")) + "')")) {
            while (rows.next()) {
                found.add(new int[] {rows.getInt(1), rows.getInt(2)});
            }
        }
        return found;
    }

    /** Counties that are in force on a day long after all tests, so that no other test meets them. */
    private int withAreas(Object... areas) throws SQLException {
        try (var connection = database.asSuperuser();
                var statement = connection.createStatement()) {
            statement.execute("set search_path = hedgerow, public");
            statement.execute(
                    "insert into boundary_set (kind, source, file_name, file_sha256, valid_from, area_count, corner_count,"
                            + " repair_count) values ('COUNTY', 'Invented counties', 'invented.geojson', repeat('0', 64), '"
                            + LATER
                            + "', 2, 10, 0)");
            for (int at = 0; at < areas.length; at += 5) {
                statement.execute("insert into boundary (set_id, code, name, outline, drawn) select id, '" + areas[at]
                        + "', 'Invented " + areas[at] + "', shape, shape from boundary_set, st_multi(st_makeenvelope("
                        + areas[at + 1]
                        + "," + areas[at + 2] + "," + areas[at + 3] + "," + areas[at + 4]
                        + ", 27700)) shape where valid_from = '"
                        + LATER + "'");
            }
            try (var row = statement.executeQuery("select id from boundary_set where valid_from = '" + LATER + "'")) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    /** The rows alone: other tests report elsewhere, and what is hidden hides more beside it. */
    private int counted(ComparedQuarters quarters) {
        return incidents
                .countPublic(access.visibleLabels(Audience.everybody()), quarters.begins(), quarters.ends(), null)
                .stream()
                .filter(count ->
                        count.forceCode().equals("WILTS") && count.group().equals("HARE"))
                .mapToInt(VisibleIncidents.PublicCount::count)
                .sum();
    }

    private UUID report(Person officer, ComparedQuarters quarters, Scope scope, int number) {
        return report(officer, IN_WILTSHIRE, quarters, scope, number);
    }

    private UUID report(Person officer, String place, ComparedQuarters quarters, Scope scope, int number) {
        var when = quarters.from()
                .plusDays(40L + number)
                .atTime(LocalTime.NOON)
                .atZone(TimeBins.LONDON)
                .toInstant();
        var like = reports.content(place, scope);
        var content = new IncidentContent(
                like.categoryCode(),
                like.narrative(),
                new OccurredBetween(when, when, true),
                like.place(),
                like.sharing());
        return reporting
                .report(officer, UUID.randomUUID(), content, new byte[32])
                .view()
                .released()
                .id();
    }
}
