package org.hedgerow.evidence.copy;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a file is by its first bytes. */
public enum FileKind {
    JPEG("image/jpeg", "jpg"),
    PNG("image/png", "png"),
    GIF("image/gif", "gif"),
    WEBP("image/webp", "webp"),
    /** HEIC, HEIF and AVIF: pictures in boxes, which the Java runtime cannot read. */
    HEIC("image/heic", "heic"),
    /** MP4, MOV and 3GP. */
    MP4("video/mp4", "mp4"),
    /** WebM and Matroska. */
    WEBM("video/webm", "webm");

    /** So many bytes of a file say what it is, in most cases far fewer. */
    public static final int BEGINNING = 4096;

    /** Brands of pictures in the boxes that ISO/IEC 14496-12 describes; every other brand is a video. */
    private static final Set<String> PICTURE_BRANDS =
            Set.of("heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1", "mif2", "miaf", "avif", "avis");

    /** What a QuickTime file without a brand begins with. */
    private static final Set<String> BOXES = Set.of("moov", "mdat", "wide", "free", "skip", "pnot");

    private final String mediaType;
    private final String extension;

    FileKind(String mediaType, String extension) {
        this.mediaType = mediaType;
        this.extension = extension;
    }

    public String mediaType() {
        return mediaType;
    }

    public String extension() {
        return extension;
    }

    public boolean isVideo() {
        return this == MP4 || this == WEBM;
    }

    /** Whether a copy of pixels alone can be made of it here. */
    public boolean canBeDecoded() {
        return this == JPEG || this == PNG || this == GIF || this == WEBP;
    }

    /** By the first bytes alone, whatever anybody said; null for anything else. */
    public static @Nullable FileKind of(byte[] beginning) {
        if (begins(beginning, 0, 0xFF, 0xD8, 0xFF)) {
            return JPEG;
        } else if (begins(beginning, 0, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n')) {
            return PNG;
        } else if (begins(beginning, 0, 'G', 'I', 'F', '8', '7', 'a')
                || begins(beginning, 0, 'G', 'I', 'F', '8', '9', 'a')) {
            return GIF;
        } else if (begins(beginning, 0, 'R', 'I', 'F', 'F') && begins(beginning, 8, 'W', 'E', 'B', 'P')) {
            return WEBP;
        } else if (begins(beginning, 0, 0x1A, 0x45, 0xDF, 0xA3)) {
            return WEBM;
        }
        return ofBoxes(beginning);
    }

    private static @Nullable FileKind ofBoxes(byte[] beginning) {
        if (beginning.length < 16) {
            return null;
        }
        var box = new String(beginning, 4, 4, StandardCharsets.ISO_8859_1);
        if (box.equals("ftyp")) {
            var brand = new String(beginning, 8, 4, StandardCharsets.ISO_8859_1);
            return PICTURE_BRANDS.contains(brand) ? HEIC : MP4;
        }
        return BOXES.contains(box) ? MP4 : null;
    }

    private static boolean begins(byte[] bytes, int at, int... with) {
        if (bytes.length < at + with.length) {
            return false;
        }
        for (int i = 0; i < with.length; i++) {
            if ((bytes[at + i] & 0xFF) != with[i]) {
                return false;
            }
        }
        return true;
    }
}
