package org.hedgerow.system.live;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One connection through a {@link FaultProxy}, both ways, with its fault. On the wire's one thread. */
final class FaultLink implements Reactor.Handler {

    /** Beyond it no more is read until it has gone on. */
    private static final int MOST_WAITING = 1024 * 1024;

    private record Chunk(long dueNanos, ByteBuffer bytes) {}

    private final FaultProxy proxy;
    private final Reactor reactor;
    private final SocketChannel near;
    private final SocketChannel far;
    private final FaultProxy.Fault fault;
    private final Direction there;
    private final Direction back;
    private @Nullable SelectionKey nearKey;
    private @Nullable SelectionKey farKey;
    private boolean stalled;
    private boolean closed;

    FaultLink(FaultProxy proxy, Reactor reactor, SocketChannel near, FaultProxy.Fault fault) throws IOException {
        this.proxy = proxy;
        this.reactor = reactor;
        this.near = near;
        this.far = SocketChannel.open();
        this.fault = fault;
        this.there = new Direction(near, far, true);
        this.back = new Direction(far, near, false);
    }

    void begin(InetSocketAddress target) {
        try {
            near.configureBlocking(false);
            far.configureBlocking(false);
            near.setOption(StandardSocketOptions.TCP_NODELAY, true);
            far.setOption(StandardSocketOptions.TCP_NODELAY, true);
            farKey = reactor.register(far, SelectionKey.OP_CONNECT, this);
            if (far.connect(target)) {
                carry();
            }
        } catch (IOException e) {
            close();
        }
    }

    private void carry() throws IOException {
        nearKey = reactor.register(near, SelectionKey.OP_READ, this);
        attend();
    }

    @Override
    public void ready(SelectionKey key) throws IOException {
        if (key.isConnectable() && far.finishConnect()) {
            carry();
            return;
        }
        var isNear = key.channel() == near;
        if (key.isWritable()) {
            (isNear ? back : there).flush();
        }
        if (!closed && key.isReadable()) {
            (isNear ? there : back).read();
        }
        attend();
    }

    @Override
    public void failed(IOException reason) {
        close();
    }

    void close() {
        closed = true;
        proxy.ended(this);
        closeQuietly(near);
        closeQuietly(far);
    }

    private void reset() throws IOException {
        near.setOption(StandardSocketOptions.SO_LINGER, 0);
        close();
    }

    private void stall() {
        stalled = true;
        reactor.later(fault.milliseconds(), () -> {
            stalled = false;
            attend();
        });
    }

    private void attend() {
        if (closed || nearKey == null || farKey == null || !nearKey.isValid() || !farKey.isValid()) {
            return;
        }
        nearKey.interestOps(interest(there, back));
        farKey.interestOps(interest(back, there));
    }

    private int interest(Direction reads, Direction writes) {
        return stalled
                ? 0
                : (reads.isReading() ? SelectionKey.OP_READ : 0) | (writes.isBlocked ? SelectionKey.OP_WRITE : 0);
    }

    private static void closeQuietly(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            System.err.println("Did not close: " + e.getMessage());
        }
    }

    /** What goes one way. */
    private final class Direction {

        private final SocketChannel from;
        private final SocketChannel to;
        private final boolean isToServer;
        private final Deque<Chunk> waiting = new ArrayDeque<>();
        private int waitingBytes;
        private long carried;
        private boolean isBlocked;
        private boolean isOver;

        Direction(SocketChannel from, SocketChannel to, boolean isToServer) {
            this.from = from;
            this.to = to;
            this.isToServer = isToServer;
        }

        boolean isReading() {
            return !isOver && waitingBytes < MOST_WAITING;
        }

        void read() throws IOException {
            var input = reactor.input.clear();
            var count = from.read(input);
            if (count < 0) {
                isOver = true;
                flush();
                return;
            }
            input.flip();
            if (isToServer && !proxy.allows(count)) {
                return;
            }
            var before = carried;
            carried += count;
            var begins = !isToServer && before <= fault.afterBytes() && carried > fault.afterBytes();
            if (begins && (fault.kind() == FaultProxy.Kind.CUT || fault.kind() == FaultProxy.Kind.RESET)) {
                // What stands before the place of the cut still arrives: in the middle of a frame, as a rule.
                input.limit((int) (fault.afterBytes() - before));
                to.write(input);
                if (fault.kind() == FaultProxy.Kind.RESET) {
                    reset();
                } else {
                    close();
                }
                return;
            }
            keep(input);
            flush();
            if (begins && fault.kind() == FaultProxy.Kind.STALL) {
                stall();
            }
        }

        private void keep(ByteBuffer input) {
            var delay = fault.kind() == FaultProxy.Kind.DELAY ? fault.milliseconds() : 0;
            var bytes = ByteBuffer.allocate(input.remaining()).put(input).flip();
            waitingBytes += bytes.remaining();
            waiting.add(new Chunk(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(delay), bytes));
            if (delay > 0) {
                reactor.later(delay, this::flushLate);
            }
        }

        private void flushLate() {
            try {
                flush();
                attend();
            } catch (IOException e) {
                close();
            }
        }

        void flush() throws IOException {
            isBlocked = false;
            while (!closed && !waiting.isEmpty() && waiting.getFirst().dueNanos() - System.nanoTime() <= 0) {
                var bytes = waiting.getFirst().bytes();
                waitingBytes -= to.write(bytes);
                if (bytes.hasRemaining()) {
                    isBlocked = true;
                    return;
                }
                waiting.removeFirst();
            }
            if (isOver && waiting.isEmpty()) {
                close();
            }
        }
    }
}
