package org.hedgerow.sharing;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.hedgerow.geo.GridPoint;
import org.hedgerow.geo.GridSquare;

/**
 * How many farm holdings lie in each square of the National Grid: our own estimate by squares of 5 km (gis-data/SOURCES.md), or an
 * operator's table. A square that is not named has none. It knows nothing of forces or of incidents. Immutable.
 */
final class HoldingsTable {

    /** The sides of the squares of the National Grid that are ever released, in metres. Each nests in the next. */
    static final List<Integer> LADDER_METRES = List.of(1_000, 5_000, 10_000, 50_000);

    static final String HEADER = "easting_km,northing_km,size_km,holdings";
    static final long MOST_BYTES = 16L << 20;

    private static final String OWN = "/gis/holdings.csv";
    private static final int MOST_ROWS = 400_000;
    private static final Pattern ROW = Pattern.compile("(\\d{1,3}),(\\d{1,4}),(1|5),(\\d{1,5})(?:\\.(\\d))?");
    private static final int EAST_KM = 700;
    private static final int NORTH_KM = 1_300;

    private final String sha256;
    private final int sideMetres;
    /** Tenths of a holding, by square of every size that the ladder has from the table's own upwards. */
    private final Map<GridSquare, Long> tenths = new HashMap<>();

    private HoldingsTable(String source, byte[] content) {
        sha256 = sha256(content);
        int side = 0;
        long line = 1;
        try (var lines = new BufferedReader(
                new InputStreamReader(new ByteArrayInputStream(content), StandardCharsets.US_ASCII))) {
            if (!HEADER.equals(lines.readLine())) {
                throw new HoldingsRefused(source, line, "the first line must be " + HEADER);
            }
            for (var text = lines.readLine(); text != null; text = lines.readLine()) {
                line++;
                var row = ROW.matcher(text);
                if (!row.matches() || line > MOST_ROWS) {
                    throw new HoldingsRefused(
                            source, line, "four numbers are needed: whole kilometres, 1 or 5, and the holdings");
                }
                int size = Integer.parseInt(row.group(3));
                if (side != 0 && side != size * 1_000) {
                    throw new HoldingsRefused(source, line, "every square must be of one size");
                }
                side = size * 1_000;
                int east = Integer.parseInt(row.group(1));
                int north = Integer.parseInt(row.group(2));
                if (east % size != 0 || north % size != 0 || east >= EAST_KM || north >= NORTH_KM) {
                    throw new HoldingsRefused(source, line, "that is not a square of the National Grid");
                }
                var square = new GridSquare(east * 1_000, north * 1_000, side);
                long held =
                        Long.parseLong(row.group(4)) * 10 + (row.group(5) == null ? 0 : Integer.parseInt(row.group(5)));
                if (tenths.putIfAbsent(square, held) != null) {
                    throw new HoldingsRefused(source, line, "that square is there twice");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (side == 0) {
            throw new HoldingsRefused(source, line, "there is no square in it");
        }
        sideMetres = side;
        Map.copyOf(tenths)
                .forEach((square, held) -> LADDER_METRES.stream()
                        .filter(larger -> larger > sideMetres)
                        .forEach(larger -> tenths.merge(square.grownTo(larger), held, Long::sum)));
    }

    /** Our own estimate. */
    static HoldingsTable own() {
        try (var resource = HoldingsTable.class.getResourceAsStream(OWN)) {
            if (resource == null) {
                throw new IllegalStateException("The table of holdings is missing: " + OWN);
            }
            return new HoldingsTable(OWN, resource.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * An operator's table.
     *
     * @throws HoldingsRefused when it is not one, saying the line
     */
    static HoldingsTable of(Path file) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new HoldingsRefused(file.toString(), 0, "it is larger than 16 MB");
            }
            return new HoldingsTable(file.toString(), Files.readAllBytes(file));
        } catch (IOException e) {
            throw new HoldingsRefused(file.toString(), 0, "it cannot be read");
        }
    }

    /** A table from its text, as a file would have it. */
    static HoldingsTable ofText(String text) {
        return new HoldingsTable("given", text.getBytes(StandardCharsets.US_ASCII));
    }

    /** What tells this table from others. */
    String sha256() {
        return sha256;
    }

    /** The side of the table's own squares in metres: nothing smaller is known, and so nothing smaller is released. */
    int sideMetres() {
        return sideMetres;
    }

    /** The holdings in a square of the ladder that is not smaller than the table's own, in tenths of one. */
    long tenthsIn(GridSquare square) {
        return tenths.getOrDefault(square, 0L);
    }

    boolean holds(GridSquare square, int holdings) {
        return tenthsIn(square) >= holdings * 10L;
    }

    /** Every square that has a holding. */
    Set<GridSquare> squares() {
        return tenths.keySet();
    }

    /** The squares of the next smaller side of the ladder that make up this one. */
    static List<GridSquare> partsOf(GridSquare square) {
        int side = LADDER_METRES.get(LADDER_METRES.indexOf(square.sizeMetres()) - 1);
        int across = square.sizeMetres() / side;
        return java.util.stream.IntStream.range(0, across * across)
                .mapToObj(part -> new GridSquare(
                        square.easting() + part % across * side, square.northing() + part / across * side, side))
                .toList();
    }

    /** The part of a square of the ladder in which a point of it lies. */
    static GridSquare partHolding(GridSquare square, GridPoint point) {
        return GridSquare.holding(point, LADDER_METRES.get(LADDER_METRES.indexOf(square.sizeMetres()) - 1));
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
