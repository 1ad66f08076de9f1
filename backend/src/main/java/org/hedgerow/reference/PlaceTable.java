package org.hedgerow.reference;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.hedgerow.geo.GridReference;
import org.hedgerow.geo.Place;
import org.hedgerow.geo.PlaceReader;
import org.hedgerow.geo.PlaceReading;
import org.hedgerow.platform.CsvFile;
import org.hedgerow.platform.CsvRefused;
import org.hedgerow.platform.CsvRow;
import org.hedgerow.platform.CsvText;
import org.jspecify.annotations.Nullable;

/**
 * Reads the places in a column of a CSV file and writes each row again with what they mean. One row is held at a time. Rows that say no
 * place keep their line, with the reason in it, and are listed as well.
 */
final class PlaceTable {

    private static final List<String> ADDED = List.of(
            "easting",
            "northing",
            "grid_reference",
            "latitude",
            "longitude",
            "precision_m",
            "transformation",
            "force",
            "near_border",
            "message");
    /** Put before the added names when the file has one of them already. */
    private static final String PREFIX = "place_";
    /** Column names, in small letters alone, that mean a place. */
    private static final Set<String> OBVIOUS = Set.of(
            "place",
            "where",
            "location",
            "gridreference",
            "gridref",
            "osgridreference",
            "osgridref",
            "ngr",
            "coordinates");
    /** More than this is not read in a terminal; the column {@code message} has them all. */
    private static final int MOST_LISTED = 1_000;

    private static final int FLUSH_CHARACTERS = 1 << 16;

    private final PlaceReader reader;
    private final ForceAreas areas;
    private final @Nullable String wanted;
    private final StringBuilder waiting = new StringBuilder(FLUSH_CHARACTERS + 4_096);

    private long rows;
    private long placed;
    private long several;
    private long refused;
    private long unreadable;

    /** @param wanted the name of the column; null to find the one that is obvious */
    PlaceTable(PlaceReader reader, ForceAreas areas, @Nullable String wanted) {
        this.reader = reader;
        this.areas = areas;
        this.wanted = wanted;
    }

    /** Reads one file, and writes into another one or else to {@code out}; answers with the exit code. */
    int fill(Path from, @Nullable Path to, PrintStream out, PrintStream errors) {
        if (!Files.isRegularFile(from) || !Files.isReadable(from)) {
            errors.println("hedgerow: there is no readable file " + from);
            return PlaceCommand.REFUSED;
        }
        boolean made = false;
        try (var file = new CsvFile(from)) {
            int column = column(file.header());
            try (var target = to == null
                            ? new Unclosed(out)
                            : Files.newOutputStream(to, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                    var writer = new OutputStreamWriter(target, StandardCharsets.UTF_8)) {
                made = to != null;
                write(file, column, writer, errors);
            }
        } catch (CsvRefused | NoSuchColumn problem) {
            errors.println("hedgerow: " + problem.getMessage());
            return given(made, to, problem instanceof NoSuchColumn ? PlaceCommand.MISUSE : PlaceCommand.REFUSED);
        } catch (FileAlreadyExistsException there) {
            errors.println("hedgerow: " + to + " is there already: name another file");
            return PlaceCommand.REFUSED;
        } catch (IOException unwritable) {
            errors.println("hedgerow: cannot write " + (to == null ? "the answer" : to));
            return given(made, to, PlaceCommand.REFUSED);
        }
        errors.printf(
                Locale.ROOT,
                "hedgerow: %,d rows: %,d placed, %,d with several readings, %,d refused, %,d not readable as rows%n",
                rows,
                placed,
                several,
                refused,
                unreadable);
        return refused + unreadable > 0
                ? PlaceCommand.REFUSED
                : several > 0 ? PlaceCommand.SEVERAL_READINGS : PlaceCommand.ONE_READING;
    }

    /** Half a file looks like a whole one, so it goes. */
    private static int given(boolean made, @Nullable Path to, int exit) {
        try {
            if (made && to != null) {
                Files.deleteIfExists(to);
            }
        } catch (IOException stays) {
            return exit;
        }
        return exit;
    }

    private int column(List<String> header) {
        var found = IntStream.range(0, header.size())
                .filter(i -> wanted == null
                        ? header.size() == 1 || OBVIOUS.contains(plain(header.get(i)))
                        : header.get(i).equalsIgnoreCase(wanted.strip()))
                .toArray();
        if (found.length != 1) {
            throw new NoSuchColumn((wanted == null
                            ? "Say which column has the places: --column NAME."
                            : found.length == 0
                                    ? "There is no column of that name."
                                    : "Several columns have that name.")
                    + " The file has: " + String.join(", ", header.subList(0, Math.min(header.size(), 12))));
        }
        return found[0];
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    }

    private void write(CsvFile file, int column, Writer writer, PrintStream errors) throws IOException {
        var prefix =
                file.header().stream().anyMatch(name -> ADDED.contains(name.toLowerCase(Locale.ROOT))) ? PREFIX : "";
        file.header().forEach(name -> CsvText.append(waiting, name).append(','));
        waiting.append(prefix).append(String.join("," + prefix, ADDED)).append("\r\n");
        for (var row = file.next(); row != null; row = file.next()) {
            rows++;
            take(row, column, errors);
            if (waiting.length() >= FLUSH_CHARACTERS) {
                writer.append(waiting);
                waiting.setLength(0);
            }
        }
        writer.append(waiting);
        waiting.setLength(0);
        writer.flush();
    }

    private void take(CsvRow row, int column, PrintStream errors) {
        if (row.problem() != null) {
            unreadable++;
            list(row, row.problem().words(), errors);
            return;
        }
        for (var cell : row.cells()) {
            CsvText.append(waiting, cell).append(',');
        }
        var reading = reader.read(row.cells().get(column));
        if (reading.readings().size() == 1) {
            placed++;
            append(reading.places().get(0));
        } else {
            waiting.append(",".repeat(ADDED.size() - 1));
            if (reading.readings().isEmpty()) {
                refused++;
            } else {
                several++;
            }
        }
        var message = message(reading);
        CsvText.append(waiting, message).append("\r\n");
        if (reading.readings().size() != 1) {
            list(row, message, errors);
        }
    }

    private static String message(PlaceReading reading) {
        if (reading.message() == null) {
            return "";
        }
        return reading.readings().isEmpty()
                ? reading.message()
                : reading.message() + " "
                        + String.join(
                                "; ",
                                reading.readings().stream()
                                        .map(PlaceReading.Reading::description)
                                        .toList());
    }

    private void append(Place place) {
        var point = place.point();
        decimal(point.eastingMillimetres(), 3);
        decimal(point.northingMillimetres(), 3);
        waiting.append(GridReference.of(point, place.precisionMetres())).append(',');
        decimal(Math.round(place.geographic().latitude() * 1e8), 8);
        decimal(Math.round(place.geographic().longitude() * 1e8), 8);
        waiting.append(place.precisionMetres()).append(',');
        waiting.append(place.transformation()).append(',');
        waiting.append(areas.forceAt(point).orElse("")).append(',');
        waiting.append(areas.isNearBorder(point)).append(',');
    }

    /** A number of so many decimal places, without noughts at its end. */
    private void decimal(long value, int places) {
        if (value < 0) {
            waiting.append('-');
        }
        var digits = Long.toString(Math.abs(value));
        if (digits.length() <= places) {
            digits = "0".repeat(places + 1 - digits.length()) + digits;
        }
        int end = digits.length();
        int point = end - places;
        while (end > point && digits.charAt(end - 1) == '0') {
            end--;
        }
        waiting.append(digits, 0, point);
        if (end > point) {
            waiting.append('.').append(digits, point, end);
        }
        waiting.append(',');
    }

    private void list(CsvRow row, String reason, PrintStream errors) {
        long listed = several + refused + unreadable;
        if (listed <= MOST_LISTED) {
            errors.println("line " + row.line() + ": " + reason);
        } else if (listed == MOST_LISTED + 1) {
            errors.println("hedgerow: more rows without a place follow, which are not listed");
        }
    }

    private static final class NoSuchColumn extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NoSuchColumn(String words) {
            super(words, null, false, false);
        }
    }

    /** Standard output is flushed and not closed. */
    private static final class Unclosed extends FilterOutputStream {

        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
