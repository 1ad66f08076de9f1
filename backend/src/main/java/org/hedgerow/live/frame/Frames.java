package org.hedgerow.live.frame;

import java.nio.ByteBuffer;

/** Frames as a server writes them: whole and unmasked. */
public final class Frames {

    static final int CONTINUATION = 0;
    static final int TEXT = 1;
    static final int BINARY = 2;
    static final int CLOSE = 8;
    static final int PING = 9;
    static final int PONG = 10;

    private static final int FINAL = 0x80;
    private static final int COMPRESSED = 0x40;
    private static final int LONGEST_HEADER = 10;

    private Frames() {}

    /**
     * The beginning of a text message that is not compressed: its header and the first bytes of its text.
     *
     * @param prefix those first bytes
     * @param rest how many follow
     */
    public static ByteBuffer text(byte[] prefix, int rest) {
        var head = header(TEXT, false, (long) prefix.length + rest, prefix.length);
        return head.put(prefix).flip();
    }

    /**
     * The beginning of a compressed text message: its header and a stored block (RFC 1951, 3.2.4) with the first bytes of its text, after
     * which any blocks may come that begin at a whole byte and refer to nothing before them.
     *
     * @param prefix those first bytes, at most 65,535
     * @param rest how many bytes of such blocks follow, without the 00 00 FF FF at their end
     */
    public static ByteBuffer compressedText(byte[] prefix, int rest) {
        int block = Compression.STORED_HEADER + prefix.length;
        var head = header(TEXT, true, (long) block + rest, block);
        Compression.putStoredHeader(head, prefix.length);
        return head.put(prefix).flip();
    }

    /** @param payload of the ping, at most 125 bytes */
    public static ByteBuffer pong(byte[] payload) {
        return header(PONG, false, payload.length, payload.length).put(payload).flip();
    }

    public static ByteBuffer close(int code) {
        return header(CLOSE, false, 2, 2).putShort((short) code).flip();
    }

    private static ByteBuffer header(int opcode, boolean isCompressed, long length, int room) {
        var bytes = ByteBuffer.allocate(LONGEST_HEADER + room);
        bytes.put((byte) (FINAL | (isCompressed ? COMPRESSED : 0) | opcode));
        if (length <= 125) {
            bytes.put((byte) length);
        } else if (length <= 0xffff) {
            bytes.put((byte) 126).putShort((short) length);
        } else {
            bytes.put((byte) 127).putLong(length);
        }
        return bytes;
    }
}
