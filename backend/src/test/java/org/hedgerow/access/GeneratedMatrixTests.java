package org.hedgerow.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
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

    private static final String NOTHING = "-";
    /** How many incidents change at once. */
    private static final int PART = 200;

    private static RunningApplication application;
    private static Estate estate;
    private static LabelledWorld world;
    private static Channels channels;
    private static final Map<String, Visitor> VISITORS = new LinkedHashMap<>();

    /** One person, one channel, one incident. */
    private record Cell(String viewer, String channel, String incident, String expected, String seen) {

        boolean isWrong() {
            return !expected.equals(seen);
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
        channels = new Channels(application.bean(NationalGrid.class));
        estate.viewers().forEach((name, viewer) -> VISITORS.put(name, Residents.signIn(application, viewer)));
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    @Test
    void everyReadingOfEveryViewerIsWhatTheOracleSays() throws Exception {
        var pool = Executors.newFixedThreadPool(4);
        try {
            var work = new ArrayList<java.util.concurrent.Callable<List<Cell>>>();
            for (var viewer : estate.viewers().values()) {
                for (var channel : channels.all()) {
                    work.add(() -> cells(viewer, channel));
                }
            }
            var cells = new ArrayList<Cell>();
            for (var part : pool.invokeAll(work)) {
                cells.addAll(part.get());
            }
            report(cells);
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void theStreamTellsEachViewerWhatTheOracleSays() {
        var stream = new Channel("stream", Channel.READERS, Channel.OF_AUDIENCES, (viewer, any) -> Map.of());
        var http = HttpClient.newHttpClient();
        var frames = new LinkedHashMap<OracleViewer, LiveFrames>();
        estate.viewers().values().stream()
                .filter(viewer -> !viewer.shutOut() && viewer.roles().stream().anyMatch(Channel.READERS::contains))
                .forEach(viewer -> frames.put(viewer, LiveFrames.open(VISITORS.get(viewer.person()), http)));
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
            cells.addAll(cells(viewer, stream, told(told)));
            told.close();
        });
        report(cells);
    }

    private static void awaitVersion(
            Map<OracleViewer, LiveFrames> frames, Channel stream, List<LabelledWorld.Labelled> part, int version) {
        frames.forEach((viewer, told) -> {
            var expected = part.stream()
                    .filter(incident ->
                            !stream.expected(viewer, incident, world).equals(NOTHING))
                    .map(incident -> incident.id().toString())
                    .collect(Collectors.toSet());
            Eventually.equal(
                    viewer.person() + " is told",
                    true,
                    () -> toldOf(told, version).containsAll(expected));
        });
    }

    private static Map<UUID, String> told(LiveFrames stream) {
        var told = new TreeMap<UUID, String>();
        stream.telling().forEach(frame -> told.putAll(Channel.features(frame.path("upserts"))));
        return told;
    }

    private static Set<String> toldOf(LiveFrames stream, int version) {
        return stream.telling().stream()
                .flatMap(frame -> frame.path("upserts").valueStream())
                .filter(feature -> feature.at("/properties/version").asInt() >= version)
                .map(feature -> feature.get("id").asString())
                .collect(Collectors.toSet());
    }

    private static List<Cell> cells(OracleViewer viewer, Channel channel) {
        return cells(viewer, channel, channel.asking().seen(VISITORS.get(viewer.person()), world));
    }

    private static List<Cell> cells(OracleViewer viewer, Channel channel, Map<UUID, String> seen) {
        return world.incidents().stream()
                .map(incident -> new Cell(
                        viewer.person(),
                        channel.name(),
                        incident.description(),
                        channel.expected(viewer, incident, world),
                        seen.getOrDefault(incident.id(), NOTHING)))
                .toList();
    }

    private static void report(Collection<Cell> cells) {
        var wrong = cells.stream().filter(Cell::isWrong).toList();
        System.out.printf(
                "access matrix: %,d cells (%s), %,d of them seen, %,d wrong%n",
                cells.size(),
                cells.stream().collect(Collectors.groupingBy(Cell::channel, TreeMap::new, Collectors.counting())),
                cells.stream().filter(cell -> !cell.seen().equals(NOTHING)).count(),
                wrong.size());
        assertThat(wrong.stream().limit(20).toList()).isEmpty();
    }
}
