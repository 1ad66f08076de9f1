package org.hedgerow.evidence.copy;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.hedgerow.evidence.copy.Boxes.Box;

/** Where in a file the pictures and the sound of its tracks are: together they must be all of its media, and pictures nothing but pictures. */
final class SampleTable {

    /** Slices of pictures: what an H.264 stream needs besides its two sets of numbers (ITU-T H.264, table 7-1). */
    private static final int SLICE = 1;

    private static final int SLICE_OF_WHOLE = 5;
    private static final int UNIT_KIND = 0x1F;
    private static final int LENGTH_BYTES = 4;
    private static final int MOST_BOXES = 12;
    private static final int MOST_SAMPLES = 200_000;
    private static final int LARGEST_SAMPLE = 8 << 20;

    private final List<Sample> samples = new ArrayList<>();

    private SampleTable() {}

    private record Sample(long from, int length, boolean picture) {}

    /** @param moov the content of the box of that name, checked for what else is in it */
    static SampleTable of(Bytes moov) throws DamagedPicture {
        var table = new SampleTable();
        for (var box : Boxes.within(moov, 0, moov.length(), MOST_BOXES)) {
            if (box.type().equals("trak")) {
                table.add(moov, box);
            }
        }
        return table;
    }

    /** The first box of each name inside the one before. */
    static Box descend(Bytes bytes, Box from, String... names) throws DamagedPicture {
        var at = from;
        for (var name : names) {
            at = Boxes.within(bytes, at.from(), at.to(), MOST_BOXES).stream()
                    .filter(box -> box.type().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new DamagedPicture("A part is missing"));
        }
        return at;
    }

    private void add(Bytes bytes, Box trak) throws DamagedPicture {
        var kind = descend(bytes, trak, "mdia", "hdlr");
        var table = descend(bytes, trak, "mdia", "minf", "stbl");
        var chunks = descend(bytes, table, "stco");
        var inChunk = descend(bytes, table, "stsc");
        var sizes = descend(bytes, table, "stsz");
        boolean picture = bytes.says(kind.from() + 8, "vide");
        long rows = bytes.u32(inChunk.from() + 4);
        long count = bytes.u32(sizes.from() + 8);
        int row = 0;
        int sample = 0;
        for (int chunk = 1; chunk <= bytes.u32(chunks.from() + 4); chunk++) {
            while (row + 1 < rows && bytes.u32(inChunk.from() + 8 + 12 * (row + 1)) <= chunk) {
                row++;
            }
            long at = bytes.u32(chunks.from() + 4 + 4 * chunk);
            long here = bytes.u32(inChunk.from() + 8 + 12 * row + 4);
            for (long i = 0; i < here; i++) {
                long length = bytes.u32(sizes.from() + 12 + 4 * sample);
                if (++sample > count || sample > MOST_SAMPLES || length > LARGEST_SAMPLE) {
                    throw new DamagedPicture("More samples than there can be");
                }
                samples.add(new Sample(at, (int) length, picture));
                at += length;
            }
        }
        if (sample != count) {
            throw new DamagedPicture("Samples without a place");
        }
    }

    /**
     * @param media where the content of the media begins, which goes to the end of the file
     * @throws DamagedPicture when a byte belongs to no sample or to two, or a picture holds anything but slices
     */
    void requireNothingElse(SeekableByteChannel file, long media) throws IOException, DamagedPicture {
        samples.sort(Comparator.comparingLong(Sample::from));
        long at = media;
        for (var sample : samples) {
            if (sample.from() != at) {
                throw new DamagedPicture("Bytes that belong to nothing");
            }
            if (sample.picture()) {
                requireSlices(new Bytes(Stretch.read(file, at, sample.length())));
            }
            at += sample.length();
        }
        if (at != file.size()) {
            throw new DamagedPicture("Bytes that belong to nothing");
        }
    }

    private static void requireSlices(Bytes picture) throws DamagedPicture {
        int at = 0;
        while (at < picture.length()) {
            long length = picture.u32(at);
            int kind = picture.u8(at + LENGTH_BYTES) & UNIT_KIND;
            if (length < 1 || kind != SLICE && kind != SLICE_OF_WHOLE) {
                throw new DamagedPicture("More than a picture");
            }
            at = picture.after(at, LENGTH_BYTES + length);
        }
    }
}
