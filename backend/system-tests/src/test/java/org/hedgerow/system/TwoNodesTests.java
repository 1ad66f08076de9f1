package org.hedgerow.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Two nodes on one database, as processes: what is done at one is so at the other, and whichever of them or the database is killed, nothing
 * that was acknowledged is lost or doubled and nobody misses anything. A failure prints its seed; figures are printed and never asserted.
 */
class TwoNodesTests {

    private static final int CYCLES = Integer.getInteger("hedgerow.prove.kills", 30);
    private static final long SEED = Long.getLong("hedgerow.prove.seed", new Random().nextLong());
    private static final int WRITERS = 3;
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration LONG = Duration.ofMinutes(4);

    private static RunningHedgerow one;
    private static RunningHedgerow other;
    private static Settlement settlement;
    private static String force;

    @BeforeAll
    static void twoNodesOnOneDatabase() {
        one = RunningHedgerow.start();
        settlement = Settlement.in(one);
        force = settlement.force("CAMBS", "Cambridgeshire Constabulary");
        other = one.another();
    }

    @AfterAll
    static void bothEnd() {
        if (other != null) {
            other.close();
        }
        if (one != null) {
            one.close();
        }
    }

    @Test
    void aSessionMadeAtOneNodeOpensPagesAndTheStreamOfTheOtherAndEndsAtBoth() {
        var here = settlement.signIn(settlement.person(force, "OFFICER"));
        var there = here.at(other.address());
        var id = Settlement.send(there, Settlement.report("TL 411 471", "OWN_FORCE"));
        here.get("/api/incidents/" + id).expect(200);
        there.get("/").expect(200);
        try (var stream = there.live(null)) {
            var start = System.nanoTime();
            here.delete("/api/session").expect(204);
            stream.awaitEnd(SOON);
            say("signed out at one node, the stream of the other has ended", start);
            assertThat(stream.awaitType("bye").get("reason").asString()).isEqualTo("signed-out");
        }
        there.get("/api/incidents").expect(401);
    }

    @Test
    void whatIsReadForIsStatedAtOneNodeAndTheStreamOfTheOtherBeginsAnew() {
        var here = settlement.signIn(settlement.person(force, "OFFICER"));
        var there = here.at(other.address());
        try (var stream = there.live(null)) {
            var start = System.nanoTime();
            here.put("/api/session/purpose", Map.of("purpose", "PREVENTION")).expect(200);
            stream.awaitEnd(SOON);
            say("a purpose stated at one node, the stream of the other begins anew", start);
            assertThat(stream.awaitType("bye").get("reason").asString()).isEqualTo("purpose-stated");
        }
        try (var again = there.live(null)) {
            again.awaitType("pulse");
            assertThat(again.hasEnded()).isFalse();
        }
    }

    @Test
    void whatIsWrittenAtOneNodeIsToldAtTheOther() {
        var officer = settlement.signIn(settlement.person(force, "OFFICER"));
        try (var stream = settlement
                .signIn(settlement.person(force, "OFFICER"))
                .at(other.address())
                .live(null)) {
            var start = System.nanoTime();
            var id = Settlement.send(officer, Settlement.report("TL 412 471", "OWN_FORCE"));
            stream.awaitUpsert(id, 1);
            say("reported at one node, told at the other", start);
        }
    }

    /** Requests of one page come to any node, as a proxy deals them out. */
    @Test
    void whatIsSaidAtOneNodeIsHeardByTheEventsOfTheOther() {
        var here = settlement.signIn(settlement.person(force, "OFFICER"));
        var there = here.at(other.address());
        try (var lines = here.lines("/api/live/events")) {
            var events = lines.filter(line -> line.startsWith("data: ")).iterator();
            var stream = HedgerowClient.JSON
                    .readTree(events.next().substring(6))
                    .get("stream")
                    .asString();
            var start = System.nanoTime();
            there.put(
                            "/api/live/streams/" + stream + "/messages/1",
                            Map.of("type", "hello", "protocol", 2, "client", "5d0f6f1e-3c51-4f0e-9f0a-0b8b6f0c9d11"))
                    .expect(204);
            // Unheard, the stream would end after ten seconds.
            assertThat(HedgerowClient.JSON
                            .readTree(events.next().substring(6))
                            .get("type")
                            .asString())
                    .isEqualTo("welcome");
            say("said at one node, heard at the other", start);
        }
    }

    @Test
    void whatIsTakenBackAtOneNodeIsGoneFromTheStreamsOfTheOther() {
        var officer = settlement.signIn(settlement.person(force, "OFFICER"));
        var watch = settlement.signIn(
                settlement.person(settlement.watchGroup("Watch of two nodes", "TL44"), "WATCH_COORDINATOR"));
        try (var stream = watch.at(other.address()).live(null)) {
            var id = Settlement.send(officer, Settlement.report("TL 413 471", "WATCH_AREA"));
            stream.awaitUpsert(id, 1);
            var start = System.nanoTime();
            officer.post("/api/incidents/" + id + "/withdrawal", 1, Map.of("reason", "Sent in error"))
                    .expect(200);
            stream.awaitForget(id);
            say("taken back at one node, forgotten at the other", start);
        }
    }

    @Test
    void aRightTakenAwayAtOneNodeEndsTheStreamsOfTheOther() {
        var login = settlement.person(force, "OFFICER");
        try (var stream = settlement.signIn(login).at(other.address()).live(null)) {
            var start = System.nanoTime();
            settlement
                    .administrator()
                    .send("PUT", "/api/people/" + login.id() + "/roles", Map.of("roles", List.of("REPORTER")), Map.of())
                    .expect(200);
            stream.awaitEnd(SOON);
            say("a right taken away at one node, the stream of the other has ended", start);
            assertThat(stream.awaitType("bye").get("reason").asString()).isEqualTo("rights-changed");
        }
    }

    @Test
    void whateverIsKilledNothingAcknowledgedIsLostAndNobodyMissesAnything() throws Exception {
        var officer = settlement.signIn(settlement.person(force, "OFFICER"));
        var watch = settlement.signIn(
                settlement.person(settlement.watchGroup("Watch of the killed", "TL44"), "WATCH_COORDINATOR"));
        var field = new FieldReports(atBoth(officer), SEED, 15, Duration.ofMillis(150));
        field.leaveAside(one.database());
        var writers = Executors.newFixedThreadPool(WRITERS);
        try (var first = Follower.of(atBoth(settlement.signIn(settlement.person(force, "OFFICER"))), 0);
                var second = Follower.of(atBoth(settlement.signIn(settlement.person(force, "OFFICER"))), 1);
                var third = Follower.of(atBoth(watch), 0);
                var fourth = Follower.of(atBoth(watch.again()), 1)) {
            var work = IntStream.range(0, WRITERS)
                    .mapToObj(number -> writers.submit(field.client(number, () -> false)))
                    .toList();
            killAgainAndAgain(field, work.get(0));
            field.end();
            for (var done : work) {
                done.get(1, TimeUnit.MINUTES);
            }
            assertThat(field.lies(one.database())).as("seed " + SEED).isEmpty();
            for (var follower : List.of(first, second)) {
                check(follower, "select id, version from incident where status <> 'WITHDRAWN'");
            }
            for (var follower : List.of(third, fourth)) {
                check(
                        follower,
                        "select incident_id, version from released_incident where tier = 'WATCH' and status <> 'WITHDRAWN'"
                                + " and label_id in (select id from label where scope = 'WATCH_AREA' and square = 'TL44')");
                assertThat(follower.everTold())
                        .as("what was never theirs, seed " + SEED)
                        .doesNotContainAnyElementsOf(one.database()
                                .versions("select i.id, i.version from incident i join label l on l.id = i.label_id"
                                        + " where l.scope = 'OWN_FORCE' and i.version = 1")
                                .keySet());
            }
            System.out.printf(
                    "%d kills, seed %d: %d reports acknowledged, %d repeated%n",
                    CYCLES, SEED, field.acknowledged(), field.repeats());
        } finally {
            field.end();
            writers.shutdownNow();
        }
    }

    private void killAgainAndAgain(FieldReports field, java.util.concurrent.Future<?> work) {
        var random = new Random(SEED);
        for (int cycle = 0; cycle < CYCLES; cycle++) {
            int enough = field.acknowledged() + 5 + random.nextInt(10);
            Await.until(
                    "reports are acknowledged in cycle " + cycle + ", seed " + SEED,
                    LONG,
                    () -> field.acknowledged() >= enough || work.isDone());
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(300)));
            switch (random.nextInt(10)) {
                case 0 -> killed(one);
                case 1 -> killed(other);
                default -> {
                    one.database().kill();
                    one.database().startAgain();
                }
            }
        }
    }

    private static void killed(RunningHedgerow node) {
        node.kill();
        node.startAgain();
        System.out.printf(
                "a killed node answered %d ms after it was started%n",
                node.startedIn().toMillis());
    }

    private static void check(Follower follower, String inTheDatabase) {
        Await.until(
                "a follower holds what the database does, seed " + SEED,
                LONG,
                () -> follower.held().equals(one.database().versions(inTheDatabase)));
        assertThat(follower.wrong()).as("seed " + SEED).isEmpty();
        System.out.printf(
                "a follower of %d incidents: %d connections, %d resumed, %d times fetched, away for %d ms at most%n",
                follower.held().size(),
                follower.connections(),
                follower.resumed(),
                follower.fetched(),
                follower.longestAway().toMillis());
    }

    private static List<HedgerowClient> atBoth(HedgerowClient client) {
        return List.of(client, client.at(other.address()));
    }

    private static void say(String what, long startNanos) {
        System.out.printf("%s after %d ms%n", what, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos));
    }
}
