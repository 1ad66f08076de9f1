package org.hedgerow.live;

import jakarta.servlet.http.WebConnection;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.GatheringByteChannel;
import java.util.Objects;
import org.apache.coyote.http11.upgrade.InternalHttpUpgradeHandler;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SSLSupport;
import org.apache.tomcat.util.net.SecureNioChannel;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.hedgerow.identity.ClientAddress;
import org.hedgerow.identity.Person;
import org.jspecify.annotations.Nullable;

/**
 * A connection that Tomcat has handed over after the answer's headers. Tomcat's poller says when it may be read or written to; bytes are
 * written to the channel itself, from whatever thread has them, out of buffers that other connections share: nothing is copied for a client
 * that stalls, and nothing is held for one that is idle (ADR 67).
 *
 * <p>Two locks. Tomcat's own is held while it calls us, so that the listener hears one thing after the other. Ours guards what is being
 * written; nobody is called while it is held, and it may be taken while any other is held.
 */
abstract class TomcatWire implements InternalHttpUpgradeHandler, LiveWire {

    /** Who opened it: all that a connection knows of its client. */
    record Opening(Person person, String httpSessionId, String address, ClientAddress counted) {}

    /** No inbound byte in this time ends the connection, and so does nothing going out that should. */
    static final int SILENCE_SECONDS = 60;

    /** What a client has to take what was written before its connection is closed, and to close its end. */
    static final int FAREWELL_SECONDS = 10;

    /** No status of the protocol: the connection broke. */
    private static final int BROKE = 1006;

    private static final int READ_BYTES = 4_096;
    private static final ByteBuffer[] NOTHING = {};

    private final Object writing = new Object();
    private @Nullable Opening opening;
    private @Nullable OpenWires wires;
    private volatile @Nullable SocketWrapperBase<?> socket;
    private @Nullable GatheringByteChannel channel;

    private ByteBuffer[] unsent = NOTHING;
    private int stalledSince;
    private boolean isRefused;
    private volatile int closeCode;
    private boolean farewellSaid;
    private int closingSince;

    private volatile int heardAt;
    private volatile boolean isOver;
    private volatile boolean isAnnounced;

    /** Before Tomcat hands the connection over. */
    void prepare(Opening by, OpenWires of) {
        opening = by;
        wires = of;
        heardAt = of.now();
        of.expect(this);
    }

    /** The bytes of a message, as this wire writes them. */
    abstract ByteBuffer[] encoded(LiveMessage message, long number);

    /** The last bytes, which say why the connection ends. */
    abstract ByteBuffer[] farewell(int code);

    /** The connection is there and nothing has been said; on Tomcat's thread. */
    abstract void begin();

    /** Reads what came; on Tomcat's thread. */
    abstract void take(ByteBuffer bytes);

    /** Whether the client closes its end when it has the farewell. */
    abstract boolean isAnsweredFarewell();

    /** Once a second. */
    void second() {
        // What is counted by the second is the business of those who count.
    }

    final Opening opening() {
        return Objects.requireNonNull(opening);
    }

    final OpenWires wires() {
        return Objects.requireNonNull(wires);
    }

    @Override
    public final Person person() {
        return opening().person();
    }

    @Override
    public final String httpSessionId() {
        return opening().httpSessionId();
    }

    @Override
    public final String address() {
        return opening().address();
    }

    @Override
    public final boolean write(LiveMessage message, long number) {
        synchronized (writing) {
            if (!canWrite()) {
                isRefused = isOpen();
                return false;
            }
            send(encoded(message, number));
            return true;
        }
    }

    @Override
    public final boolean isReady() {
        synchronized (writing) {
            return canWrite();
        }
    }

    @Override
    public final boolean isOpen() {
        return closeCode == 0 && !isOver;
    }

    @Override
    public final void close(int code) {
        synchronized (writing) {
            if (!isOpen()) {
                return;
            }
            closeCode = code;
            closingSince = wires().now();
            if (unsent.length == 0) {
                sayFarewell();
            }
        }
    }

    /** Without the farewell: what cannot be told, or has been. */
    final void cut() {
        var wrapper = socket;
        if (wrapper != null) {
            wrapper.processSocket(SocketEvent.ERROR, true);
        }
    }

    /** Writes something of the wire's own at once, or not at all when a message is in its way. */
    final boolean writeIfClear(ByteBuffer bytes) {
        synchronized (writing) {
            if (!canWrite()) {
                return false;
            }
            send(new ByteBuffer[] {bytes});
            return true;
        }
    }

    /** Something came from the client. */
    final void heard() {
        heardAt = wires().now();
    }

    /** Does something as if Tomcat called: nothing else is told of this wire meanwhile. Nothing, before the connection is there. */
    final void inTurn(Runnable act) {
        var wrapper = socket;
        if (wrapper == null || !isAnnounced) {
            return;
        }
        var lock = wrapper.getLock();
        lock.lock();
        try {
            act.run();
        } finally {
            lock.unlock();
        }
    }

    private boolean canWrite() {
        return isOpen() && channel != null && unsent.length == 0;
    }

    /** With the lock. */
    private void send(ByteBuffer[] bytes) {
        unsent = bytes;
        stalledSince = wires().now();
        push();
    }

    /** Writes what the connection takes of what is unsent; with the lock. */
    private void push() {
        try {
            while (unsent.length > 0) {
                long written = Objects.requireNonNull(channel).write(unsent);
                if (written > 0) {
                    stalledSince = wires().now();
                }
                if (!unsent[unsent.length - 1].hasRemaining()) {
                    unsent = NOTHING;
                } else if (written == 0) {
                    Objects.requireNonNull(socket).registerWriteInterest();
                    return;
                }
            }
        } catch (IOException | RuntimeException e) {
            // The client has gone, or the server is going: whoever reads it is told by Tomcat's thread.
            unsent = NOTHING;
            closeCode = closeCode == 0 ? BROKE : closeCode;
            farewellSaid = true;
            cut();
        }
    }

    /** With the lock, when nothing is unsent. */
    private void sayFarewell() {
        farewellSaid = true;
        send(farewell(closeCode));
        if (unsent.length == 0 && !isAnsweredFarewell()) {
            cut();
        }
    }

    private void writable() {
        boolean mayWrite;
        synchronized (writing) {
            push();
            if (unsent.length == 0 && closeCode != 0 && !farewellSaid) {
                sayFarewell();
            } else if (unsent.length == 0 && farewellSaid && !isAnsweredFarewell()) {
                cut();
            }
            mayWrite = isRefused && canWrite();
            isRefused = isRefused && !mayWrite;
        }
        if (mayWrite) {
            wires().listener().onReady(this);
        }
    }

    @Override
    public final void setSocketWrapper(SocketWrapperBase<?> wrapper) {
        socket = wrapper;
    }

    @Override
    public final void init(WebConnection connection) {
        var wrapper = Objects.requireNonNull(socket);
        if (!(wrapper.getSocket() instanceof NioChannel nio) || nio instanceof SecureNioChannel) {
            throw new IllegalStateException("streams need plain connections: TLS ends before this server");
        }
        synchronized (writing) {
            channel = nio.getIOChannel();
        }
        isAnnounced = true;
        heard();
        inOurNames(() -> {
            wires().listener().onOpen(this);
            begin();
        });
    }

    @Override
    public final SocketState upgradeDispatch(SocketEvent event) {
        inOurNames(() -> {
            switch (event) {
                case OPEN_READ -> readAll();
                case OPEN_WRITE -> writable();
                default -> over();
            }
        });
        return isOver ? SocketState.CLOSED : SocketState.UPGRADED;
    }

    private void readAll() {
        var bytes = ByteBuffer.allocate(READ_BYTES);
        try {
            while (!isOver) {
                int read = Objects.requireNonNull(socket).read(false, bytes.clear());
                if (read < 0) {
                    throw new EOFException();
                }
                if (read == 0) {
                    return;
                }
                heard();
                take(bytes.flip());
            }
        } catch (IOException e) {
            over();
        }
    }

    /** The connection is done with; on Tomcat's thread, which closes it. */
    final void over() {
        if (isOver) {
            return;
        }
        isOver = true;
        synchronized (writing) {
            unsent = NOTHING;
        }
        wires().remove(this);
        if (isAnnounced) {
            wires().listener().onClosed(this);
        }
    }

    /** Looks at the time; on the thread of {@link OpenWires}. */
    final void look(int now) {
        second();
        var wrapper = socket;
        if (!isAnnounced) {
            if (now - heardAt > FAREWELL_SECONDS) {
                // The client went away between the handshake and the connection.
                over();
            }
        } else if (wrapper != null && wrapper.isClosed()) {
            forget(wrapper);
        } else if (isTooLate(now)) {
            cut();
        } else if (now - heardAt > SILENCE_SECONDS) {
            close(OpenWires.GOING_AWAY);
        }
    }

    private boolean isTooLate(int now) {
        synchronized (writing) {
            return unsent.length > 0 && now - stalledSince > SILENCE_SECONDS
                    || closeCode != 0 && now - closingSince > FAREWELL_SECONDS;
        }
    }

    /** Tomcat closed it without a word, as when it stops. */
    private void forget(SocketWrapperBase<?> wrapper) {
        if (wrapper.getLock().tryLock()) {
            try {
                over();
            } finally {
                wrapper.getLock().unlock();
            }
        }
    }

    /** Tomcat's threads look for classes in its own loader; what reads the messages expects the application's. */
    private static void inOurNames(Runnable act) {
        var thread = Thread.currentThread();
        var before = thread.getContextClassLoader();
        thread.setContextClassLoader(TomcatWire.class.getClassLoader());
        try {
            act.run();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Override
    public final void destroy() {
        over();
    }

    @Override
    public final void timeoutAsync(long now) {
        // Time is looked at by OpenWires.
    }

    @Override
    public final void setSslSupport(SSLSupport support) {
        // Refused when the connection begins.
    }

    @Override
    public final void pause() {
        // A server that stops ends its wires itself, before Tomcat does.
    }
}
