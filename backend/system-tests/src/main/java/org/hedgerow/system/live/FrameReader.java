package org.hedgerow.system.live;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Takes the frames of a server (RFC 6455) out of bytes as they come, whole or in pieces. Keeps bytes only of a message that is not whole yet. */
final class FrameReader {

    /** What was read; the bytes are good until the method returns. */
    interface Sink {
        /** @param isCompressed by permessage-deflate (RFC 7692) */
        void message(byte[] bytes, int from, int length, boolean isCompressed) throws IOException;

        void ping(byte[] bytes, int from, int length) throws IOException;

        /** @param code 1005 where there is none */
        void closed(int code);
    }

    private static final int CONTINUATION = 0;
    private static final int TEXT = 1;
    private static final int BINARY = 2;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int PONG = 10;
    private static final int LONGEST = 64 * 1024 * 1024;

    private final Sink sink;
    /** The beginning of a frame, or nothing. */
    private byte @Nullable [] carried;

    private int carriedLength;
    /** The fragments of a message so far. */
    private byte @Nullable [] fragments;

    private boolean isFragmentedCompressed;

    FrameReader(Sink sink) {
        this.sink = sink;
    }

    /** @param input with an array, flipped; all of it is taken */
    void feed(ByteBuffer input) throws IOException {
        var bytes = input.array();
        var from = input.arrayOffset() + input.position();
        var to = from + input.remaining();
        var isJoined = carried != null;
        if (carried != null) {
            var joined = room(carried, carriedLength, to - from);
            System.arraycopy(bytes, from, joined, carriedLength, to - from);
            bytes = joined;
            from = 0;
            to = carriedLength + input.remaining();
        }
        input.position(input.limit());
        var read = from;
        for (int next = frame(bytes, read, to); next > read; next = frame(bytes, read, to)) {
            read = next;
        }
        if (read == to) {
            carried = null;
            carriedLength = 0;
        } else {
            carried = isJoined && read == 0 ? bytes : Arrays.copyOfRange(bytes, read, to);
            carriedLength = to - read;
        }
    }

    private static byte[] room(byte[] held, int length, int more) {
        return held.length >= length + more ? held : Arrays.copyOf(held, Math.max(length + more, 2 * held.length));
    }

    /** Where the next frame begins; the same place when this one is not whole. */
    private int frame(byte[] bytes, int from, int to) throws IOException {
        if (to - from < 2) {
            return from;
        }
        var first = bytes[from] & 0xFF;
        var second = bytes[from + 1] & 0xFF;
        if ((second & 0x80) != 0) {
            throw new IOException("A server masks nothing");
        }
        var length = second & 0x7FL;
        var payload = from + 2;
        if (length == 126) {
            if (to - from < 4) {
                return from;
            }
            length = (bytes[from + 2] & 0xFFL) << 8 | bytes[from + 3] & 0xFFL;
            payload = from + 4;
        } else if (length == 127) {
            if (to - from < 10) {
                return from;
            }
            length = ByteBuffer.wrap(bytes, from + 2, 8).getLong();
            payload = from + 10;
        }
        if (length < 0 || length > LONGEST) {
            throw new IOException("A frame of " + length + " bytes");
        }
        if (to - payload < length) {
            return from;
        }
        take(first, bytes, payload, (int) length);
        return payload + (int) length;
    }

    private void take(int first, byte[] bytes, int from, int length) throws IOException {
        var isLast = (first & 0x80) != 0;
        var isCompressed = (first & 0x40) != 0;
        switch (first & 0x0F) {
            case TEXT, BINARY -> {
                if (isLast) {
                    sink.message(bytes, from, length, isCompressed);
                } else {
                    fragments = Arrays.copyOfRange(bytes, from, from + length);
                    isFragmentedCompressed = isCompressed;
                }
            }
            case CONTINUATION -> {
                var before = fragments;
                if (before == null) {
                    throw new IOException("A continuation of nothing");
                }
                var joined = Arrays.copyOf(before, before.length + length);
                System.arraycopy(bytes, from, joined, before.length, length);
                fragments = isLast ? null : joined;
                if (isLast) {
                    sink.message(joined, 0, joined.length, isFragmentedCompressed);
                }
            }
            case PING -> sink.ping(bytes, from, length);
            case PONG -> {
                // Nobody asked.
            }
            case CLOSE -> sink.closed(length < 2 ? 1005 : (bytes[from] & 0xFF) << 8 | bytes[from + 1] & 0xFF);
            default -> throw new IOException("A frame of an unknown kind");
        }
    }
}
