package org.hedgerow.live.frame;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads the frames of one client as they come in, in pieces of any size. Holds a few numbers while nothing is under way. For one thread at a
 * time; after a {@link FrameRefused} or a close frame it reads nothing more.
 */
public final class FrameReader {

    /** The bytes that one message may have, joined and inflated. */
    public static final int LONGEST_MESSAGE = 4_096;

    private static final int LONGEST_CONTROL = 125;

    /** Of one message. Empty ones would cost nobody a byte of the bound on messages. */
    private static final int MOST_FRAGMENTS = 64;

    private static final int NORMAL = 1000;
    private static final int FINAL = 0x80;
    private static final int COMPRESSED = 0x40;
    private static final int RESERVED = 0x30;
    private static final int MASKED = 0x80;
    private static final int OPCODE = 0x0f;
    private static final byte[] NOTHING = new byte[0];

    /** Hears of what was read, in order. */
    public interface Sink {

        void onText(String text);

        void onPing(byte[] payload);

        void onPong();

        /**
         * The client ends the connection; nothing is read after it.
         *
         * @param code that it gave, or 1000 when it gave none
         */
        void onClose(int code);
    }

    private enum Part {
        FIRST,
        SECOND,
        LENGTH,
        MASK,
        PAYLOAD,
        OVER
    }

    private final boolean mayBeCompressed;
    private Part part = Part.FIRST;
    private int first;
    private int lengthForm;
    private int left;
    private long length;
    private int mask;
    private int payloadRead;
    private byte[] payload = NOTHING;

    private byte @Nullable [] message;
    private boolean messageIsCompressed;
    private int fragments;

    /** @param mayBeCompressed permessage-deflate was agreed on, with client_no_context_takeover */
    public FrameReader(boolean mayBeCompressed) {
        this.mayBeCompressed = mayBeCompressed;
    }

    /** Reads all of these bytes. */
    public void read(ByteBuffer bytes, Sink sink) throws FrameRefused {
        try {
            while (part != Part.OVER && (bytes.hasRemaining() || isWhole())) {
                step(bytes, sink);
            }
        } catch (FrameRefused e) {
            part = Part.OVER;
            throw e;
        }
    }

    private boolean isWhole() {
        return part == Part.PAYLOAD && payloadRead == payload.length;
    }

    private void step(ByteBuffer bytes, Sink sink) throws FrameRefused {
        switch (part) {
            case FIRST -> {
                first = bytes.get() & 0xff;
                checkFirst();
                part = Part.SECOND;
            }
            case SECOND -> second(bytes.get() & 0xff);
            case LENGTH -> {
                length = length << 8 | bytes.get() & 0xff;
                if (--left == 0) {
                    checkForm();
                    expectMask();
                }
            }
            case MASK -> {
                mask = mask << 8 | bytes.get() & 0xff;
                if (--left == 0) {
                    payload = length == 0 ? NOTHING : new byte[(int) length];
                    payloadRead = 0;
                    part = Part.PAYLOAD;
                }
            }
            default -> payload(bytes, sink);
        }
    }

    private void checkFirst() throws FrameRefused {
        int opcode = first & OPCODE;
        boolean isControl = opcode >= Frames.CLOSE;
        boolean isKnown = opcode <= Frames.BINARY || opcode >= Frames.CLOSE && opcode <= Frames.PONG;
        boolean isCompressed = (first & COMPRESSED) != 0;
        if (!isKnown
                || (first & RESERVED) != 0
                || isCompressed && (!mayBeCompressed || isControl || opcode == Frames.CONTINUATION)
                || isControl && (first & FINAL) == 0
                || !isControl && (opcode == Frames.CONTINUATION) != (message != null)) {
            throw new FrameRefused(FrameRefused.BROKEN);
        }
        if (opcode == Frames.BINARY) {
            throw new FrameRefused(FrameRefused.NOT_TEXT);
        }
    }

    private void second(int bits) throws FrameRefused {
        lengthForm = bits & 0x7f;
        boolean isControl = (first & OPCODE) >= Frames.CLOSE;
        if ((bits & MASKED) == 0 || isControl && lengthForm > LONGEST_CONTROL) {
            throw new FrameRefused(FrameRefused.BROKEN);
        }
        if (lengthForm <= LONGEST_CONTROL) {
            length = lengthForm;
            expectMask();
        } else {
            length = 0;
            left = lengthForm == 126 ? 2 : 8;
            part = Part.LENGTH;
        }
    }

    /** A length is written in the shortest form that it has. */
    private void checkForm() throws FrameRefused {
        if (length < 0 || length <= (lengthForm == 126 ? LONGEST_CONTROL : 0xffff)) {
            throw new FrameRefused(FrameRefused.BROKEN);
        }
    }

    /** Before a byte of it is kept it is known that it is not too long. */
    private void expectMask() throws FrameRefused {
        boolean isControl = (first & OPCODE) >= Frames.CLOSE;
        if (!isControl && length + (message == null ? 0 : message.length) > LONGEST_MESSAGE) {
            throw new FrameRefused(FrameRefused.TOO_LONG);
        }
        mask = 0;
        left = 4;
        part = Part.MASK;
    }

    private void payload(ByteBuffer bytes, Sink sink) throws FrameRefused {
        int now = Math.min(bytes.remaining(), payload.length - payloadRead);
        bytes.get(payload, payloadRead, now);
        for (int at = payloadRead; at < payloadRead + now; at++) {
            payload[at] ^= (byte) (mask >>> 24 - 8 * (at & 3));
        }
        payloadRead += now;
        if (isWhole()) {
            var whole = payload;
            payload = NOTHING;
            payloadRead = 0;
            part = Part.FIRST;
            frame(whole, sink);
        }
    }

    private void frame(byte[] whole, Sink sink) throws FrameRefused {
        switch (first & OPCODE) {
            case Frames.CLOSE -> {
                int code = closeCode(whole);
                part = Part.OVER;
                sink.onClose(code);
            }
            case Frames.PING -> sink.onPing(whole);
            case Frames.PONG -> sink.onPong();
            default -> fragment(whole, sink);
        }
    }

    private void fragment(byte[] whole, Sink sink) throws FrameRefused {
        boolean isFinal = (first & FINAL) != 0;
        if (message == null) {
            messageIsCompressed = (first & COMPRESSED) != 0;
            fragments = 0;
        }
        if (++fragments > MOST_FRAGMENTS) {
            throw new FrameRefused(FrameRefused.TOO_LONG);
        }
        var joined = join(message, whole);
        message = isFinal ? null : joined;
        if (isFinal) {
            sink.onText(text(messageIsCompressed ? Compression.inflate(joined, LONGEST_MESSAGE) : joined));
        }
    }

    private static byte[] join(byte @Nullable [] before, byte[] more) {
        if (before == null) {
            return more;
        }
        var joined = Arrays.copyOf(before, before.length + more.length);
        System.arraycopy(more, 0, joined, before.length, more.length);
        return joined;
    }

    private static String text(byte[] utf8) throws FrameRefused {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new FrameRefused(FrameRefused.UNREADABLE);
        }
    }

    private static int closeCode(byte[] payload) throws FrameRefused {
        if (payload.length == 0) {
            return NORMAL;
        }
        int code = payload.length == 1 ? 0 : (payload[0] & 0xff) << 8 | payload[1] & 0xff;
        boolean isOfTheProtocol = code >= 1000 && code <= 1014 && code != 1004 && code != 1005 && code != 1006;
        if (!isOfTheProtocol && (code < 3000 || code > 4999)) {
            throw new FrameRefused(FrameRefused.BROKEN);
        }
        text(Arrays.copyOfRange(payload, 2, payload.length));
        return code;
    }
}
