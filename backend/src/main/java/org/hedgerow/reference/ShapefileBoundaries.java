package org.hedgerow.reference;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.hedgerow.geo.CoordinateSystem;
import org.jspecify.annotations.Nullable;

/**
 * A shapefile, by the description that its makers published (ESRI, 1998): {@code .shp} and {@code .dbf} beside each other, with {@code .prj}
 * and perhaps {@code .cpg}. Read from beginning to end; the index {@code .shx} is not needed, so it cannot mislead.
 */
final class ShapefileBoundaries implements BoundaryReader {

    private static final int FILE_CODE = 9994;
    private static final int VERSION = 1000;
    private static final int HEADER_BYTES = 100;
    private static final int NOTHING = 0;
    private static final int POLYGON = 5;
    private static final int POLYGON_Z = 15;
    private static final int POLYGON_M = 25;
    private static final int BEFORE_PARTS = 44;
    private static final int LONGEST_SMALL_FILE = 10_000;
    private static final long MOST_RECORD_BYTES = BEFORE_PARTS
            + 4L * BoundaryLimits.MOST_RINGS_OF_AN_AREA
            + 32L * BoundaryLimits.MOST_CORNERS_OF_AN_AREA
            + 64;

    private final Path shapes;
    private final Path rows;
    private final @Nullable String page;
    private final CoordinateSystem coordinateSystem;

    ShapefileBoundaries(Path shapes) throws IOException {
        this.shapes = shapes;
        rows = beside(shapes, "dbf")
                .orElseThrow(
                        () -> new BoundaryRefused("The shapefile's .dbf is missing: it must lie beside the .shp."));
        var projection = beside(shapes, "prj")
                .orElseThrow(() ->
                        new BoundaryRefused("The shapefile's .prj is missing, so nobody knows what its numbers mean."));
        coordinateSystem = CoordinateSystem.ofText(small(projection))
                .orElseThrow(
                        () -> new BoundaryRefused(
                                "The shapefile's coordinate system (.prj) is not one that Hedgerow knows. Use EPSG:27700 or EPSG:4326."));
        var pageFile = beside(shapes, "cpg");
        page = pageFile.isPresent() ? small(pageFile.get()) : null;
    }

    /** The file of the same name and another ending, in small or capital letters. */
    private static Optional<Path> beside(Path shapes, String ending) {
        var name = String.valueOf(shapes.getFileName());
        var stem = name.substring(0, Math.max(0, name.lastIndexOf('.')));
        return List.of(ending, ending.toUpperCase(Locale.ROOT)).stream()
                .map(one -> shapes.resolveSibling(stem + "." + one))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    private static String small(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return new String(in.readNBytes(LONGEST_SMALL_FILE), StandardCharsets.ISO_8859_1);
        }
    }

    @Override
    public String format() {
        return "shapefile";
    }

    @Override
    public CoordinateSystem coordinateSystem() {
        return coordinateSystem;
    }

    @Override
    public void close() {
        // Nothing stays open outside a reading.
    }

    @Override
    public void read(Consumer<BoundaryFeature> areas) throws IOException {
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(shapes), 1 << 16));
                var attributes = new DbaseRows(rows, page)) {
            long left = header(in) - HEADER_BYTES;
            int number = 0;
            while (left > 0) {
                if (++number > BoundaryLimits.MOST_AREAS) {
                    throw new BoundaryRefused("The shapefile has more than " + BoundaryLimits.MOST_AREAS + " areas.");
                }
                in.readInt(); // the record's own number, of no use
                long length = 2L * in.readInt();
                left -= 8 + length;
                if (length < 4 || length > MOST_RECORD_BYTES || left < 0) {
                    throw damaged();
                }
                var content = new byte[(int) length];
                in.readFully(content);
                areas.accept(
                        new BoundaryFeature(number, attributes.next(), polygons(ByteBuffer.wrap(content), number)));
            }
        } catch (EOFException cutShort) {
            throw damaged();
        }
    }

    /** The length of the file in bytes, as it says; no longer than it is. */
    private long header(DataInputStream in) throws IOException {
        var bytes = new byte[HEADER_BYTES];
        in.readFully(bytes);
        var header = ByteBuffer.wrap(bytes);
        long length = 2L * header.getInt(24);
        if (header.getInt(0) != FILE_CODE
                || header.order(ByteOrder.LITTLE_ENDIAN).getInt(28) != VERSION
                || length < HEADER_BYTES
                || length > Files.size(shapes)) {
            throw damaged();
        }
        int type = header.getInt(32);
        if (type != POLYGON && type != POLYGON_Z && type != POLYGON_M) {
            throw new BoundaryRefused("The shapefile does not hold areas.");
        }
        return length;
    }

    private static List<List<double[]>> polygons(ByteBuffer content, int number) {
        content.order(ByteOrder.LITTLE_ENDIAN);
        int type = content.getInt(0);
        if (type == NOTHING) {
            return List.of();
        }
        if (type != POLYGON && type != POLYGON_Z && type != POLYGON_M || content.capacity() < BEFORE_PARTS) {
            throw damaged();
        }
        int parts = content.getInt(36);
        int points = content.getInt(40);
        if (parts < 0 || points < 0 || BEFORE_PARTS + 4L * parts + 16L * points > content.capacity()) {
            throw damaged();
        }
        if (parts > BoundaryLimits.MOST_RINGS_OF_AN_AREA || points > BoundaryLimits.MOST_CORNERS_OF_AN_AREA) {
            throw new BoundaryRefused("Area " + number + " has too many corners.");
        }
        var rings = new ArrayList<double[]>();
        int from = parts == 0 ? 0 : content.getInt(BEFORE_PARTS);
        for (int part = 0; part < parts; part++) {
            int to = part + 1 < parts ? content.getInt(BEFORE_PARTS + 4 * (part + 1)) : points;
            if (from < 0 || to < from || to > points) {
                throw damaged();
            }
            var ring = new double[2 * (to - from)];
            int at = BEFORE_PARTS + 4 * parts + 16 * from;
            for (int i = 0; i < ring.length; i++) {
                ring[i] = content.getDouble(at + 8 * i);
            }
            rings.add(ring);
            from = to;
        }
        return RingNesting.polygons(rings);
    }

    private static BoundaryRefused damaged() {
        return new BoundaryRefused("The shapefile is damaged or cut short.");
    }
}
