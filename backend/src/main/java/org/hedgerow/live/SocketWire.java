package org.hedgerow.live;

import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.hedgerow.identity.Person;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;

/** A wire over Spring's WebSocket: a message is sent by a thread that waits until it has gone out. */
final class SocketWire implements LiveWire {

    static final String PERSON = "hedgerow.person";
    static final String HTTP_SESSION = "hedgerow.session";

    private final WebSocketSession socket;
    private final Listener listener;
    private final Executor senders;
    /** Is held while the listener is told, so that it hears one thing after the other. */
    private final Object telling = new Object();

    private boolean writing;
    private boolean refused;
    private int closing;
    private boolean closed;

    SocketWire(WebSocketSession socket, Listener listener, Executor senders) {
        this.socket = socket;
        this.listener = listener;
        this.senders = senders;
    }

    @Override
    public String id() {
        return socket.getId();
    }

    @Override
    public Person person() {
        return (Person) Objects.requireNonNull(socket.getAttributes().get(PERSON));
    }

    @Override
    public String httpSessionId() {
        return (String) Objects.requireNonNull(socket.getAttributes().get(HTTP_SESSION));
    }

    @Override
    public String address() {
        var remote = socket.getRemoteAddress();
        return remote == null || remote.getAddress() == null
                ? ""
                : remote.getAddress().getHostAddress();
    }

    @Override
    public boolean write(LiveMessage message, long number) {
        synchronized (this) {
            if (closed || closing != 0) {
                return false;
            }
            if (writing) {
                refused = true;
                return false;
            }
            writing = true;
        }
        return start(() -> send(message.text(number)));
    }

    @Override
    public synchronized boolean isReady() {
        return !writing && !closed && closing == 0;
    }

    @Override
    public synchronized boolean isOpen() {
        return !closed && closing == 0 && socket.isOpen();
    }

    @Override
    public void close(int code) {
        synchronized (this) {
            if (closed || closing != 0) {
                return;
            }
            closing = code;
            if (writing) {
                return;
            }
            writing = true;
        }
        start(() -> end(code));
    }

    /** Tells the listener, one thing after the other. */
    void tell(Runnable what) {
        synchronized (telling) {
            what.run();
        }
    }

    synchronized void hasClosed() {
        closed = true;
    }

    private boolean start(Runnable work) {
        try {
            senders.execute(work);
            return true;
        } catch (RejectedExecutionException stopping) {
            hasClosed();
            return false;
        }
    }

    private void send(String text) {
        try {
            socket.sendMessage(new TextMessage(text));
        } catch (IOException | IllegalStateException e) {
            // The client has gone; it resumes from its cursor when it returns.
            end(CloseStatus.SESSION_NOT_RELIABLE.getCode());
            return;
        }
        boolean isAwaited;
        int code;
        synchronized (this) {
            code = closing;
            writing = code != 0;
            isAwaited = refused && !writing;
            refused = false;
        }
        if (code != 0) {
            end(code);
        } else if (isAwaited) {
            tell(() -> listener.onReady(this));
        }
    }

    private void end(int code) {
        try {
            socket.close(new CloseStatus(code));
        } catch (IOException | IllegalStateException e) {
            // Closed already: that was the aim.
            hasClosed();
        }
    }
}
