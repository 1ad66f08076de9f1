package org.hedgerow.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What was acknowledged is there exactly once, whatever was killed meanwhile. A failure prints its seed. */
class KilledServerTests {

    private static final int REPORTS = 1_000;
    private static final int CLIENTS = 6;
    private static final Duration LONG = Duration.ofMinutes(4);

    /** One thousand reports from clients that repeat each under its id until it is acknowledged, as a phone does. */
    private static final class Field {

        final Set<UUID> tried = ConcurrentHashMap.newKeySet();
        final Set<UUID> acknowledged = ConcurrentHashMap.newKeySet();
        final AtomicInteger repeats = new AtomicInteger();
        final AtomicBoolean over = new AtomicBoolean();
        private final HedgerowClient officer;
        private final long seed;

        Field(HedgerowClient officer, long seed) {
            this.officer = officer;
            this.seed = seed;
        }

        Callable<Integer> client(int number) {
            return () -> {
                var random = new Random(seed + number);
                var phone = officer.again();
                while (acknowledged.size() < REPORTS) {
                    var id = new UUID(
                            random.nextLong() & ~0xF000L | 0x4000L, random.nextLong() & (-1L >>> 2) | Long.MIN_VALUE);
                    var scope = random.nextBoolean() ? "WATCH_AREA" : "OWN_FORCE";
                    var place = "TL %03d %03d".formatted(400 + random.nextInt(99), 400 + random.nextInt(99));
                    report(phone, id, Settlement.report(place, scope));
                }
                return number;
            };
        }

        private void report(HedgerowClient phone, UUID id, Map<String, Object> report) {
            tried.add(id);
            for (int attempt = 0; !over.get(); attempt++) {
                if (sent(phone, id, report)) {
                    acknowledged.add(id);
                    repeats.addAndGet(attempt);
                    return;
                }
                java.util.concurrent.locks.LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            }
        }

        private static boolean sent(HedgerowClient phone, UUID id, Map<String, Object> report) {
            try {
                var answer = phone.trySend("PUT", "/api/incidents/" + id, report, Map.of());
                if (answer.status() == 201 || answer.status() == 200) {
                    return true;
                }
                assertThat(answer.status()).as(answer.toString()).isGreaterThanOrEqualTo(500);
                return false;
            } catch (IOException gone) {
                return false;
            }
        }
    }

    @Test
    void aThousandAcknowledgedReportsSurviveAServerThatIsKilledAgainAndAgain() throws Exception {
        long seed = new Random().nextLong();
        try (var hedgerow = RunningHedgerow.start()) {
            var settlement = Settlement.in(hedgerow);
            var force = settlement.force("CAMBS", "Cambridgeshire Constabulary");
            var field = new Field(settlement.signIn(settlement.person(force, "OFFICER")), seed);
            var phones = Executors.newFixedThreadPool(CLIENTS);
            try {
                var work = IntStream.range(0, CLIENTS)
                        .mapToObj(number -> phones.submit(field.client(number)))
                        .toList();
                for (int after : momentsOfDeath(seed)) {
                    Await.until(
                            after + " reports are acknowledged",
                            LONG,
                            () -> field.acknowledged.size() >= after
                                    || work.stream().anyMatch(java.util.concurrent.Future::isDone));
                    hedgerow.kill();
                    hedgerow.startAgain();
                }
                Await.until("all are acknowledged", LONG, () -> field.acknowledged.size() >= REPORTS);
                for (var done : work) {
                    done.get(1, TimeUnit.MINUTES);
                }
            } finally {
                field.over.set(true);
                phones.shutdownNow();
            }
            assertThat(field.acknowledged).as("seed " + seed).hasSizeGreaterThanOrEqualTo(REPORTS);
            checkEveryAcknowledgedReport(hedgerow.database(), field, "seed " + seed);
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
            assertThat(Field.sent(officer, lost, report))
                    .as("no database, no acknowledgement")
                    .isFalse();
            hedgerow.database().startAgain();
            Await.until("the same report is taken in", LONG, () -> Field.sent(officer, lost, report));
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

    private static void checkEveryAcknowledgedReport(PrivateDatabase database, Field field, String seed)
            throws SQLException {
        var stored = uuids(database, "select id from incident");
        assertThat(stored).as(seed).doesNotHaveDuplicates().containsAll(field.acknowledged);
        assertThat(field.tried).as("nothing that nobody sent; " + seed).containsAll(stored);

        assertThat(database.number("select count(*) from incident where version <> 1"))
                .as("versions; " + seed)
                .isZero();
        assertThat(database.number("select count(*) - count(distinct (force_code, reference_year, reference_number))"
                        + " from incident"))
                .as("references; " + seed)
                .isZero();
        assertThat(
                        database.number(
                                "select sum(last_number - there) from reference_counter c join (select force_code, reference_year as year,"
                                        + " count(*) as there from incident group by 1, 2) each_force using (force_code, year)"))
                .as("no reference used up for nothing; " + seed)
                .isZero();
        for (var halfThere : List.of(
                "select count(*) from incident i where (select count(*) from incident_place p where p.incident_id = i.id) <> 1",
                "select count(*) from incident i where (select count(*) from incident_reporter r where r.incident_id = i.id) <> 1",
                "select count(*) from incident i where (select count(*) from incident_submission s where s.incident_id = i.id) <> 1",
                "select count(*) from incident_submission s where not exists (select from incident i where i.id = s.incident_id)",
                "select count(*) from incident i where (select count(*) from audit_entry a where a.subjects = array[i.id]"
                        + " and a.operation = 'COLLECTION') <> 1",
                "select count(*) from audit_entry a where a.operation = 'COLLECTION' and a.subject_kind = 'incident'"
                        + " and not exists (select from incident i where array[i.id] = a.subjects)",
                "select count(*) from incident i join label l on l.id = i.label_id where"
                        + " (select string_agg(r.tier, ',' order by r.tier) from released_incident r where r.incident_id = i.id)"
                        + " is distinct from case l.scope when 'WATCH_AREA' then 'EXACT,WATCH' else 'EXACT' end",
                "select count(*) from released_incident r where (select count(*) from change_log c where"
                        + " c.subject_id = r.incident_id and c.label_id = r.label_id and c.version = 1 and c.kind = 'APPEARED') <> 1",
                "select count(*) from change_log c where not exists (select from released_incident r where"
                        + " r.incident_id = c.subject_id and r.label_id = c.label_id)")) {
            assertThat(database.number(halfThere)).as(halfThere + "; " + seed).isZero();
        }
    }

    private static List<UUID> uuids(PrivateDatabase database, String sql) throws SQLException {
        var found = new ArrayList<UUID>();
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getObject(1, UUID.class));
            }
        }
        return found;
    }
}
