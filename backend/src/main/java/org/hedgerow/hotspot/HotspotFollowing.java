package org.hedgerow.hotspot;

import java.time.Instant;
import java.util.concurrent.CancellationException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Begins to follow hotspots, one after another on a thread of its own: going through years of incidents is not to keep an audience waiting.
 * What is followed on one node is bounded by its memory; whoever finds no room goes on without.
 */
@Component
@Profile("!command")
public class HotspotFollowing {

    private static final Logger LOG = LoggerFactory.getLogger(HotspotFollowing.class);

    /** Bytes of memory that an incident takes in {@link FollowedHotspots}, with its id and the hotspot that it belongs to. */
    private static final long BYTES_EACH = 250;

    private final long mostIncidents;
    private final ThreadPoolExecutor thread;
    private long held;

    HotspotFollowing() {
        this(Runtime.getRuntime().maxMemory() / 5 / BYTES_EACH);
    }

    /** @param mostIncidents that may be followed at a time, all choices together */
    HotspotFollowing(long mostIncidents) {
        this.mostIncidents = mostIncidents;
        this.thread = new ThreadPoolExecutor(1, 1, 5, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
            var worker = new Thread(task, "hotspots");
            worker.setDaemon(true);
            worker.setPriority(Thread.MIN_PRIORITY);
            return worker;
        });
        thread.allowCoreThreadTimeOut(true);
    }

    /** Hotspots that are followed, or will be soon, or for which there is no room. */
    public final class Following implements AutoCloseable {

        private long size;
        private boolean closed;
        private @Nullable FollowedHotspots made;

        private Following() {}

        /** What is followed, as soon as it is; for the one thread that asks for it. */
        public synchronized @Nullable FollowedHotspots made() {
            return closed ? null : made;
        }

        @Override
        public synchronized void close() {
            closed = true;
            made = null;
            resize(0);
        }

        private synchronized boolean resize(long wanted) {
            synchronized (HotspotFollowing.this) {
                if (wanted > size && held - size + wanted > mostIncidents) {
                    return false;
                }
                held += wanted - size;
                size = wanted;
                return true;
            }
        }

        private void make(AudienceSnapshot snapshot, HotspotChoice choice, Instant now) {
            try {
                var followed = FollowedHotspots.of(snapshot, choice, now, this::goOn);
                synchronized (this) {
                    goOn();
                    made = followed;
                    resize(followed.size());
                }
            } catch (CancellationException e) {
                LOG.debug("hotspots are not followed: nobody looks at them any more");
            } catch (RuntimeException e) {
                LOG.error("hotspots could not be followed", e);
                close();
            }
        }

        private synchronized void goOn() {
            if (closed) {
                throw new CancellationException();
            }
        }
    }

    /** Follows the hotspots of a snapshot from here on, as soon as its turn comes. */
    public Following follow(AudienceSnapshot snapshot, HotspotChoice choice, Instant now) {
        var following = new Following();
        if (choice.minimumIncidents() <= FollowedHotspots.LARGEST_MINIMUM && following.resize(snapshot.size())) {
            thread.execute(() -> following.make(snapshot, choice, now));
        }
        return following;
    }

    /** How many incidents are followed. */
    synchronized long held() {
        return held;
    }
}
