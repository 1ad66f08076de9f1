package org.hedgerow.evidence;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Boxes to build hostile videos with. */
final class Atoms {

    private Atoms() {}

    static byte[] box(String type, byte[]... content) {
        var all = Hostility.joined(content);
        return ByteBuffer.allocate(8 + all.length)
                .putInt(8 + all.length)
                .put(type.getBytes(StandardCharsets.ISO_8859_1))
                .put(all)
                .array();
    }

    /**
     * The file with something at the end of the box at a path such as {@code moov/trak}; all boxes around it grow with it. The media stays where it is when
     * the header is behind it, as ffmpeg writes it.
     */
    static byte[] into(byte[] file, String path, byte[] more) {
        int from = 0;
        int to = file.length;
        var grown = file.clone();
        for (var name : path.split("/")) {
            int at = find(file, name, from, to);
            int length = ByteBuffer.wrap(file).getInt(at);
            ByteBuffer.wrap(grown).putInt(at, length + more.length);
            from = at + 8;
            to = at + length;
        }
        return Hostility.joined(Arrays.copyOf(grown, to), more, Arrays.copyOfRange(grown, to, grown.length));
    }

    /** The file with the bytes of a box overwritten from some place in its content on. */
    static byte[] patched(byte[] file, String path, int offset, byte[] bytes) {
        int from = 0;
        int to = file.length;
        for (var name : path.split("/")) {
            int at = find(file, name, from, to);
            to = at + ByteBuffer.wrap(file).getInt(at);
            from = at + 8;
        }
        var changed = file.clone();
        System.arraycopy(bytes, 0, changed, from + offset, bytes.length);
        return changed;
    }

    private static int find(byte[] file, String name, int from, int to) {
        int at = from;
        while (at + 8 <= to) {
            if (new String(file, at + 4, 4, StandardCharsets.ISO_8859_1).equals(name)) {
                return at;
            }
            at += Math.max(8, ByteBuffer.wrap(file).getInt(at));
        }
        throw new IllegalStateException("No box " + name);
    }
}
