package org.hedgerow.interchange.demonstration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hedgerow.geo.NationalGrid;
import org.hedgerow.identity.People;
import org.hedgerow.identity.Purpose;
import org.hedgerow.incident.BulkIncident;
import org.hedgerow.incident.IncidentReporting;
import org.hedgerow.interchange.DataDirectory;
import org.hedgerow.reference.Categories;
import org.hedgerow.reference.ForceAreas;
import org.hedgerow.report.Desk;
import org.hedgerow.report.DeskDuplicates;
import org.hedgerow.sharing.Scope;
import org.hedgerow.sighting.PlatePattern;
import org.hedgerow.sighting.PlateSearch;
import org.hedgerow.support.HedgerowTest;
import org.hedgerow.support.PostgisDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

@HedgerowTest
@TestPropertySource(properties = "hedgerow.demonstration.enabled=true")
class DemonstrationTests {

    private static final Instant IN_NOVEMBER = Instant.parse("2026-11-22T12:00:00Z");

    @Autowired
    private Demonstration demonstration;

    @Autowired
    private ForceAreas forceAreas;

    @Autowired
    private NationalGrid grid;

    @Autowired
    private Categories categories;

    @Autowired
    private People people;

    @Autowired
    private DataDirectory data;

    @Autowired
    private IncidentReporting reporting;

    @Autowired
    private Desk desk;

    @Autowired
    private DeskDuplicates duplicates;

    @Autowired
    private PlateSearch plates;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PostgisDatabase database;

    @Test
    void aSecondStartAddsNothing() throws Exception {
        var incidents = count("incident");
        var folk = count("person");
        assertThat(incidents).isBetween(4_000L, 8_500L);
        assertThat(folk).isEqualTo(Cast.PLAYERS.size());
        demonstration.run(new DefaultApplicationArguments());
        assertThat(count("incident")).isEqualTo(incidents);
        assertThat(count("person")).isEqualTo(folk);
        assertThat(count("import_run")).isOne();
    }

    @Test
    void anInventedOfficerReportsByTheWayThatEveryReportTakes() throws Exception {
        var incidents = count("incident");
        var reporters = count("incident_reporter");
        new Trickle(reporting, people, jdbc, forceAreas, grid, Clock.systemUTC()).report();
        assertThat(count("incident")).isEqualTo(incidents + 1);
        assertThat(count("incident_reporter")).isEqualTo(reporters + 1);
    }

    @Test
    void theDeskHasReportsOfWhichTwoMayBeOneEvent() {
        var id = jdbc.sql("select id from person where username = 'officer.cambs'")
                .query(UUID.class)
                .single();
        var officer = people.find(id).orElseThrow();
        var reports = desk.list(officer, null, null, true, null).reports();
        assertThat(reports).hasSize(4);
        var coursing = reports.stream()
                .filter(report -> report.told().categoryCode().equals("HARE.COURSING"))
                .findFirst()
                .orElseThrow();
        var suspected = reports.stream()
                .filter(report -> report.told().categoryCode().equals("HARE.SUSPECTED"))
                .findFirst()
                .orElseThrow();
        assertThat(duplicates.of(officer, coursing.id()))
                .anyMatch(duplicate -> duplicate.incident().id().equals(suspected.id()) && duplicate.joinable());
    }

    @Test
    void oneCarIsSeenInSixCountiesAndEachForceHasAPart() {
        var id = jdbc.sql("select id from person where username = 'analyst.essex'")
                .query(UUID.class)
                .single();
        var found = plates.search(
                people.find(id).orElseThrow(), PlatePattern.of("ZZ66HDG").orElseThrow(), Purpose.INVESTIGATION, 365);
        assertThat(found.matches()).hasSize(5);
        assertThat(found.matches().stream()
                        .map(match -> match.sighting().owner())
                        .distinct())
                .hasSize(5);
    }

    @Test
    void passwordsAreKeptForTheOperatorAloneAndDifferFromEachOther() throws Exception {
        var file = data.home().resolve("demonstration-passwords.txt");
        assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
        var passwords = Files.readAllLines(file).stream()
                .map(line -> line.split(" +")[1])
                .collect(Collectors.toSet());
        assertThat(passwords).hasSize(Cast.PLAYERS.size());
        assertThat(passwords).allMatch(password -> password.length() >= 16);
    }

    @Test
    void theSameSeasonsHaveTheSameIncidents() {
        var now = told(IN_NOVEMBER);
        var later = told(IN_NOVEMBER.plus(Duration.ofDays(20)));
        var byId = later.stream().collect(Collectors.toMap(BulkIncident::id, incident -> incident));
        var inSeasons = now.stream()
                .filter(incident -> incident.recordedAt().isBefore(IN_NOVEMBER.minus(Duration.ofDays(100))))
                .toList();
        assertThat(inSeasons).hasSizeGreaterThan(4_000);
        assertThat(inSeasons).allSatisfy(incident -> {
            assertThat(byId).containsKey(incident.id());
            assertThat(byId.get(incident.id()).content()).isEqualTo(incident.content());
        });
        assertThat(new HashSet<>(now.stream().map(BulkIncident::id).toList())).hasSameSizeAs(now);
    }

    @Test
    void incidentsLookLikeThreeSeasonsOfTheEasternCounties() {
        var told = told(IN_NOVEMBER);
        assertThat(told).hasSizeBetween(5_000, 7_500);
        assertThat(told).allSatisfy(incident -> {
            assertThat(categories.find(incident.content().categoryCode())).isPresent();
            assertThat(incident.content().when().latest()).isBefore(IN_NOVEMBER);
            assertThat(incident.recordedAt()).isBeforeOrEqualTo(IN_NOVEMBER);
            assertThat(incident.content().narrative()).isNotBlank();
        });
        var coursing = told.stream()
                .filter(incident -> incident.content().categoryCode().startsWith("HARE."))
                .count();
        assertThat(coursing * 100 / told.size()).isBetween(70L, 90L);
        assertThat(told.stream()
                        .map(incident -> incident.content().sharing().scope())
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(Scope.OWN_FORCE, Scope.ALL_FORCES, Scope.WATCH_AREA, Scope.PUBLIC);
        var aboutFowlmere = told.stream()
                .filter(incident -> Math.abs(incident.content().place().point().eastingMetres() - 542_000) < 4_000
                        && Math.abs(incident.content().place().point().northingMetres() - 240_000) < 4_000)
                .filter(incident -> incident.content().when().latest().isAfter(IN_NOVEMBER.minus(Duration.ofDays(90))))
                .toList();
        assertThat(aboutFowlmere).hasSizeGreaterThan(50);
        assertThat(aboutFowlmere.stream().map(BulkIncident::forceCode).collect(Collectors.toSet()))
                .contains("CAMBS", "HERTS", "ESSEX");
        assertThat(owners().keySet()).isEqualTo(Set.copyOf(Cast.FORCES));
    }

    private List<BulkIncident> told(Instant now) {
        var told = new ArrayList<BulkIncident>();
        new InventedIncidents(forceAreas, grid, owners(), now).tell(told::add);
        return told;
    }

    private Map<String, UUID> owners() {
        return Demonstration.owners(people);
    }

    private long count(String table) throws Exception {
        try (var connection = database.asSuperuser();
                var statement = connection.createStatement();
                var answer = statement.executeQuery("select count(*) from hedgerow." + table)) {
            answer.next();
            return answer.getLong(1);
        }
    }
}
