package org.hedgerow.evidence.copy;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.List;
import org.hedgerow.evidence.copy.Boxes.Box;
import org.jspecify.annotations.Nullable;

/**
 * How large and how long a video in boxes (MP4, MOV, 3GP) says that it is, read before anything is decoded. What names other files, hides its header in
 * compression, or has more tracks than a camera makes is no video for us.
 */
public final class MovieHeader {

    private static final int LONGEST_HEADER = 16 << 20;
    private static final int MOST_PARTS = 100_000;
    private static final int MOST_TRACKS = 32;
    private static final int MOST_BOXES = 64;

    private static final int WIDE_HEADER = 16;

    private MovieHeader() {}

    /**
     * @param kind of a video
     * @param longest in seconds
     * @throws DamagedPicture when it does not say, ends before, or says that it lasts longer
     */
    public static MovieSize size(FileKind kind, SeekableByteChannel file, long longest)
            throws IOException, DamagedPicture {
        var size =
                switch (kind) {
                    case MP4 -> read(file);
                    case WEBM -> MatroskaHeader.read(file);
                    case JPEG, PNG, GIF, WEBP, HEIC -> throw new IllegalArgumentException("Not a video: " + kind);
                };
        if (size.seconds() > longest) {
            throw new DamagedPicture("Longer than a video can be");
        }
        return size;
    }

    static MovieSize read(SeekableByteChannel file) throws IOException, DamagedPicture {
        var bytes = header(file);
        var moov = new Box("moov", 0, bytes.length());
        @Nullable PictureSize picture = null;
        long seconds = 0;
        int tracks = 0;
        for (var box : Boxes.within(bytes, moov.from(), moov.to(), MOST_BOXES + MOST_TRACKS)) {
            switch (box.type()) {
                case "mvhd" -> seconds = seconds(bytes, box);
                case "trak" -> {
                    if (++tracks > MOST_TRACKS) {
                        throw new DamagedPicture("More tracks than a camera makes");
                    }
                    picture = larger(picture, track(bytes, box));
                }
                case "rmra", "cmov" -> throw new DamagedPicture("A header that is somewhere else");
                default -> {
                    // Nothing of it is read.
                }
            }
        }
        if (picture == null || picture.width() < 1 || picture.height() < 1) {
            throw new DamagedPicture("Nothing to see");
        }
        return new MovieSize(picture, seconds);
    }

    /** The content of the first box that describes all others, wherever in the file it is. */
    private static Bytes header(SeekableByteChannel file) throws IOException, DamagedPicture {
        long at = 0;
        for (int i = 0; i < MOST_PARTS; i++) {
            var start = new Bytes(Stretch.read(file, at, Boxes.HEADER));
            long length = start.u32(0);
            int header = Boxes.HEADER;
            if (length == 1) {
                var wide = new Bytes(Stretch.read(file, at + Boxes.HEADER, Boxes.HEADER));
                length = wide.u32(0) << 32 | wide.u32(4);
                header = WIDE_HEADER;
            }
            if (start.says(4, "moov")) {
                if (length < header || length - header > LONGEST_HEADER) {
                    throw new DamagedPicture("A header that cannot be");
                }
                return new Bytes(Stretch.read(file, at + header, (int) (length - header)));
            }
            if (length < header || length > file.size() - at) {
                throw new DamagedPicture("No header");
            }
            at += length;
        }
        throw new DamagedPicture("More parts than there can be");
    }

    private static long seconds(Bytes bytes, Box mvhd) throws DamagedPicture {
        boolean wide = bytes.u8(mvhd.from()) == 1;
        long scale = bytes.u32(mvhd.from() + (wide ? 20 : 12));
        int at = mvhd.from() + (wide ? 24 : 16);
        long duration = wide ? bytes.u32(at) << 32 | bytes.u32(at + 4) : bytes.u32(at);
        boolean unknown = duration == (wide ? -1 : 0xFFFF_FFFFL);
        if (scale == 0 || !unknown && duration < 0) {
            throw new DamagedPicture("A time that cannot be");
        }
        return unknown ? 0 : duration / scale + (duration % scale == 0 ? 0 : 1);
    }

    /** As large as it can be after everything that the track says; nought by nought when it is no picture. */
    private static PictureSize track(Bytes bytes, Box trak) throws DamagedPicture {
        boolean turned = false;
        var size = new PictureSize(0, 0);
        for (var box : Boxes.within(bytes, trak.from(), trak.to(), MOST_BOXES)) {
            if (box.type().equals("tkhd")) {
                turned = isTurned(bytes, box);
            } else if (box.type().equals("mdia")) {
                size = media(bytes, box);
            }
        }
        return turned ? size.turned() : size;
    }

    /** By its matrix: the upper left number is nought, the one beside it is not. */
    private static boolean isTurned(Bytes bytes, Box tkhd) throws DamagedPicture {
        int matrix = tkhd.from() + (bytes.u8(tkhd.from()) == 1 ? 52 : 40);
        return bytes.u32(matrix) == 0 && bytes.u32(matrix + 4) != 0;
    }

    private static PictureSize media(Bytes bytes, Box mdia) throws DamagedPicture {
        var parts = Boxes.within(bytes, mdia.from(), mdia.to(), MOST_BOXES);
        boolean video = false;
        for (var box : parts) {
            video |= box.type().equals("hdlr") && bytes.says(box.from() + 8, "vide");
        }
        var size = new PictureSize(0, 0);
        for (var minf : named("minf", parts)) {
            for (var box : Boxes.within(bytes, minf.from(), minf.to(), MOST_BOXES)) {
                if (box.type().equals("dinf")) {
                    for (var dref : named("dref", Boxes.within(bytes, box.from(), box.to(), MOST_BOXES))) {
                        Boxes.requireOwnMedia(bytes, dref, MOST_BOXES);
                    }
                } else if (box.type().equals("stbl")) {
                    for (var stsd : named("stsd", Boxes.within(bytes, box.from(), box.to(), MOST_BOXES))) {
                        size = video ? descriptions(bytes, stsd) : size;
                    }
                }
            }
        }
        return size;
    }

    private static PictureSize descriptions(Bytes bytes, Box stsd) throws DamagedPicture {
        var size = new PictureSize(0, 0);
        for (var entry : Boxes.within(bytes, stsd.from() + 8, stsd.to(), MOST_BOXES)) {
            if (entry.length() < 28) {
                throw new DamagedPicture("A description without a size");
            }
            size = larger(size, new PictureSize(bytes.u16(entry.from() + 24), bytes.u16(entry.from() + 26)));
        }
        return size;
    }

    private static List<Box> named(String type, List<Box> boxes) {
        return boxes.stream().filter(box -> box.type().equals(type)).toList();
    }

    private static PictureSize larger(@Nullable PictureSize one, PictureSize other) {
        return one == null || other.pixels() > one.pixels() ? other : one;
    }
}
