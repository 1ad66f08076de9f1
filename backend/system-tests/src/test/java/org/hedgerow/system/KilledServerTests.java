package org.hedgerow.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What was acknowledged is there exactly once, whatever was killed meanwhile. A failure prints its seed. */
class KilledServerTests {

    private static final int REPORTS = 1_000;
    private static final int CLIENTS = 6;
    private static final Duration LONG = Duration.ofMinutes(4);

    @Test
    void aThousandAcknowledgedReportsSurviveAServerThatIsKilledAgainAndAgain() throws Exception {
        long seed = new Random().nextLong();
        try (var hedgerow = RunningHedgerow.start()) {
            var settlement = Settlement.in(hedgerow);
            var force = settlement.force("CAMBS", "Cambridgeshire Constabulary");
            var officer = settlement.signIn(settlement.person(force, "OFFICER"));
            var field = new FieldReports(List.of(officer), seed, 0, Duration.ZERO);
            var phones = Executors.newFixedThreadPool(CLIENTS);
            try {
                var work = IntStream.range(0, CLIENTS)
                        .mapToObj(number -> phones.submit(field.client(number, () -> field.acknowledged() >= REPORTS)))
                        .toList();
                for (int after : momentsOfDeath(seed)) {
                    Await.until(
                            after + " reports are acknowledged",
                            LONG,
                            () -> field.acknowledged() >= after
                                    || work.stream().anyMatch(java.util.concurrent.Future::isDone));
                    hedgerow.kill();
                    hedgerow.startAgain();
                }
                Await.until("all are acknowledged", LONG, () -> field.acknowledged() >= REPORTS);
                for (var done : work) {
                    done.get(1, TimeUnit.MINUTES);
                }
            } finally {
                field.end();
                phones.shutdownNow();
            }
            assertThat(field.acknowledged()).as("seed " + seed).isGreaterThanOrEqualTo(REPORTS);
            assertThat(field.lies(hedgerow.database())).as("seed " + seed).isEmpty();
        } catch (AssertionError | IllegalStateException e) {
            throw new AssertionError("Seed " + seed, e);
        }
    }

    @Test
    void theApplicationRecoversFromADatabaseThatIsKilled() throws Exception {
        try (var hedgerow = RunningHedgerow.start()) {
            var settlement = Settlement.in(hedgerow);
            var force = settlement.force("CAMBS", "Cambridgeshire Constabulary");
            var officer = settlement.signIn(settlement.person(force, "OFFICER"));
            var before = Settlement.send(officer, Settlement.report("TL 421 441", "OWN_FORCE"));
            var stream = officer.live(null);
            var lost = UUID.randomUUID();
            var report = Settlement.report("TL 422 441", "OWN_FORCE");
            hedgerow.database().kill();
            assertThat(FieldReports.reported(officer, lost, report))
                    .as("no database, no acknowledgement")
                    .isFalse();
            hedgerow.database().startAgain();
            Await.until("the same report is taken in", LONG, () -> FieldReports.reported(officer, lost, report));
            // Sharing pauses while nobody can say who may see what: what was told meanwhile is made up for by fetching
            // again.
            stream.await(
                    "the report, or that it must fetch again",
                    message -> message.get("type").asString().equals("resync")
                            || message.toString().contains(lost.toString()));
            assertThat(officer.get("/api/incidents/" + before).status()).isEqualTo(200);
            assertThat(hedgerow.database().number("select count(*) from incident"))
                    .isEqualTo(2);
            Await.until("it says that it is well", LONG, hedgerow::answers);
            stream.close();
        }
    }

    private static List<Integer> momentsOfDeath(long seed) {
        var random = new Random(seed);
        return IntStream.range(0, 3)
                .mapToObj(round -> 100 + round * 280 + random.nextInt(200))
                .toList();
    }
}
