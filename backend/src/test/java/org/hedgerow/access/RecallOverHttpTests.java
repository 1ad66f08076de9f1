package org.hedgerow.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Taking back, as the clients of every kind of reader see it. Each test has places of its own. */
class RecallOverHttpTests extends OverHttp {

    private static final String EVERYWHERE = "bbox=-9,49,3,61.5&zoom=6&period=7d";

    private final Map<String, Visitor> visitors = new HashMap<>();
    private final List<Ear> ears = new CopyOnWriteArrayList<>();

    @AfterEach
    void hangUp() {
        ears.forEach(Ear::close);
    }

    private Ear listen(Visitor visitor, @Nullable String cursor) {
        return kept(visitor.listen(cursor));
    }

    private Ear kept(Ear ear) {
        ears.add(ear);
        return ear;
    }

    /** One visitor of each kind, signed in once for each test. */
    private Visitor a(String who) {
        return visitors.computeIfAbsent(who, wanted -> switch (wanted) {
            case "owner" -> visitor(force("CAMBS"), Role.OFFICER);
            case "essex" -> visitor(force("ESSEX"), Role.OFFICER);
            case "watch" -> visitor(watchGroup("TL44"), Role.WATCH_COORDINATOR);
            case "farmer" -> visitor(watchGroup(), Role.REPORTER);
            default -> throw new IllegalArgumentException(wanted);
        });
    }

    @Test
    void aWithdrawnIncidentIsForgottenByEveryKindOfClientAndTheOwnerSeesWhoSaidSo() {
        var open = new HashMap<String, Ear>();
        for (var who : List.of("owner", "essex", "watch", "farmer")) {
            open.put(who, listen(a(who), null));
            open.get(who).await("welcome");
        }
        var second = listen(a("essex"), null);
        second.await("welcome");
        var id = reported("TL 441 471", "PUBLIC");
        open.values().forEach(ear -> ear.awaitUpsert(id, 1));
        second.awaitUpsert(id, 1);
        withdraw(id, 1);
        for (var who : List.of("essex", "watch", "farmer")) {
            var gone = open.get(who).awaitForget(id);
            assertThat(gone.get("recalled").asBoolean()).as(who).isTrue();
            assertThat(gone.get("version").asInt()).isEqualTo(2);
            open.get(who).acknowledge(id, 2);
        }
        assertThat(second.awaitForget(id).get("recalled").asBoolean()).isTrue();
        assertThat(open.get("owner").awaitForget(id).get("recalled").asBoolean())
                .as("its own police may still open it")
                .isFalse();
        Eventually.equal("receipts", Map.of("ESSEX", "1 of 2", "Watch", "2 of 2"), () -> receipts(id));
        var essex = recall(id)
                .get("organisations")
                .valueStream()
                .filter(one -> one.get("shortName").asString().equals("ESSEX"))
                .findFirst()
                .orElseThrow();
        assertThat(essex.get("lastAcknowledged").isNull()).isFalse();
    }

    @Test
    void narrowingTakesBackFromThoseWhoLoseItAloneAndWideningGivesItBack() {
        var own = listen(a("owner"), null);
        var essex = listen(a("essex"), null);
        var watch = listen(a("watch"), null);
        var farmer = listen(a("farmer"), null);
        List.of(own, essex, watch, farmer).forEach(ear -> ear.await("welcome"));
        var id = reported("TL 442 472", "PUBLIC");
        List.of(own, essex, watch, farmer).forEach(ear -> ear.awaitUpsert(id, 1));

        amend(id, 1, "TL 442 472", "WATCH_AREA");
        assertThat(farmer.awaitForget(id).get("recalled").asBoolean()).isTrue();
        List.of(own, essex, watch).forEach(ear -> ear.awaitUpsert(id, 2));
        assertThat(watch.hasHeardForget(id)).isFalse();

        amend(id, 2, "TL 442 472", "ALL_FORCES");
        watch.awaitForget(id);
        essex.awaitUpsert(id, 3);

        amend(id, 3, "TL 442 472", "OWN_FORCE");
        assertThat(essex.awaitForget(id).get("version").asInt()).isEqualTo(4);
        own.awaitUpsert(id, 4);
        assertThat(own.hasHeardForget(id)).isFalse();

        amend(id, 4, "TL 442 472", "PUBLIC");
        List.of(own, essex, watch, farmer).forEach(ear -> ear.awaitUpsert(id, 5));
        assertThat(recalls(id).valueStream().map(recall -> recall.get("version").asInt()))
                .containsExactly(4, 3, 2);
    }

    @Test
    void mapListCellsCountsAndHotspotsKnowNothingOfItAfterwards() {
        var ids = new ArrayList<String>();
        for (var place : List.of("NY 901 801", "NY 902 801", "NY 901 802")) {
            ids.add(reported(place, "ALL_FORCES"));
        }
        var box = "bbox=-2.3,55.0,-2.0,55.2&period=7d";
        var essex = a("essex");
        Eventually.equal(
                "all three",
                3,
                () -> essex.get("/api/map?" + box + "&zoom=11")
                        .json()
                        .get("total")
                        .asInt());
        Eventually.equal("a hotspot", 1, () -> hotspots(essex, ids.get(0)));
        amend(ids.get(2), 1, "NY 901 802", "OWN_FORCE");
        Eventually.equal(
                "two",
                2,
                () -> essex.get("/api/map?" + box + "&zoom=11")
                        .json()
                        .get("total")
                        .asInt());
        assertThat(essex.get("/api/incidents?" + box).body()).doesNotContain(ids.get(2));
        assertThat(essex.get("/api/incidents?" + box).json().get("total").asInt())
                .isEqualTo(2);
        assertThat(hotspots(essex, ids.get(0))).isZero();
        assertThat(essex.get("/api/incidents/" + ids.get(2)).status()).isEqualTo(404);
        assertThat(essex.get("/api/incidents/nearby?easting=390100&northing=580200")
                        .body())
                .doesNotContain(ids.get(2));
        assertThat(essex.get("/api/incidents/" + ids.get(2) + "/recalls").seen())
                .isEqualTo(essex.get("/api/incidents/" + newId() + "/recalls").seen());
    }

    @Test
    void whoWasAwayIsToldOnReturningAndAcknowledgesThen() {
        var farmer = a("farmer");
        var page = UUID.randomUUID();
        var ear = kept(farmer.listen(null, page));
        ear.await("welcome");
        var id = reported("TL 443 473", "PUBLIC");
        ear.awaitUpsert(id, 1);
        var cursor = ear.cursor();
        amend(id, 1, "TL 443 473", "WATCH_AREA");
        var again = kept(farmer.listen(cursor, page));
        assertThat(again.await("welcome").get("resumed").asBoolean()).isTrue();
        assertThat(again.awaitForget(id).get("recalled").asBoolean()).isTrue();
        again.acknowledge(id, 2);
        again.acknowledge(id, 2);
        Eventually.equal("one of one", Map.of("Watch", "1 of 1"), () -> receipts(id));
    }

    @Test
    void aClientThatFetchedEverythingAnewAcknowledgesEverything() {
        var ear = listen(a("essex"), null);
        ear.await("welcome");
        var ids = List.of(reported("TL 444 474", "ALL_FORCES"), reported("TL 445 474", "ALL_FORCES"));
        ids.forEach(id -> ear.awaitUpsert(id, 1));
        ids.forEach(id -> withdraw(id, 1));
        ids.forEach(ear::awaitForget);
        ear.say("{\"type\":\"ack\",\"everything\":true}");
        ids.forEach(id -> Eventually.equal("receipts", Map.of("ESSEX", "1 of 1"), () -> receipts(id)));
    }

    /** A transaction that runs long holds the log's watermark back; a recall does not wait for it. */
    @Test
    void aLongTransactionElsewhereHoldsNoRecallUp() throws Exception {
        var essex = a("essex");
        var ear = listen(essex, null);
        ear.await("welcome");
        var id = reported("TL 446 475", "ALL_FORCES");
        ear.awaitUpsert(id, 1);
        var cursor = ear.cursor();
        try (var longOne = asSuperuser();
                var statement = longOne.createStatement()) {
            longOne.setAutoCommit(false);
            statement.execute("select pg_current_xact_id()");
            amend(id, 1, "TL 446 475", "OWN_FORCE");
            assertThat(ear.awaitForget(id).get("recalled").asBoolean()).isTrue();
            assertThat(essex.get("/api/map?" + EVERYWHERE).body()).doesNotContain(id);
            var returned = listen(essex, cursor);
            assertThat(returned.await("welcome").get("resumed").asBoolean()).isTrue();
            returned.awaitForget(id);
            longOne.rollback();
        }
        var mark = reported("TL 447 475", "ALL_FORCES");
        ear.awaitUpsert(mark, 1);
        assertThat(essex.get("/api/map?" + EVERYWHERE).body()).doesNotContain(id);
    }

    @Test
    void whoIsSuspendedOrLosesTheirRoleOrOrganisationIsCutOffAndCannotGoOnFromTheOldCursor() throws Exception {
        var dorset = force("DORSET");
        var suspended = person(dorset, Role.OFFICER);
        var demoted = person(dorset, Role.OFFICER, Role.REPORTER);
        var colleague = person(dorset, Role.OFFICER);
        var devon = person(force("DEVCORN"), Role.OFFICER);
        var shared = reported("TL 447 476", "ALL_FORCES");
        var open = new HashMap<Person, Ear>();
        var cursors = new HashMap<Person, String>();
        for (var person : List.of(suspended, demoted, colleague, devon)) {
            var visitor = visitor(person);
            var ear = listen(visitor, null);
            ear.await("welcome");
            Eventually.equal(
                    "it sees what is shared",
                    true,
                    () -> visitor.get("/api/map?" + EVERYWHERE).body().contains(shared));
            open.put(person, ear);
            cursors.put(person, ear.cursor());
        }
        execute("update person set suspended = true where id = '" + suspended.id() + "'");
        open.get(suspended).awaitEnd();
        execute("delete from person_role where role = 'OFFICER' and person_id = '" + demoted.id() + "'");
        open.get(demoted).awaitEnd();
        assertThat(open.get(colleague).hasEnded()).as("nobody else").isFalse();
        assertThat(open.get(devon).hasEnded()).isFalse();
        execute("update organisation set frozen = true where id = '" + dorset.id() + "'");
        try {
            open.get(colleague).awaitEnd();
        } finally {
            execute("update organisation set frozen = false where id = '" + dorset.id() + "'");
        }
        for (var person : List.of(suspended, demoted, colleague)) {
            assertThat(open.get(person).await("bye").get("reason").asString()).isEqualTo("rights-changed");
        }
        var after = reported("TL 448 476", "ALL_FORCES");
        open.get(devon).awaitUpsert(after, 1);
        for (var person : List.of(suspended, demoted, colleague)) {
            assertThat(open.get(person).heard().toString()).doesNotContain(after);
        }
        var returned = listen(visitor(demoted), cursors.get(demoted));
        assertThat(returned.await("welcome").get("resumed").asBoolean())
                .as("what an officer holds is not what a reporter may go on from")
                .isFalse();
    }

    @Test
    void whoSaysWhatTheyReadForBeginsAnewInEveryPageOfTheirs() {
        var essex = a("essex");
        var ears = List.of(listen(essex, null), listen(essex, null));
        ears.forEach(ear -> ear.await("welcome"));
        var other = listen(visitor(force("ESSEX"), Role.OFFICER), null);
        other.await("welcome");
        assertThat(essex.put("/api/session/purpose", Map.of("purpose", "PREVENTION"))
                        .status())
                .isEqualTo(200);
        for (var ear : ears) {
            ear.awaitEnd();
            assertThat(ear.await("bye").get("reason").asString()).isEqualTo("purpose-stated");
        }
        listen(essex, ears.get(0).cursor()).await("welcome");
        assertThat(other.hasEnded()).as("nobody else's").isFalse();
    }

    @Test
    void whatExpiresLeavesTheMapByItselfAndWhatIsNoLongerHeldBackComes() throws Exception {
        var essex = a("essex");
        var ear = listen(essex, null);
        ear.await("welcome");
        var expiring = reported("TL 449 477", "ALL_FORCES");
        var held = reported("TL 450 477", "OWN_FORCE");
        ear.awaitUpsert(expiring, 1);
        relabel(expiring, "expires_at");
        relabel(held, "embargo_until");
        ear.awaitForget(expiring);
        // Of what told it: the end of the embargo may have been heard since.
        var cursor = ear.heard("changes")
                .reduce((first, second) -> second)
                .orElseThrow()
                .get("cursor")
                .asString();
        assertThat(ear.awaitForget(expiring).get("recalled").asBoolean())
                .as("nobody took it back")
                .isFalse();
        assertThat(essex.get("/api/map?" + EVERYWHERE).body()).doesNotContain(expiring);
        ear.await("resync");
        Eventually.equal(
                "after the embargo",
                true,
                () -> essex.get("/api/map?" + EVERYWHERE).body().contains(held));
        var old = ear.heard("welcome").findFirst().orElseThrow().get("cursor").asString();
        for (var entry : Map.of(cursor, "before the embargo ended", old, "before the expiry")
                .entrySet()) {
            var returned = listen(essex, entry.getKey());
            assertThat(returned.await("welcome").get("resumed").asBoolean())
                    .as(entry.getValue() + ": the log does not tell of it")
                    .isEqualTo(entry.getKey().equals(old));
        }
    }

    @Test
    void whenNobodyCanSayWhoMaySeeWhatNothingIsShownUntilSomebodyCan() throws Exception {
        var essex = a("essex");
        var ear = listen(essex, null);
        ear.await("welcome");
        var before = reported("TL 451 478", "ALL_FORCES");
        ear.awaitUpsert(before, 1);
        var farmers = newId();
        var reported = a("farmer").put("/api/incidents/" + farmers, report("TL 451 479", "OWN_FORCE"));
        assertThat(reported.status()).as(reported.toString()).isEqualTo(201);
        execute("revoke select on policy_epoch from hedgerow_app");
        var during = newId();
        try {
            ear.await("paused");
            assertThat(a("owner")
                            .put("/api/incidents/" + during, report("TL 452 478", "ALL_FORCES"))
                            .status())
                    .as("nothing is taken in that nobody could label")
                    .isEqualTo(503);
            for (var path : List.of(
                    "/api/map?" + EVERYWHERE,
                    "/api/incidents?bbox=-9,49,3,61.5",
                    "/api/hotspots",
                    "/api/incidents/" + before)) {
                var refused = essex.get(path);
                assertThat(refused.status()).as(path).isEqualTo(503);
                assertThat(refused.json().get("type").asString()).isEqualTo("/problems#sharing-paused");
                assertThat(refused.seen().body()).doesNotContain(before);
            }
            var own = a("farmer").get("/api/incidents/mine");
            assertThat(own.status()).as("one's own reports").isEqualTo(200);
            assertThat(own.body()).contains(farmers).doesNotContain(before);
            assertThat(essex.get("/api/incidents/mine").body()).doesNotContain(before, farmers);
            var late = listen(essex, null);
            assertThat(late.await("bye").get("reason").asString()).isEqualTo("paused");
            late.awaitEnd();
        } finally {
            execute("grant select on policy_epoch to hedgerow_app");
        }
        ear.await("resync");
        Eventually.equal(
                "shown again", 200, () -> essex.get("/api/map?" + EVERYWHERE).status());
        assertThat(essex.get("/api/incidents/" + before).status()).isEqualTo(200);
        assertThat(essex.get("/api/incidents/" + during).status()).isEqualTo(404);
        var after = reported("TL 453 478", "ALL_FORCES");
        ear.awaitUpsert(after, 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"ack\",\"forgot\":[null]}",
                "{\"type\":\"ack\",\"forgot\":[{}]}",
                "{\"type\":\"ack\",\"forgot\":[{\"id\":\"x\",\"version\":1}]}",
                "{\"type\":\"ack\",\"forgot\":[{\"id\":\"00000000-0000-4000-8000-000000000001\",\"version\":\"many\"}]}",
                "{\"type\":\"ack\",\"forgot\":{\"id\":\"00000000-0000-4000-8000-000000000001\",\"version\":1}}",
                "{\"type\":\"ack\",\"forgot\":[{\"id\":\"00000000-0000-4000-8000-000000000001\",\"version\":99999999999}]}",
            })
    void anAcknowledgementThatIsNoneEndsTheConnection(String frame) {
        var ear = listen(a("essex"), null);
        ear.await("welcome");
        ear.say(frame);
        ear.awaitEnd();
    }

    @Test
    void moreThanTwoHundredAtOnceOrMoreThanAFrameHoldsEndTheConnection() {
        for (int entries : List.of(201, 400)) {
            var ear = listen(a("essex"), null);
            ear.await("welcome");
            var forgot = IntStream.range(0, entries)
                    .mapToObj(number -> Map.of("id", newId(), "version", 1))
                    .toList();
            ear.say(Visitor.JSON.writeValueAsString(Map.of("type", "ack", "forgot", forgot)));
            ear.awaitEnd();
        }
    }

    @Test
    void nobodyAcknowledgesWhatTheyWereNotToldOrBeforeSayingHello() {
        var ear = listen(a("essex"), null);
        ear.await("welcome");
        var id = reported("TL 454 479", "OWN_FORCE");
        withdraw(id, 1);
        var told = reported("TL 455 479", "ALL_FORCES");
        ear.awaitUpsert(told, 1);
        withdraw(told, 1);
        ear.awaitForget(told);
        ear.acknowledge(id, 2);
        ear.acknowledge(told, 1);
        ear.acknowledge(told, 3);
        ear.acknowledge(told, 2);
        Eventually.equal("what it was told", Map.of("ESSEX", "1 of 1"), () -> receipts(told));
        assertThat(number("select count(*) from recall_receipt where incident_id = '" + id + "'"))
                .isZero();
        assertThat(number("select count(*) from recall_receipt where kind = 'ACKNOWLEDGED' and incident_id = '" + told
                        + "'"))
                .isOne();
    }

    /** Once one client of an audience is told, none of 200 that read and return all the time is given anything of it any more. */
    @Test
    void twoHundredClientsThatReadAndReturnMeanwhileAreGivenNothingOfItOnceOneIsTold() throws Exception {
        int clients = 200;
        var id = reported("TL 456 480", "ALL_FORCES");
        var marker = "\"" + id + "\"";
        var people = new ArrayList<Visitor>();
        for (int number = 0; number < clients / 8; number++) {
            people.add(visitor(force("ESSEX"), Role.OFFICER));
        }
        var told = listen(a("essex"), null);
        told.await("welcome");
        var committedNanos = new AtomicLong(Long.MAX_VALUE);
        var toldNanos = new AtomicLong(Long.MAX_VALUE);
        var over = new AtomicBoolean();
        var late = new CopyOnWriteArrayList<String>();
        var reads = new AtomicLong();
        var seen = new AtomicLong();
        var pool = Executors.newFixedThreadPool(clients);
        try {
            var work = IntStream.range(0, clients)
                    .mapToObj(number -> pool.submit(() -> {
                        var visitor = people.get(number / 8);
                        var cursor = (String) null;
                        while (!over.get()) {
                            // The record itself is read from the database, everything else from the engine of the
                            // audience.
                            var isTooLate = (number % 4 == 0 ? committedNanos : toldNanos).get() < System.nanoTime();
                            var found = read(visitor, number, id, cursor, marker);
                            cursor = found.cursor() == null ? cursor : found.cursor();
                            reads.incrementAndGet();
                            if (found.holds()) {
                                seen.incrementAndGet();
                                if (isTooLate) {
                                    late.add("way " + number % 4);
                                }
                            }
                        }
                        return number;
                    }))
                    .toList();
            Eventually.equal("everybody reads", true, () -> reads.get() > 2 * clients && seen.get() > clients);
            amend(id, 1, "TL 456 480", "OWN_FORCE");
            committedNanos.set(System.nanoTime());
            told.awaitForget(id);
            toldNanos.set(System.nanoTime());
            var before = reads.get();
            Eventually.equal("everybody reads on", true, () -> reads.get() > before + 2 * clients);
            over.set(true);
            for (var each : work) {
                each.get(1, TimeUnit.MINUTES);
            }
        } finally {
            over.set(true);
            pool.shutdownNow();
        }
        assertThat(late).isEmpty();
    }

    private record Found(boolean holds, @Nullable String cursor) {}

    /** One way of reading: the record, the map, the list, or the stream from the last cursor. */
    private static Found read(Visitor visitor, int number, String id, @Nullable String cursor, String marker) {
        return switch (number % 4) {
            case 0 -> new Found(visitor.get("/api/incidents/" + id).body().contains(marker), null);
            case 1 -> new Found(visitor.get("/api/map?" + EVERYWHERE).body().contains(marker), null);
            case 2 ->
                new Found(
                        visitor.get("/api/incidents?bbox=0.1,52,0.2,52.2")
                                .body()
                                .contains(marker),
                        null);
            default -> {
                var ear = visitor.listen(cursor);
                try {
                    ear.await("welcome or end", message -> true);
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
                    var upserted = ear.heard("changes")
                            .anyMatch(
                                    message -> message.get("upserts").toString().contains(marker));
                    yield new Found(upserted, ear.heard("welcome").findAny().isPresent() ? ear.cursor() : null);
                } finally {
                    ear.close();
                }
            }
        };
    }

    /** How many hotspots of three lie about an incident that the visitor sees. */
    private static int hotspots(Visitor visitor, String near) {
        var place = visitor.get("/api/incidents/" + near).json().at("/feature/properties/centre");
        return (int) visitor.get("/api/hotspots?reachMetres=2000&minimumIncidents=3&period=7d")
                .json()
                .get("hotspots")
                .valueStream()
                .filter(hotspot -> Math.abs(hotspot.at("/centre/0").asDouble()
                                        - place.get(0).asDouble())
                                < 0.05
                        && Math.abs(hotspot.at("/centre/1").asDouble()
                                        - place.get(1).asDouble())
                                < 0.05)
                .count();
    }

    private String reported(String place, String scope) {
        var id = newId();
        var answer = a("owner").put("/api/incidents/" + id, report(place, scope));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return id;
    }

    private void amend(String id, int version, String place, String scope) {
        var form = report(place, scope);
        form.put("reason", "It concerns fewer people");
        var answer = a("owner")
                .send(
                        "PUT",
                        "/api/incidents/" + id,
                        form,
                        "application/json",
                        Map.of("If-Match", "\"" + version + "\""));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    }

    private void withdraw(String id, int version) {
        var answer =
                a("owner").post("/api/incidents/" + id + "/withdrawal", version, Map.of("reason", "Sent in error"));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    }

    private JsonNode recalls(String id) {
        return a("owner").get("/api/incidents/" + id + "/recalls").json().get("recalls");
    }

    private JsonNode recall(String id) {
        return recalls(id).get(0);
    }

    /** "acknowledged of told" by the short name of the organisation; those that have the same one together. */
    private Map<String, String> receipts(String id) {
        var acknowledged = new HashMap<String, Integer>();
        var told = new HashMap<String, Integer>();
        recall(id).get("organisations").valueStream().forEach(one -> {
            var name = one.get("shortName").asString();
            acknowledged.merge(name, one.get("acknowledged").asInt(), Integer::sum);
            told.merge(name, one.get("told").asInt(), Integer::sum);
        });
        var words = new HashMap<String, String>();
        // Others who share the application have streams of their own open.
        told.keySet().retainAll(List.of("ESSEX", "Watch"));
        told.forEach((name, count) -> words.put(name, acknowledged.get(name) + " of " + count));
        return words;
    }

    /** Moves the exact row of an incident to a label for all forces that ends, or begins, in a few seconds. */
    private void relabel(String id, String when) throws Exception {
        execute("with made as (insert into label (owner_organisation, scope, tier, " + when + ")"
                + " select owner_organisation, 'ALL_FORCES', 'EXACT', now() + interval '4 seconds' from label"
                + " where id = (select label_id from released_incident where incident_id = '" + id
                + "' and tier = 'EXACT')"
                + " returning id), moved as (update released_incident set label_id = (select id from made)"
                + " where incident_id = '" + id + "' and tier = 'EXACT' returning label_id)"
                + " insert into change_log (label_id, subject_kind, subject_id, version, kind)"
                + " select label_id, 'incident', '" + id + "', 1, 'APPEARED' from moved");
    }
}
