package org.hedgerow.hotspot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.hedgerow.hotspot.analyse.Analysis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code analyse forecast}: the forecast and its trial, from a file. */
class ForecastCommandTests {

    private static final LocalDate FIRST = LocalDate.of(2025, 1, 6);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private record Said(int exit, String out, String err) {
        JsonNode json() {
            return JSON.readTree(out);
        }
    }

    private static Said run(Path file, String... options) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int exit = Analysis.run(
                Stream.concat(Stream.of("forecast", file.toString()), Stream.of(options))
                        .toList(),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Said(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** Five places at a time for five weeks each, twice a week, over seventy weeks. */
    private Path moving() throws Exception {
        var random = new Random(3);
        var lines = new ArrayList<>(List.of("x,y,time"));
        for (int week = 0; week < 70; week++) {
            for (int each = 0; each < 10; each++) {
                int series = week + each / 2;
                lines.add((400_000 + series * 37 % 60 * 1_000 + random.nextInt(400))
                        + "," + (300_000 + series * 53 % 60 * 1_000 + random.nextInt(400))
                        + "," + FIRST.plusDays(week * 7L + random.nextInt(7)));
            }
        }
        lines.add("400000,300000," + FIRST.plusDays(70 * 7 - 1));
        return file(lines);
    }

    private Path file(List<String> lines) throws Exception {
        var file = folder.resolve("points.csv");
        Files.write(file, lines);
        return file;
    }

    @Test
    void theWeekAfterTheLastDayIsForecastWithItsTrial() throws Exception {
        var file = moving();
        var json = run(file, "--json").json();
        assertThat(json.get("better").asBoolean()).isTrue();
        assertThat(json.get("weeks")).hasSize(20);
        assertThat(json.at("/tried/0/method").asString()).isEqualTo("FORECAST");
        assertThat(json.at("/tried/0/pai").asDouble())
                .isGreaterThan(2 * json.at("/tried/1/pai").asDouble());
        assertThat(json.at("/statement/n").asInt()).isEqualTo(701);
        assertThat(json.at("/statement/seed").asInt()).isOne();
        // The last week that was tried ends with the last day.
        assertThat(json.at("/weeks/19/start").asLong())
                .isEqualTo(FIRST.plusWeeks(69).toEpochDay() * 86_400);
        assertThat(json.at("/weeks/19/incidents").asInt()).isEqualTo(11);
        var text = run(file);
        assertThat(text.exit).isZero();
        assertThat(text.out)
                .contains("Better than counts of last year: more hits in", "  counts ", "  kernel ")
                .contains("The week from 2026-05-11: ", "flagged by the forecast", "Seed ");
        assertThat(run(file, "--json", "--seed", "1").json().get("tried")).isEqualTo(json.get("tried"));
    }

    @Test
    void anEarlierWeekIsForecastFromWhatCameBefore() throws Exception {
        var json = run(moving(), "--json", "--from", "2026-05-04", "--weeks", "10", "--cell", "2000", "--share", "0.05")
                .json();
        assertThat(json.get("weeks")).hasSize(10);
        assertThat(json.at("/statement/n").asInt()).isEqualTo(690);
        assertThat(json.at("/statement/parameters/cellMetres").asInt()).isEqualTo(2_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--cell 0",
                "--cell 1e9",
                "--share 0",
                "--share 1",
                "--weeks 0",
                "--weeks 60",
                "--weeks 1000000",
                "--fit-weeks -1",
                "--repetitions 1000000000",
                "--from 1950-01-01"
            })
    void whatCannotBeTriedIsRefusedInOneLine(String words) throws Exception {
        var refused = run(moving(), words.split(" "));
        assertThat(refused.exit).isEqualTo(1);
        assertThat(refused.err).startsWith("hedgerow: ");
        assertThat(refused.err.lines()).hasSize(1);
    }

    @Test
    void aFileWithoutTimesOrWithWeightsIsRefused() throws Exception {
        assertThat(run(file(List.of("x,y", "400000,300000"))).err).contains("column time");
        assertThat(run(file(List.of("x,y,time,weight", "400000,300000,2026-01-01,2"))).err)
                .contains("weights");
        assertThat(run(file(List.of("x,y,time", "400000,300000,2026-01-01"))).err)
                .contains("At least 100 incidents");
        assertThat(run(moving(), "--from", "Monday").exit).isEqualTo(2);
    }
}
