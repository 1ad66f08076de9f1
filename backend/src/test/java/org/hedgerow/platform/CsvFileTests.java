package org.hedgerow.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvFileTests {

    @TempDir
    private Path directory;

    @Test
    void quotesCommasAndLineEndsAreReadAsTheStandardSays() throws IOException {
        var rows = rows("a,b,c\r\n\"1\",\"say \"\"no\"\"\",\"x,y\"\r\n2,\"two\nlines\",\r\n,,\n");
        assertThat(rows)
                .extracting(CsvRow::cells)
                .containsExactly(
                        List.of("1", "say \"no\"", "x,y"), List.of("2", "two\nlines", ""), List.of("", "", ""));
        assertThat(rows).extracting(CsvRow::line).containsExactly(2L, 3L, 5L);
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFirstName() throws IOException {
        try (var file = open("\ufeffid,name\n1,x")) {
            assertThat(file.header()).containsExactly("id", "name");
            assertThat(file.next()).extracting(CsvRow::cells).isEqualTo(List.of("1", "x"));
            assertThat(file.next()).isNull();
        }
    }

    @Test
    void emptyLinesAreNoRowsAndTheLastLineNeedsNoEnd() throws IOException {
        assertThat(rows("a,b\n\n1,2\n\r\n3,4"))
                .extracting(CsvRow::cells)
                .containsExactly(List.of("1", "2"), List.of("3", "4"));
    }

    @Test
    void aQuoteThatNeverClosesCostsItsOwnLineOnly() throws IOException {
        var rows = rows("a,b\n1,\"open\n2,fine\n3,fine\n");
        assertThat(rows).extracting(CsvRow::problem).containsExactly(CsvProblem.QUOTES, null, null);
        assertThat(rows.get(2).cells()).containsExactly("3", "fine");
        assertThat(rows.get(2).line()).isEqualTo(4);
    }

    @Test
    void quotesInTheMiddleOfACellAreRefusedByRow() throws IOException {
        assertThat(rows("a,b\nx\"y,1\n\"x\"y,1\n1,2\n"))
                .extracting(CsvRow::problem)
                .containsExactly(CsvProblem.QUOTES, CsvProblem.QUOTES, null);
    }

    @Test
    void tooManyAndTooFewColumnsAreRefusedByRow() throws IOException {
        assertThat(rows("a,b\n1\n1,2,3\n" + ",".repeat(100) + "\n1,2\n"))
                .extracting(CsvRow::problem)
                .containsExactly(CsvProblem.COLUMNS, CsvProblem.COLUMNS, CsvProblem.COLUMNS, null);
    }

    @Test
    void malformedTextIsRefusedByRow() throws IOException {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes("a,b\n1,".getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(new byte[] {(byte) 0xc3, (byte) 0x28});
        bytes.writeBytes("\n2,caf\u00e9\n".getBytes(StandardCharsets.UTF_8));
        var rows = rows(write(bytes.toByteArray()));
        assertThat(rows).extracting(CsvRow::problem).containsExactly(CsvProblem.ENCODING, null);
        assertThat(rows.get(1).cells()).containsExactly("2", "caf\u00e9");
    }

    @Test
    void hugeCellsAndLinesAreRefusedByRow() throws IOException {
        var rows = rows("a,b\n1," + "x".repeat(CsvFile.LONGEST_CELL + 1) + "\n2,"
                + "y".repeat(LineSource.LONGEST_LINE * 2) + "\n3," + "z".repeat(CsvFile.LONGEST_CELL) + "\n");
        assertThat(rows).extracting(CsvRow::problem).containsExactly(CsvProblem.TOO_LONG, CsvProblem.TOO_LONG, null);
        assertThat(rows.get(0).raw().length()).isLessThan(3_000);
    }

    @Test
    void aPackedFileIsReadAndADamagedOrExplosiveOneIsRefused() throws IOException {
        var packed = packed("a,b\n1,2\n".getBytes(StandardCharsets.UTF_8));
        assertThat(rows(write(packed))).hasSize(1);
        var cutOff = write(java.util.Arrays.copyOf(packed, packed.length - 9));
        assertThatThrownBy(() -> rows(cutOff)).isInstanceOf(CsvRefused.class).hasMessageContaining("damaged");
        var bomb = write(packed(("a\n" + "0\n".repeat(8_000_000)).getBytes(StandardCharsets.US_ASCII)));
        assertThatThrownBy(() -> rows(bomb)).isInstanceOf(CsvRefused.class);
    }

    @Test
    void aFileWithoutColumnNamesIsRefused() throws IOException {
        assertThatThrownBy(() -> open("")).isInstanceOf(CsvRefused.class).hasMessageContaining("empty");
        assertThatThrownBy(() -> open("\"a,b\n1,2")).isInstanceOf(CsvRefused.class);
    }

    @Test
    void aMillionRowsAreTheMost() throws IOException {
        var many = write(("a\n" + "1\n".repeat(CsvFile.MOST_ROWS + 1)).getBytes(StandardCharsets.US_ASCII));
        assertThatThrownBy(() -> rows(many)).isInstanceOf(CsvRefused.class).hasMessageContaining("rows");
    }

    @Test
    void aRejectedRowCannotBecomeAFormula() {
        assertThat(CsvText.cell("=HYPERLINK(\"x\")")).isEqualTo("\"'=HYPERLINK(\"\"x\"\")\"");
        assertThat(CsvText.cell("@x")).startsWith("\"'@");
        assertThat(CsvText.cell("a\u0000b\u001b")).isEqualTo("\"a\ufffdb\ufffd\"");
    }

    private List<CsvRow> rows(String text) throws IOException {
        return rows(write(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<CsvRow> rows(Path path) {
        try (var file = new CsvFile(path)) {
            var rows = new ArrayList<CsvRow>();
            for (var row = file.next(); row != null; row = file.next()) {
                rows.add(row);
            }
            return rows;
        }
    }

    private CsvFile open(String text) throws IOException {
        return new CsvFile(write(text.getBytes(StandardCharsets.UTF_8)));
    }

    private Path write(byte[] bytes) throws IOException {
        return Files.write(Files.createTempFile(directory, "file", ".csv"), bytes);
    }

    private static byte[] packed(byte[] bytes) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }
}
