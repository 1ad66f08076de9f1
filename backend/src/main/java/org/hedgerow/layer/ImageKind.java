package org.hedgerow.layer;

import java.util.Optional;

/** The kinds of image that a map tile may be, told by their first bytes and never by what somebody says about them. */
enum ImageKind {
    PNG("image/png"),
    JPEG("image/jpeg"),
    WEBP("image/webp");

    private final String mediaType;

    ImageKind(String mediaType) {
        this.mediaType = mediaType;
    }

    String mediaType() {
        return mediaType;
    }

    static Optional<ImageKind> of(byte[] content) {
        if (startsWith(content, 0, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n')) {
            return Optional.of(PNG);
        }
        if (startsWith(content, 0, 0xff, 0xd8, 0xff)) {
            return Optional.of(JPEG);
        }
        if (startsWith(content, 0, 'R', 'I', 'F', 'F') && startsWith(content, 8, 'W', 'E', 'B', 'P')) {
            return Optional.of(WEBP);
        }
        return Optional.empty();
    }

    private static boolean startsWith(byte[] content, int from, int... bytes) {
        if (content.length < from + bytes.length) {
            return false;
        }
        for (int index = 0; index < bytes.length; index++) {
            if ((content[from + index] & 0xff) != bytes[index]) {
                return false;
            }
        }
        return true;
    }
}
