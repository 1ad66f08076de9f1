package org.hedgerow.live;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * Server-sent events, for networks that let no WebSocket through: the same messages, as the body of an answer that goes on until the
 * connection ends. What the client says comes in requests of its own, through {@link #say}.
 */
public final class EventWire extends TomcatWire {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final byte[] DATA = "data: ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = "\n\n".getBytes(StandardCharsets.US_ASCII);

    /** What is read and thrown away: a client has nothing to say on this connection. */
    private static final int MOST_IGNORED = 1 << 16;

    /** Not to be guessed: whoever speaks for the stream names it, besides being who opened it. */
    private final String id;

    private String hello = "";
    private int ignored;

    /** For Tomcat, which makes the handler of a connection that it hands over. */
    public EventWire() {
        var random = new byte[16];
        RANDOM.nextBytes(random);
        id = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    /** @param said the first message of the client */
    void greet(String said) {
        hello = said;
    }

    @Override
    public String id() {
        return id;
    }

    /** Hears a message of the client as if it had come on the connection itself. */
    void say(String text) {
        heard();
        inTurn(() -> tell(text));
    }

    private void tell(String text) {
        if (isOpen()) {
            wires().listener().onText(this, text);
        }
    }

    /** JSON has no line ends, so a message is one line. */
    @Override
    ByteBuffer[] encoded(LiveMessage message, long number) {
        var prefix = LiveMessage.prefix(number);
        var head = ByteBuffer.allocate(DATA.length + prefix.length)
                .put(DATA)
                .put(prefix)
                .flip();
        return new ByteBuffer[] {head, ByteBuffer.wrap(message.sharedBytes()), ByteBuffer.wrap(END)};
    }

    @Override
    ByteBuffer[] farewell(int code) {
        return new ByteBuffer[] {event("end", "{\"code\":" + code + "}")};
    }

    private static ByteBuffer event(String name, String data) {
        return ByteBuffer.wrap(("event: " + name + "\ndata: " + data + "\n\n").getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    boolean isAnsweredFarewell() {
        return false;
    }

    @Override
    void begin() {
        writeIfClear(event("stream", "{\"stream\":\"" + id + "\"}"));
        var first = hello;
        hello = "";
        tell(first);
    }

    @Override
    void take(ByteBuffer bytes) {
        ignored += bytes.remaining();
        if (ignored > MOST_IGNORED) {
            over();
        }
    }
}
