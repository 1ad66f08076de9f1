package org.hedgerow.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.hedgerow.changelog.StreamCursors;
import org.hedgerow.oracle.Estate;
import org.hedgerow.oracle.OracleViewer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Change anything that somebody may not know, and everything that they can get stays the same: every byte, header, count, order and
 * frame. Two applications live through the same events, one of them with edits besides that the oracle calls hidden from a viewer; that
 * viewer asks both the same questions. Afterwards the other is brought in line, and the next world begins.
 */
class NonInterferenceTests {

    private static final int WORLDS = Integer.getInteger("hedgerow.prove.worlds", 2_000);
    private static final long SEED = Long.getLong("hedgerow.prove.seed", 20261122L);
    private static final int VIEWERS_OF_A_WORLD = 4;

    private static final Estate ESTATE = new Estate();
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private static final ExecutorService BOTH = Executors.newFixedThreadPool(2);

    private static Side plain;
    private static Side edited;

    /** One of the two applications, with everybody signed in to it. */
    private record Side(RunningApplication application, Map<String, Visitor> visitors) {

        static Side start() {
            var application = RunningApplication.start(Clock.fixed(NOW, ZoneOffset.UTC));
            Residents.moveInto(ESTATE, application);
            var visitors = new HashMap<String, Visitor>();
            ESTATE.viewers().forEach((name, viewer) -> visitors.put(name, Residents.signIn(application, viewer)));
            return new Side(application, visitors);
        }

        /** The place in the change log that an answer bears, sealed: whether it is another than before tells something. */
        String stamp(OracleViewer viewer) {
            var answer = visitors.get(viewer.person()).get("/api/incidents?limit=1");
            return answer.status() == 200 ? answer.json().get("asOf").asString() : "";
        }

        boolean forgetExports() {
            application.sql("delete from export_row; delete from export");
            return true;
        }

        /** Proposals as old as each other on both sides, whichever side had them first. */
        boolean dateProposals() {
            application.sql("update sharing_proposal set made_at = timestamptz '2020-01-01'"
                    + " + abs(hashtext(incident_id::text || incident_version)::bigint) * interval '1 millisecond'"
                    + " where made_at > timestamptz '2020-02-01'");
            return true;
        }

        /** Reports as old as each other on both sides, likewise. */
        boolean dateReports() {
            for (var table : List.of("report", "report_progress")) {
                var id = table.equals("report") ? "id" : "report_id";
                application.sql("update " + table + " set received_at = timestamptz '2020-01-01'"
                        + " + abs(hashtext(" + id + "::text)::bigint) * interval '1 millisecond'"
                        + " where received_at > timestamptz '2020-02-01'");
            }
            return true;
        }

        /** Waits until what these viewers are answered from has taken in everything that was written. */
        void settle(List<OracleViewer> viewers) {
            long end = Long.parseLong(application
                    .rows("select coalesce(max(position), 0) from change_log")
                    .get(0)
                    .get(0));
            var cursors = application.bean(StreamCursors.class);
            for (var viewer : viewers) {
                Eventually.equal(viewer.person() + " is up to date", true, () -> {
                    var answer = visitors.get(viewer.person()).get("/api/incidents?limit=1");
                    return answer.status() != 200
                            || cursors.read(answer.json().get("asOf").asString())
                                            .orElseThrow()
                                            .position()
                                            .position()
                                    >= end;
                });
            }
        }
    }

    @BeforeAll
    static void twoApplications() {
        // One after the other: two applications that start at once in a new process trip over each other's logging.
        var sides = List.of(Side.start(), Side.start());
        plain = sides.get(0);
        edited = sides.get(1);
    }

    @AfterAll
    static void stop() {
        BOTH.shutdown();
        plain.application().close();
        edited.application().close();
    }

    @Test
    void whatAViewerMayNotKnowChangesNothingThatTheViewerGets() throws Exception {
        var random = new Random(SEED);
        var world = new HiddenWorld(ESTATE, NOW, random);
        var notes = world.notes();
        var everybody = List.copyOf(ESTATE.viewers().values());
        for (var side : List.of(plain, edited)) {
            notes.forEach(edit -> edit.applyTo(side.visitors()));
        }
        int worlds = 0;
        int edits = 0;
        int answers = 0;
        for (int step = 0; worlds < WORLDS; step++) {
            var viewer = everybody.get(random.nextInt(everybody.size()));
            var hidden = new ArrayList<HiddenWorld.Edit>();
            var touched = new HashSet<UUID>();
            for (int count = 1 + random.nextInt(3); count > 0; count--) {
                world.hiddenEdit(viewer, touched).ifPresent(edit -> {
                    hidden.add(edit);
                    touched.add(edit.after().id());
                    world.take(edit);
                });
            }
            var viewers = new ArrayList<>(List.of(viewer));
            for (int attempt = 0; attempt < 20 && viewers.size() < VIEWERS_OF_A_WORLD; attempt++) {
                var other = everybody.get(random.nextInt(everybody.size()));
                if (!viewers.contains(other) && hidden.stream().allMatch(edit -> world.isHidden(edit, other))) {
                    viewers.add(other);
                }
            }
            try (var streams = new Streams(viewer)) {
                var stamps = List.of(plain.stamp(viewer), edited.stamp(viewer));
                hidden.forEach(edit -> edit.applyTo(edited.visitors()));
                both(() -> settled(plain, viewers), () -> settled(edited, viewers));
                assertThat(stamps.get(1).equals(edited.stamp(viewer)))
                        .as(
                                "Seed %d, step %d: %s is given the same stamp as before, or not, on both sides: %s",
                                SEED, step, viewer.person(), hidden)
                        .isEqualTo(stamps.get(0).equals(plain.stamp(viewer)));
                if (random.nextBoolean()) {
                    var seen = world.anyEdit(touched);
                    world.take(seen);
                    both(() -> apply(plain, seen), () -> apply(edited, seen));
                    both(() -> settled(plain, viewers), () -> settled(edited, viewers));
                }
                var questions = Question.about(world, hidden, random);
                if (questions.stream().anyMatch(Question::isExport)) {
                    // Nobody may make more than a few in a day, and this day has no end.
                    both(plain::forgetExports, edited::forgetExports);
                }
                for (var who : viewers) {
                    var transcripts = both(
                            () -> Transcript.of(plain.visitors().get(who.person()), questions),
                            () -> Transcript.of(edited.visitors().get(who.person()), questions));
                    var difference = transcripts.get(0).difference(transcripts.get(1));
                    if (!difference.isEmpty()) {
                        throw new AssertionError("Seed " + SEED + ", step " + step + ", seen by " + who.person() + "\n"
                                + difference + "\nThe smallest hidden edit that shows: "
                                + smallest(hidden, who, questions));
                    }
                    worlds++;
                    answers += questions.size();
                }
                streams.compare("Seed " + SEED + ", step " + step + ", " + hidden);
            }
            hidden.forEach(edit -> edit.applyTo(plain.visitors()));
            both(plain::dateProposals, edited::dateProposals);
            both(plain::dateReports, edited::dateReports);
            edits += hidden.size();
        }
        System.out.printf(
                "non-interference: %,d worlds, %,d hidden edits, %,d answers compared, seed %d: no difference%n",
                worlds, edits, answers, SEED);
    }

    private static boolean apply(Side side, HiddenWorld.Edit edit) {
        edit.applyTo(side.visitors());
        return true;
    }

    private static boolean settled(Side side, List<OracleViewer> viewers) {
        side.settle(viewers);
        return true;
    }

    /** Brings the plain side in line edit by edit: the one after which the two no longer differ is the one that shows. */
    private static String smallest(List<HiddenWorld.Edit> hidden, OracleViewer who, List<Question> questions) {
        for (var edit : hidden) {
            edit.applyTo(plain.visitors());
            plain.settle(List.of(who));
            var difference = Transcript.of(plain.visitors().get(who.person()), questions)
                    .difference(Transcript.of(edited.visitors().get(who.person()), questions));
            if (difference.isEmpty()) {
                return edit.toString();
            }
        }
        return "none of them alone: " + hidden;
    }

    /** The live streams of one viewer on both sides, from before the hidden edits. */
    private static final class Streams implements AutoCloseable {

        private final List<Ear> frames = new ArrayList<>();

        Streams(OracleViewer viewer) {
            var mayListen = !viewer.shutOut() && viewer.roles().stream().anyMatch(Channel.READERS::contains);
            for (var side : mayListen ? List.of(plain, edited) : List.<Side>of()) {
                side.settle(List.of(viewer));
                frames.add(side.visitors().get(viewer.person()).stream());
            }
        }

        void compare(String where) {
            if (frames.isEmpty()) {
                return;
            }
            Eventually.equal(where, plain(frames.get(0)), () -> plain(frames.get(1)));
        }

        private static List<String> plain(Ear stream) {
            return stream.frames().stream()
                    .filter(frame -> !frame.contains("\"type\":\"pulse\""))
                    .map(Transcript::plain)
                    .toList();
        }

        @Override
        public void close() {
            frames.forEach(Ear::close);
        }
    }

    private static <T> List<T> both(Callable<T> one, Callable<T> other) throws Exception {
        var first = BOTH.submit(one);
        var second = BOTH.submit(other);
        return List.of(first.get(), second.get());
    }
}
