package org.hedgerow.system.live;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Base64;
import java.util.Deque;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * One WebSocket connection of a client: our own handshake, masked frames, and permessage-deflate offered as browsers offer it. Everything but
 * opening happens on its reactor's thread. Idle it holds a channel, a key and a few fields.
 */
final class ClientSocket implements Reactor.Handler, FrameReader.Sink {

    /** Told on the reactor's thread. */
    interface Listener {
        void opened();

        /**
         * A whole message, inflated; the bytes are good until the method returns.
         *
         * @param onTheWire how many bytes the message took, compressed or not, without the frame's head
         */
        void message(byte[] bytes, int from, int length, int onTheWire) throws IOException;

        /** Once, however it ended. */
        void ended(Ending ending);
    }

    /**
     * How a connection ended.
     *
     * @param status of HTTP when there was no connection at all; otherwise 101, or 0 when nothing answered
     * @param code of RFC 6455; 1006 when the connection was lost
     */
    record Ending(int status, int code) {}

    /**
     * Where to, and as whom.
     *
     * @param cookies as the header says them
     * @param offersDeflate as browsers do
     */
    record Door(InetSocketAddress address, String path, String origin, String cookies, boolean offersDeflate) {}

    private static final int LOST = 1006;
    private static final byte[] END_OF_BLOCK = {0, 0, (byte) 0xFF, (byte) 0xFF};
    /** One byte of the block's kind, two of its length and two of that inverted. */
    private static final int STORED_HEAD = 5;

    private static final byte[] NOTHING = {};

    private final Reactor reactor;
    private final Listener listener;
    private final Door door;
    private final FrameReader frames = new FrameReader(this);
    private final SocketChannel channel;
    private @Nullable SelectionKey key;
    private @Nullable String expected = "";
    private byte[] answer = NOTHING;
    private @Nullable Deque<ByteBuffer> waiting;
    private @Nullable Inflater own;
    private boolean isDeflated;
    private boolean isStalled;
    private boolean ended;
    private int status;

    private ClientSocket(Reactor reactor, Door door, Listener listener, SocketChannel channel) {
        this.reactor = reactor;
        this.door = door;
        this.listener = listener;
        this.channel = channel;
    }

    /** Begins to connect; from any thread. */
    static ClientSocket open(Reactor reactor, Door door, Listener listener) {
        try {
            var channel = SocketChannel.open();
            channel.configureBlocking(false);
            var socket = new ClientSocket(reactor, door, listener, channel);
            reactor.execute(socket::connect);
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends a text frame; on the reactor's thread. */
    void send(String text) {
        if (!ended) {
            write(masked(0x81, text.getBytes(StandardCharsets.UTF_8)));
        }
    }

    /** Drops the connection as a network does, without a word; on the reactor's thread. */
    void drop() {
        end(LOST);
    }

    /** Stops reading, as a phone in a tunnel does; on the reactor's thread. */
    void stall(boolean stalled) {
        isStalled = stalled;
        var registered = key;
        if (registered != null && registered.isValid() && expected == null) {
            registered.interestOps(interest());
        }
    }

    private void connect() {
        try {
            key = reactor.register(channel, SelectionKey.OP_CONNECT, this);
            if (channel.connect(door.address())) {
                connected();
            }
        } catch (IOException e) {
            failed(e);
        }
    }

    private void connected() throws IOException {
        channel.setOption(java.net.StandardSocketOptions.TCP_NODELAY, true);
        var nonce = new byte[16];
        ThreadLocalRandom.current().nextBytes(nonce);
        var secret = Base64.getEncoder().encodeToString(nonce);
        expected = accepts(secret);
        var request = "GET " + door.path() + " HTTP/1.1\r\nHost: " + hostOf(door.origin())
                + "\r\nUpgrade: websocket\r\n"
                + "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: " + secret + "\r\nOrigin: "
                + door.origin() + "\r\nCookie: " + door.cookies() + "\r\n"
                + (door.offersDeflate()
                        ? "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n"
                        : "")
                + "\r\n";
        interestedIn(SelectionKey.OP_READ);
        write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
    }

    @Override
    public void ready(SelectionKey ready) throws IOException {
        if (ready.isConnectable() && channel.finishConnect()) {
            connected();
            return;
        }
        if (ready.isWritable()) {
            flush();
        }
        if (!ended && ready.isReadable()) {
            read();
        }
    }

    @Override
    public void failed(IOException reason) {
        end(LOST);
    }

    private void read() throws IOException {
        var input = reactor.input.clear();
        var count = channel.read(input);
        if (count < 0) {
            end(LOST);
            return;
        }
        input.flip();
        if (expected != null) {
            handshake(input);
        }
        if (expected == null && input.hasRemaining() && !ended) {
            frames.feed(input);
        }
    }

    private void handshake(ByteBuffer input) throws IOException {
        var so = Arrays.copyOf(answer, answer.length + input.remaining());
        input.get(so, answer.length, so.length - answer.length);
        var text = new String(so, StandardCharsets.ISO_8859_1);
        var end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            answer = so;
            if (so.length > 64 * 1024) {
                throw new IOException("A handshake without an end");
            }
            return;
        }
        var head = text.substring(0, end);
        var lower = head.toLowerCase(Locale.ROOT);
        status = Integer.parseInt(head.substring(9, 12));
        if (status != 101 || !head.contains(String.valueOf(expected))) {
            end(LOST);
            return;
        }
        isDeflated = lower.contains("permessage-deflate");
        if (isDeflated && !lower.contains("server_no_context_takeover")) {
            own = new Inflater(true);
        }
        expected = null;
        answer = NOTHING;
        listener.opened();
        if (isStalled) {
            stall(true);
        }
        if (!ended && so.length > end + 4) {
            frames.feed(ByteBuffer.wrap(so, end + 4, so.length - end - 4));
        }
    }

    @Override
    public void message(byte[] bytes, int from, int length, boolean isCompressed) throws IOException {
        if (ended) {
            return;
        }
        if (!isCompressed) {
            listener.message(bytes, from, length, length);
            return;
        }
        if (!isDeflated) {
            throw new IOException("Compressed without having been asked to");
        }
        var size = inflate(bytes, from, length);
        listener.message(reactor.inflated, 0, size, length);
    }

    /**
     * Into the reactor's buffer. A message that begins with a stored block says first what differs from client to client; what follows it is
     * the same for many, and is inflated once for all clients of the reactor: one process stands for a thousand machines.
     */
    private int inflate(byte[] bytes, int from, int length) throws IOException {
        try {
            if (own != null) {
                return inflate(own, bytes, from, length, 0);
            }
            if (length < STORED_HEAD || (bytes[from] & 0x07) != 0) {
                reactor.inflater.reset();
                return inflate(reactor.inflater, bytes, from, length, 0);
            }
            var stored = bytes[from + 1] & 0xFF | (bytes[from + 2] & 0xFF) << 8;
            var shared = from + STORED_HEAD + stored;
            if (shared > from + length) {
                throw new IOException("A stored block without its end");
            }
            var said = reactor.inflatedBefore(bytes, shared, from + length);
            if (said == null) {
                reactor.inflater.reset();
                var size = inflate(reactor.inflater, bytes, shared, from + length - shared, 0);
                said = Arrays.copyOf(reactor.inflated, size);
                reactor.remember(new Reactor.Inflation(Arrays.copyOfRange(bytes, shared, from + length), said));
            }
            if (reactor.inflated.length < stored + said.length) {
                reactor.inflated = new byte[2 * (stored + said.length)];
            }
            System.arraycopy(bytes, from + STORED_HEAD, reactor.inflated, 0, stored);
            System.arraycopy(said, 0, reactor.inflated, stored, said.length);
            return stored + said.length;
        } catch (DataFormatException e) {
            throw new IOException(e);
        }
    }

    private int inflate(Inflater inflater, byte[] bytes, int from, int length, int already) throws DataFormatException {
        inflater.setInput(bytes, from, length);
        var size = drain(inflater, already);
        inflater.setInput(END_OF_BLOCK);
        return drain(inflater, size);
    }

    private int drain(Inflater inflater, int already) throws DataFormatException {
        var size = already;
        while (true) {
            var more = inflater.inflate(reactor.inflated, size, reactor.inflated.length - size);
            size += more;
            if (size == reactor.inflated.length) {
                reactor.inflated = Arrays.copyOf(reactor.inflated, 2 * size);
            } else if (more == 0 || inflater.needsInput()) {
                return size;
            }
        }
    }

    @Override
    public void ping(byte[] bytes, int from, int length) {
        write(masked(0x8A, Arrays.copyOfRange(bytes, from, from + length)));
    }

    @Override
    public void closed(int code) {
        end(code);
    }

    private static ByteBuffer masked(int first, byte[] payload) {
        var head = payload.length < 126 ? 2 : 4;
        var frame = ByteBuffer.allocate(head + 4 + payload.length).put((byte) first);
        if (payload.length < 126) {
            frame.put((byte) (0x80 | payload.length));
        } else if (payload.length <= 0xFFFF) {
            frame.put((byte) (0x80 | 126)).putShort((short) payload.length);
        } else {
            throw new IllegalArgumentException("A client says nothing so long");
        }
        var mask = ThreadLocalRandom.current().nextInt();
        frame.putInt(mask);
        for (int at = 0; at < payload.length; at++) {
            frame.put((byte) (payload[at] ^ mask >>> 24 - 8 * (at & 3)));
        }
        return frame.flip();
    }

    private void write(ByteBuffer bytes) {
        try {
            if (waiting == null) {
                channel.write(bytes);
            }
            if (bytes.hasRemaining()) {
                if (waiting == null) {
                    waiting = new ArrayDeque<>();
                }
                waiting.add(bytes);
                interestedIn(interest());
            }
        } catch (IOException e) {
            failed(e);
        }
    }

    private void flush() throws IOException {
        var queue = waiting;
        while (queue != null && !queue.isEmpty()) {
            channel.write(queue.getFirst());
            if (queue.getFirst().hasRemaining()) {
                return;
            }
            queue.removeFirst();
        }
        waiting = null;
        interestedIn(interest());
    }

    private int interest() {
        return (isStalled ? 0 : SelectionKey.OP_READ) | (waiting == null ? 0 : SelectionKey.OP_WRITE);
    }

    private void interestedIn(int operations) {
        if (key != null && key.isValid()) {
            key.interestOps(operations);
        }
    }

    private void end(int code) {
        if (ended) {
            return;
        }
        ended = true;
        if (own != null) {
            own.end();
        }
        try {
            channel.close();
        } catch (IOException e) {
            // It is gone: that was the aim.
            status = status == 0 ? -1 : status;
        }
        listener.ended(new Ending(status, code));
    }

    private static String hostOf(String origin) {
        return origin.substring(origin.indexOf("//") + 2);
    }

    private static String accepts(String secret) {
        try {
            var digest = MessageDigest.getInstance("SHA-1")
                    .digest((secret + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("SHA-1 is part of every Java runtime", e);
        }
    }
}
