package org.hedgerow.system;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** A wire between a browser and the server that can be cut and mended: what is cut is gone for both ends, as with a lost signal. */
public final class BreakableWire implements AutoCloseable {

    private final ServerSocket listener;
    private final int target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicLong allowance = new AtomicLong(Long.MAX_VALUE);
    private volatile boolean cut;

    public BreakableWire(int target) {
        this.target = target;
        try {
            listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        daemon("wire", this::accept);
    }

    public String origin() {
        return "http://127.0.0.1:" + listener.getLocalPort();
    }

    /** Drops every connection and refuses new ones. */
    public void cut() {
        cut = true;
        open.forEach(BreakableWire::closeQuietly);
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
        closeQuietly(listener);
        cut();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                var near = listener.accept();
                if (cut) {
                    closeQuietly(near);
                } else {
                    join(near);
                }
            } catch (IOException e) {
                // Either the wire is being taken away, or this one connection did not come about.
                continue;
            }
        }
    }

    private void join(Socket near) throws IOException {
        var far = new Socket(InetAddress.getLoopbackAddress(), target);
        open.add(near);
        open.add(far);
        if (cut) {
            cut();
        }
        daemon("wire there", () -> carry(near, far, true));
        daemon("wire back", () -> carry(far, near, false));
    }

    private void carry(Socket from, Socket to, boolean isToServer) {
        try {
            transfer(from.getInputStream(), to.getOutputStream(), isToServer);
        } catch (IOException e) {
            // One end has gone; the other follows.
        } finally {
            closeQuietly(from);
            closeQuietly(to);
            open.remove(from);
            open.remove(to);
        }
    }

    private void transfer(InputStream from, OutputStream to, boolean isToServer) throws IOException {
        var buffer = new byte[8_192];
        for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
            if (isToServer && allowance.addAndGet(-read) < 0) {
                cut();
                return;
            }
            to.write(buffer, 0, read);
        }
    }

    private static void daemon(String name, Runnable work) {
        var thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private static void closeQuietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            System.err.println("Did not close: " + e.getMessage());
        }
    }
}
