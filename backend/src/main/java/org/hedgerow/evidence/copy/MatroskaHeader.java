package org.hedgerow.evidence.copy;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;

/** How large and how long a WebM or Matroska file says that it is (RFC 8794, RFC 9559), read before anything is decoded. */
final class MatroskaHeader {

    private static final int HEADER = 0x1A45DFA3;
    private static final int SEGMENT = 0x18538067;
    private static final int INFO = 0x1549A966;
    private static final int TIMESTAMP_SCALE = 0x2AD7B1;
    private static final int DURATION = 0x4489;
    private static final int TRACKS = 0x1654AE6B;
    private static final int TRACK = 0xAE;
    private static final int VIDEO = 0xE0;
    private static final int WIDTH = 0xB0;
    private static final int HEIGHT = 0xBA;
    private static final int CLUSTER = 0x1F43B675;

    private static final int MOST_ELEMENTS = 10_000;
    private static final int MOST_TRACKS = 32;
    private static final int LARGEST = 4 << 20;
    private static final long UNKNOWN = -1;
    private static final int LONGEST_START = 12;
    private static final long DEFAULT_SCALE = 1_000_000;
    private static final double NANOSECONDS = 1e9;

    private final SeekableByteChannel file;
    private long scale = DEFAULT_SCALE;
    private double duration;
    private PictureSize picture = new PictureSize(0, 0);
    private int tracks;

    private MatroskaHeader(SeekableByteChannel file) {
        this.file = file;
    }

    /** @param size of the content, or {@link #UNKNOWN} */
    private record Element(int id, long from, long size) {}

    static MovieSize read(SeekableByteChannel file) throws IOException, DamagedPicture {
        return new MatroskaHeader(file).read();
    }

    private MovieSize read() throws IOException, DamagedPicture {
        var header = element(0);
        if (header.id() != HEADER || header.size() == UNKNOWN) {
            throw new DamagedPicture("No header");
        }
        var segment = element(header.from() + header.size());
        if (segment.id() != SEGMENT) {
            throw new DamagedPicture("No segment");
        }
        long at = segment.from();
        for (int i = 0; tracks == 0 || at < file.size(); i++) {
            var element = element(at);
            if (i == MOST_ELEMENTS) {
                throw new DamagedPicture("More parts than there can be");
            } else if (element.id() == CLUSTER || element.size() == UNKNOWN) {
                break;
            }
            if (element.id() == INFO) {
                info(content(element));
            } else if (element.id() == TRACKS) {
                tracks(content(element));
            }
            at = element.from() + element.size();
        }
        if (picture.width() < 1 || picture.height() < 1) {
            throw new DamagedPicture("Nothing to see");
        }
        double seconds = Math.ceil(duration * scale / NANOSECONDS);
        if (Double.isNaN(seconds) || seconds < 0) {
            throw new DamagedPicture("A time that cannot be");
        }
        return new MovieSize(picture, (long) seconds);
    }

    private Element element(long at) throws IOException, DamagedPicture {
        int length = (int) Math.min(LONGEST_START, Math.max(0, file.size() - at));
        var start = element(new Bytes(Stretch.read(file, at, length)), 0);
        return new Element(start.id(), at + start.from(), start.size());
    }

    private byte[] content(Element element) throws IOException, DamagedPicture {
        if (element.size() > LARGEST) {
            throw new DamagedPicture("A header that cannot be");
        }
        return Stretch.read(file, element.from(), (int) element.size());
    }

    /** Id and size, each of which says by its first bits how long it is. */
    private static Element element(Bytes bytes, int at) throws DamagedPicture {
        int idLength = Integer.numberOfLeadingZeros(bytes.u8(at)) - 23;
        int first = bytes.u8(at + Math.min(idLength, 4));
        int sizeLength = Integer.numberOfLeadingZeros(first) - 23;
        if (idLength > 4 || sizeLength > 8) {
            throw new DamagedPicture("No element");
        }
        long id = number(bytes, at, idLength);
        long size = number(bytes, at + idLength, sizeLength);
        long mask = (1L << 7 * sizeLength) - 1;
        int from = at + idLength + sizeLength;
        return new Element((int) id, from, (size & mask) == mask ? UNKNOWN : size & mask);
    }

    private static long number(Bytes bytes, int at, long length) throws DamagedPicture {
        long number = 0;
        for (int i = 0; i < length; i++) {
            number = number << 8 | bytes.u8(at + i);
        }
        return number;
    }

    @FunctionalInterface
    private interface Reader {
        void read(Element element, Bytes bytes) throws DamagedPicture;
    }

    private static void each(Bytes bytes, int from, int to, Reader reader) throws DamagedPicture {
        int at = from;
        for (int i = 0; at < to; i++) {
            var element = element(bytes, at);
            if (i == MOST_ELEMENTS || element.size() < 0 || element.size() > to - element.from()) {
                throw new DamagedPicture("An element that does not fit");
            }
            reader.read(element, bytes);
            at = (int) (element.from() + element.size());
        }
    }

    private static void inside(Element element, Bytes bytes, Reader reader) throws DamagedPicture {
        each(bytes, (int) element.from(), (int) (element.from() + element.size()), reader);
    }

    private void info(byte[] content) throws DamagedPicture {
        each(new Bytes(content), 0, content.length, (element, bytes) -> {
            if (element.id() == TIMESTAMP_SCALE) {
                scale = unsigned(element, bytes);
            } else if (element.id() == DURATION) {
                long bits = unsigned(element, bytes);
                duration = element.size() == 4 ? Float.intBitsToFloat((int) bits) : Double.longBitsToDouble(bits);
            }
        });
    }

    private void tracks(byte[] content) throws DamagedPicture {
        each(new Bytes(content), 0, content.length, (track, bytes) -> {
            if (++tracks > MOST_TRACKS) {
                throw new DamagedPicture("More tracks than a camera makes");
            }
            if (track.id() == TRACK) {
                inside(track, bytes, (part, same) -> {
                    if (part.id() == VIDEO) {
                        video(part, same);
                    }
                });
            }
        });
    }

    private void video(Element video, Bytes bytes) throws DamagedPicture {
        var sides = new long[2];
        inside(video, bytes, (part, same) -> {
            if (part.id() == WIDTH || part.id() == HEIGHT) {
                sides[part.id() == WIDTH ? 0 : 1] = Math.min(Integer.MAX_VALUE, unsigned(part, same));
            }
        });
        var size = new PictureSize((int) sides[0], (int) sides[1]);
        picture = size.pixels() > picture.pixels() ? size : picture;
    }

    private static long unsigned(Element element, Bytes bytes) throws DamagedPicture {
        if (element.size() > 8) {
            throw new DamagedPicture("A number that cannot be");
        }
        long number = number(bytes, (int) element.from(), element.size());
        return element.id() == DURATION ? number : number & Long.MAX_VALUE;
    }
}
