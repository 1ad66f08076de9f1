package org.hedgerow.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hedgerow.system.SharedHedgerow.CAMBRIDGESHIRE;
import static org.hedgerow.system.SharedHedgerow.HEDGEROW;
import static org.hedgerow.system.SharedHedgerow.SETTLEMENT;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The stream as its clients see it: complete, in order, and closed to whoever may not have it. */
class LiveStreamTests {

    /** The promise is a second; a loaded machine is given more before a test fails. */
    private static final Duration SOON = Duration.ofSeconds(15);

    @Test
    void aClientThatReturnsIsToldWhatItMissedInOrderAndNothingTwice() {
        var officer = SharedHedgerow.officer();
        var before = Settlement.send(officer, Settlement.report("TL 461 471", "WATCH_AREA"));
        var stream = officer.live(null);
        var known = Settlement.send(officer, Settlement.report("TL 462 471", "WATCH_AREA"));
        stream.awaitUpsert(known, 1);
        var cursor = stream.cursor();
        stream.drop();

        var missed = Settlement.send(officer, "WATCH_AREA", "TL 463 471", "TL 464 471");
        officer.post("/api/incidents/" + before + "/withdrawal", 1, Map.of("reason", "Sent in error"))
                .expect(200);
        officer.post("/api/incidents/" + missed.get(0) + "/closure", 1, Map.of("reason", "Moved on"))
                .expect(200);

        try (var again = officer.live(cursor)) {
            var welcome = again.awaitType("welcome");
            assertThat(welcome.get("resumed").asBoolean()).isTrue();
            assertThat(welcome.get("cursor").isNull())
                    .as("a cursor of what has not been told: who is cut off here would go on behind it")
                    .isTrue();
            again.awaitUpsert(missed.get(1), 1);
            again.awaitUpsert(missed.get(0), 2);
            again.awaitForget(before);
            var last = Settlement.send(officer, Settlement.report("TL 465 471", "WATCH_AREA"));
            again.awaitUpsert(last, 1);
            assertThat(told(again))
                    .doesNotHaveDuplicates()
                    .contains(missed.get(1) + " 1", missed.get(0) + " 2", last + " 1");
            assertThat(told(again)).as("what it knew already").doesNotContain(known + " 1");
            assertNumbered(again);
        }
    }

    @Test
    void nothingIsLostHoweverOftenAndWheneverTheConnectionDrops() {
        var officer = SharedHedgerow.officer();
        var cursor = (String) null;
        var sent = new ArrayList<String>();
        var heard = new ArrayList<String>();
        for (int round = 0; round < 8; round++) {
            var stream = officer.live(cursor);
            sent.addAll(Settlement.send(officer, "OWN_FORCE", "TL 460 46" + round, "TL 461 46" + round));
            if (round % 2 == 0) {
                stream.awaitUpsert(sent.get(sent.size() - 1), 1);
            }
            cursor = stream.cursor();
            heard.addAll(ids(stream));
            stream.drop();
        }
        try (var last = officer.live(cursor)) {
            Await.until("everything has been told", SOON, () -> {
                var all = new ArrayList<>(heard);
                all.addAll(ids(last));
                return all.containsAll(sent);
            });
        }
    }

    static Stream<String> strangeCursors() {
        return Stream.of(
                "", "0", "AAAA", "' or 1=1", "-".repeat(90), "A".repeat(2_000), "{\"transaction\":1}", "\u0000");
    }

    @ParameterizedTest
    @MethodSource("strangeCursors")
    void aCursorThatIsNoneOfOursStartsAfresh(String cursor) {
        var officer = SharedHedgerow.officer();
        try (var stream = officer.live(cursor)) {
            assertThat(stream.awaitType("welcome").get("resumed").asBoolean()).isFalse();
            assertThat(stream.cursor()).isNotEqualTo(cursor);
        }
    }

    @Test
    void signingOutEverywhereEndsEveryStream() {
        var login = SETTLEMENT.person(CAMBRIDGESHIRE, "OFFICER");
        var here = SETTLEMENT.signIn(login);
        var there = SETTLEMENT.signIn(login);
        var streams = List.of(here.live(null), here.again().live(null), there.live(null));
        here.delete("/api/sessions").expect(204);
        for (var stream : streams) {
            stream.awaitEnd(SOON);
            assertThat(stream.awaitType("bye").get("reason").asString()).isEqualTo("signed-out");
        }
        there.get("/api/incidents").expect(401);
    }

    @Test
    void aSuspendedPersonsStreamEnds() {
        var login = SETTLEMENT.person(CAMBRIDGESHIRE, "OFFICER");
        var stream = SETTLEMENT.signIn(login).live(null);
        SETTLEMENT
                .administrator()
                .post("/api/people/" + login.id() + "/suspension", Map.of())
                .expect(204);
        stream.awaitEnd(SOON);
        assertThat(stream.messages("bye")).hasSize(1);
    }

    @Test
    void aPersonWhoseRolesChangeIsToldNothingMoreUnderTheOldOnes() {
        var officer = SharedHedgerow.officer();
        var login = SETTLEMENT.person(CAMBRIDGESHIRE, "OFFICER");
        var stream = SETTLEMENT.signIn(login).live(null);
        SETTLEMENT
                .administrator()
                .send("PUT", "/api/people/" + login.id() + "/roles", Map.of("roles", List.of("REPORTER")), Map.of())
                .expect(200);
        stream.awaitEnd(SOON);
        var after = Settlement.send(officer, Settlement.report("TL 441 441", "OWN_FORCE"));
        assertThat(ids(stream)).doesNotContain(after);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://elsewhere.example", "null", "http://127.0.0.1:1", "http://localhost.elsewhere.example"})
    void anotherOriginIsRefused(String origin) {
        var officer = SharedHedgerow.officer();
        assertThatThrownBy(() -> officer.connectLive(origin))
                .isInstanceOfSatisfying(
                        LiveStream.Refused.class,
                        refused -> assertThat(refused.status()).isEqualTo(403));
    }

    @Test
    void nobodyAndThoseWhoReadNoMapAreRefused() {
        var nobody = new HedgerowClient(HEDGEROW.address());
        assertThatThrownBy(() -> nobody.connectLive(HEDGEROW.address().toString()))
                .isInstanceOfSatisfying(
                        LiveStream.Refused.class,
                        refused -> assertThat(refused.status()).isEqualTo(401));
        var auditor = SETTLEMENT.signIn(SETTLEMENT.person(CAMBRIDGESHIRE, "AUDITOR"));
        for (var without : List.of(auditor, SETTLEMENT.administrator())) {
            assertThatThrownBy(() -> without.connectLive(HEDGEROW.address().toString()))
                    .isInstanceOfSatisfying(
                            LiveStream.Refused.class,
                            refused -> assertThat(refused.status()).isEqualTo(404));
        }
    }

    static Stream<String> rudeFrames() {
        return Stream.of(
                "",
                "not json",
                "[]",
                "null",
                "{\"type\":\"hello\",\"cursor\":null}",
                "{\"type\":\"subscribe\",\"topic\":\"*\"}",
                "{\"type\":\"view\",\"view\":\"a\",\"hotspots\":{\"reachMetres\":2000,\"minimumIncidents\":5,\"filters\":\"\"}}",
                "{\"type\":\"hello\",\"protocol\":2,\"cursor\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}",
                "{\"type\":\"" + "x".repeat(70_000) + "\"}");
    }

    @ParameterizedTest
    @MethodSource("rudeFrames")
    void whoeverSaysAnythingElseIsCutOff(String frame) {
        var officer = SharedHedgerow.officer();
        try (var stream = officer.connectLive(HEDGEROW.address().toString())) {
            sayAndExpectTheEnd(stream, frame);
            assertThat(stream.frames()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"reachMetres\":-1,\"minimumIncidents\":5,\"filters\":\"\"}",
                "{\"reachMetres\":2000,\"minimumIncidents\":2147483648,\"filters\":\"\"}",
                "{\"reachMetres\":2000,\"minimumIncidents\":5,\"filters\":\"category=NOTHING\"}",
                "{\"reachMetres\":2000,\"minimumIncidents\":5,\"filters\":\"period=%00\"}",
            })
    void aViewThatCannotBeIsCutOff(String hotspots) {
        var officer = SharedHedgerow.officer();
        try (var stream = officer.live(null)) {
            sayAndExpectTheEnd(stream, "{\"type\":\"view\",\"view\":\"a\",\"hotspots\":" + hotspots + "}");
        }
    }

    @Test
    void aFloodIsCutOffAndOthersAreServedMeanwhile() {
        var officer = SharedHedgerow.officer();
        var quiet = officer.live(null);
        var flood = officer.again().live(null);
        for (int message = 0; message < 200 && !flood.hasEnded(); message++) {
            try {
                flood.say("{\"type\":\"ping\"}");
            } catch (java.util.concurrent.CompletionException cut) {
                break;
            }
        }
        flood.awaitEnd(SOON);
        var id = Settlement.send(officer, Settlement.report("TL 442 441", "OWN_FORCE"));
        quiet.awaitUpsert(id, 1);
        quiet.close();
    }

    @Test
    void aCoordinatorsFramesHoldNothingFinerThanTheSquare() {
        var officer = SharedHedgerow.officer();
        var coordinator = SharedHedgerow.coordinator("TL44");
        var stream = coordinator.live(null);
        stream.view(2000, 3, "period=90d");
        var exact = officer.live(null);
        var report = Settlement.report("TL 46317 47986", "WATCH_AREA");
        report.put("narrative", "Canary narrative: a silver pickup left by the pump house.");
        var id = Settlement.send(officer, report);
        var fine = exact.awaitUpsert(id, 1);
        var coarse = stream.awaitUpsert(id, 1);
        Settlement.send(officer, "WATCH_AREA", "TL 46318 47987", "TL 46319 47988", "TL 46320 47985");
        stream.await("a hotspot", message -> message.path("changed").size() > 0);
        var hidden = Settlement.send(officer, Settlement.report("TL 46317 47986", "OWN_FORCE"));
        officer.post("/api/incidents/" + id + "/closure", 1, Map.of("reason", "Canary reason"))
                .expect(200);
        stream.awaitUpsert(id, 2);

        assertThat(fine.at("/properties/precision").asString()).isEqualTo("EXACT");
        assertThat(coarse.at("/properties/precision").asString()).isEqualTo("WATCH");
        assertThat(coarse.at("/properties/precisionMetres").asInt()).isGreaterThanOrEqualTo(1_000);
        var reference = fine.at("/properties/reference").asString();
        var exactLongitude = fine.at("/properties/centre/0").asDouble();
        var exactLatitude = fine.at("/properties/centre/1").asDouble();
        for (var frame : stream.frames()) {
            assertThat(frame)
                    .doesNotContain("Canary", "pump house", reference, hidden, "46317", "47986", "CAMBS-20")
                    .doesNotContain("\"recordedAt\":\"")
                    .doesNotContain(text(exactLongitude), text(exactLatitude));
        }
        assertThat(coordinates(stream.frames()))
                .as("no coordinate within 400 m of the true place")
                .noneMatch(at -> metres(at[0], at[1], exactLongitude, exactLatitude) < 400);
        stream.close();
        exact.close();
    }

    @Test
    void aWatchElsewhereIsNotEvenToldThatSomethingHappened() {
        var coordinator = SharedHedgerow.coordinator("SU00");
        var officer = SharedHedgerow.officer();
        var mark = SharedHedgerow.coordinator("TL44").live(null);
        var stream = coordinator.live(null);
        var id = Settlement.send(officer, Settlement.report("TL 466 471", "WATCH_AREA"));
        mark.awaitUpsert(id, 1);
        stream.awaitType("pulse");
        assertThat(stream.frames()).noneMatch(frame -> frame.contains(id));
        assertThat(stream.messages("changes")).isEmpty();
        mark.close();
        stream.close();
    }

    private static void sayAndExpectTheEnd(LiveStream stream, String frame) {
        try {
            stream.say(frame);
        } catch (java.util.concurrent.CompletionException cut) {
            assertThat(cut).hasRootCauseInstanceOf(java.io.IOException.class);
        }
        stream.awaitEnd(SOON);
    }

    /** Every incident that a stream has told of, with its version, in order. */
    private static List<String> told(LiveStream stream) {
        return stream.messages("changes").stream()
                .flatMap(message -> message.get("upserts").valueStream())
                .map(feature -> feature.get("id").asString() + " "
                        + feature.at("/properties/version").asInt())
                .toList();
    }

    private static List<String> ids(LiveStream stream) {
        return told(stream).stream().map(told -> told.substring(0, 36)).toList();
    }

    private static void assertNumbered(LiveStream stream) {
        var numbers = stream.frames().stream()
                .map(HedgerowClient.JSON::readTree)
                .filter(message -> message.has("number"))
                .map(message -> message.get("number").asInt())
                .toList();
        assertThat(numbers)
                .isEqualTo(IntStream.rangeClosed(1, numbers.size()).boxed().toList());
    }

    private static List<double[]> coordinates(List<String> frames) {
        var found = new ArrayList<double[]>();
        frames.forEach(frame -> collect(HedgerowClient.JSON.readTree(frame), found));
        return found;
    }

    private static void collect(JsonNode node, List<double[]> found) {
        if (node.isArray()
                && node.size() == 2
                && node.get(0).isNumber()
                && node.get(1).isNumber()) {
            found.add(new double[] {node.get(0).asDouble(), node.get(1).asDouble()});
        } else {
            node.forEach(child -> collect(child, found));
        }
    }

    private static double metres(double longitude, double latitude, double otherLongitude, double otherLatitude) {
        var east = (longitude - otherLongitude) * 111_320 * Math.cos(Math.toRadians(latitude));
        var north = (latitude - otherLatitude) * 111_320;
        return Math.hypot(east, north);
    }

    /** A coordinate as it would be printed, to about a metre. */
    private static String text(double degrees) {
        return String.format(java.util.Locale.ROOT, "%.5f", degrees).replaceAll("0+$", "");
    }
}
