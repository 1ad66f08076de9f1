package org.hedgerow.support;

import io.tileverse.pmtiles.PMTilesHeader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Writes small PMTiles 3 files, by hand from the format's published description, so that reading them proves something. */
public final class PmtilesFile {

    /** One tile: bytes as they lie in the file. */
    public record Tile(int zoom, int x, int y, byte[] content) {}

    private PmtilesFile() {}

    /** Writes tiles of one type (see {@link PMTilesHeader}); vector tiles are compressed with gzip, as usual. */
    public static Path write(Path file, byte tileType, List<Tile> tiles) throws IOException {
        boolean isVector = tileType == PMTilesHeader.TILETYPE_MVT;
        var ordered = tiles.stream()
                .sorted(Comparator.comparingLong(PmtilesFile::number))
                .toList();
        var content = new ByteArrayOutputStream();
        var directory = new ByteArrayOutputStream();
        varint(directory, ordered.size());
        long before = 0;
        for (var tile : ordered) {
            varint(directory, number(tile) - before);
            before = number(tile);
        }
        ordered.forEach(tile -> varint(directory, 1));
        for (var tile : ordered) {
            var bytes = isVector ? gzipped(tile.content()) : tile.content();
            content.write(bytes);
            varint(directory, bytes.length);
        }
        for (int index = 0; index < ordered.size(); index++) {
            varint(directory, index == 0 ? 1 : 0); // the first begins at 0, each other follows the one before
        }
        var metadata = "{}".getBytes(StandardCharsets.UTF_8);
        var header = PMTilesHeader.builder()
                .rootDirOffset(127)
                .rootDirBytes(directory.size())
                .jsonMetadataOffset(127L + directory.size())
                .jsonMetadataBytes(metadata.length)
                .leafDirsOffset(127L + directory.size() + metadata.length)
                .leafDirsBytes(0)
                .tileDataOffset(127L + directory.size() + metadata.length)
                .tileDataBytes(content.size())
                .addressedTilesCount(ordered.size())
                .tileEntriesCount(ordered.size())
                .tileContentsCount(ordered.size())
                .clustered(true)
                .internalCompression(PMTilesHeader.COMPRESSION_NONE)
                .tileCompression(isVector ? PMTilesHeader.COMPRESSION_GZIP : PMTilesHeader.COMPRESSION_NONE)
                .tileType(tileType)
                .minZoom((byte) 0)
                .maxZoom((byte) 16)
                .minLon(-9)
                .minLat(49)
                .maxLon(3)
                .maxLat(61)
                .build();
        var whole = new ByteArrayOutputStream();
        whole.write(header.serialize());
        directory.writeTo(whole);
        whole.write(metadata);
        content.writeTo(whole);
        return Files.write(file, whole.toByteArray());
    }

    /** All tiles of lower zooms, and then the place along the zoom's Hilbert curve. */
    private static long number(Tile tile) {
        long number = 0;
        for (int zoom = 0; zoom < tile.zoom(); zoom++) {
            number += 1L << 2 * zoom;
        }
        long x = tile.x();
        long y = tile.y();
        for (long side = 1L << tile.zoom() - 1; tile.zoom() > 0 && side > 0; side /= 2) {
            long right = (x & side) > 0 ? 1 : 0;
            long lower = (y & side) > 0 ? 1 : 0;
            number += side * side * (3 * right ^ lower);
            if (lower == 0) {
                if (right == 1) {
                    x = side - 1 - (x & side - 1);
                    y = side - 1 - (y & side - 1);
                }
                long turned = x;
                x = y;
                y = turned;
            }
        }
        return number;
    }

    private static void varint(ByteArrayOutputStream out, long value) {
        long rest = value;
        while (rest >= 0x80) {
            out.write((int) (rest & 0x7f | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    private static byte[] gzipped(byte[] content) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        }
        return out.toByteArray();
    }
}
