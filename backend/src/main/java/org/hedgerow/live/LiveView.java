package org.hedgerow.live;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hedgerow.hotspot.FilterParameters;
import org.jspecify.annotations.Nullable;

/** One of the views that share a connection, such as the pages of one browser; never changed, only replaced. */
final class LiveView {

    private static final long BETWEEN_DIFFERENCES = TimeUnit.SECONDS.toNanos(5);

    /** Which hotspots a view shows, with its filters read. */
    record Hotspots(HotspotWatch.Choice choice, FilterParameters filter) {}

    private final String name;
    private final @Nullable Interest interest;
    private final @Nullable Hotspots hotspots;
    private final AtomicBoolean begun = new AtomicBoolean();
    private long nextDifferenceNanos = System.nanoTime();

    /** @param interest null is everything that the audience sees */
    LiveView(String name, @Nullable Interest interest, @Nullable Hotspots hotspots) {
        this.name = name;
        this.interest = interest;
        this.hotspots = hotspots;
    }

    String name() {
        return name;
    }

    @Nullable Interest interest() {
        return interest;
    }

    @Nullable Hotspots hotspots() {
        return hotspots;
    }

    /** Whether this is the first time that it is asked. */
    boolean begins() {
        return begun.compareAndSet(false, true);
    }

    /** Whether the client may ask for a difference now; if so, not again for five seconds. */
    synchronized boolean mayAskForDifference() {
        long now = System.nanoTime();
        if (now - nextDifferenceNanos < 0) {
            return false;
        }
        nextDifferenceNanos = now + BETWEEN_DIFFERENCES;
        return true;
    }
}
