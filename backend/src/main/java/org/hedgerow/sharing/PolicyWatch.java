package org.hedgerow.sharing;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import org.hedgerow.platform.DatabaseReplaced;
import org.hedgerow.platform.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Follows the policy epoch, which goes up with every change of who may see what, and knows how long ago it was last confirmed. Whoever
 * sends or shows what this node holds in memory asks here first: when the epoch could not be confirmed for five seconds, nobody knows
 * whether a right has gone meanwhile, and sharing is paused.
 *
 * <p>On a thread and a connection of its own, so that nothing else that waits for the database delays it.
 */
@Component
@Profile("!command")
public class PolicyWatch implements SmartLifecycle {

    /** How long a node may go on by what it last knew (security rule of the project: five seconds). */
    static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);
    private static final Logger LOG = LoggerFactory.getLogger(PolicyWatch.class);

    private final PolicyConnection connection;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile long confirmedNanos = System.nanoTime() - PATIENCE.toNanos();
    private volatile long epoch = -1;
    private volatile boolean running;
    private boolean failing;
    private volatile Thread thread = new Thread(() -> {});

    PolicyWatch(PolicyConnection connection) {
        this.connection = connection;
    }

    /**
     * Is called, on the watch's own thread, when the epoch has gone up. The new epoch counts as confirmed when every listener has
     * returned; one that throws is called again at the next look.
     */
    public void listen(Runnable listener) {
        listeners.add(listener);
    }

    /** Whether this node knew within the last five seconds that its policy is the one in force. */
    public boolean isConfirmed() {
        return System.nanoTime() - confirmedNanos < PATIENCE.toNanos();
    }

    /** @throws ProblemException {@link SharingProblem#PAUSED} unless {@link #isConfirmed} */
    public void requireConfirmed() {
        if (!isConfirmed()) {
            throw new ProblemException(SharingProblem.PAUSED);
        }
    }

    private void follow() {
        while (running) {
            look();
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }

    /** Nobody outside this class calls it but tests. */
    synchronized void look() {
        // What is learnt now was true when it was asked, not when the answer came.
        var asked = System.nanoTime();
        try {
            var now = connection.epoch();
            if (now != epoch) {
                listeners.forEach(Runnable::run);
                epoch = now;
            }
            confirmedNanos = asked;
            if (failing) {
                LOG.info("policy epoch confirmed again");
            }
            failing = false;
        } catch (RuntimeException e) {
            if (!failing) {
                LOG.warn("policy epoch not confirmed: sharing pauses after {} s", PATIENCE.toSeconds(), e);
            }
            failing = true;
        }
    }

    /** In another database the same epoch may stand for another policy: everybody who listens looks again. */
    @EventListener
    synchronized void forget(DatabaseReplaced replaced) {
        epoch = -1;
    }

    @Override
    public void start() {
        running = true;
        look();
        thread = new Thread(this::follow, "policy-watch");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void stop() {
        running = false;
        LockSupport.unpark(thread);
        try {
            thread.join(1_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
