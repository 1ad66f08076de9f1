package org.hedgerow.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hedgerow.platform.CsvFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceCommandTests {

    private static final PlaceCommand COMMAND = PlaceCommand.offline();

    @TempDir
    private Path folder;

    private record Said(int exit, String out, String errors) {}

    private static Said place(String... arguments) {
        var out = new ByteArrayOutputStream();
        var errors = new ByteArrayOutputStream();
        int exit = COMMAND.run(
                List.of(arguments),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(errors, true, StandardCharsets.UTF_8));
        return new Said(exit, out.toString(StandardCharsets.UTF_8), errors.toString(StandardCharsets.UTF_8));
    }

    private Path file(String text) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "places", ".csv"), text);
    }

    private static List<List<String>> rows(String csv, Path folder) throws IOException {
        var copy = Files.writeString(Files.createTempFile(folder, "answer", ".csv"), csv);
        var rows = new ArrayList<List<String>>();
        try (var answer = new CsvFile(copy)) {
            rows.add(answer.header());
            for (var row = answer.next(); row != null; row = answer.next()) {
                assertThat(row.problem()).isNull();
                rows.add(row.cells());
            }
        }
        return rows;
    }

    @Test
    void saysAPlaceInEveryFormAndWhoseItIs() {
        var said = place("TL", "541", "802", "by", "the", "pumping", "station");

        assertThat(said.exit()).isZero();
        assertThat(said.errors()).isEmpty();
        assertThat(said.out().lines())
                .contains(
                        "Read as             Grid reference, 100 m square",
                        "Grid reference      TL 541 802",
                        "Easting, northing   E554150 N280250",
                        "Degrees, minutes    N52 23.915 E000 15.857",
                        "Precision           100 m square",
                        "Transformation      OSTN15, within 1 mm by OSTN15",
                        "Force               CAMBS, Cambridgeshire Constabulary (by indicative boundaries)",
                        "Near                Ely, Cambridgeshire",
                        "Also said           by the pumping station")
                .anyMatch(line -> line.startsWith("Plus Code "))
                .anyMatch(line -> line.startsWith("MGRS "))
                .noneMatch(line -> line.startsWith("Border"));
    }

    @Test
    void warnsNearABorder() {
        assertThat(place("Royston, Hertfordshire").out()).contains("the border of another force may run within 1000 m");
    }

    @Test
    void saysWhatIsLessExactAndWhatBelongsToNobody() {
        assertThat(place("54.5973, -5.9301").out())
                .contains("HELMERT, about 5 m: outside OSTN15", "Police Service of Northern Ireland")
                .doesNotContain("Grid reference  ");
        assertThat(place("E690000 N400000").out()).contains("none: at sea or in another country");
    }

    @Test
    void keepsTheThreeWordsAsWords() {
        assertThat(place("TL 420 440 ///filled.count.soap").out()).contains("Three words         filled.count.soap");
    }

    @Test
    void offersWhatCanBeReadInSeveralWays() {
        var said = place("Royston");

        assertThat(said.exit()).isEqualTo(3);
        assertThat(said.out())
                .startsWith("Several places have that name. Which one?")
                .contains("Royston, Hertfordshire", "Royston, Barnsley");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"TI 42 46|the letter I", "///filled.count.soap|Three words", "TL 420 44|420 has 3"})
    void refusesInOneLine(String text, String words) {
        var said = place(text);

        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.out()).isEmpty();
        assertThat(said.errors()).startsWith("hedgerow: ").contains(words);
        assertThat(said.errors().lines()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--csv",
                "--colour",
                "--column=place",
                "--out=x",
                "--csv=a.csv;TL 42 44",
                "--colour=x;TL 42 44",
                "--"
            })
    void knowsMisuse(String arguments) {
        var said = place(arguments.isEmpty() ? new String[0] : arguments.split(";"));

        assertThat(said.exit()).isEqualTo(2);
        assertThat(said.out()).isEmpty();
        assertThat(said.errors()).contains("Use: place TEXT...");
    }

    @Test
    void takesAMinusInFrontForANumberAndNotForAnOption() {
        assertThat(place("-1.2345,", "52.0712").exit()).isZero();
        assertThat(place("--", "TL 42 44").exit()).isZero();
    }

    @Test
    void fillsInTheColumnsOfAFile() throws IOException {
        var said = place(
                "--csv",
                file("id,Grid reference,note\r\n1,TL 420 440,\"a, b\"\r\n2,\"52.0712, -1.2345\",\r\n")
                        .toString());

        assertThat(said.exit()).isZero();
        assertThat(rows(said.out(), folder))
                .containsExactly(
                        List.of(
                                "id",
                                "Grid reference",
                                "note",
                                "easting",
                                "northing",
                                "grid_reference",
                                "latitude",
                                "longitude",
                                "precision_m",
                                "transformation",
                                "force",
                                "near_border",
                                "message"),
                        List.of(
                                "1",
                                "TL 420 440",
                                "a, b",
                                "542050",
                                "244050",
                                "TL 420 440",
                                "52.07660725",
                                "0.07137786",
                                "100",
                                "OSTN15",
                                "CAMBS",
                                "false",
                                ""),
                        List.of(
                                "2",
                                "52.0712, -1.2345",
                                "",
                                "452565.529",
                                "241700.875",
                                "SP 525 417",
                                "52.0712",
                                "-1.2345",
                                "12",
                                "OSTN15",
                                "NORTHANTS",
                                "false",
                                ""));
        assertThat(said.errors())
                .isEqualTo("hedgerow: 2 rows: 2 placed, 0 with several readings, 0 refused, 0 not readable as rows\n");
    }

    @Test
    void listsEveryRowThatSaysNoPlaceByItsLine() throws IOException {
        var said =
                place("--csv=" + file("place\nTL 420 44\nRoyston\nTL 420 440\n\"broken\nx,y\n"), "--column", "PLACE");

        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.errors().lines())
                .hasSize(5)
                .anyMatch(line -> line.startsWith("line 2: ") && line.contains("420 has 3"))
                .anyMatch(line -> line.startsWith("line 3: Several places") && line.contains("Royston, Barnsley"))
                .contains("line 5: broken quoting", "line 6: wrong number of columns")
                .noneMatch(line -> line.startsWith("line 4"));
        assertThat(rows(said.out(), folder)).hasSize(4);
        assertThat(place("--csv", file("place\nRoyston\n").toString()).exit()).isEqualTo(3);
    }

    @Test
    void writesNothingThatASpreadsheetTakesForAFormula() throws IOException {
        var said = place(
                "--csv",
                file("=1+1,place\n\"=HYPERLINK(\"\"x\"\")\",TL 420 440\n@x,-SUM(A1)\n-12.5,+44\n")
                        .toString());

        assertThat(rows(said.out(), folder))
                .extracting(row -> row.get(0))
                .containsExactly("'=1+1", "'=HYPERLINK(\"x\")", "'@x", "-12.5");
        assertThat(rows(said.out(), folder))
                .extracting(row -> row.get(1))
                .containsExactly("place", "TL 420 440", "'-SUM(A1)", "+44");
    }

    @Test
    void leavesColumnsOfTheSameNameAlone() throws IOException {
        var said =
                place("--csv", file("place,Easting\nTL 420 440,about 542000\n").toString());

        assertThat(rows(said.out(), folder).get(0)).startsWith("place", "Easting", "place_easting", "place_northing");
        assertThat(rows(said.out(), folder).get(1)).startsWith("TL 420 440", "about 542000", "542050");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a,b\\n1,2\\n|||2|Say which column",
                "place,where\\n1,2\\n|||2|Say which column",
                "a,b\\n1,2\\n|--column|c|2|no column of that name",
                "a,A\\n1,2\\n|--column|a|2|Several columns"
            })
    void asksForTheColumnWhenNoneIsObvious(String text, String option, String name, int exit, String words)
            throws IOException {
        var csv = file(text.replace("\\n", "\n")).toString();
        var said = option == null ? place("--csv", csv) : place("--csv", csv, option, name);

        assertThat(said.exit()).isEqualTo(exit);
        assertThat(said.out()).isEmpty();
        assertThat(said.errors()).contains(words, "The file has:");
    }

    @Test
    void writesANewFileAndNeverOverOneThatIsThere() throws IOException {
        var csv = file("place\nTL 420 440\n").toString();
        var target = folder.resolve("answer of mine.csv");

        assertThat(place("--csv", csv, "--out", target.toString()).exit()).isZero();
        assertThat(target).content().contains("542050");
        assertThat(place("--csv", csv, "--out", target.toString()).errors()).contains("is there already");
        assertThat(place("--csv", csv, "--out", csv).errors()).contains("is there already");
        assertThat(place(
                                "--csv",
                                csv,
                                "--out",
                                folder.resolve("no/such/folder.csv").toString())
                        .errors())
                .contains("cannot write");
    }

    @Test
    void refusesFilesThatAreNone() throws IOException {
        var target = folder.resolve("half.csv");

        assertThat(place("--csv", folder.toString()).errors()).contains("no readable file");
        assertThat(place("--csv", folder.resolve("nothing").toString()).exit()).isEqualTo(1);
        assertThat(place("--csv", file("").toString(), "--out", target.toString())
                        .errors())
                .contains("empty");
        assertThat(target).doesNotExist();
    }

    @Test
    void readsMoreRowsThanItKeepsInMemoryOrLists() throws IOException {
        int many = 40_000;
        var said = place(
                "--csv",
                file("place\n" + "TL 420 440\n".repeat(many) + "nowhere at all\n".repeat(1_500))
                        .toString());

        assertThat(said.out().lines()).hasSize(many + 1_500 + 1);
        assertThat(said.errors().lines()).hasSize(1_000 + 2);
        assertThat(said.errors()).contains("40,000 placed", "1,500 refused");
    }
}
