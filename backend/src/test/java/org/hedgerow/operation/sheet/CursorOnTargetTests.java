package org.hedgerow.operation.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.hedgerow.operation.AirBriefing;
import org.hedgerow.operation.AirBriefing.State;
import org.hedgerow.operation.sheet.BriefingFeature.Kind;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Events as a program of others reads them: the library node-cot, fetched into {@code target} by the versions and checksums kept beside the tests. */
class CursorOnTargetTests {

    private static final Path KEPT = Path.of("src", "test", "node-cot");
    private static final Path INSTALLED = Path.of("target", "node-cot");

    @TempDir
    Path folder;

    @BeforeAll
    static void install() throws IOException {
        Files.createDirectories(INSTALLED);
        var lock = INSTALLED.resolve("package-lock.json");
        boolean there = Files.exists(INSTALLED.resolve("node_modules/.package-lock.json"))
                && Files.exists(lock)
                && Files.mismatch(lock, KEPT.resolve("package-lock.json")) < 0;
        if (!there) {
            Files.copy(
                    KEPT.resolve("package.json"),
                    INSTALLED.resolve("package.json"),
                    StandardCopyOption.REPLACE_EXISTING);
            Files.copy(KEPT.resolve("package-lock.json"), lock, StandardCopyOption.REPLACE_EXISTING);
            Machine.run(INSTALLED, "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error");
        }
    }

    private List<JsonNode> read(AirBriefing briefing, Instant now) throws IOException {
        var file = Files.write(
                folder.resolve("briefing.cot"), BriefingFilesTests.FILES.write(BriefingFormat.COT, briefing, now));
        var script = KEPT.resolve("read-events.mjs").toAbsolutePath().toString();
        return Machine.run(INSTALLED, "node", script, file.toString())
                .lines()
                .map(line -> JsonMapper.shared().readTree(line))
                .toList();
    }

    @Test
    void everyEventIsAcceptedAndSaysTheSame() throws IOException {
        var briefing = Briefings.full();
        var features = BriefingFeature.of(briefing, Briefings.GRID).stream()
                .filter(feature -> !feature.isArea())
                .toList();
        var events = read(briefing, Briefings.NOW);
        assertThat(events).hasSameSizeAs(features);
        for (int i = 0; i < events.size(); i++) {
            var event = events.get(i);
            var feature = features.get(i);
            assertThat(event.get("uid").asString()).isEqualTo(CursorOnTarget.uid(feature));
            assertThat(event.get("type").asString()).isEqualTo(CursorOnTarget.type(feature.kind()));
            assertThat(Instant.parse(event.get("stale").asString()))
                    .isEqualTo(
                            feature.kind() == Kind.HAZARD
                                    ? Briefings.ENDS
                                    : Briefings.NOW.plus(Duration.ofMinutes(10)));
            var point = event.get("point");
            assertThat(point.get("lat").asDouble()).isCloseTo(feature.first().latitude(), within(1e-8));
            assertThat(point.get("lon").asDouble()).isCloseTo(feature.first().longitude(), within(1e-8));
            assertThat(event.get("callsign").asString()).isEqualTo(feature.name());
            assertThat(event.get("remarks").asString())
                    .contains("marking OFFICIAL-SENSITIVE", "version 2", "expiresAt 2025-10-15T11:48:00Z");
        }
        assertThat(events.get(0).get("point").get("ce").asDouble())
                .as("half the diagonal of 10 m")
                .isCloseTo(7.1, within(0.1));
        assertThat(events.get(1).get("geometry").get("type").asString()).isEqualTo("LineString");
    }

    @Test
    void anyTextIsAccepted() throws IOException {
        var events = read(Briefings.everyText("\"q\" <b>&amp; ]]> \u0000 \u202E ' 雨"), Briefings.NOW);
        assertThat(events)
                .hasSize(53)
                .allSatisfy(event ->
                        assertThat(event.get("remarks").asString()).contains("\"q\" <b>&amp; ]]> \uFFFD \uFFFD ' 雨"));
    }

    @Test
    void whatMovesGoesStaleSoonAndNothingOutlivesTheTask() {
        var full = Briefings.full();
        var nearTheEnd = Briefings.ENDS.minusSeconds(60);
        for (var kind : Kind.values()) {
            assertThat(CursorOnTarget.stale(kind, full, Briefings.NOW)).isAfter(Briefings.NOW);
            assertThat(CursorOnTarget.stale(kind, full, nearTheEnd)).isEqualTo(Briefings.ENDS);
            assertThat(CursorOnTarget.stale(kind, full, Briefings.ENDS.plusSeconds(5)))
                    .isEqualTo(Briefings.ENDS.plusSeconds(5));
            assertThat(CursorOnTarget.stale(kind, Briefings.superseded(full, 3), Briefings.NOW))
                    .isEqualTo(Briefings.NOW);
            assertThat(CursorOnTarget.stale(kind, Briefings.in(State.CANCELLED, full), Briefings.NOW))
                    .isEqualTo(Briefings.NOW);
        }
    }

    @Test
    void aThingKeepsItsIdentityFromVersionToVersion() {
        var first = BriefingFeature.of(Briefings.full(), Briefings.GRID);
        var again = BriefingFeature.of(Briefings.superseded(Briefings.full(), 3), Briefings.GRID);
        assertThat(again)
                .extracting(BriefingFeature::key)
                .containsExactlyElementsOf(
                        first.stream().map(BriefingFeature::key).toList());
        var many = BriefingFeature.of(Briefings.everyText("the same"), Briefings.GRID);
        assertThat(many).extracting(BriefingFeature::key).doesNotHaveDuplicates();
    }
}
