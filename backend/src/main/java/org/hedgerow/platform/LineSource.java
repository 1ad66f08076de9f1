package org.hedgerow.platform;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** The physical lines of a file, plain or gzip, within limits. Lines may be put back, so that a broken record costs one line only. */
final class LineSource implements Closeable {

    static final long MOST_BYTES = 200L * 1024 * 1024;
    static final int LONGEST_LINE = 256 * 1024;
    /** Text of this kind packs ten to twenty times; what packs far better was made to do harm. */
    private static final long MOST_RATIO = 400;

    private static final int BUFFER_BYTES = 1 << 16;

    /** @param cut the line was longer than any may be; its end is lost */
    record Line(long number, byte[] bytes, boolean cut) {}

    private final Counting packed;
    private final boolean gzip;
    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(512);
    private final Deque<Line> back = new ArrayDeque<>();
    private int at;
    private int end;
    private long unpacked;
    private long number;

    LineSource(Path file) {
        try {
            packed = new Counting(Files.newInputStream(file));
            var start = new BufferedInputStream(packed, BUFFER_BYTES);
            start.mark(4);
            gzip = start.read() == 0x1f && start.read() == 0x8b;
            start.reset();
            in = gzip ? new GZIPInputStream(start, BUFFER_BYTES) : start;
            skipByteOrderMark();
        } catch (ZipException e) {
            throw new CsvRefused("The file looks packed (gzip) but cannot be unpacked.");
        } catch (IOException e) {
            throw new CsvRefused("The file cannot be read.");
        }
    }

    /** How much of the file, as it lies on the disk, was read. */
    long bytesRead() {
        return packed.count;
    }

    /** The next line without its end; null after the last. */
    @Nullable Line next() {
        var waiting = back.pollFirst();
        if (waiting != null) {
            return waiting;
        }
        line.reset();
        boolean cut = false;
        while (at < end || fill()) {
            int from = at;
            while (at < end && buffer[at] != '\n') {
                at++;
            }
            int room = LONGEST_LINE - line.size();
            line.write(buffer, from, Math.min(at - from, room));
            cut |= at - from > room;
            if (at < end) {
                at++;
                return line(cut);
            }
        }
        return line.size() == 0 ? null : line(cut);
    }

    /** Gives lines back, to be read again in the same order. */
    void putBack(List<Line> lines) {
        for (int i = lines.size() - 1; i >= 0; i--) {
            back.addFirst(lines.get(i));
        }
    }

    private Line line(boolean cut) {
        var bytes = line.toByteArray();
        int length = bytes.length;
        if (length > 0 && bytes[length - 1] == '\r') {
            bytes = java.util.Arrays.copyOf(bytes, length - 1);
        }
        return new Line(++number, bytes, cut);
    }

    private boolean fill() {
        try {
            end = in.read(buffer);
            at = 0;
        } catch (EOFException | ZipException e) {
            throw new CsvRefused("The packed file (gzip) is damaged or cut off.");
        } catch (IOException e) {
            throw new CsvRefused("The file cannot be read.");
        }
        if (end > 0) {
            unpacked += end;
        }
        if (unpacked > MOST_BYTES) {
            throw new CsvRefused("The file is larger than 200 MB.");
        }
        if (gzip && unpacked > 16 * BUFFER_BYTES && unpacked > MOST_RATIO * packed.count) {
            throw new CsvRefused("The packed file (gzip) unpacks to far more than a file of this kind would.");
        }
        return end > 0;
    }

    private void skipByteOrderMark() {
        if (fill()
                && end >= 3
                && (buffer[0] & 0xff) == 0xef
                && (buffer[1] & 0xff) == 0xbb
                && (buffer[2] & 0xff) == 0xbf) {
            at = 3;
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private static final class Counting extends FilterInputStream {
        private long count;

        Counting(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            count += value < 0 ? 0 : 1;
            return value;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = super.read(target, offset, length);
            count += Math.max(read, 0);
            return read;
        }
    }
}
