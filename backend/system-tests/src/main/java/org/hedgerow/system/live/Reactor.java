package org.hedgerow.system.live;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * One thread that serves many sockets that never block, and their timers. What belongs to it (buffers, an inflater) is shared by its sockets,
 * so that one which is idle costs next to nothing.
 */
final class Reactor implements AutoCloseable {

    /** What a socket's key carries. */
    interface Handler {
        /** On the reactor's thread, when the key is ready; whatever it throws ends the socket. */
        void ready(SelectionKey key) throws IOException;

        /** On the reactor's thread. */
        void failed(IOException reason);
    }

    /** Compressed bytes and what they say. */
    record Inflation(byte[] compressed, byte[] said) {}

    private record Timer(long at, long order, Runnable work) {}

    private static final int INPUT_BYTES = 256 * 1024;

    /** Where bytes are read to: good until the handler returns. */
    final ByteBuffer input = ByteBuffer.allocate(INPUT_BYTES);
    /** For messages that were compressed with nothing before them. */
    final Inflater inflater = new Inflater(true);

    byte[] inflated = new byte[64 * 1024];
    /** What was inflated last, and from what. */
    private final Inflation[] inflations = new Inflation[8];

    private int nextInflation;

    private final Selector selector;
    private final Thread thread;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final PriorityQueue<Timer> timers =
            new PriorityQueue<>(Comparator.comparingLong(Timer::at).thenComparingLong(Timer::order));
    private long order;
    private volatile boolean closed;
    private volatile @Nullable Throwable failure;

    Reactor(String name) {
        try {
            selector = Selector.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        thread = new Thread(this::run, name);
        thread.setDaemon(true);
        thread.start();
    }

    /** From any thread. */
    void execute(Runnable work) {
        tasks.add(work);
        if (Thread.currentThread() != thread) {
            selector.wakeup();
        }
    }

    /** On the reactor's thread. */
    void later(long milliseconds, Runnable work) {
        timers.add(new Timer(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(milliseconds), order++, work));
    }

    /** On the reactor's thread. */
    SelectionKey register(SelectableChannel channel, int operations, Handler handler) throws IOException {
        return channel.register(selector, operations, handler);
    }

    /** What the same bytes were inflated to before, on the reactor's thread; null for bytes that are new. */
    byte @Nullable [] inflatedBefore(byte[] compressed, int from, int to) {
        for (var inflation : inflations) {
            if (inflation != null
                    && Arrays.equals(inflation.compressed(), 0, inflation.compressed().length, compressed, from, to)) {
                return inflation.said();
            }
        }
        return null;
    }

    /** On the reactor's thread. */
    void remember(Inflation inflation) {
        inflations[nextInflation] = inflation;
        nextInflation = (nextInflation + 1) % inflations.length;
    }

    /** What went wrong in a handler that was not the socket's fault: an error of the simulator. */
    @Nullable Throwable failure() {
        return failure;
    }

    @Override
    public void close() {
        closed = true;
        selector.wakeup();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!closed) {
            try {
                selector.select(this::serve, pause());
                runTimers();
                for (var task = tasks.poll(); task != null; task = tasks.poll()) {
                    task.run();
                }
            } catch (IOException | RuntimeException e) {
                failure = e;
            }
        }
        closeAll();
    }

    private void closeAll() {
        for (var key : selector.keys()) {
            try {
                key.channel().close();
            } catch (IOException e) {
                failure = e;
            }
        }
        try {
            selector.close();
        } catch (IOException e) {
            failure = e;
        }
        inflater.end();
    }

    private long pause() {
        if (!tasks.isEmpty()) {
            return 1;
        }
        var next = timers.peek();
        return next == null ? 1_000 : Math.max(1, TimeUnit.NANOSECONDS.toMillis(next.at() - System.nanoTime()));
    }

    private void runTimers() {
        var now = System.nanoTime();
        for (var next = timers.peek(); next != null && next.at() - now <= 0; next = timers.peek()) {
            timers.poll();
            next.work().run();
        }
    }

    private void serve(SelectionKey key) {
        var handler = (Handler) key.attachment();
        try {
            handler.ready(key);
        } catch (CancelledKeyException e) {
            handler.failed(new IOException("closed meanwhile"));
        } catch (IOException e) {
            handler.failed(e);
        }
    }
}
