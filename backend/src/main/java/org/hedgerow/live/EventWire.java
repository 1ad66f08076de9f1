package org.hedgerow.live;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/**
 * Server-sent events, for networks that let no WebSocket through: the same messages, as the body of an answer that goes on until the
 * connection ends. What the client says comes in requests of its own, through {@link #say}, at whichever node.
 */
public final class EventWire extends TomcatWire {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final byte[] DATA = "data: ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = "\n\n".getBytes(StandardCharsets.US_ASCII);

    /** What is read and thrown away: a client has nothing to say on this connection. */
    private static final int MOST_IGNORED = 1 << 16;

    /** A client says one thing after the other; what is handed on between nodes takes moments. */
    private static final int MOST_EARLY = 20;

    private static final int AGAINST_THE_RULES = 1008;

    /** Not to be guessed: whoever speaks for the stream names it, besides being who opened it. */
    private String id = "";

    /** What came before its turn, since another node had to hand on what was said before it; under Tomcat's lock. */
    private final Map<Integer, String> early = new HashMap<>();

    private int turn = 1;
    private int ignored;

    /** For Tomcat, which makes the handler of a connection that it hands over. */
    public EventWire() {
        // Called and prepared before it is handed over.
    }

    static String newName() {
        var random = new byte[16];
        RANDOM.nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    void call(String name) {
        id = name;
    }

    @Override
    public String id() {
        return id;
    }

    /**
     * Hears a message of the client as if it had come on the connection itself, in its turn and once.
     *
     * @param number of the message, from 1
     */
    void say(int number, String text) {
        heard();
        inTurn(() -> hear(number, text));
    }

    private void hear(int number, String text) {
        if (number < turn) {
            return;
        }
        early.put(number, text);
        if (early.size() > MOST_EARLY) {
            close(AGAINST_THE_RULES);
        }
        for (var next = early.remove(turn); next != null && isOpen(); next = early.remove(turn)) {
            turn++;
            wires().listener().onText(this, next);
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
    }

    @Override
    void take(ByteBuffer bytes) {
        ignored += bytes.remaining();
        if (ignored > MOST_IGNORED) {
            over();
        }
    }
}
