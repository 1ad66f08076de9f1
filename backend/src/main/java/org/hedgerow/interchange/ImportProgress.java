package org.hedgerow.interchange;

/** How far an import is. Written by the importing thread, read by any. */
public final class ImportProgress {

    /** Where an import stands. */
    public enum State {
        READING,
        PUBLISHING,
        DONE,
        FAILED
    }

    private final Runnable listener;
    private final long startedNanos = System.nanoTime();
    private volatile State state = State.READING;
    private volatile long bytes;
    private volatile long totalBytes = 1;
    private volatile int rows;
    private volatile int accepted;
    private volatile int already;
    private volatile int rejected;

    public ImportProgress() {
        this(() -> {});
    }

    /** @param listener told now and then, on the importing thread */
    ImportProgress(Runnable listener) {
        this.listener = listener;
    }

    void begin(long fileBytes) {
        totalBytes = Math.max(1, fileBytes);
    }

    void reached(long bytesRead, int rowsRead, int acceptedRows, int alreadyRows, int rejectedRows) {
        bytes = bytesRead;
        rows = rowsRead;
        accepted = acceptedRows;
        already = alreadyRows;
        rejected = rejectedRows;
        listener.run();
    }

    void enter(State next) {
        state = next;
        listener.run();
    }

    public State state() {
        return state;
    }

    /** Rows read so far. */
    public int rows() {
        return rows;
    }

    public int accepted() {
        return accepted;
    }

    public int already() {
        return already;
    }

    public int rejected() {
        return rejected;
    }

    /** The part of the file that was read, from 0 to 1. */
    public double share() {
        return Math.min(1, (double) bytes / totalBytes);
    }

    public double seconds() {
        return (System.nanoTime() - startedNanos) / 1e9;
    }

    public double rowsPerSecond() {
        return rows / Math.max(0.001, seconds());
    }

    /** By the part that is read so far. */
    public double secondsLeft() {
        double share = share();
        return state == State.DONE || share <= 0 ? 0 : seconds() * (1 - share) / share;
    }
}
