package org.hedgerow.evidence.copy;

/** How large a picture says it is, read from its first structures without decoding anything. */
public final class PictureHeader {

    private PictureHeader() {}

    /**
     * The size that decoding it would need room for: of what holds all frames, where there are several.
     *
     * @param file the whole file
     * @throws DamagedPicture when it does not say, or ends before
     */
    public static PictureSize size(FileKind kind, byte[] file) throws DamagedPicture {
        var bytes = new Bytes(file);
        var size =
                switch (kind) {
                    case JPEG -> jpeg(bytes);
                    case PNG -> png(bytes);
                    case GIF -> gif(bytes);
                    case WEBP -> webp(bytes);
                    case HEIC -> HeifHeader.size(bytes);
                    case MP4, WEBM -> throw new IllegalArgumentException("Not decoded here: " + kind);
                };
        if (size.width() < 1 || size.height() < 1) {
            throw new DamagedPicture("It has no pixels");
        }
        return size;
    }

    /** To the frame header (ITU-T T.81, B.2.2), past every application segment. */
    private static PictureSize jpeg(Bytes bytes) throws DamagedPicture {
        int at = 2;
        while (true) {
            if (bytes.u8(at) != 0xFF) {
                throw new DamagedPicture("A marker is missing");
            }
            int marker = bytes.u8(at + 1);
            if (marker == 0xFF) {
                at++;
                continue;
            }
            boolean frame = marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
            if (frame) {
                return new PictureSize(bytes.u16(at + 7), bytes.u16(at + 5));
            }
            if (marker == 0xD9 || marker == 0xDA || marker == 0x00) {
                throw new DamagedPicture("Pixels before their size");
            }
            boolean alone = marker >= 0xD0 && marker <= 0xD8 || marker == 0x01;
            int length = alone ? 0 : bytes.u16(at + 2);
            if (!alone && length < 2) {
                throw new DamagedPicture("A segment without length");
            }
            at = bytes.after(at, 2L + length);
        }
    }

    /** The first chunk must be the header (ISO/IEC 15948, 11.2.2). */
    private static PictureSize png(Bytes bytes) throws DamagedPicture {
        if (bytes.u32(8) != 13 || !bytes.says(12, "IHDR")) {
            throw new DamagedPicture("No header");
        }
        return new PictureSize(positive(bytes.u32(16)), positive(bytes.u32(20)));
    }

    /** The screen, and the first frame on it, whichever is larger in each direction. */
    private static PictureSize gif(Bytes bytes) throws DamagedPicture {
        int width = bytes.u16Little(6);
        int height = bytes.u16Little(8);
        int flags = bytes.u8(10);
        int at = 13 + colours(flags);
        while (bytes.u8(at) == 0x21) {
            at += 2;
            for (int block = bytes.u8(at); block > 0; block = bytes.u8(at)) {
                at = bytes.after(at, 1L + block);
            }
            at++;
        }
        if (bytes.u8(at) != 0x2C) {
            throw new DamagedPicture("No frame");
        }
        return new PictureSize(
                Math.max(width, bytes.u16Little(at + 1) + bytes.u16Little(at + 5)),
                Math.max(height, bytes.u16Little(at + 3) + bytes.u16Little(at + 7)));
    }

    private static int colours(int flags) {
        return (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);
    }

    /** Of the canvas where there is one, else of the one picture (RFC 9649). */
    private static PictureSize webp(Bytes bytes) throws DamagedPicture {
        if (bytes.says(12, "VP8X")) {
            return new PictureSize(1 + bytes.u24Little(24), 1 + bytes.u24Little(27));
        } else if (bytes.says(12, "VP8L")) {
            if (bytes.u8(20) != 0x2F) {
                throw new DamagedPicture("No signature");
            }
            long packed = bytes.u32Little(21);
            return new PictureSize(1 + (int) (packed & 0x3FFF), 1 + (int) (packed >> 14 & 0x3FFF));
        } else if (bytes.says(12, "VP8 ")) {
            if (bytes.u8(23) != 0x9D || bytes.u8(24) != 0x01 || bytes.u8(25) != 0x2A) {
                throw new DamagedPicture("No key frame");
            }
            return new PictureSize(bytes.u16Little(26) & 0x3FFF, bytes.u16Little(28) & 0x3FFF);
        }
        throw new DamagedPicture("No picture");
    }

    static int positive(long value) throws DamagedPicture {
        if (value < 1 || value > Integer.MAX_VALUE) {
            throw new DamagedPicture("A size that cannot be");
        }
        return (int) value;
    }
}
