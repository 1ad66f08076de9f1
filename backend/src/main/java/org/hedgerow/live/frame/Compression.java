package org.hedgerow.live.frame;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Supplier;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * Compression by message (permessage-deflate, RFC 7692) that keeps nothing from one message to the next, in either direction: so what is
 * compressed once can be sent to everybody, and no session has a window of its own. A few compressors serve all of them.
 */
public final class Compression {

    private static final String NAME = "permessage-deflate";

    /** Bytes before the text of a stored block: its kind, its length, and its length again with every bit turned. */
    static final int STORED_HEADER = 5;

    /** The end of what is flushed, which is left out of a message and is put back before it is inflated. */
    private static final byte[] TAIL = {0, 0, -1, -1};

    private static final int KEPT = 4;
    private static final BlockingQueue<Deflater> DEFLATERS = new ArrayBlockingQueue<>(KEPT);
    private static final BlockingQueue<Inflater> INFLATERS = new ArrayBlockingQueue<>(KEPT);

    private Compression() {}

    /**
     * What a server answers to an offer.
     *
     * @param offers the values of {@code Sec-WebSocket-Extensions}, as they came
     * @return the value of that header in the answer; empty when nothing was offered that we can keep to
     */
    public static Optional<String> agree(List<String> offers) {
        for (var offer : String.join(",", offers).split(",", -1)) {
            var answer = agree(offer);
            if (answer != null) {
                return Optional.of(answer);
            }
        }
        return Optional.empty();
    }

    private static @Nullable String agree(String offer) {
        var words = offer.split(";", -1);
        if (!words[0].strip().toLowerCase(Locale.ROOT).equals(NAME)) {
            return null;
        }
        var answer = new ArrayList<>(List.of(NAME, "server_no_context_takeover", "client_no_context_takeover"));
        var seen = new HashSet<String>();
        for (int word = 1; word < words.length; word++) {
            var pair = words[word].strip().split("=", 2);
            var name = pair[0].strip().toLowerCase(Locale.ROOT);
            var value = pair.length == 1 ? null : pair[1].strip().replaceAll("^\"(.*)\"$", "$1");
            if (!seen.add(name) || !isBearable(name, value)) {
                return null;
            }
            if (name.equals("server_max_window_bits")) {
                answer.add("server_max_window_bits=15");
            }
        }
        return String.join("; ", answer);
    }

    /** Our compressor knows one size of window, the largest. */
    private static boolean isBearable(String name, @Nullable String value) {
        return switch (name) {
            case "server_no_context_takeover", "client_no_context_takeover" -> value == null;
            case "client_max_window_bits" -> value == null || value.matches("[89]|1[0-5]");
            case "server_max_window_bits" -> "15".equals(value);
            default -> false;
        };
    }

    /**
     * Compresses into blocks that refer to nothing before them and end with an empty stored block, at a whole byte.
     *
     * @return with the four bytes 00 00 FF FF at its end, which a message leaves out
     */
    public static byte[] deflate(byte[] clear) {
        var deflater = take(DEFLATERS, () -> new Deflater(Deflater.DEFAULT_COMPRESSION, true));
        deflater.setInput(clear);
        var made = new byte[clear.length / 4 + 64];
        int length = 0;
        while (true) {
            length += deflater.deflate(made, length, made.length - length, Deflater.SYNC_FLUSH);
            if (length < made.length) {
                break;
            }
            made = Arrays.copyOf(made, made.length * 2);
        }
        deflater.reset();
        if (!DEFLATERS.offer(deflater)) {
            deflater.end();
        }
        return Arrays.copyOf(made, length);
    }

    static void putStoredHeader(ByteBuffer into, int length) {
        into.put((byte) 0)
                .put((byte) length)
                .put((byte) (length >>> 8))
                .put((byte) ~length)
                .put((byte) (~length >>> 8));
    }

    /**
     * Restores a message as a client sent it.
     *
     * @param most bytes that it may have
     * @throws FrameRefused when it is no such thing, or longer
     */
    static byte[] inflate(byte[] deflated, int most) throws FrameRefused {
        var inflater = take(INFLATERS, () -> new Inflater(true));
        try {
            var whole = Arrays.copyOf(deflated, deflated.length + TAIL.length);
            System.arraycopy(TAIL, 0, whole, deflated.length, TAIL.length);
            return inflate(inflater, whole, most);
        } catch (DataFormatException e) {
            throw new FrameRefused(FrameRefused.UNREADABLE);
        } finally {
            inflater.reset();
            if (!INFLATERS.offer(inflater)) {
                inflater.end();
            }
        }
    }

    private static byte[] inflate(Inflater inflater, byte[] whole, int most) throws DataFormatException, FrameRefused {
        var clear = new ByteArrayOutputStream();
        var some = new byte[1_024];
        inflater.setInput(whole);
        while (true) {
            int inflated = inflater.inflate(some);
            clear.write(some, 0, inflated);
            if (clear.size() > most) {
                throw new FrameRefused(FrameRefused.TOO_LONG);
            }
            int left = inflater.getRemaining();
            if (inflater.finished() && left > 0) {
                // A client may mark a block as the last one, and begin anew.
                inflater.reset();
                inflater.setInput(whole, whole.length - left, left);
            } else if (inflated == 0) {
                if (left > 0 || inflater.needsDictionary()) {
                    throw new FrameRefused(FrameRefused.UNREADABLE);
                }
                return clear.toByteArray();
            }
        }
    }

    private static <T> T take(BlockingQueue<T> kept, Supplier<T> make) {
        var one = kept.poll();
        return one == null ? make.get() : one;
    }
}
