package org.hedgerow.live;

import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.hedgerow.live.frame.FrameReader;
import org.hedgerow.live.frame.FrameRefused;
import org.hedgerow.live.frame.Frames;
import org.jspecify.annotations.Nullable;

/** A WebSocket with frames of our own (RFC 6455), in which a message is the same bytes for everybody but for its number. */
public final class WebSocketWire extends TomcatWire implements FrameReader.Sink {

    /** Below this there is nothing to gain: the header of a stored block alone takes five bytes. */
    private static final int WORTH_COMPRESSING = 200;

    /** In each second, of any kind; what is said in them has a bound of its own. */
    private static final int MOST_FRAMES = 200;

    /** What is read and thrown away of a client that was told that it is over. */
    private static final int MOST_IGNORED = 1 << 20;

    /** The end of flushed blocks, which a message leaves out. */
    private static final int TAIL = 4;

    private static final int AGAINST_THE_RULES = 1008;

    private final String id = UUID.randomUUID().toString();
    private final AtomicInteger frames = new AtomicInteger();
    private boolean compresses;
    private @Nullable FrameReader reader;
    private int ignored;

    /** For Tomcat, which makes the handler of an upgraded connection. */
    public WebSocketWire() {
        // All else comes with agree and prepare.
    }

    /** @param compression whether permessage-deflate without any takeover was agreed on */
    void agree(boolean compression) {
        compresses = compression;
        reader = new FrameReader(compression);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    ByteBuffer[] encoded(LiveMessage message, long number) {
        var prefix = LiveMessage.prefix(number);
        var shared = message.sharedBytes();
        if (!compresses || shared.length < WORTH_COMPRESSING) {
            return new ByteBuffer[] {Frames.text(prefix, shared.length), ByteBuffer.wrap(shared)};
        }
        var deflated = message.sharedDeflated();
        int length = deflated.length - TAIL;
        return new ByteBuffer[] {Frames.compressedText(prefix, length), ByteBuffer.wrap(deflated, 0, length)};
    }

    @Override
    ByteBuffer[] farewell(int code) {
        return new ByteBuffer[] {Frames.close(code)};
    }

    @Override
    boolean isAnsweredFarewell() {
        return true;
    }

    @Override
    void begin() {
        // The client speaks first.
    }

    @Override
    void take(ByteBuffer bytes) {
        ignored += isOpen() ? 0 : bytes.remaining();
        if (ignored > MOST_IGNORED) {
            over();
            return;
        }
        try {
            Objects.requireNonNull(reader).read(bytes, this);
        } catch (FrameRefused e) {
            close(e.code());
        }
    }

    @Override
    void second() {
        frames.set(0);
    }

    private boolean isBearable() {
        if (isOpen() && frames.incrementAndGet() > MOST_FRAMES) {
            close(AGAINST_THE_RULES);
        }
        return isOpen();
    }

    @Override
    public void onText(String text) {
        if (isBearable()) {
            wires().listener().onText(this, text);
        }
    }

    /** A ping that meets a message on its way out is not answered: the message says as much. */
    @Override
    public void onPing(byte[] payload) {
        if (isBearable()) {
            writeIfClear(Frames.pong(payload));
        }
    }

    @Override
    public void onPong() {
        isBearable();
    }

    @Override
    public void onClose(int code) {
        close(code);
        // This is the answer to our farewell, or ours is the answer and is out, or the client takes nothing any more.
        over();
    }
}
