package org.hedgerow.evidence.copy;

import java.util.Set;

/** Looks at a copy that came out of the small process as if that had been taken over: it may hold structures for pixels and not one more. */
public final class PixelsOnly {

    private static final Set<Integer> JPEG_SEGMENTS = Set.of(0xDB, 0xC0, 0xC4, 0xDA);
    private static final int JFIF_BYTES = 16;

    private PixelsOnly() {}

    /**
     * @param longest side in pixels
     * @return JPEG or PNG
     * @throws DamagedPicture when it is neither, is larger, or has anything else in it or behind it
     */
    public static FileKind check(byte[] copy, int longest) throws DamagedPicture {
        var kind = FileKind.of(copy);
        if (kind != FileKind.JPEG && kind != FileKind.PNG) {
            throw new DamagedPicture("Not a copy");
        }
        var size = PictureHeader.size(kind, copy);
        if (size.width() > longest || size.height() > longest) {
            throw new DamagedPicture("Larger than a copy");
        }
        var bytes = new Bytes(copy);
        if (kind == FileKind.JPEG) {
            jpeg(bytes);
        } else {
            png(bytes);
        }
        return kind;
    }

    private static void jpeg(Bytes bytes) throws DamagedPicture {
        int at = 2;
        while (bytes.u16(at) != 0xFFD9) {
            int marker = bytes.u16(at) & 0xFF;
            int length = bytes.u16(at + 2);
            boolean jfif = marker == 0xE0 && at == 2 && length == JFIF_BYTES && bytes.says(at + 4, "JFIF\0");
            // The last two bytes of this segment say how large a thumbnail follows in it.
            boolean nothingMore = jfif && bytes.u16(at + 16) == 0;
            if (bytes.u8(at) != 0xFF || !nothingMore && !JPEG_SEGMENTS.contains(marker)) {
                throw new DamagedPicture("More than pixels");
            }
            at = bytes.after(at, 2L + length);
            if (marker == 0xDA) {
                at = endOfScan(bytes, at);
            }
        }
        if (at + 2 != bytes.length()) {
            throw new DamagedPicture("Something behind the picture");
        }
    }

    private static int endOfScan(Bytes bytes, int from) throws DamagedPicture {
        int at = from;
        while (bytes.u8(at) != 0xFF || bytes.u8(at + 1) == 0) {
            at++;
        }
        return at;
    }

    private static void png(Bytes bytes) throws DamagedPicture {
        int at = 8;
        for (int number = 0; ; number++) {
            boolean last = bytes.says(at + 4, "IEND");
            if (!last && !bytes.says(at + 4, number == 0 ? "IHDR" : "IDAT")) {
                throw new DamagedPicture("More than pixels");
            }
            long length = bytes.u32(at);
            at = bytes.after(at, 12 + length);
            if (last) {
                if (length != 0 || at != bytes.length()) {
                    throw new DamagedPicture("Something behind the picture");
                }
                return;
            }
        }
    }
}
