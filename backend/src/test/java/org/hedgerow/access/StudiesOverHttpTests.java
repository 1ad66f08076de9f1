package org.hedgerow.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hedgerow.geo.NationalGrid;
import org.hedgerow.hotspot.AudienceEngine;
import org.hedgerow.hotspot.DensityFiles;
import org.hedgerow.hotspot.DensityQuery;
import org.hedgerow.hotspot.FilterParameters;
import org.hedgerow.hotspot.IncidentCodes;
import org.hedgerow.identity.Role;
import org.hedgerow.incident.IncidentStatus;
import org.hedgerow.incident.VisibleIncident;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.sharing.Tier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Density, what is emerging, and what is going on: each of what the viewer may see, with its statement. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StudiesOverHttpTests extends OverHttp {

    /** A kind that no other test reports: the tests share an application. */
    private static final String FILTER = "period=90d&category=ENVIRONMENT.POLLUTION";

    private static final String REASON = "&reason=Briefing+of+the+night+shift";

    @Autowired
    private DensityFiles files;

    @Autowired
    private NationalGrid grid;

    @SuppressWarnings("NullAway.Init")
    private Visitor officer;

    @SuppressWarnings("NullAway.Init")
    private Visitor neighbour;

    @SuppressWarnings("NullAway.Init")
    private Visitor coordinator;

    /**
     * Sixteen of these days about one place, half of them shared, and sixteen over twelve weeks and eighty kilometres that are: farther from that
     * place than any circle of a scan reaches, so that at no hour of the day is one of them the middle of its cluster.
     */
    @BeforeAll
    void aForceReports() {
        officer = visitor(force("CAMBS"), Role.OFFICER);
        neighbour = visitor(force("ESSEX"), Role.OFFICER);
        coordinator = visitor(watchGroup("SE88", "SE89", "SE98", "SE99"), Role.WATCH_COORDINATOR);
        for (int number = 0; number < 16; number++) {
            reported(
                    "SE " + (950 + number % 4 * 4) + " " + (950 + number / 4 * 4),
                    number % 2 == 0 ? "ALL_FORCES" : "OWN_FORCE",
                    Duration.ofHours(2 + 2L * number));
            reported(
                    "SE " + (100 + number % 4 * 200) + " " + (100 + number / 4 * 200),
                    "ALL_FORCES",
                    Duration.ofDays(5 + 5L * number));
        }
        Eventually.equal("counted", 32, () -> counted(officer));
        Eventually.equal("counted", 24, () -> counted(neighbour));
    }

    private void reported(String place, String scope, Duration ago) {
        var report = report(place, scope);
        var at = Instant.now().minus(ago).truncatedTo(ChronoUnit.SECONDS).toString();
        report.put("category", "ENVIRONMENT.POLLUTION");
        report.put("earliest", at);
        report.put("latest", at);
        var answer = officer.put("/api/incidents/" + newId(), report);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
    }

    private static int counted(Visitor viewer) {
        return viewer.get("/api/density?" + FILTER).json().at("/statement/n").asInt();
    }

    @Test
    void aDensityIsDrawnInBandsAndAddsUpToWhatTheViewerSees() {
        var answer = officer.get("/api/density?bandwidthMetres=5000&cellMetres=1000&" + FILTER);
        assertThat(answer.status()).isEqualTo(200);
        var json = answer.json();
        assertThat(json.get("missing").isNull()).isTrue();
        assertThat(json.get("smallCountsHidden").asBoolean()).isFalse();
        assertThat(json.get("leftOut").asInt()).isZero();
        assertThat(json.get("breaks")).hasSize(5);
        assertThat(json.at("/statement/method").asString()).isEqualTo("kernel density");
        assertThat(json.at("/statement/parameters/bandwidthMetres").asInt()).isEqualTo(5_000);
        assertThat(json.at("/peaks/0/gridReference").asString()).startsWith("SE 9");
        var lines = json.at("/surface/lines");
        int highest = 0;
        for (var line : lines) {
            assertThat(line.asString())
                    .matches("[0-5]+")
                    .hasSameSizeAs(lines.get(0).asString());
            highest = Math.max(highest, line.asString().chars().max().orElse('0') - '0');
        }
        assertThat(highest).isEqualTo(5);
        // Sixteen within little more than a kilometre, in quartic kernels of 5 km: nearly 16 times 3 / (pi b^2).
        assertThat(json.get("highest").asDouble()).isBetween(0.85 * 48 / (Math.PI * 25), 1.05 * 48 / (Math.PI * 25));
        double shared = neighbour
                .get("/api/density?bandwidthMetres=5000&cellMetres=1000&" + FILTER)
                .json()
                .get("highest")
                .asDouble();
        assertThat(shared).isBetween(0.85 * 24 / (Math.PI * 25), 1.05 * 24 / (Math.PI * 25));
    }

    @Test
    void aFileOfItIsMarkedAndLogged() {
        var tiff = officer.get("/api/density.tif?" + FILTER + REASON);
        assertThat(tiff.status()).isEqualTo(200);
        assertThat(tiff.headers().get("content-type")).containsExactly("image/tiff");
        assertThat(tiff.headers().get("content-disposition"))
                .singleElement()
                .asString()
                .contains("attachment", "hedgerow-density.tif");
        assertThat(tiff.headers().get("cache-control")).containsExactly("no-store");
        assertThat(tiff.body())
                .containsPattern("^(II\\*|MM)")
                .contains(
                        "Marking: OFFICIAL", "Briefing of the night shift", "Invented Person", "n = 32", "EPSG:27700");
        var picture = officer.get("/api/density.png?" + FILTER + REASON);
        assertThat(picture.headers().get("content-type")).containsExactly("image/png");
        assertThat(picture.body()).contains("PNG", "Marking", "OFFICIAL", "Briefing of the night shift");
        assertThat(number("select count(*) from audit_entry join audit_personal using (number)"
                        + " where operation = 'DISCLOSURE' and action = 'fetch density' and cardinality(subjects) = 32"
                        + " and reason = 'Briefing of the night shift'"))
                .isEqualTo(2);
        assertThat(officer.get("/api/density.tif?" + FILTER).pointers()).containsExactly("?reason");
        assertThat(officer.get("/api/density.tif?reason=For+the+file&period=7d&category=ENVIRONMENT.WASTESITE")
                        .pointers())
                .containsExactly("?period");
        assertThat(coordinator.get("/api/density.tif?" + FILTER + REASON).seen())
                .isEqualTo(coordinator.get("/api/there-is-nothing-of-this-name").seen());
    }

    /** The engine may still hold what was taken back a moment ago. */
    @Test
    void noFileIsMadeOfWhatThePersonMayNoLongerRead() {
        var rows = new ArrayList<VisibleIncident>();
        for (var feature :
                officer.get("/api/incidents?limit=200&" + FILTER).json().get("incidents")) {
            rows.add(held(UUID.fromString(feature.get("id").asString()), rows.size()));
        }
        var filter = FilterParameters.parse("period=90d", new IncidentCodes(code -> true, force -> true))
                .at(Instant.now());
        var counted = new AudienceEngine(grid, "")
                .absorb(rows, List.of(), "")
                .density(DensityQuery.of(null, null, filter, null), 250_000);
        assertThat(counted.incidents()).hasSize(32);
        var reader = person(force("CAMBS"), Role.OFFICER);
        assertThat(files.write(reader, counted, DensityFiles.Format.PNG, "All of it"))
                .isNotEmpty();
        var other = person(force("ESSEX"), Role.OFFICER);
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> files.write(other, counted, DensityFiles.Format.PNG, "More than all"))
                .satisfies(refused -> assertThat(refused.type()).isEqualTo(PlatformProblem.NOT_FOUND));
        assertThat(number("select count(*) from audit_entry join audit_personal using (number)"
                        + " where action = 'fetch density' and person_id = '" + other.id() + "'"))
                .isZero();
    }

    private static VisibleIncident held(UUID id, int number) {
        var at = Instant.now().minus(Duration.ofDays(1)).truncatedTo(ChronoUnit.SECONDS);
        return new VisibleIncident(
                id,
                1,
                Tier.EXACT,
                425_000_000 + number * 100_000,
                425_000_000,
                100,
                "ENVIRONMENT.POLLUTION",
                "CAMBS",
                IncidentStatus.OPEN,
                at,
                at,
                true,
                null,
                null);
    }

    @Test
    void whatIsEmergingIsToldSliceBySlice() {
        var answer = officer.get("/api/emerging?cellMetres=1000&" + FILTER);
        assertThat(answer.status()).isEqualTo(200);
        var json = answer.json();
        assertThat(json.get("slices").asInt()).isEqualTo(12);
        assertThat(json.at("/statement/n").asInt() + json.get("leftOut").asInt())
                .isEqualTo(32);
        assertThat(json.at("/patterns/NEW").asInt()).isPositive();
        var cell = json.at("/cells/features/0");
        assertThat(cell.at("/properties/pattern").asString()).isEqualTo("NEW");
        assertThat(cell.at("/properties/gridReference").asString()).startsWith("SE 9");
        assertThat(cell.at("/properties/z")).hasSize(12);
        assertThat(cell.at("/properties/hot").asInt()).isOne();
        assertThat(cell.at("/geometry/coordinates/0")).hasSize(7);
        assertThat(neighbour
                        .get("/api/emerging?cellMetres=1000&" + FILTER)
                        .json()
                        .at("/statement/n")
                        .asInt())
                .isLessThanOrEqualTo(24);
    }

    @Test
    void whatIsGoingOnIsScannedForAndCanBeHadAgain() {
        var question = "/api/scan?repetitions=199&seed=7&" + FILTER;
        var answer = officer.get(question);
        assertThat(answer.status()).isEqualTo(200);
        var json = answer.json();
        var first = json.at("/clusters/features/0");
        assertThat(first.at("/properties/significant").asBoolean()).isTrue();
        assertThat(first.at("/properties/observed").asInt()).isBetween(12, 17);
        assertThat(first.at("/properties/gridReference").asString()).startsWith("SE 9");
        assertThat(first.at("/geometry/coordinates/0")).hasSize(49);
        assertThat(json.at("/statement/seed").asInt()).isEqualTo(7);
        assertThat(officer.get(question).json().get("clusters")).isEqualTo(json.get("clusters"));
        var shared = neighbour.get(question).json().at("/clusters/features/0/properties/observed");
        assertThat(shared.asInt()).isLessThanOrEqualTo(9);
    }

    @ParameterizedTest
    @CsvSource({"density", "emerging", "scan"})
    void outsideThePoliceNothingIsSaidOfWhatIsNotReleased(String study) {
        var json = coordinator.get("/api/" + study + "?" + FILTER).json();
        assertThat(json.get("smallCountsHidden").asBoolean()).isTrue();
        assertThat(json.get("missing").asString()).isEqualTo("TOO_FEW");
        assertThat(json.at("/statement/n").asInt()).isZero();
        assertThat(json.toString()).doesNotContain("SE 9");
    }

    @ParameterizedTest
    @CsvSource({
        "density?bandwidthMetres=499, ?bandwidthMetres",
        "density?bandwidthMetres=50001, ?bandwidthMetres",
        "density?bandwidthMetres=1e4, ?bandwidthMetres",
        "density?bandwidthMetres=10000&cellMetres=499, ?cellMetres",
        "density?bandwidthMetres=10000&cellMetres=10001, ?cellMetres",
        "density?period=36500d, ?period",
        "emerging?cellMetres=499, ?cellMetres",
        "emerging?sliceDays=8, ?sliceDays",
        "emerging?sliceDays=0, ?sliceDays",
        "emerging?period=28d, ?period",
        "emerging?sliceDays=28&period=90d, ?period",
        "scan?seed=-1, ?seed",
        "scan?seed=99999999999, ?seed",
        "scan?repetitions=98, ?repetitions",
        "scan?repetitions=10000, ?repetitions",
        "scan?mostDays=29, ?mostDays",
        "scan?mostMetres=999, ?mostMetres",
        "scan?cellMetres=199, ?cellMetres",
        "scan?period=7d, ?period",
        "scan?period=all, ?period",
        "scan?hours=25-3, ?hours"
    })
    void aQuestionOutOfBoundsIsRefusedByName(String question, String pointer) {
        var answer = officer.get("/api/" + question);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
        assertThat(answer.pointers()).containsExactly(pointer);
    }
}
