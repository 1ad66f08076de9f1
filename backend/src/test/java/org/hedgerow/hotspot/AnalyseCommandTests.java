package org.hedgerow.hotspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AnalyseCommandTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> METHODS =
            List.of("dbscan", "gistar", "emerging", "scan", "knox", "kde", "aoristic");

    @TempDir
    Path folder;

    private record Outcome(int exit, String out, String err) {
        JsonNode json() {
            assertThat(err).isEmpty();
            assertThat(exit).isZero();
            return JSON.readTree(out);
        }
    }

    @Test
    void everyMethodStatesHowItsAnswerWasMade() throws Exception {
        var file = invented(400);
        for (var method : METHODS) {
            var statement = run(method, file, "--json").json().get("statement");
            assertThat(statement.get("method").asString()).as(method).isNotEmpty();
            assertThat(statement.get("version").asInt()).as(method).isPositive();
            assertThat(statement.get("n").asInt()).as(method).isPositive();
            assertThat(statement.get("parameters").size()).as(method).isGreaterThan(1);
            assertThat(statement.has("seed")).as(method).isTrue();
            assertThat(statement.get("from").asString()).as(method).startsWith("2026-01-01T");
            assertThat(statement.get("to").asString()).as(method).startsWith("2026-03-2");
            assertThat(statement.get("microseconds").asLong()).as(method).isPositive();
            var text = run(method, file);
            assertThat(text.exit).as(method).isZero();
            assertThat(text.out).as(method).contains("Method  ", "Run time  ");
        }
    }

    @Test
    void theSameSeedGivesTheSameAnswer() throws Exception {
        var file = invented(300);
        for (var method : List.of("scan", "knox")) {
            var first = withoutTime(run(method, file, "--json", "--repetitions", "99", "--seed", "5"));
            assertThat(withoutTime(run(method, file, "--json", "--repetitions", "99", "--seed", "5")))
                    .as(method)
                    .isEqualTo(first);
            assertThat(withoutTime(run(method, file, "--json", "--repetitions", "99", "--seed", "6")))
                    .as(method)
                    .isNotEqualTo(first);
        }
    }

    @Test
    void dbscanFindsTwoFieldsAndAStray() throws Exception {
        var file = file(
                "x,y\n500000,200000\n500100,200000\n500050,200080\n510000,210000\n510010,210000\n510020,210000\n600000,300000\n");
        var answer = run("dbscan", file, "--json", "--reach", "200", "--minimum", "3")
                .json();
        assertThat(answer.get("clusters").size()).isEqualTo(2);
        assertThat(answer.get("noise").asInt()).isEqualTo(1);
        assertThat(answer.get("clusterOf").get(6).asInt()).isEqualTo(-1);
        assertThat(answer.get("clusterOf").get(0).asInt()).isZero();
        assertThat(answer.get("clusters").get(0).get("points").asInt()).isEqualTo(3);
        var alone = run("dbscan", file, "--json", "--reach", "200", "--minimum", "1")
                .json();
        assertThat(alone.get("clusters").size()).isEqualTo(3);
    }

    @Test
    void gistarWritesItsCellsToAFileButOverNone() throws Exception {
        var file = invented(500);
        var cells = folder.resolve("cells.csv").toString();
        var answer =
                run("gistar", file, "--json", "--cell", "5000", "--out", cells).json();
        var lines = Files.readAllLines(Path.of(cells));
        assertThat(lines).hasSize(1 + answer.get("cells").size());
        assertThat(lines.get(0)).startsWith("easting,northing,value,z,p");
        var again = run("gistar", file, "--out", cells);
        assertThat(again.exit).isEqualTo(1);
        assertThat(again.err).contains("already");
    }

    /** Ten weeks of two rows in every cell of a field; then one corner of it fills up in the last week. */
    @Test
    void emergingFindsWhatIsNew() throws Exception {
        var rows = new StringBuilder("x,y,time,end\n");
        for (int week = 0; week < 10; week++) {
            var day = LocalDate.of(2026, 1, 5).plusWeeks(week);
            for (int cell = 0; cell < 100; cell++) {
                rows.append(500_000 + cell % 10 * 1_000)
                        .append(',')
                        .append(200_000 + cell / 10 * 1_000)
                        .append(',')
                        .append(day)
                        .append("T12:00,")
                        .append(day)
                        .append("T12:00\n");
            }
        }
        for (int more = 0; more < 60; more++) {
            rows.append(500_000 + more % 3 * 400).append(",200000,2026-03-15T12:00,2026-03-15T12:00\n");
        }
        rows.append("500000,200000,2026-01-05,2026-01-20\n");
        var answer = run("emerging", file(rows.toString()), "--json", "--cell", "1000")
                .json();
        assertThat(answer.get("slices").asInt()).isEqualTo(10);
        assertThat(answer.get("lastDay").asString()).isEqualTo("2026-03-15");
        assertThat(answer.get("firstDay").asString()).isEqualTo("2026-01-05");
        // The span of two weeks.
        assertThat(answer.get("leftOut").asInt()).isOne();
        assertThat(answer.at("/patterns/NEW").asInt()).isBetween(1, 12);
        for (var cell : answer.get("cells")) {
            if (cell.get("hot").asString().equals("NEW")) {
                assertThat(Math.hypot(
                                cell.get("easting").asDouble() - 500_400,
                                cell.get("northing").asDouble() - 200_000))
                        .isLessThan(2_600);
            }
        }
    }

    @Test
    void kdeAddsUpAndWritesRastersNamedByTheirEnd() throws Exception {
        var file = file("x,y,weight\n500000,200000,2\n503000,201000,0.5\n");
        var tiff = folder.resolve("surface.tif");
        var answer = run("kde", file, "--json", "--bandwidth=1500", "--out", tiff.toString())
                .json();
        assertThat(answer.get("integral").asDouble()).isEqualTo(2.5, within(1e-9));
        assertThat(Files.readAllBytes(tiff)).startsWith('M', 'M', 0, 42);
        var png = folder.resolve("surface.png");
        assertThat(run("kde", file, "--kernel", "gaussian", "--out", png.toString()).exit)
                .isZero();
        assertThat(Files.readAllBytes(png)).startsWith(0x89, 'P', 'N', 'G');
        assertThat(run("kde", file, "--out", "surface.exe").exit).isEqualTo(2);
    }

    @Test
    void aDayAloneIsTheWholeDayAndKnoxCountsDays() throws Exception {
        // Across the change of the clocks seven days are 167 hours, and are seven days all the same.
        var file = file("x,y,date\n500000,200000,2026-03-26\n500500,200000,2026-04-02\n");
        var knox = run("knox", file, "--json", "--repetitions", "0").json();
        assertThat(knox.get("rows").get(1).get("cells").get(0).get("pairs").asInt())
                .isZero();
        assertThat(knox.get("rows").get(1).get("cells").get(1).get("pairs").asInt())
                .isEqualTo(1);
        var aoristic = run("aoristic", file, "--json").json();
        assertThat(aoristic.get("byHour").get(12).asDouble()).isEqualTo(2 / 24.0, within(1e-9));
    }

    @Test
    void aoristicTakesEveryFormOfTime() throws Exception {
        var file = file("""
                x,y,earliest,latest
                500000,200000,2025-10-10T17:00,2025-10-13T07:00
                500000,200000,2026-07-10 12:30,
                500000,200000,2026-07-10T11:30:00Z,2026-07-10T13:30:00+01:00
                500000,200000,2026-01-01T00:00,2026-03-01T00:00
                """);
        var answer = run("aoristic", file, "--json").json();
        assertThat(answer.get("excluded").asInt()).isEqualTo(1);
        assertThat(answer.get("total").asDouble()).isEqualTo(3);
        assertThat(answer.get("byHour").get(12).asDouble()).isEqualTo(2 / 62.0 + 1 + 0.5 + 0.25, within(0.26));
        assertThat(answer.get("weights").get(4).get(12).asDouble()).isEqualTo(1.5, within(1e-9));
    }

    @Test
    void scanTakesPlacesWithoutCasesAndAPeriod() throws Exception {
        var file = file("""
                x,y,time,weight
                500000,200000,2026-03-01,0
                500400,200000,2026-03-30,3
                500400,200000,2026-03-02,1
                560000,200000,2026-03-05,9
                580000,200000,2026-03-07,9
                """);
        var answer = run("scan", file, "--json", "--radius", "1000", "--days", "3", "--to", "2026-03-30")
                .json();
        var first = answer.get("clusters").get(0);
        assertThat(first.get("observed").asInt()).isEqualTo(3);
        assertThat(first.get("expected").asDouble()).isEqualTo(3 * 4 / 22.0, within(1e-12));
        assertThat(first.get("lastDay").asString()).isEqualTo("2026-03-30");
        assertThat(first.get("p").asDouble()).isLessThan(0.05);
        assertThat(run("scan", file, "--from", "2026-04-02", "--to", "2026-04-01").exit)
                .isEqualTo(1);
        assertThat(run("scan", file, "--from", "yesterday").exit).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | The file is empty",
                "'x,y,time' | no rows",
                "'a,b\n1,2' | must name the columns x and y",
                "'x,y,time\n-1.5,53.2,2026-01-01\n0.1,52.1,2026-01-02' | degrees",
                "'x,y,time\nNaN,200000,2026-01-01' | line 2: x is not a number",
                "'x,y,time\n500000,Infinity,2026-01-01' | y is not a number",
                "'x,y,time\n500000,1e300,2026-01-01' | 2,000 km",
                "'x,y,time\n500000,,2026-01-01' | y is not a number",
                "'x,y,time\n500000,200000,2026-02-30' | no such time",
                "'x,y,time\n500000,200000,1066-10-14' | 1900 to 2199",
                "'x,y,time\n500000,200000,+999999999-01-01T00:00Z' | no such time",
                "'x,y,time,end\n500000,200000,2026-02-03,2026-02-01' | ends before it begins",
                "'x,y,time,weight\n500000,200000,2026-02-03,-1' | weight is not between",
                "'x,y,time\n500000,200000\n1,2,3,4,5' | 2 rows cannot be read",
            })
    void aFileThatSaysNothingIsRefusedInOneLine(String text, String saying) throws Exception {
        var file = file(text);
        for (var method : METHODS) {
            var refused = run(method, file);
            assertThat(refused.exit).as(method).isEqualTo(1);
            assertThat(refused.out).as(method).isEmpty();
            assertThat(refused.err).as(method).startsWith("hedgerow: ").contains(saying);
            assertThat(refused.err.lines()).hasSize(1);
        }
    }

    @Test
    void badRowsAreLeftOutWhenThatIsAsked() throws Exception {
        var file = file("x,y\n500000,200000\nNaN,3\n500001,200000,9\n500002,200000\n");
        var answer = run("dbscan", file, "--skip-bad");
        assertThat(answer.exit).isZero();
        assertThat(answer.out).contains("n             2, rows left out 2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dbscan --reach 0",
                "dbscan --reach -5",
                "dbscan --reach 5000000",
                "dbscan --minimum 0",
                "gistar --cell 0",
                "gistar --cell -1",
                "gistar --cell 0.001",
                "gistar --rate 0",
                "gistar --rate 1",
                "gistar --band -1",
                "gistar --permutations 1000000000",
                "emerging --slice 0",
                "emerging --slice 367",
                "emerging --cell 0.001",
                "emerging --rate 1",
                "emerging --to 2025-12-01",
                "emerging --to +999999999-12-31",
                "scan --radius -1",
                "scan --share 0.9",
                "scan --days 0",
                "scan --repetitions -1",
                "scan --cell -2",
                "knox --metres 5,4",
                "knox --days 0",
                "knox --same-place 0",
                "kde --bandwidth 0",
                "kde --bandwidth -3",
                "kde --cell 5000",
                "kde --cell 0.001",
                "kde --extent 5,5,1,1",
                "aoristic --longest-days 0"
            })
    void valuesThatMakeNoSenseAreRefusedInOneLine(String words) throws Exception {
        var refused = run(invented(100), words.split(" "));
        assertThat(refused.exit).isEqualTo(1);
        assertThat(refused.err).startsWith("hedgerow: ");
        assertThat(refused.err.lines()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dbscan --reach many",
                "dbscan --reach NaN",
                "dbscan --reach",
                "dbscan --minimum 1.5",
                "dbscan --seed 3",
                "dbscan another.csv",
                "scan --repetitions 99999999999",
                "gistar --control luck",
                "knox --metres 1,2,x",
                "kde --kernel round",
                "kde --extent 1,2,3",
                "knox --__proto__ 1",
                "emerging --slice week",
                "emerging --to yesterday",
                "sorcery"
            })
    void whatIsNotThereIsMisuse(String words) throws Exception {
        var refused = run(invented(10), words.split(" "));
        assertThat(refused.exit).isEqualTo(2);
        assertThat(refused.out).isEmpty();
        assertThat(refused.err).startsWith("hedgerow: analyse: ");
        assertThat(refused.err.lines()).hasSize(1);
    }

    @Test
    void valuesAtTheEdgeAreAnswered() throws Exception {
        var file = invented(300);
        for (var words : List.of(
                "dbscan --reach 500000 --minimum 1",
                "dbscan --reach 0.003 --minimum 1",
                "dbscan --minimum 2147483647",
                "gistar --cell 5000000",
                "emerging --cell 5000000",
                "emerging --slice 1 --to 2026-12-31",
                "scan --radius 10000000 --repetitions 9",
                "scan --days 36525 --repetitions 9",
                "scan --radius 0 --repetitions 9",
                "knox --metres 5000000 --days 36525 --repetitions 9",
                "kde --bandwidth 5000000",
                "aoristic --longest-days 36525")) {
            assertThat(run(file, words.split(" ")).exit).as(words).isZero();
        }
    }

    @Test
    void aCenturyAndAHundredThousandRowsOnOneCoordinateAreAnsweredOrRefused() throws Exception {
        var rows = new StringBuilder("x,y,time,end\n");
        for (int i = 0; i < 100_000; i++) {
            rows.append("523456,234567,1926-01-0").append(1 + i % 9).append(",2026-01-01\n");
        }
        var file = file(rows.toString());
        for (var method : METHODS) {
            var answer = run(method, file);
            assertThat(answer.exit)
                    .as(method)
                    .isEqualTo(List.of("knox", "emerging").contains(method) ? 1 : 0);
            assertThat((answer.out + answer.err).lines().count()).as(method).isLessThan(60);
        }
        assertThat(run("aoristic", file, "--longest-days", "40000", "--json")
                        .json()
                        .get("total")
                        .asDouble())
                .isEqualTo(100_000, within(1e-3));
    }

    @Test
    void weightsAreRefusedWhereTheyWouldBeIgnored() throws Exception {
        var file = file("x,y,time,weight\n500000,200000,2026-01-01,2\n");
        assertThat(run("dbscan", file).err).contains("counts each row once");
        assertThat(run("knox", file).err).contains("counts each row once");
        assertThat(run("scan", file("x,y,time,weight\n500000,200000,2026-01-01,0.5\n")).err)
                .contains("whole number");
    }

    @Test
    void methodsThatNeedTimesSaySo() throws Exception {
        var file = file("x,y\n500000,200000\n500010,200000\n");
        for (var method : List.of("scan", "knox", "aoristic")) {
            assertThat(run(method, file).err).as(method).contains("needs times");
        }
        assertThat(run("dbscan", Path.of("no such file.csv")).exit).isEqualTo(1);
    }

    private Outcome run(String method, Path file, String... options) {
        var words = new ArrayList<String>(List.of(method, file.toString()));
        words.addAll(List.of(options));
        return run(words);
    }

    private Outcome run(Path file, String... words) {
        var arguments = new ArrayList<>(List.of(words));
        arguments.add(1, file.toString());
        return run(arguments);
    }

    private static Outcome run(List<String> arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int exit = AnalyseCommand.run(
                arguments,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Outcome(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private Path file(String text) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "points", ".csv"), text);
    }

    private Path invented(int rows) throws IOException {
        var random = new Random(17);
        var text = new StringBuilder("easting,northing,time\n");
        for (int i = 0; i < rows; i++) {
            text.append(String.format(
                    Locale.ROOT,
                    "%.1f,%.1f,2026-%02d-%02dT%02d:15\n",
                    520_000 + 40_000 * random.nextDouble(),
                    230_000 + 40_000 * random.nextDouble(),
                    1 + random.nextInt(3),
                    1 + random.nextInt(28),
                    random.nextInt(24)));
        }
        return file(text.toString());
    }

    private static String withoutTime(Outcome outcome) {
        assertThat(outcome.exit).isZero();
        return outcome.out.replaceAll("\"microseconds\":\\d+", "").replaceAll("\"seed\":\\d+", "");
    }
}
