package org.hedgerow.system.live;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * A wire between clients and the server that fails. It can be cut and mended as a whole, as with a lost signal: what is cut is gone for both
 * ends. And each connection may have a fault of its own. TCP keeps bytes in order, so nothing is doubled or overtaken here.
 */
public final class FaultProxy implements AutoCloseable {

    /** What may happen to one connection. */
    public enum Kind {
        NONE,
        /** Everything comes late. */
        DELAY,
        /** It ends in the middle of whatever is sent then. */
        CUT,
        /** Nothing more is carried for a while, and nobody is told. */
        STALL,
        /** It is taken and dropped at once. */
        REFUSE,
        /** It ends with a reset. */
        RESET
    }

    /**
     * A fault of one connection.
     *
     * @param afterBytes that the server has sent, when it begins
     * @param milliseconds of a delay or a stall
     */
    public record Fault(Kind kind, long afterBytes, int milliseconds) {

        public static final Fault NONE = new Fault(Kind.NONE, 0, 0);
    }

    private final Reactor reactor = new Reactor("wire");
    private final ServerSocketChannel listener;
    private final int target;
    private final Supplier<Fault> faults;
    private final Set<FaultLink> links = ConcurrentHashMap.newKeySet();
    private final AtomicLong allowance = new AtomicLong(Long.MAX_VALUE);
    private volatile boolean cut;

    /** A wire without faults, until it is cut. */
    public FaultProxy(int target) {
        this(target, () -> Fault.NONE);
    }

    /** @param faults asked for each connection, on one thread */
    public FaultProxy(int target, Supplier<Fault> faults) {
        this.target = target;
        this.faults = faults;
        try {
            listener = ServerSocketChannel.open();
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 4_096);
            listener.configureBlocking(false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        reactor.execute(this::listen);
    }

    public String origin() {
        return "http://127.0.0.1:" + port();
    }

    public int port() {
        return listener.socket().getLocalPort();
    }

    /** Drops every connection and refuses new ones. */
    public void cut() {
        cut = true;
        dropAll();
    }

    /** Drops every connection; new ones are carried. */
    public void dropAll() {
        var done = new CompletableFuture<Void>();
        reactor.execute(() -> {
            links.forEach(FaultLink::close);
            done.complete(null);
        });
        done.orTimeout(10, TimeUnit.SECONDS).join();
    }

    /** Cuts as soon as so many bytes more have gone to the server: in the middle of whatever is being sent then. */
    public void cutAfter(long bytes) {
        allowance.set(bytes);
    }

    public boolean isCut() {
        return cut;
    }

    public void mend() {
        allowance.set(Long.MAX_VALUE);
        cut = false;
    }

    @Override
    public void close() {
        reactor.close();
        try {
            listener.close();
        } catch (IOException e) {
            System.err.println("Did not close: " + e.getMessage());
        }
    }

    private void listen() {
        try {
            reactor.register(listener, SelectionKey.OP_ACCEPT, new Reactor.Handler() {
                @Override
                public void ready(SelectionKey key) throws IOException {
                    for (var near = listener.accept(); near != null; near = listener.accept()) {
                        join(near);
                    }
                }

                @Override
                public void failed(IOException reason) {
                    // This one connection did not come about.
                    System.err.println("A wire did not begin: " + reason.getMessage());
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void join(SocketChannel near) throws IOException {
        var fault = faults.get();
        if (cut || fault.kind() == Kind.REFUSE) {
            near.setOption(StandardSocketOptions.SO_LINGER, 0);
            near.close();
            return;
        }
        var link = new FaultLink(this, reactor, near, fault);
        links.add(link);
        link.begin(new InetSocketAddress(InetAddress.getLoopbackAddress(), target));
    }

    /** Counts what goes to the server; false when the wire is cut by it. */
    boolean allows(int bytes) {
        if (allowance.addAndGet(-bytes) >= 0) {
            return true;
        }
        cut = true;
        links.forEach(FaultLink::close);
        return false;
    }

    void ended(FaultLink link) {
        links.remove(link);
    }
}
