package org.hedgerow.live;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import org.hedgerow.identity.Person;
import org.hedgerow.sharing.Audience;
import org.jspecify.annotations.Nullable;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;

/**
 * One open socket. Messages wait in a bounded queue and are sent by one task at a time; a client that is too slow for its queue loses
 * what waits and is told to fetch again, so that it slows nobody else and never holds a wrong map.
 */
final class LiveSession {

    private final WebSocketSession socket;
    private final Person person;
    private final Audience audience;
    private final String httpSessionId;
    private final Executor senders;
    private final int most;
    private final LiveMessage resync;
    private final Deque<LiveMessage> waiting = new ArrayDeque<>();
    private boolean sending;
    private boolean ended;
    private long number;
    private volatile @Nullable HotspotWatch watch;

    LiveSession(
            WebSocketSession socket,
            Person person,
            Audience audience,
            String httpSessionId,
            Executor senders,
            int most,
            LiveMessage resync) {
        this.socket = socket;
        this.person = person;
        this.audience = audience;
        this.httpSessionId = httpSessionId;
        this.senders = senders;
        this.most = most;
        this.resync = resync;
    }

    String id() {
        return socket.getId();
    }

    Person person() {
        return person;
    }

    Audience audience() {
        return audience;
    }

    String httpSessionId() {
        return httpSessionId;
    }

    boolean isOpen() {
        return socket.isOpen();
    }

    @Nullable HotspotWatch watch() {
        return watch;
    }

    void watch(@Nullable HotspotWatch chosen) {
        watch = chosen;
    }

    /** Queues a message; never waits. */
    void send(LiveMessage message) {
        synchronized (waiting) {
            if (ended) {
                return;
            }
            if (waiting.size() >= most) {
                waiting.clear();
                waiting.add(resync);
            } else {
                waiting.add(message);
            }
            if (sending) {
                return;
            }
            sending = true;
        }
        senders.execute(this::drain);
    }

    /** Says why, after what already waits, and closes. */
    void end(String reason) {
        synchronized (waiting) {
            if (ended) {
                return;
            }
            waiting.add(new LiveMessage("bye", ",\"reason\":\"" + reason + "\""));
            // In one breath with the message: a sender that had drained the queue in between would leave the socket
            // open.
            ended = true;
            if (sending) {
                return;
            }
            sending = true;
        }
        senders.execute(this::drain);
    }

    private void drain() {
        while (true) {
            LiveMessage next;
            synchronized (waiting) {
                next = waiting.poll();
                if (next == null) {
                    sending = false;
                    if (ended) {
                        close();
                    }
                    return;
                }
            }
            try {
                socket.sendMessage(
                        new TextMessage(next.type().equals("welcome") ? next.unnumbered() : next.numbered(++number)));
            } catch (IOException | IllegalStateException e) {
                // The client has gone; it resumes from its cursor when it returns.
                synchronized (waiting) {
                    ended = true;
                    waiting.clear();
                }
            }
        }
    }

    private void close() {
        try {
            socket.close(CloseStatus.NORMAL);
        } catch (IOException | IllegalStateException e) {
            // Closed already: that was the aim.
            return;
        }
    }
}
