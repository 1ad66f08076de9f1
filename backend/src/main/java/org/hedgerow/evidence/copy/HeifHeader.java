package org.hedgerow.evidence.copy;

import java.util.List;
import org.hedgerow.evidence.copy.Boxes.Box;

/** How large a picture in boxes (HEIC, AVIF; ISO/IEC 23008-12) says that it is, with everything that it is put together from. */
final class HeifHeader {

    private static final int MOST_BOXES = 64;
    private static final int MOST_ITEMS = 1024;
    private static final int MOST_PROPERTIES = 4096;

    private HeifHeader() {}

    /** The largest side in each direction of whatever is in the file. */
    static PictureSize size(Bytes bytes) throws DamagedPicture {
        int width = 0;
        int height = 0;
        var meta = meta(bytes);
        var parts = Boxes.within(bytes, meta.from() + 4, meta.to(), MOST_BOXES);
        for (var part : parts) {
            switch (part.type()) {
                case "iinf" -> {
                    boolean narrow = bytes.u8(part.from()) == 0;
                    if ((narrow ? bytes.u16(part.from() + 4) : bytes.u32(part.from() + 4)) > MOST_ITEMS) {
                        throw new DamagedPicture("More items than a camera makes");
                    }
                }
                case "dinf" -> {
                    for (var dref : named(bytes, "dref", part, MOST_BOXES)) {
                        Boxes.requireOwnMedia(bytes, dref, MOST_BOXES);
                    }
                }
                case "iprp" -> {
                    for (var ipco : named(bytes, "ipco", part, MOST_BOXES)) {
                        for (var ispe : named(bytes, "ispe", ipco, MOST_PROPERTIES)) {
                            width = Math.max(width, PictureHeader.positive(bytes.u32(ispe.from() + 4)));
                            height = Math.max(height, PictureHeader.positive(bytes.u32(ispe.from() + 8)));
                        }
                    }
                }
                default -> {
                    // Nothing of it is read.
                }
            }
        }
        if (width == 0 || height == 0) {
            throw new DamagedPicture("No size");
        }
        return new PictureSize(width, height);
    }

    private static Box meta(Bytes bytes) throws DamagedPicture {
        int at = 0;
        for (int i = 0; i < MOST_BOXES; i++) {
            long length = bytes.u32(at);
            if (length < Boxes.HEADER) {
                throw new DamagedPicture("A box that does not fit");
            }
            int to = bytes.after(at, length);
            if (bytes.says(at + 4, "meta")) {
                return new Box("meta", at + Boxes.HEADER, to);
            }
            at = to;
        }
        throw new DamagedPicture("No description");
    }

    private static List<Box> named(Bytes bytes, String type, Box in, int most) throws DamagedPicture {
        return Boxes.within(bytes, in.from(), in.to(), most).stream()
                .filter(box -> box.type().equals(type))
                .toList();
    }
}
