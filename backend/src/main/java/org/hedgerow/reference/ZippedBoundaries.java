package org.hedgerow.reference;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.hedgerow.geo.CoordinateSystem;
import org.jspecify.annotations.Nullable;

/**
 * A zip that holds one set of boundaries, as the portals hand them out: unpacked into a directory of its own, under names of our own, and
 * no further than the limit whatever the zip says of its sizes.
 */
final class ZippedBoundaries implements BoundaryReader {

    private static final int MOST_ENTRIES = 1_000;
    private static final List<String> WHOLE = List.of("shp", "gpkg", "geojson", "json");
    private static final List<String> BESIDE_SHAPES = List.of("dbf", "prj", "cpg");

    private final Path directory;
    private final BoundaryReader inner;

    private ZippedBoundaries(Path directory, BoundaryReader inner) {
        this.directory = directory;
        this.inner = inner;
    }

    static ZippedBoundaries open(Path file, @Nullable String layer) throws IOException {
        return open(file, layer, BoundaryLimits.MOST_BYTES);
    }

    /** @param most bytes to unpack */
    static ZippedBoundaries open(Path file, @Nullable String layer, long most) throws IOException {
        var directory = Files.createTempDirectory("hedgerow-boundaries");
        boolean opened = false;
        try (var zip = new ZipFile(file.toFile())) {
            var unpacked = unpack(zip, directory, most);
            var inner = BoundaryFiles.open(unpacked, layer);
            if (inner instanceof ZippedBoundaries nested) {
                nested.close();
                throw new BoundaryRefused("The zip holds no GeoJSON, GeoPackage or shapefile.");
            }
            opened = true;
            return new ZippedBoundaries(directory, inner);
        } catch (ZipException | EOFException e) {
            throw new BoundaryRefused("The zip is damaged or cut short.", e);
        } finally {
            if (!opened) {
                delete(directory);
            }
        }
    }

    private static Path unpack(ZipFile zip, Path directory, long most) throws IOException {
        if (zip.size() > MOST_ENTRIES) {
            throw new BoundaryRefused("The zip holds too many files.");
        }
        var whole = new ArrayList<ZipEntry>();
        for (var entry : Collections.list(zip.entries())) {
            if (!entry.isDirectory()
                    && WHOLE.contains(ending(entry.getName()))
                    && !entry.getName().startsWith("__MACOSX")) {
                whole.add(entry);
            }
        }
        whole.sort(Comparator.comparingInt(entry -> WHOLE.indexOf(ending(entry.getName()))));
        if (whole.isEmpty()) {
            throw new BoundaryRefused("The zip holds no GeoJSON, GeoPackage or shapefile.");
        }
        var chosen = whole.get(0);
        if (whole.size() > 1 && ending(whole.get(1).getName()).equals(ending(chosen.getName()))) {
            throw new BoundaryRefused("The zip holds several sets of boundaries; unpack it and name one.");
        }
        long left = most;
        var unpacked = directory.resolve("areas." + ending(chosen.getName()));
        left -= copy(zip, chosen, unpacked, left);
        if (ending(chosen.getName()).equals("shp")) {
            var stem = chosen.getName().substring(0, chosen.getName().length() - "shp".length());
            for (var entry : Collections.list(zip.entries())) {
                var name = entry.getName();
                if (name.startsWith(stem)
                        && name.length() == stem.length() + 3
                        && BESIDE_SHAPES.contains(ending(name))) {
                    left -= copy(zip, entry, directory.resolve("areas." + ending(name)), left);
                }
            }
        }
        return unpacked;
    }

    private static String ending(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    private static long copy(ZipFile zip, ZipEntry entry, Path to, long most) throws IOException {
        long written = 0;
        try (var in = zip.getInputStream(entry);
                var out = Files.newOutputStream(to)) {
            var buffer = new byte[1 << 16];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                written += n;
                if (written > most) {
                    throw new BoundaryRefused("The zip holds more than 2 GB of boundaries.");
                }
                out.write(buffer, 0, n);
            }
        }
        return written;
    }

    private static void delete(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    @Override
    public String format() {
        return inner.format() + ", zipped";
    }

    @Override
    public CoordinateSystem coordinateSystem() {
        return inner.coordinateSystem();
    }

    @Override
    public void read(Consumer<BoundaryFeature> areas) throws IOException {
        inner.read(areas);
    }

    @Override
    public void close() throws IOException {
        try {
            inner.close();
        } finally {
            delete(directory);
        }
    }
}
