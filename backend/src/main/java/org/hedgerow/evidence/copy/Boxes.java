package org.hedgerow.evidence.copy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Boxes as ISO/IEC 14496-12 and QuickTime have them: a length that counts itself, four letters, content. */
final class Boxes {

    static final int HEADER = 8;

    private Boxes() {}

    /**
     * One box.
     *
     * @param type four letters, each a byte
     * @param from where its content begins
     * @param to behind its last byte
     */
    record Box(String type, int from, int to) {

        int length() {
            return to - from;
        }
    }

    /**
     * The boxes that fill a range.
     *
     * @throws DamagedPicture when one does not fit, or there are more than so many
     */
    static List<Box> within(Bytes bytes, int from, int to, int most) throws DamagedPicture {
        var boxes = new ArrayList<Box>();
        int at = from;
        while (at < to) {
            long length = bytes.u32(at);
            if (length < HEADER || length > to - (long) at || boxes.size() == most) {
                throw new DamagedPicture("A box that does not fit");
            }
            boxes.add(new Box(type(bytes, at + 4), at + HEADER, Math.toIntExact(at + length)));
            at = Math.toIntExact(at + length);
        }
        return boxes;
    }

    static String type(Bytes bytes, int at) throws DamagedPicture {
        var letters = new byte[4];
        for (int i = 0; i < letters.length; i++) {
            letters[i] = (byte) bytes.u8(at + i);
        }
        return new String(letters, StandardCharsets.ISO_8859_1);
    }

    /**
     * What a list of references to media says: everything must be in this file.
     *
     * @param dref a box of that name
     */
    static void requireOwnMedia(Bytes bytes, Box dref, int most) throws DamagedPicture {
        for (var entry : within(bytes, dref.from() + 8, dref.to(), most)) {
            // The lowest bit of the flags: in this file.
            if ((bytes.u32(entry.from()) & 1) == 0) {
                throw new DamagedPicture("It points out of itself");
            }
        }
    }
}
