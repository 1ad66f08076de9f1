package org.hedgerow.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.hedgerow.oracle.Estate;
import org.hedgerow.oracle.OracleViewer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A right is taken away in the middle of many readings. A reading that began before may end as it likes; one that began after the change
 * was committed shows nothing of what was lost, and an open stream tells nothing of it.
 */
class RevocationRaceTests {

    private static final int READERS = 6;
    /** By each reader, before the change and after it. */
    private static final int READINGS = 25;

    private static RunningApplication application;
    private static LabelledWorld world;
    private static Estate estate;

    private record Reading(String question, long begun, String lost) {}

    @BeforeAll
    static void aWorld() {
        application = RunningApplication.start(Clock.systemUTC());
        estate = new Estate();
        Residents.moveInto(estate, application);
        world = new LabelledWorld(estate, Instant.now().truncatedTo(ChronoUnit.SECONDS));
        world.moveInto(application);
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    @Test
    void aRoleThatIsTakenAway() throws Exception {
        race(
                "region-officer",
                "ALL_FORCES",
                "delete from person_role where role = 'OFFICER' and person_id = '" + Estate.id("region-officer") + "'");
    }

    @Test
    void anAgreementThatIsEnded() throws Exception {
        race(
                "agreed-officer",
                "AGREEMENT",
                "update agreement set ended_at = now() - interval '1 second' where id = '" + Estate.id("borderless")
                        + "'");
    }

    @Test
    void aTeamThatIsLeft() throws Exception {
        race(
                "owner-team",
                "TEAM",
                "update access_group_member set member_until = now() where person_id = '" + Estate.id("owner-team")
                        + "'");
    }

    @Test
    void anOrganisationThatIsFrozen() throws Exception {
        race(
                "far-agreed-officer",
                "PUBLIC",
                "update organisation set frozen = true where id = '" + Estate.id("WARKS") + "'");
    }

    @Test
    void aPersonWhoIsSuspended() throws Exception {
        race(
                "far-analyst",
                "COMMUNITY",
                "update person set suspended = true where id = '" + Estate.id("far-analyst") + "'");
    }

    /** @param scope whose incidents this viewer reads by the right alone that the statement takes away */
    private static void race(String name, String scope, String takingAway) throws Exception {
        var viewer = estate.viewer(name);
        var lost = lost(viewer, scope);
        var visitor = Residents.signIn(application, viewer);
        var witness = Residents.signIn(application, estate.viewer("owner-both-compartments"));
        Eventually.equal(
                name + " sees them",
                true,
                () -> !shown(visitor, questions(lost).get(0), ids(lost)).isEmpty());
        var readings = new ConcurrentLinkedQueue<Reading>();
        var pool = Executors.newFixedThreadPool(READERS);
        try (var told = visitor.stream();
                var heard = witness.stream()) {
            var underWay = new CountDownLatch(READERS * READINGS);
            var over = new AtomicBoolean();
            var after = new AtomicInteger();
            for (int reader = 0; reader < READERS; reader++) {
                int first = reader;
                pool.submit(() -> {
                    for (int at = first; !over.get() || after.get() < READERS * READINGS; at++) {
                        var question = questions(lost).get(at % questions(lost).size());
                        long begun = System.nanoTime();
                        readings.add(new Reading(question, begun, shown(visitor, question, ids(lost))));
                        underWay.countDown();
                        after.addAndGet(over.get() ? 1 : 0);
                    }
                });
            }
            assertThat(underWay.await(120, TimeUnit.SECONDS)).isTrue();
            application.sql(takingAway);
            long committed = System.nanoTime();
            over.set(true);
            // An agreement's end leaves people in their audience, which at once sees less; any other change ends the
            // stream, within a second.
            if (!scope.equals("AGREEMENT")) {
                Eventually.equal("the stream of " + name + " ends", true, told::hasEnded);
            }
            var frames = told.frames().size();
            world.changed(application, lost);
            pool.shutdown();
            assertThat(pool.awaitTermination(120, TimeUnit.SECONDS)).isTrue();
            var later = readings.stream()
                    .filter(reading -> reading.begun() > committed)
                    .toList();
            System.out.printf(
                    "revocation of %s: %,d readings before, %,d after%n",
                    name, readings.size() - later.size(), later.size());
            assertThat(later).hasSizeGreaterThan(READINGS);
            assertThat(later.stream()
                            .filter(reading -> !reading.lost().isEmpty())
                            .map(reading ->
                                    (reading.begun() - committed) / 1_000_000 + " ms after: " + reading.question())
                            .toList())
                    .as("readings that began after the change and show what was lost")
                    .isEmpty();
            Eventually.equal(
                    "the witness is told",
                    true,
                    () -> heard.frames().stream().anyMatch(frame -> frame.contains("\"upserts\":[{")));
            assertThat(told.frames().stream()
                            .skip(frames)
                            .filter(frame -> frame.contains("\"upserts\":[{"))
                            .filter(frame -> ids(lost).stream().anyMatch(frame::contains)))
                    .as("what the stream told after the change")
                    .isEmpty();
        } finally {
            pool.shutdownNow();
        }
    }

    private static List<LabelledWorld.Labelled> lost(OracleViewer viewer, String scope) {
        var lost = world.incidents().stream()
                .filter(incident -> incident.rows().get(0).scope().equals(scope))
                .filter(incident ->
                        world.expected(viewer, incident, Channel.OF_AUDIENCES).isPresent())
                .limit(6)
                .toList();
        assertThat(lost).isNotEmpty();
        return lost;
    }

    private static List<String> questions(List<LabelledWorld.Labelled> lost) {
        var questions = new ArrayList<String>();
        questions.add("/api/map?zoom=18&period=7d&bbox=-1,51,1,53");
        questions.add("/api/incidents?limit=200&period=7d");
        questions.add("/api/search?limit=100&period=7d&text=hare");
        lost.forEach(incident -> questions.add("/api/incidents/" + incident.id()));
        var place = lost.get(0);
        questions.add("/api/incidents/nearby?within=500&hours=336&easting=" + place.easting() + "&northing="
                + place.northing());
        return questions;
    }

    private static Set<String> ids(List<LabelledWorld.Labelled> incidents) {
        return incidents.stream().map(incident -> incident.id().toString()).collect(Collectors.toSet());
    }

    /** Which of these an answer shows, in words; nothing when none. What is refused names the address that was asked for, and shows nothing. */
    private static String shown(Visitor visitor, String question, Set<String> ids) {
        var answer = visitor.get(question);
        return answer.status() == 200
                ? ids.stream().filter(answer.body()::contains).sorted().collect(Collectors.joining(" "))
                : "";
    }
}
