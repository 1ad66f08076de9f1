package org.hedgerow.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hedgerow.identity.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What becomes of hotspots is told as it happens, to whoever may see what they are made of, and again when somebody asks. */
class HotspotsFollowedTests extends OverHttp {

    /** A kind that no other test reports: the tests share an application. */
    private static final String KIND = "EQUINE.TACK";

    private static final String FILTERS = "category=" + KIND + "&period=7d";
    private static final String RULE = "reachMetres=1000&minimumIncidents=3&" + FILTERS;

    @SuppressWarnings("NullAway.Init")
    private Visitor officer;

    @SuppressWarnings("NullAway.Init")
    private Visitor neighbour;

    @BeforeEach
    void twoForcesLook() {
        officer = visitor(force("CUMBRIA"), Role.OFFICER);
        neighbour = visitor(force("KENT"), Role.OFFICER);
    }

    @Test
    void aHotspotIsBornGrowsDividesJoinsAndDiesUnderOneName() {
        var ids = Stream.of("NY 400 400", "NY 405 400", "NY 410 400")
                .map(place -> reported(place, "ALL_FORCES"))
                .toList();
        try (var ear = watching(officer);
                var other = watching(neighbour)) {
            var first = named(ear, ids.get(0));
            assertThat(first).isEqualTo(named(other, ids.get(0)));

            var west = List.of(
                    reported("NY 360 400", "OWN_FORCE"),
                    reported("NY 365 400", "OWN_FORCE"),
                    reported("NY 370 400", "OWN_FORCE"));
            var born = event(ear, "BORN");
            assertThat(born.get("other").isNull()).isTrue();
            assertThat(born.get("hotspot").asString()).isNotEqualTo(first);
            assertThat(history(officer, "BORN", born)).hasSize(1).allSatisfy(event -> {
                assertThat(event.get("incidents").asInt()).isEqualTo(3);
                assertThat(event.get("near")).isNotNull();
            });

            var bridge = Stream.of("NY 378 400", "NY 386 400", "NY 393 400")
                    .map(place -> reported(place, "OWN_FORCE"))
                    .toList();
            var merged = event(ear, "MERGED");
            var survivor = merged.get("other").asString();
            assertThat(List.of(first, born.get("hotspot").asString()))
                    .containsExactlyInAnyOrder(survivor, merged.get("hotspot").asString());

            withdraw(bridge.get(1));
            var split = event(ear, "SPLIT");
            assertThat(split.get("other").asString()).isEqualTo(survivor);

            Stream.concat(west.stream(), Stream.of(bridge.get(0), bridge.get(2)))
                    .forEach(this::withdraw);
            event(ear, "DIED");
            assertThat(history(officer, "BORN", born))
                    .as("what was taken back leaves no trace")
                    .isEmpty();

            assertThat(other.heard("hotspots")
                            .flatMap(message -> message.get("events").valueStream()))
                    .as("of what another force keeps to itself nobody hears")
                    .isEmpty();
            assertThat(other.frames()).noneMatch(frame -> west.stream().anyMatch(frame::contains));
            assertThat(neighbour.get("/api/hotspots/history?" + RULE).json().get("events"))
                    .as("to the neighbour there has been one hotspot")
                    .hasSize(1)
                    .allSatisfy(
                            event -> assertThat(event.get("hotspot").asString()).isEqualTo(first));
        }
        ids.forEach(this::withdraw);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "reachMetres=0",
                "reachMetres=50001",
                "minimumIncidents=1",
                "minimumIncidents=51",
                "minimumIncidents=x",
                "period=never"
            })
    void aHistoryThatCannotBeToldIsRefused(String parameter) {
        var answer = officer.get("/api/hotspots/history?" + parameter);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.pointers()).containsExactly("?" + parameter.substring(0, parameter.indexOf('=')));
    }

    private Ear watching(Visitor viewer) {
        var ear = viewer.stream();
        ear.say(
                "{\"type\":\"view\",\"view\":\"a\",\"hotspots\":{\"reachMetres\":1000,\"minimumIncidents\":3,\"filters\":\""
                        + FILTERS + "\"}}");
        return ear;
    }

    /** What the hotspot of that key goes on being called, as soon as it is followed. */
    private static String named(Ear ear, String key) {
        return hotspots(ear.await(
                        "the name of " + key, message -> hotspots(message).anyMatch(hotspot -> isNamed(hotspot))))
                .filter(HotspotsFollowedTests::isNamed)
                .findFirst()
                .orElseThrow()
                .get("identity")
                .asString();
    }

    private static boolean isNamed(JsonNode hotspot) {
        return hotspot.get("identity").isString() && hotspot.get("since").isString();
    }

    private static Stream<JsonNode> hotspots(JsonNode message) {
        return message.path("changed").valueStream();
    }

    private static JsonNode event(Ear ear, String kind) {
        return events(ear.await(kind, message -> events(message, kind).findAny().isPresent()), kind)
                .findFirst()
                .orElseThrow();
    }

    private static Stream<JsonNode> events(JsonNode message, String kind) {
        return message.path("events")
                .valueStream()
                .filter(event -> event.get("kind").asString().equals(kind));
    }

    private static List<JsonNode> history(Visitor viewer, String kind, JsonNode of) {
        var found = new ArrayList<JsonNode>();
        for (var event : viewer.get("/api/hotspots/history?" + RULE).json().get("events")) {
            if (event.get("kind").asString().equals(kind)
                    && event.get("hotspot").asString().equals(of.get("hotspot").asString())) {
                found.add(event);
            }
        }
        return found;
    }

    /** Just now: a history names what was born on the day on which incidents happened, and what is pushed on the day on which they are heard of. */
    private String reported(String place, String scope) {
        var report = report(place, scope);
        var now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        report.put("category", KIND);
        report.put("earliest", now);
        report.put("latest", now);
        var id = newId();
        var answer = officer.put("/api/incidents/" + id, report);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return id;
    }

    private void withdraw(String id) {
        assertThat(officer.post("/api/incidents/" + id + "/withdrawal", 1, Map.of("reason", "In error"))
                        .status())
                .isEqualTo(200);
    }
}
