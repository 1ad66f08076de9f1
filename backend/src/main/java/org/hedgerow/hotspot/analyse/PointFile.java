package org.hedgerow.hotspot.analyse;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.hedgerow.hotspot.method.Aoristic;
import org.hedgerow.platform.CsvFile;
import org.hedgerow.platform.CsvRow;
import org.jspecify.annotations.Nullable;

/**
 * Reads places and times from a CSV file whose first line names its columns: {@code x} and {@code y} (or easting and northing) in metres,
 * {@code time} (or earliest, from, start, date), and perhaps {@code end} (or latest, to) and {@code weight} (or count, cases).
 *
 * <p>A time is a day (2026-03-01), a time of London's clocks (2026-03-01T18:30) or one that names its offset (2026-03-01T18:30Z). A day alone
 * is the whole day. A row that cannot be read refuses the file, unless rows may be left out.
 */
final class PointFile {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    /** Farther out than the National Grid goes in any direction, and within what whole millimetres can count. */
    private static final double FARTHEST = 2_000_000;

    private static final int FIRST_ROOM = 1_024;

    private final boolean skipBad;
    private final int x;
    private final int y;
    private final int time;
    private final int end;
    private final int heavy;

    private double[] easting = new double[FIRST_ROOM];
    private double[] northing = new double[FIRST_ROOM];
    private long[] earliest = new long[FIRST_ROOM];
    private long[] latest = new long[FIRST_ROOM];
    private int[] day = new int[FIRST_ROOM];
    private double[] weight = new double[FIRST_ROOM];
    private boolean daysOnly = true;
    private boolean looksLikeDegrees = true;
    private int count;
    private int bad;
    private @Nullable String firstBad;

    private PointFile(List<String> header, boolean skipBad) {
        this.skipBad = skipBad;
        x = column(header, "x", "easting");
        y = column(header, "y", "northing");
        time = column(header, "time", "earliest", "from", "start", "date");
        end = column(header, "end", "latest", "to");
        heavy = column(header, "weight", "count", "cases");
        if (x < 0 || y < 0) {
            throw new IllegalArgumentException(
                    "The first line must name the columns x and y, and time where it is needed");
        }
    }

    /**
     * @throws IllegalArgumentException when the file says nothing that can be analysed
     * @throws org.hedgerow.platform.CsvRefused when it cannot be read
     */
    static Points read(Path file, boolean skipBad) {
        try (var csv = new CsvFile(file)) {
            var points = new PointFile(csv.header(), skipBad);
            for (var row = csv.next(); row != null; row = csv.next()) {
                points.take(row);
            }
            return points.columns();
        }
    }

    private static int column(List<String> header, String... names) {
        for (int i = 0; i < header.size(); i++) {
            if (Arrays.asList(names).contains(header.get(i).toLowerCase(Locale.ROOT))) {
                return i;
            }
        }
        return -1;
    }

    private void take(CsvRow row) {
        makeRoom();
        try {
            if (row.problem() != null) {
                throw new IllegalArgumentException(row.problem().words());
            }
            read(row.cells());
            count++;
        } catch (IllegalArgumentException e) {
            countBad(row, String.valueOf(e.getMessage()));
        } catch (DateTimeException | ArithmeticException e) {
            countBad(row, "no such time");
        }
    }

    private void countBad(CsvRow row, String reason) {
        bad++;
        if (firstBad == null) {
            firstBad = "line " + row.line() + ": " + reason;
        }
    }

    private void read(List<String> cells) {
        easting[count] = coordinate(cells.get(x), "x");
        northing[count] = coordinate(cells.get(y), "y");
        weight[count] = heavy < 0 ? 1 : weight(cells.get(heavy));
        boolean hasHour = false;
        if (time >= 0) {
            var from = span(cells.get(time).strip());
            var to = end < 0 || cells.get(end).isBlank()
                    ? from
                    : span(cells.get(end).strip());
            hasHour = from.hasHour;
            earliest[count] = from.first;
            latest[count] = to.last;
            day[count] = from.day;
            if (to.last < from.first) {
                throw new IllegalArgumentException("it ends before it begins");
            }
        }
        daysOnly &= !hasHour;
        looksLikeDegrees &= Math.abs(easting[count]) <= 180 && Math.abs(northing[count]) <= 90;
    }

    private static double coordinate(String text, String name) {
        double value = number(text, name);
        if (Math.abs(value) > FARTHEST) {
            throw new IllegalArgumentException(name + " is more than 2,000 km from the origin");
        }
        return value;
    }

    private static double weight(String text) {
        double value = number(text, "weight");
        if (value < 0 || value > 1e9) {
            throw new IllegalArgumentException("weight is not between 0 and 1,000,000,000");
        }
        return value;
    }

    private static double number(String text, String name) {
        try {
            double value = Double.parseDouble(text.strip());
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new IllegalArgumentException(name + " is not a number");
    }

    private record Span(long first, long last, int day, boolean hasHour) {}

    private static Span span(String text) {
        Span span;
        if (text.length() <= 10) {
            var date = LocalDate.parse(text);
            span = new Span(
                    date.atStartOfDay(LONDON).toEpochSecond(),
                    date.plusDays(1).atStartOfDay(LONDON).toEpochSecond(),
                    Math.toIntExact(date.toEpochDay()),
                    false);
        } else {
            var instant = instant(text.replace(' ', 'T'));
            span = new Span(
                    instant.getEpochSecond(),
                    instant.getEpochSecond(),
                    Math.toIntExact(instant.atZone(LONDON).toLocalDate().toEpochDay()),
                    true);
        }
        if (span.first < Aoristic.FIRST || span.last > Aoristic.LAST) {
            throw new IllegalArgumentException("time is not in the years 1900 to 2199");
        }
        return span;
    }

    private static Instant instant(String text) {
        int clock = text.indexOf('T');
        boolean namesOffset =
                text.endsWith("Z") || text.indexOf('+', clock) > 0 || text.indexOf('-', Math.max(clock, 0)) > 0;
        return namesOffset
                ? OffsetDateTime.parse(text).toInstant()
                : LocalDateTime.parse(text).atZone(LONDON).toInstant();
    }

    private void makeRoom() {
        if (count == easting.length) {
            int room = count * 2;
            easting = Arrays.copyOf(easting, room);
            northing = Arrays.copyOf(northing, room);
            earliest = Arrays.copyOf(earliest, room);
            latest = Arrays.copyOf(latest, room);
            day = Arrays.copyOf(day, room);
            weight = Arrays.copyOf(weight, room);
        }
    }

    private Points columns() {
        if (bad > 0 && !skipBad) {
            throw new IllegalArgumentException((bad == 1 ? "One row" : bad + " rows") + " cannot be read, the first on "
                    + firstBad + ". --skip-bad leaves such rows out");
        }
        if (count == 0) {
            throw new IllegalArgumentException("The file has no rows that can be read");
        }
        if (looksLikeDegrees) {
            throw new IllegalArgumentException(
                    "These look like longitudes and latitudes in degrees. Distances need metres: give eastings and"
                            + " northings of the National Grid (EPSG:27700); ./hedgerow place --csv converts a file");
        }
        int times = time < 0 ? 0 : count;
        return new Points(
                Arrays.copyOf(easting, count),
                Arrays.copyOf(northing, count),
                Arrays.copyOf(earliest, times),
                Arrays.copyOf(latest, times),
                Arrays.copyOf(day, times),
                Arrays.copyOf(weight, count),
                daysOnly,
                bad);
    }
}
