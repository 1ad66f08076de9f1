package org.hedgerow.reference;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Opens a file of boundaries by what it begins with, whatever it is called. */
final class BoundaryFiles {

    private static final String SQLITE = "SQLite format 3\0";
    private static final String ZIP = "PK\u0003\u0004";
    private static final String SHAPES = "\0\0\u0027\n";
    private static final int LOOK_AT = 64;

    private BoundaryFiles() {}

    /** @param layer of a GeoPackage; null when it has only one */
    static BoundaryReader open(Path file, @Nullable String layer) throws IOException {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new BoundaryRefused("There is no readable file of that name.");
        }
        if (Files.size(file) > BoundaryLimits.MOST_BYTES) {
            throw new BoundaryRefused("The file is larger than 2 GB.");
        }
        var beginning = beginning(file);
        if (beginning.startsWith(SQLITE)) {
            return new GeoPackageBoundaries(file, layer);
        }
        if (beginning.startsWith(ZIP)) {
            return ZippedBoundaries.open(file, layer);
        }
        if (beginning.startsWith(SHAPES)) {
            return new ShapefileBoundaries(file);
        }
        // UTF-8 may begin with a mark of three bytes.
        if (beginning.replaceFirst("^\u00ef\u00bb\u00bf", "").stripLeading().startsWith("{")) {
            return new GeoJsonBoundaries(file);
        }
        throw new BoundaryRefused("This is not GeoJSON, a GeoPackage, a shapefile or one of them zipped.");
    }

    private static String beginning(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return new String(in.readNBytes(LOOK_AT), StandardCharsets.ISO_8859_1);
        }
    }
}
