package org.hedgerow.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.hedgerow.geo.GridPoint;
import org.hedgerow.geo.GridReference;
import org.hedgerow.geo.GridSquare;
import org.hedgerow.geo.NationalGrid;
import org.hedgerow.geo.PlaceReader;
import org.hedgerow.hotspot.AudienceEngine;
import org.hedgerow.hotspot.FeatureWriter;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Role;
import org.hedgerow.incident.BulkIncident;
import org.hedgerow.incident.IncidentBulkWriter;
import org.hedgerow.incident.IncidentContent;
import org.hedgerow.incident.IncidentStatus;
import org.hedgerow.incident.OccurredBetween;
import org.hedgerow.incident.VisibleIncident;
import org.hedgerow.incident.VisibleIncidents;
import org.hedgerow.reference.Force;
import org.hedgerow.reference.RecordingForces;
import org.hedgerow.sharing.Access;
import org.hedgerow.sharing.ReleasedPlaces;
import org.hedgerow.sharing.Scope;
import org.hedgerow.sharing.SharingTerms;
import org.hedgerow.sharing.Tier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/**
 * The twelve robots of {@link Robot} against the place of an incident. Each believes every place for which it would have heard the same; the
 * area of that belief is never smaller than the square that was promised, which here means that of several places drawn from the square none
 * can be told from the true one. Against an engine that computes on the exact place the same robots do tell them apart.
 *
 * <p>The number of targets is the system property {@code hedgerow.prove.targets}, 100 when it is not set. Their rows come from the database, as
 * it released them to a watch coordinator and to a farmer; the robots ask the engine with the parsing and writing of the application. Three
 * pairs of places are attacked over HTTP and the live stream, every byte of every answer compared.
 */
@TestPropertySource(properties = "hedgerow.test=robots")
class LocationAttackTests extends OverHttp {

    private static final long SEED = 20261122;
    private static final int TARGETS = Integer.getInteger("hedgerow.prove.targets", 100);
    private static final int TARGETS_OF_THE_LEAKY = 25;
    private static final int OTHER_PLACES = 6;
    private static final int BATCH = 500;
    private static final String CATEGORY = "HERITAGE.WRECK";
    private static final Instant AT = Instant.parse("2026-11-18T18:41:07Z");

    /** The country of the random targets, in kilometres: the borders of three forces, fen and town. */
    private static final GridSquare COUNTRY = new GridSquare(500_000, 200_000, 100_000);

    @Autowired
    private Access access;

    @Autowired
    private VisibleIncidents visible;

    @Autowired
    private IncidentBulkWriter bulk;

    @Autowired
    private ReleasedPlaces places;

    @Autowired
    private PlaceReader reader;

    @Autowired
    private RecordingForces forces;

    @Autowired
    private NationalGrid grid;

    @Autowired
    private FeatureWriter writer;

    /** A true place, and others for which the robot should hear the same. */
    private record Target(
            UUID id, GridPoint place, Tier tier, GridSquare promised, List<GridPoint> others, List<UUID> ids) {}

    @Test
    void noRobotEverKnowsMoreThanTheSquare(@TempDir Path folder) {
        var random = new Random(SEED);
        var watches = coordinators();
        var farmer = person(watchGroup(), Role.REPORTER);
        int attacked = 0;
        for (int first = 0; first < TARGETS; first += BATCH) {
            var targets = targets(random, Math.min(BATCH, TARGETS - first));
            report(targets, folder);
            var rows = rows(targets, watches, farmer);
            for (var target : targets) {
                attack(target, rows);
                attacked++;
            }
        }
        assertThat(attacked).isEqualTo(2 * TARGETS);
    }

    /** The belief of each robot: as many of the places as it cannot tell from the true one. */
    private void attack(Target target, Map<UUID, VisibleIncident> rows) {
        var row = rows.get(target.id());
        assertThat(row)
                .as("%s is released to the %s tier", target, target.tier())
                .isNotNull();
        assertThat(row.sizeMetres()).isEqualTo(target.promised().sizeMetres());
        var truth = heard(system(target, row), scene(target));
        var believed = new EnumMap<Robot, Integer>(Robot.class);
        boolean tried = false;
        for (var id : target.ids()) {
            var other = as(rows.get(id), target.id());
            // Rows that are equal answer equally; one of them is asked all the same, and every one that differs.
            boolean same = other.equals(row);
            var heard = same && tried ? truth : heard(system(target, other), scene(target));
            tried |= same;
            heard.forEach((robot, all) -> {
                if (robot.cannotTell(truth.get(robot), all)) {
                    believed.merge(robot, 1, Integer::sum);
                }
            });
        }
        double area = target.promised().sizeMetres() / 1e3 * target.promised().sizeMetres() / 1e3;
        for (var robot : Robot.values()) {
            assertThat(area * believed.getOrDefault(robot, 0) / OTHER_PLACES)
                    .as("square kilometres that %s is left with, of %s", robot, target)
                    .isGreaterThanOrEqualTo(area);
        }
    }

    private static Map<Robot, String> heard(Attacked system, Robot.Scene scene) {
        var heard = new EnumMap<Robot, String>(Robot.class);
        for (var robot : Robot.values()) {
            heard.put(robot, robot.attack(system, scene));
        }
        return heard;
    }

    @Test
    void everyRobotFindsThePlaceWhereTheSystemLeaks(@TempDir Path folder) {
        var targets = targets(new Random(SEED + 1), TARGETS_OF_THE_LEAKY).stream()
                .filter(target -> target.tier() == Tier.WATCH)
                .toList();
        report(targets, folder);
        var rows = rows(targets, coordinators(), person(watchGroup(), Role.REPORTER));
        var believed = new EnumMap<Robot, Integer>(Robot.class);
        for (var target : targets) {
            var row = rows.get(target.id());
            var truth = heardOfTheLeaky(target, row, target.place());
            heardOfTheLeaky(target, row, target.place())
                    .forEach((robot, again) -> assertThat(robot.cannotTell(truth.get(robot), again))
                            .as("%s hears the same of the same place", robot)
                            .isTrue());
            for (var other : target.others()) {
                heardOfTheLeaky(target, row, other)
                        .forEach((robot, heard) ->
                                believed.merge(robot, robot.cannotTell(truth.get(robot), heard) ? 1 : 0, Integer::sum));
            }
        }
        believed.forEach((robot, places) -> assertThat(places / (double) (targets.size() * OTHER_PLACES))
                .as("the part of the square that %s is left with", robot)
                .isLessThan(0.3));
        assertThat(believed).hasSize(12);
    }

    private Map<Robot, String> heardOfTheLeaky(Target target, VisibleIncident released, GridPoint place) {
        var engine = engine(target, LeakyEngine.at(released, place, 1));
        var heard = new EnumMap<Robot, String>(Robot.class);
        for (var robot : Robot.values()) {
            var shown =
                    switch (robot) {
                        case AVERAGING -> LeakyEngine.Shown.JITTER;
                        case COLLUSION -> LeakyEngine.Shown.JITTER_BY_ACCOUNT;
                        default -> LeakyEngine.Shown.SQUARE;
                    };
            heard.put(
                    robot, robot.attack(new LeakyEngine(engine, writer, grid, released, place, shown), scene(target)));
        }
        return heard;
    }

    /** Two farms of one square, one after the other: everything that can be heard is the same, byte for byte. */
    @Test
    void twoPlacesOfOneSquareAreTheSameOverHttpAndOnTheStream() {
        var officer = visitor(force("CAMBS"), Role.OFFICER);
        attackOverHttp(officer, "HERITAGE.WRECK", "TL44", List.of("TL 4201 4201", "TL 4499 4499"));
        // A farm on a border, and one across it in the same square.
        attackOverHttp(officer, "WILDLIFE.CITES", "TL34", acrossABorder("TL34"));
        // Hill country: of a farm without a neighbour the square is grown to ten kilometres, and to fifty for the
        // public.
        attackOverHttp(officer, "WILDLIFE.FWPM", "NY79", List.of("NY 7100 9100", "NY 7900 9800"));
    }

    private void attackOverHttp(Visitor officer, String category, String square, List<String> pair) {
        var coordinator = visitor(watchGroup(square), Role.WATCH_COORDINATOR);
        var farmer = visitor(watchGroup(), Role.REPORTER);
        var at = Instant.now().minus(Duration.ofHours(3)).truncatedTo(ChronoUnit.SECONDS);
        for (int decoy = 0; decoy < 4; decoy++) {
            var near = square.substring(0, 2) + " " + square.charAt(2) + (2 + decoy) + "00 " + square.charAt(3) + "500";
            put(officer, id('0'), category, near, at.minusSeconds(600 + decoy));
        }
        for (var viewers : List.of(List.of(coordinator, farmer), List.of(farmer, coordinator))) {
            var heard = new ArrayList<Map<Robot, String>>();
            for (var place : pair) {
                var id = id('f');
                try (var attacked = new AttackedOverHttp(viewers)) {
                    put(officer, id, category, place, at);
                    until(() -> attacked.hasHeardOf(id));
                    heard.add(everythingHeard(attacked, id, category, square));
                }
                assertThat(officer.post("/api/incidents/" + id + "/withdrawal", 1, Map.of("reason", "A test"))
                                .status())
                        .isEqualTo(200);
                until(() -> viewers.stream()
                        .noneMatch(viewer -> viewer.get("/api/incidents?category=" + category)
                                .body()
                                .contains(id)));
            }
            heard.get(0)
                    .forEach((robot, first) -> assertThat(heard.get(1).get(robot))
                            .as("what %s hears of the second place", robot)
                            .isEqualTo(first));
        }
    }

    private Map<Robot, String> everythingHeard(AttackedOverHttp attacked, String id, String category, String square) {
        var middle = new GridSquare(
                        GridReference.parse(square).square().easting(),
                        GridReference.parse(square).square().northing(),
                        10_000)
                .centre();
        var scene = new Robot.Scene(id, middle, grid.toGeographic(middle), category);
        var heard = heard(attacked, scene);
        heard.forEach(
                (robot, all) -> assertThat(all).as("%s hears something", robot).isNotEmpty());
        heard.replaceAll((robot, all) -> all.replace(id, "ID"));
        return heard;
    }

    private void put(Visitor officer, String id, String category, String place, Instant at) {
        var report = report(place, "PUBLIC");
        report.put("category", category);
        report.put("earliest", at.toString());
        report.put("latest", at.toString());
        var answer = officer.put("/api/incidents/" + id, report);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
    }

    /** Ids in a known order, so that what is told by the order of ids does not differ between two runs. */
    private static String id(char first) {
        return String.valueOf(first).repeat(8) + newId().substring(8);
    }

    private static void until(java.util.function.BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("half a minute").isLessThan(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    private List<String> acrossABorder(String tenKilometres) {
        var corner = GridReference.parse(tenKilometres).square();
        for (int part = 0; part < 4; part++) {
            var first = within(corner, part, 0);
            for (int other = 1; other < 25; other++) {
                var point = within(corner, part, other);
                if (!code(first).equals(code(point))) {
                    return List.of(
                            GridReference.of(first, 10).toString(),
                            GridReference.of(point, 10).toString());
                }
            }
        }
        throw new AssertionError("A border runs through " + tenKilometres);
    }

    private static GridPoint within(GridSquare corner, int part, int cell) {
        return new GridPoint(
                (corner.easting() + part % 2 * 5_000 + cell % 5 * 1_000 + 500) * 1_000,
                (corner.northing() + part / 2 * 5_000 + cell / 5 * 1_000 + 500) * 1_000);
    }

    private String code(GridPoint point) {
        return forces.at(point).map(Force::code).orElse("");
    }

    /** For each place a target of the watch tier and one of the public's. */
    private List<Target> targets(Random random, int howMany) {
        var targets = new ArrayList<Target>();
        while (targets.size() < 2 * howMany) {
            var place = inside(COUNTRY, random);
            var watch = places.forWatch(place, 10);
            var everybody = places.forPublic(place, 10);
            if (watch.isPresent() && everybody.isPresent() && forces.at(place).isPresent()) {
                targets.add(target(place, Tier.WATCH, watch.get(), random));
                targets.add(target(place, Tier.PUBLIC, everybody.get(), random));
            }
        }
        return targets;
    }

    private static Target target(GridPoint place, Tier tier, GridSquare promised, Random random) {
        var others = new ArrayList<GridPoint>();
        var ids = new ArrayList<UUID>();
        for (int other = 0; other < OTHER_PLACES; other++) {
            others.add(inside(promised, random));
            ids.add(UUID.randomUUID());
        }
        return new Target(UUID.randomUUID(), place, tier, promised, others, ids);
    }

    private static GridPoint inside(GridSquare square, Random random) {
        return new GridPoint(
                square.easting() * 1_000 + random.nextInt(square.sizeMetres() * 1_000),
                square.northing() * 1_000 + random.nextInt(square.sizeMetres() * 1_000));
    }

    /** Takes all of it in as a file would be, each place an incident of its own. */
    private void report(List<Target> targets, Path folder) {
        var owner = force("CAMBS");
        try (var batch = bulk.begin(null, folder)) {
            for (var target : targets) {
                batch.add(incident(owner.id(), target.id(), target.place()));
                for (int other = 0; other < OTHER_PLACES; other++) {
                    batch.add(incident(
                            owner.id(), target.ids().get(other), target.others().get(other)));
                }
            }
            batch.publish("a test", () -> {});
        }
    }

    private BulkIncident incident(UUID owner, UUID id, GridPoint point) {
        var text = "E%06d N%06d".formatted(point.eastingMillimetres() / 1_000, point.northingMillimetres() / 1_000);
        var content = new IncidentContent(
                CATEGORY,
                "Invented",
                new OccurredBetween(AT, AT, true),
                reader.read(text).places().get(0),
                SharingTerms.of(Scope.PUBLIC));
        return new BulkIncident(
                id, owner, forces.at(point).map(Force::code).orElse("CAMBS"), IncidentStatus.OPEN, content, AT);
    }

    /** Coordinators who look after the whole country between them. */
    private List<Person> coordinators() {
        var coordinators = new ArrayList<Person>();
        for (int line = 0; line < 10; line++) {
            var squares = new HashSet<String>();
            for (int column = 0; column < 10; column++) {
                squares.add(GridReference.of(
                                new GridPoint(
                                        COUNTRY.easting() * 1_000 + column * 10_000_000,
                                        COUNTRY.northing() * 1_000 + line * 10_000_000),
                                10_000)
                        .toString()
                        .replace(" ", ""));
            }
            coordinators.add(person(watchGroup(squares.toArray(String[]::new)), Role.WATCH_COORDINATOR));
        }
        return coordinators;
    }

    /** What the database shows: the watch's row for targets of that tier, everybody's for the others. */
    private Map<UUID, VisibleIncident> rows(List<Target> targets, List<Person> watches, Person farmer) {
        var rows = new HashMap<UUID, VisibleIncident>();
        for (var tier : List.of(Tier.WATCH, Tier.PUBLIC)) {
            var ids = new ArrayList<UUID>();
            targets.stream().filter(target -> target.tier() == tier).forEach(target -> {
                ids.add(target.id());
                ids.addAll(target.ids());
            });
            for (var viewer : tier == Tier.WATCH ? watches : List.of(farmer)) {
                for (var row : visible.readSome(access.visibleLabels(access.audienceOf(viewer)), ids)) {
                    if (row.tier() == tier) {
                        rows.put(row.id(), row);
                    }
                }
            }
        }
        return rows;
    }

    private Robot.Scene scene(Target target) {
        var middle = target.promised().centre();
        return new Robot.Scene(target.id().toString(), middle, grid.toGeographic(middle), CATEGORY);
    }

    private Attacked system(Target target, VisibleIncident row) {
        return new AttackedEngine(engine(target, row), writer);
    }

    /** An engine with the row and, about it, 20 others of its kind and 630 that make the map count by cells. */
    private AudienceEngine engine(Target target, VisibleIncident row) {
        var random = new Random(target.id().hashCode());
        var rows = new ArrayList<VisibleIncident>(651);
        rows.add(row);
        var centre = target.promised().centre();
        for (int decoy = 0; decoy < 650; decoy++) {
            boolean alike = decoy < 20;
            int away = alike ? random.nextInt(-15, 15) : (decoy % 20 + 5) * 3;
            var point = new GridPoint(
                    centre.eastingMillimetres() + away * 1_000_000,
                    centre.northingMillimetres() + (alike ? random.nextInt(-15, 15) : decoy % 20 - 10) * 1_000_000);
            rows.add(decoy(random, alike ? CATEGORY : "STREET.OTHERCRIME", GridSquare.holding(point, 5_000)));
        }
        var engine = new AudienceEngine(grid, "position");
        engine.absorb(rows, List.of(), "position");
        return engine;
    }

    private static VisibleIncident decoy(Random random, String category, GridSquare square) {
        var at = AT.minusSeconds(random.nextInt(86_400));
        return new VisibleIncident(
                new UUID(random.nextLong(), random.nextLong()),
                1,
                Tier.WATCH,
                square.centre().eastingMillimetres(),
                square.centre().northingMillimetres(),
                square.sizeMetres(),
                category,
                "CAMBS",
                IncidentStatus.OPEN,
                at,
                at,
                true,
                null,
                null);
    }

    private static VisibleIncident as(VisibleIncident row, UUID id) {
        return new VisibleIncident(
                id,
                row.version(),
                row.tier(),
                row.centreEastingMillimetres(),
                row.centreNorthingMillimetres(),
                row.sizeMetres(),
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
