package org.hedgerow.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.hedgerow.identity.Role;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A scan that says how far it is while it runs, and ends when its caller goes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FollowedScanTests extends OverHttp {

    private static final String LINES = "application/x-ndjson";

    /** Of a force of its own, which shares nothing. */
    private static final String FILTER = "period=90d&category=ENVIRONMENT.FLYTIP";

    private static final int INCIDENTS = 1_600;

    /** Seconds of work, and more than a minute of it. */
    private static final String LONG = "/api/scan?repetitions=9999&cellMetres=200&mostMetres=5000&" + FILTER;

    /** Long enough for something else to be asked and answered meanwhile, also on a busy machine. */
    private static final String LONGER =
            "/api/scan?repetitions=9999&cellMetres=200&mostMetres=12000&mostDays=14&" + FILTER;

    private static final String ENDLESS =
            "/api/scan?repetitions=9999&cellMetres=200&mostMetres=50000&mostDays=28&" + FILTER;

    @SuppressWarnings("NullAway.Init")
    private Visitor officer;

    @BeforeAll
    void aForceTakesInALongList() {
        officer = visitor(force("WARKS"), Role.OFFICER, Role.ANALYST);
        var random = new Random(7);
        var file = new StringBuilder("id,category,earliest,latest,easting,northing,scope\n");
        for (int number = 0; number < INCIDENTS; number++) {
            var at = Instant.now()
                    .minus(Duration.ofMinutes(60 + random.nextInt(88 * 1_440)))
                    .truncatedTo(ChronoUnit.SECONDS);
            file.append("followed-")
                    .append(number)
                    .append(",ENVIRONMENT.FLYTIP,")
                    .append(at)
                    .append(',')
                    .append(at);
            file.append(',')
                    .append(410_000 + random.nextInt(40_000))
                    .append(',')
                    .append(240_000 + random.nextInt(40_000));
            file.append(",OWN_FORCE\n");
        }
        var run = officer.upload("/api/imports?dryRun=false&format=generic", "list.csv", file.toString());
        assertThat(run.status()).as(run.toString()).isEqualTo(202);
        Eventually.equal(
                "counted",
                INCIDENTS,
                () -> officer.get("/api/density?" + FILTER)
                        .json()
                        .at("/statement/n")
                        .asInt());
    }

    @Test
    void saysHowFarItIsAndThenTheSameAsWithoutSayingIt() {
        var question = "/api/scan?repetitions=999&cellMetres=500&mostMetres=5000&seed=4&" + FILTER;
        try (var answer = officer.follow(question, LINES)) {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.contentType()).startsWith(LINES);
            var lines = answer.rest();
            assertThat(withoutTime(lines.get(lines.size() - 1)))
                    .isEqualTo(withoutTime(officer.get(question).json()));
        }
    }

    @Test
    void linesArriveWhileItRuns() {
        try (var answer = officer.follow(LONG, LINES)) {
            var done = new ArrayList<Double>();
            var line = answer.next();
            for (; line.has("done"); line = answer.next()) {
                done.add(line.get("done").asDouble());
            }
            assertThat(done).isSorted().allMatch(share -> share >= 0 && share <= 1);
            assertThat(done).hasSizeGreaterThan(2);
            assertThat(line.at("/statement/parameters/repetitions").asInt()).isEqualTo(9_999);
        }
    }

    /** There is one such turn at a time. This question would take more than a minute, three times as long as is waited for the turn. */
    @Test
    void aCallerWhoGoesGivesTheTurnBack() {
        for (int time = 0; time < 2; time++) {
            try (var answer = officer.follow(ENDLESS, LINES)) {
                assertThat(answer.next().has("done")).isTrue();
                assertThat(answer.next().has("done")).isTrue();
            }
        }
        Eventually.equal("the turn is free", 200, () -> {
            try (var answer =
                    officer.follow("/api/scan?repetitions=99&cellMetres=5000&mostMetres=10000&" + FILTER, LINES)) {
                return answer.status();
            }
        });
    }

    @Test
    void aSecondOneIsToldToWaitAndAShortOneIsNot() {
        try (var answer = officer.follow(ENDLESS, LINES)) {
            assertThat(answer.next().has("done")).isTrue();
            var other = officer.send("GET", LONG, null, "application/json", accepting());
            assertThat(other.status()).isEqualTo(429);
            assertThat(other.headers().get("content-type")).containsExactly("application/problem+json");
            assertThat(other.headers()).containsKey("retry-after");
            assertThat(officer.get("/api/scan?repetitions=99&cellMetres=5000&mostMetres=10000&" + FILTER)
                            .status())
                    .isEqualTo(200);
        }
    }

    /** What came before the first line is an answer of its own; what comes after it is the last line. */
    @Test
    void refusalsLookAsTheyDoElsewhere() {
        var refused = officer.send("GET", "/api/scan?seed=-1&" + FILTER, null, "application/json", accepting());
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.headers().get("content-type")).containsExactly("application/problem+json");
        assertThat(refused.pointers()).containsExactly("?seed");

        var id = newId();
        var report = report("SP 300 500", "OWN_FORCE");
        report.put("category", "ENVIRONMENT.FLYTIP");
        assertThat(officer.put("/api/incidents/" + id, report).status()).isEqualTo(201);
        Eventually.equal("seen", 200, () -> officer.get("/api/incidents/" + id).status());
        try (var answer = officer.follow(LONGER, LINES)) {
            assertThat(answer.next().has("done")).isTrue();
            assertThat(officer.post("/api/incidents/" + id + "/withdrawal", 1, Map.of("reason", "In error"))
                            .status())
                    .isEqualTo(200);
            var lines = answer.rest();
            var last = lines.get(lines.size() - 1);
            assertThat(last.get("type").asString()).isEqualTo("/problems#invalid-fields");
            assertThat(last.get("status").asInt()).isEqualTo(422);
            assertThat(last.at("/errors/0/detail").asString()).contains("taken back");
            assertThat(last.has("clusters")).isFalse();
        }
    }

    private static Map<String, String> accepting() {
        return Map.of("Accept", LINES);
    }

    private static JsonNode withoutTime(JsonNode answer) {
        var same = (ObjectNode) answer.deepCopy();
        same.remove("asOf");
        // The period ends with the moment of the question.
        ((ObjectNode) same.get("statement")).remove(List.of("from", "to", "microseconds"));
        return same;
    }
}
