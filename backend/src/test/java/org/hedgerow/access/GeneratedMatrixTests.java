package org.hedgerow.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hedgerow.geo.NationalGrid;
import org.hedgerow.oracle.Estate;
import org.hedgerow.oracle.OracleViewer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Everybody against everything: each viewer asks by each channel about a world that holds every kind of label, and each answer is compared
 * with the oracle, cell by cell. One request decides many cells.
 */
class GeneratedMatrixTests {

    /** As many read cells as one run must ask at least. */
    private static final int AT_LEAST = 200_000;

    /** How many ask at once: most of them wait, for a search is answered at a steady pace. */
    private static final int AT_ONCE = 24;

    /** How many incidents change at once. */
    private static final int PART = 200;

    /** Channels of the matrix of doors that show no incident, or whose own tests say who has what. */
    private static final Set<String> WITHOUT_INCIDENTS = Set.of(
            "session",
            "second factors",
            "enrolment",
            "invitation",
            "sign-in link",
            "administration",
            "agreements",
            "groups",
            "reference",
            "reference data",
            "places",
            "daylight",
            "map layers",
            "boundaries",
            "report",
            "upload",
            "from the field",
            "receipts",
            "report files",
            "imports",
            "audit",
            "own acts",
            "areas",
            "air support",
            "ground",
            "sources",
            "sightings",
            "vehicle watches",
            "series",
            "enquiries",
            "answering",
            "ladder",
            "intelligence",
            "operations",
            "bulletins",
            "bulletin desk",
            "results",
            "problem catalogue",
            "problem page of the container",
            "management",
            "health",
            "files of the client");

    private static RunningApplication application;
    private static Estate estate;
    private static LabelledWorld world;
    private static List<Channel> channels;
    private static final Map<String, Visitor> VISITORS = new LinkedHashMap<>();

    /** One person, one channel, one incident. */
    private record Cell(String viewer, String channel, String incident, String expected, String seen) {

        boolean isWrong() {
            return !expected.equals(seen);
        }

        boolean isSeen() {
            return !seen.equals(Channel.NOTHING);
        }
    }

    @BeforeAll
    static void aWorldWithEveryKindOfLabel() {
        var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        application = RunningApplication.start(Clock.systemUTC());
        estate = new Estate();
        Residents.moveInto(estate, application);
        world = new LabelledWorld(estate, now);
        world.moveInto(application);
        var crowd = new Crowd(world, now);
        crowd.moveInto(application);
        Aside.moveInto(application, world);
        NoticeChannel.moveInto(application, estate, world);
        var viewers = new HashMap<Visitor, OracleViewer>();
        estate.viewers().forEach((name, viewer) -> {
            var visitor = Residents.signIn(application, viewer);
            VISITORS.put(name, visitor);
            viewers.put(visitor, viewer);
        });
        channels = Stream.concat(
                        new Channels(application.bean(NationalGrid.class)).all().stream(),
                        new StudyChannels(application, crowd, viewers::get).all())
                .toList();
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    @Test
    void everyReadingOfEveryViewerIsWhatTheOracleSays() throws Exception {
        var cells = new ArrayList<Cell>();
        var pool = Executors.newFixedThreadPool(AT_ONCE);
        try {
            var work = new ArrayList<Callable<List<Cell>>>();
            for (var channel : channels) {
                for (var viewer : estate.viewers().values()) {
                    work.add(() -> cells(viewer, channel));
                }
            }
            for (var part : pool.invokeAll(work)) {
                cells.addAll(part.get());
            }
        } finally {
            pool.shutdown();
        }
        cells.addAll(streamed());
        report(cells);
        assertThat(cells).as("cells").hasSizeGreaterThanOrEqualTo(AT_LEAST);
        for (var channel : byChannel(cells).entrySet()) {
            assertThat(channel.getValue().stream().map(Cell::isSeen).distinct())
                    .as("%s shows something to somebody, and nothing to somebody else", channel.getKey())
                    .containsExactlyInAnyOrder(true, false);
        }
    }

    @Test
    void everyChannelThatShowsIncidentsIsAsked() {
        var asked = Stream.concat(channels.stream().map(Channel::door), Stream.of("stream"));
        assertThat(MatrixRow.readAll().stream()
                        .map(MatrixRow::channel)
                        .filter(channel -> !WITHOUT_INCIDENTS.contains(channel))
                        .collect(Collectors.toSet()))
                .as("add a new channel to Channels, or to those here that show no incident")
                .isEqualTo(asked.collect(Collectors.toSet()));
    }

    /** What the stream tells each viewer of everything as it changes. */
    private static List<Cell> streamed() {
        var stream =
                Channel.of("stream", Channel.READERS, Channel.OF_AUDIENCES, (viewer, anything, incidents) -> Map.of());
        var frames = new LinkedHashMap<OracleViewer, Ear>();
        estate.viewers().values().stream()
                .filter(viewer -> !viewer.shutOut() && stream.isOpenTo(viewer))
                .forEach(viewer -> frames.put(viewer, VISITORS.get(viewer.person()).stream()));
        // In parts that are told one by one: more at once, and a client is told to fetch everything again. The last
        // part twice, so that
        // whatever a stream should not say of it has been said when the second telling has come.
        for (int from = 0; from < world.incidents().size(); from += PART) {
            var part = world.incidents()
                    .subList(from, Math.min(from + PART, world.incidents().size()));
            for (int version = 2; version <= 3; version++) {
                world.changed(application, part);
                awaitVersion(frames, stream, part, version);
            }
        }
        var cells = new ArrayList<Cell>();
        frames.forEach((viewer, told) -> {
            cells.addAll(cells(viewer, stream, world.incidents(), told(told)));
            told.close();
        });
        return cells;
    }

    private static void awaitVersion(
            Map<OracleViewer, Ear> frames, Channel stream, List<LabelledWorld.Labelled> part, int version) {
        frames.forEach((viewer, told) -> {
            var expected = part.stream()
                    .filter(incident ->
                            !stream.expected(viewer, incident, world).equals(Channel.NOTHING))
                    .map(incident -> incident.id().toString())
                    .collect(Collectors.toSet());
            Eventually.equal(
                    viewer.person() + " is told",
                    true,
                    () -> toldOf(told, version).containsAll(expected));
        });
    }

    private static Map<UUID, String> told(Ear stream) {
        var told = new TreeMap<UUID, String>();
        stream.telling().forEach(frame -> told.putAll(Channel.features(frame.path("upserts"))));
        return told;
    }

    private static Set<String> toldOf(Ear stream, int version) {
        return stream.telling().stream()
                .flatMap(frame -> frame.path("upserts").valueStream())
                .filter(feature -> feature.at("/properties/version").asInt() >= version)
                .map(feature -> feature.get("id").asString())
                .collect(Collectors.toSet());
    }

    private static List<Cell> cells(OracleViewer viewer, Channel channel) {
        var asked = channel.askedBy(viewer, world);
        return cells(viewer, channel, asked, channel.asking().seen(VISITORS.get(viewer.person()), world, asked));
    }

    private static List<Cell> cells(
            OracleViewer viewer, Channel channel, List<LabelledWorld.Labelled> asked, Map<UUID, String> seen) {
        return asked.stream()
                .map(incident -> new Cell(
                        viewer.person(),
                        channel.name(),
                        incident.description(),
                        channel.expected(viewer, incident, world),
                        seen.getOrDefault(incident.id(), Channel.NOTHING)))
                .toList();
    }

    private static Map<String, List<Cell>> byChannel(Collection<Cell> cells) {
        return cells.stream().collect(Collectors.groupingBy(Cell::channel, TreeMap::new, Collectors.toList()));
    }

    private static void report(Collection<Cell> cells) {
        var wrong = cells.stream().filter(Cell::isWrong).toList();
        System.out.printf(
                "access matrix: %,d cells, %,d of them seen, %,d wrong%n",
                cells.size(), cells.stream().filter(Cell::isSeen).count(), wrong.size());
        byChannel(cells)
                .forEach((channel, some) -> System.out.printf(
                        "  %-20s %,7d cells, %,6d of them seen%n",
                        channel, some.size(), some.stream().filter(Cell::isSeen).count()));
        assertThat(wrong.stream().limit(20).toList()).isEmpty();
    }
}
