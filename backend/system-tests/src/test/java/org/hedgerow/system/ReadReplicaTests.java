package org.hedgerow.system;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A node that reads from a real standby: never behind what somebody wrote, and never by rights that have gone, however far it is behind. */
class ReadReplicaTests {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Pattern AT_THE_REPLICA = Pattern.compile("much is read from the replica");
    private static final Pattern AT_THE_PRIMARY = Pattern.compile("everything is read from the primary");

    @Test
    void whatIsReadIsWhatWasWrittenHoweverFarTheReplicaIsBehind() {
        try (var one = RunningHedgerow.start()) {
            var settlement = Settlement.in(one);
            var force = settlement.force("CAMBS", "Cambridgeshire Constabulary");
            var officer = settlement.signIn(settlement.person(force, "OFFICER"));
            var first = report(officer, "TL 411 441", "Lurchers beside the windmill.");
            int standby = one.database().startStandby();
            try (var reading =
                    one.another("--hedgerow.replica.url=jdbc:postgresql://127.0.0.1:" + standby + "/hedgerow")) {
                var there = officer.at(reading.address());
                awaitFound(there, "windmill", first);
                reading.awaitLine(AT_THE_REPLICA);
                long read = readings(one, standby);
                for (int each = 0; each < 10; each++) {
                    var place = "TL 412 44" + each;
                    var id = report(officer, place, "Seen at orchard" + (char) ('a' + each) + "gate.");
                    awaitFound(there, "orchard" + (char) ('a' + each) + "gate", id);
                }
                Await.until("it was read at the replica", SOON, () -> readings(one, standby) > read);

                one.database().askStandby(standby, "select pg_wal_replay_pause()::text");
                var behind = report(officer, "TL 413 441", "Two vans below the quarry.");
                // The replica will not have it before it goes on.
                awaitFound(there, "quarry", behind);
                reading.awaitLine(AT_THE_PRIMARY);
                officer.post("/api/incidents/" + first + "/withdrawal", 1, Map.of("reason", "Sent in error"))
                        .expect(200);
                // The replica still shows it.
                awaitFound(there, "windmill", "");

                one.database().askStandby(standby, "select pg_wal_replay_resume()::text");
                Await.until("it is read at the replica again", SOON, () -> {
                    found(there, "quarry");
                    return reading.output().stream()
                                    .filter(AT_THE_REPLICA.asPredicate())
                                    .count()
                            > 1;
                });

                one.database().stopStandby();
                Await.until(
                        "without the replica it is read all the same",
                        SOON,
                        () -> there.get("/api/search?text=quarry").status() == 200);
                awaitFound(there, "quarry", behind);
                awaitFound(there, "windmill", "");
            }
        }
    }

    private static String report(HedgerowClient officer, String place, String narrative) {
        var report = Settlement.report(place, "OWN_FORCE");
        report.put("narrative", narrative);
        return Settlement.send(officer, report);
    }

    /** The engine of a node is told of what was written at another within a moment; the words come from the database. */
    private static void awaitFound(HedgerowClient by, String word, String id) {
        Await.until("\"" + word + "\" finds " + id, SOON, () -> found(by, word).equals(id));
    }

    /** The id of what is found; empty when nothing is. */
    private static String found(HedgerowClient by, String word) {
        var incidents = by.get("/api/search?text=" + word).expect(200).json().get("incidents");
        return incidents.isEmpty() ? "" : incidents.get(0).get("id").asString();
    }

    /** Transactions of the standby so far; its statistics come a little late. */
    private static long readings(RunningHedgerow hedgerow, int standby) {
        return Long.parseLong(hedgerow.database()
                .askStandby(
                        standby,
                        "select xact_commit + xact_rollback from pg_stat_database where datname = 'hedgerow'"));
    }
}
