package org.hedgerow.system;

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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Reports from clients that repeat each under its id until it is acknowledged, as a phone does, at whichever node answers. Some are
 * withdrawn again, in the same way. What was acknowledged is remembered, and compared with what is stored.
 */
final class FieldReports {

    private static final long BEFORE_A_REPEAT_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final String STANDING = "(select * from incident where status <> 'WITHDRAWN')";

    private final List<HedgerowClient> doors;
    private final long seed;
    private final int withdrawnOfHundred;
    private final Duration pause;
    private final Set<UUID> tried = ConcurrentHashMap.newKeySet();
    /** Those that were there before, from others. */
    private final Set<UUID> others = ConcurrentHashMap.newKeySet();

    private final Set<UUID> acknowledged = ConcurrentHashMap.newKeySet();
    private final Set<UUID> withdrawn = ConcurrentHashMap.newKeySet();
    private final AtomicInteger repeats = new AtomicInteger();
    private volatile boolean over;

    /**
     * @param doors the same session at each node
     * @param withdrawnOfHundred how many of a hundred reports are withdrawn again
     * @param pause after each report of each client
     */
    FieldReports(List<HedgerowClient> doors, long seed, int withdrawnOfHundred, Duration pause) {
        this.doors = List.copyOf(doors);
        this.seed = seed;
        this.withdrawnOfHundred = withdrawnOfHundred;
        this.pause = pause;
    }

    /** Reports until it is enough, or all is over; fails on an answer that no repetition would mend. */
    Callable<Integer> client(int number, BooleanSupplier enough) {
        return () -> {
            var random = new Random(seed + number);
            var phones = doors.stream().map(HedgerowClient::again).toList();
            while (!over && !enough.getAsBoolean()) {
                var id = new UUID(
                        random.nextLong() & ~0xF000L | 0x4000L, random.nextLong() & (-1L >>> 2) | Long.MIN_VALUE);
                var scope = random.nextBoolean() ? "WATCH_AREA" : "OWN_FORCE";
                var place = "TL %03d %03d".formatted(400 + random.nextInt(99), 400 + random.nextInt(99));
                tried.add(id);
                var report = Settlement.report(place, scope);
                if (until(attempt -> reported(phones.get((number + attempt) % phones.size()), id, report))) {
                    acknowledged.add(id);
                    if (random.nextInt(100) < withdrawnOfHundred
                            && until(
                                    attempt -> withdrew(phones.get((number + attempt) % phones.size()), id, attempt))) {
                        withdrawn.add(id);
                    }
                }
                LockSupport.parkNanos(pause.toNanos());
            }
            return number;
        };
    }

    /** What is there now is from others. */
    void leaveAside(PrivateDatabase database) throws SQLException {
        others.addAll(ids(database, "select id from incident"));
    }

    /** Nobody repeats anything any more. */
    void end() {
        over = true;
    }

    int acknowledged() {
        return acknowledged.size();
    }

    /** How often something had to be sent again. */
    int repeats() {
        return repeats.get();
    }

    /** Whether a report was taken in, now or before. */
    static boolean reported(HedgerowClient phone, UUID id, Map<String, Object> report) {
        var answer = answer(phone, "PUT", "/api/incidents/" + id, report, Map.of());
        return answer != null && isDone(answer, 200, 201);
    }

    private static boolean withdrew(HedgerowClient phone, UUID id, int attempt) {
        var answer = answer(
                phone,
                "POST",
                "/api/incidents/" + id + "/withdrawal",
                Map.of("reason", "Sent in error"),
                Map.of("If-Match", "\"1\""));
        // Another version than the first is there: an attempt before was taken in, and nobody heard the answer.
        return answer != null && (attempt > 0 && answer.status() == 412 || isDone(answer, 200));
    }

    private static boolean isDone(HedgerowClient.Answer answer, int... wanted) {
        for (var status : wanted) {
            if (answer.status() == status) {
                return true;
            }
        }
        if (answer.status() < 500) {
            throw new IllegalStateException("Answered " + answer);
        }
        return false;
    }

    private static HedgerowClient.@Nullable Answer answer(
            HedgerowClient phone, String method, String path, Object body, Map<String, String> headers) {
        try {
            return phone.trySend(method, path, body, headers);
        } catch (IOException gone) {
            return null;
        }
    }

    private interface Attempt {
        boolean isDone(int attempt);
    }

    private boolean until(Attempt attempt) {
        for (int count = 0; !over; count++) {
            if (attempt.isDone(count)) {
                repeats.addAndGet(count);
                return true;
            }
            LockSupport.parkNanos(BEFORE_A_REPEAT_NANOS);
        }
        return false;
    }

    /** What is stored otherwise than it was acknowledged, or only half; empty when all is well. */
    List<String> lies(PrivateDatabase database) throws SQLException {
        var lies = new ArrayList<String>();
        var stored = ids(database, "select id from incident");
        var gone = ids(database, "select id from incident where status = 'WITHDRAWN'");
        acknowledged.stream().filter(id -> !stored.contains(id)).forEach(id -> lies.add("lost: " + id));
        stored.stream()
                .filter(id -> !tried.contains(id) && !others.contains(id))
                .forEach(id -> lies.add("from nobody: " + id));
        withdrawn.stream().filter(id -> !gone.contains(id)).forEach(id -> lies.add("withdrawn for nothing: " + id));
        for (var each : HALF_THERE) {
            var count = database.number(each);
            if (count != 0) {
                lies.add(count + " of: " + each);
            }
        }
        return lies;
    }

    private static Set<UUID> ids(PrivateDatabase database, String sql) throws SQLException {
        Set<UUID> found = ConcurrentHashMap.newKeySet();
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getObject(1, UUID.class));
            }
        }
        return found;
    }

    /** Each counts what must not be. */
    private static final List<String> HALF_THERE = List.of(
            "select count(*) from incident where version <> case status when 'WITHDRAWN' then 2 else 1 end",
            "select count(*) - count(distinct (force_code, reference_year, reference_number)) from incident",
            "select sum(last_number - there) from reference_counter c join (select force_code, reference_year as year,"
                    + " count(*) as there from incident group by 1, 2) each_force using (force_code, year)",
            "select count(*) from incident i where (select count(*) from incident_place p where p.incident_id = i.id) <> 1",
            "select count(*) from incident i where (select count(*) from incident_reporter r where r.incident_id = i.id) <> 1",
            "select count(*) from incident i where (select count(*) from incident_submission s where s.incident_id = i.id) <> 1",
            "select count(*) from incident_submission s where not exists (select from incident i where i.id = s.incident_id)",
            "select count(*) from incident i where (select count(*) from audit_entry a where a.subjects = array[i.id]"
                    + " and a.operation = 'COLLECTION') <> 1",
            "select count(*) from audit_entry a where a.operation = 'COLLECTION' and a.subject_kind = 'incident'"
                    + " and not exists (select from incident i where array[i.id] = a.subjects)",
            "select count(*) from " + STANDING + " i join label l on l.id = i.label_id where"
                    + " (select string_agg(r.tier, ',' order by r.tier) from released_incident r where r.incident_id = i.id)"
                    + " is distinct from case l.scope when 'WATCH_AREA' then 'EXACT,WATCH' else 'EXACT' end",
            "select count(*) from released_incident r join " + STANDING + " i on i.id = r.incident_id where"
                    + " (select count(*) from change_log c where"
                    + " c.subject_id = r.incident_id and c.label_id = r.label_id and c.version = 1 and c.kind = 'APPEARED') <> 1",
            "select count(*) from change_log c join " + STANDING + " i on i.id = c.subject_id where not exists"
                    + " (select from released_incident r where r.incident_id = c.subject_id and r.label_id = c.label_id)");
}
