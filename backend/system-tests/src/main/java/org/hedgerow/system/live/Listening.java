package org.hedgerow.system.live;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * A client of which only the time is of interest: it joins, keeps its connection alive, and counts in its reactor's {@link Tally}. It keeps no
 * map, so that ten thousand fit beside the server.
 */
final class Listening implements ClientSocket.Listener {

    /** Told once, on the reactor's thread. */
    interface Watcher {
        void joined(Listening client);

        void ended(Listening client, ClientSocket.Ending ending);
    }

    /** How to speak to the server, and where in a message the part begins that is the same for everybody. */
    sealed interface Language {

        /** The live stream. */
        record Stream(Interest interest, boolean looksAtHotspots) implements Language {}

        /** Spring's simple broker. */
        record Stomp() implements Language {}
    }

    private static final int PING_MS = 25_000;
    private static final byte[] NUMBER = bytes("\"number\":");
    private static final byte[] CHANGES = bytes("\"type\":\"changes\"");
    private static final byte[] WELCOME = bytes("\"type\":\"welcome\"");
    private static final byte[] CONNECTED = bytes("CONNECTED\n");
    private static final byte[] MESSAGE = bytes("MESSAGE\n");
    private static final byte[] END_OF_HEAD = bytes("\n\n");
    /** The number and the type stand within so many bytes. */
    private static final int HEAD = 80;

    private final Reactor reactor;
    private final Language language;
    private final Tally tally;
    private final Watcher watcher;
    private @Nullable ClientSocket socket;
    private long number;
    private boolean isOver;
    private boolean hasGap;

    Listening(Reactor reactor, Language language, Tally tally, Watcher watcher) {
        this.reactor = reactor;
        this.language = language;
        this.tally = tally;
        this.watcher = watcher;
    }

    /** From any thread. */
    void open(ClientSocket.Door door) {
        reactor.execute(() -> socket = ClientSocket.open(reactor, door, this));
    }

    /** From any thread. */
    void stall(boolean stalled) {
        reactor.execute(() -> {
            if (socket != null) {
                socket.stall(stalled);
            }
        });
    }

    /** From any thread. */
    void close() {
        reactor.execute(() -> {
            isOver = true;
            if (socket != null) {
                socket.drop();
            }
        });
    }

    /** Whether a number was left out or came again. */
    boolean hasGap() {
        return hasGap;
    }

    @Override
    public void opened() {
        if (language instanceof Language.Stream stream) {
            var random = ThreadLocalRandom.current();
            say(Protocol.hello(
                    null,
                    new UUID(random.nextLong() & ~0xF000L | 0x4000L, random.nextLong() & -1L >>> 2 | Long.MIN_VALUE),
                    stream.interest(),
                    stream.looksAtHotspots()));
            pingLater();
        } else {
            say("CONNECT\naccept-version:1.2\nheart-beat:0,0\n\n\0");
        }
    }

    private void pingLater() {
        reactor.later(PING_MS, () -> {
            if (!isOver) {
                say(Protocol.ping());
                pingLater();
            }
        });
    }

    private void say(String text) {
        if (socket != null) {
            socket.send(text);
        }
    }

    @Override
    public void message(byte[] bytes, int from, int length, int onTheWire) {
        if (language instanceof Language.Stream) {
            stream(bytes, from, length, onTheWire);
        } else {
            stomp(bytes, from, length, onTheWire);
        }
    }

    private void stream(byte[] bytes, int from, int length, int onTheWire) {
        var head = Math.min(from + length, from + HEAD);
        var at = Tally.find(bytes, from, head, NUMBER);
        if (at >= 0) {
            var said = Tally.number(bytes, at + NUMBER.length, from + length);
            hasGap |= said != number + 1;
            number = said;
        }
        if (Tally.find(bytes, from, head, CHANGES) >= 0) {
            var same = at + NUMBER.length + Long.toString(number).length();
            tally.hear(bytes, same, from + length - same, onTheWire);
            return;
        }
        tally.hearOther(onTheWire);
        if (Tally.find(bytes, from, head, WELCOME) >= 0) {
            if (language instanceof Language.Stream stream && stream.looksAtHotspots()) {
                Protocol.hotspots().forEach(this::say);
            }
            watcher.joined(this);
        }
    }

    private void stomp(byte[] bytes, int from, int length, int onTheWire) {
        if (Tally.find(bytes, from, from + MESSAGE.length, MESSAGE) == from) {
            var body = Tally.find(bytes, from, from + length, END_OF_HEAD) + END_OF_HEAD.length;
            tally.hear(bytes, body, from + length - body, onTheWire);
            return;
        }
        tally.hearOther(onTheWire);
        if (Tally.find(bytes, from, from + Math.min(length, CONNECTED.length), CONNECTED) == from) {
            say("SUBSCRIBE\nid:0\ndestination:/topic/changes\n\n\0");
            // The broker answers nothing to it; it is given a moment before anything is sent.
            watcher.joined(this);
        }
    }

    @Override
    public void ended(ClientSocket.Ending ending) {
        if (!isOver) {
            isOver = true;
            watcher.ended(this, ending);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
