package org.hedgerow.hotspot.web;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.hedgerow.platform.TooManyTries;

/** Lets a few at a time do what keeps a processor busy; the others wait a little, in the order in which they came. */
final class Turns {

    private final Semaphore free;
    private final Duration patience;

    Turns(int atOnce, Duration patience) {
        this.free = new Semaphore(atOnce, true);
        this.patience = patience;
    }

    /** @throws TooManyTries when nobody's turn ended while this one waited */
    <T> T take(Supplier<T> work) {
        try {
            if (!free.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new TooManyTries(patience);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TooManyTries(patience);
        }
        try {
            return work.get();
        } finally {
            free.release();
        }
    }
}
