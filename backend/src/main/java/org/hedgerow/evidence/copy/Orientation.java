package org.hedgerow.evidence.copy;

/** How a camera was held: the one thing in a picture's metadata that its pixels are not right without. */
final class Orientation {

    static final int UPRIGHT = 1;

    private static final int TAG = 0x0112;
    private static final int MOST_ENTRIES = 512;
    private static final int MOST_STRUCTURES = 10_000;

    private Orientation() {}

    /** From 1 to 8 as in EXIF; 1 when the file says nothing or nothing that can be. */
    static int of(FileKind kind, byte[] file) {
        var bytes = new Bytes(file);
        try {
            return switch (kind) {
                case JPEG -> jpeg(bytes);
                case PNG -> chunks(bytes, 8, "eXIf", false);
                case WEBP -> chunks(bytes, 12, "EXIF", true);
                case GIF, HEIC, MP4, WEBM -> UPRIGHT;
            };
        } catch (DamagedPicture e) {
            return UPRIGHT;
        }
    }

    private static int jpeg(Bytes bytes) throws DamagedPicture {
        int at = 2;
        for (int seen = 0; seen < MOST_STRUCTURES && bytes.u8(at) == 0xFF; seen++) {
            int marker = bytes.u8(at + 1);
            if (marker == 0xE1 && bytes.says(at + 4, "Exif\0\0")) {
                return tiff(bytes, at + 10);
            }
            if (marker == 0xDA || marker == 0xD9) {
                return UPRIGHT;
            }
            at = marker == 0xFF ? at + 1 : bytes.after(at, 2L + Math.max(2, bytes.u16(at + 2)));
        }
        return UPRIGHT;
    }

    private static int chunks(Bytes bytes, int from, String name, boolean riff) throws DamagedPicture {
        int at = from;
        for (int seen = 0; seen < MOST_STRUCTURES && at < bytes.length(); seen++) {
            long length = riff ? bytes.u32Little(at + 4) : bytes.u32(at);
            if (bytes.says(riff ? at : at + 4, name)) {
                int content = at + 8;
                return tiff(bytes, bytes.says(content, "Exif\0\0") ? content + 6 : content);
            }
            at = bytes.after(at, riff ? 8 + length + (length & 1) : 12 + length);
        }
        return UPRIGHT;
    }

    /** The first directory of a TIFF header that begins there. */
    private static int tiff(Bytes bytes, int start) throws DamagedPicture {
        boolean little = bytes.says(start, "II");
        if (!little && !bytes.says(start, "MM")) {
            return UPRIGHT;
        }
        int directory = bytes.after(start, little ? bytes.u32Little(start + 4) : bytes.u32(start + 4));
        int entries = Math.min(MOST_ENTRIES, little ? bytes.u16Little(directory) : bytes.u16(directory));
        for (int i = 0; i < entries; i++) {
            int entry = directory + 2 + 12 * i;
            if ((little ? bytes.u16Little(entry) : bytes.u16(entry)) == TAG) {
                int value = little ? bytes.u16Little(entry + 8) : bytes.u16(entry + 8);
                return value >= 1 && value <= 8 ? value : UPRIGHT;
            }
        }
        return UPRIGHT;
    }
}
