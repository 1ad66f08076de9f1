package org.hedgerow.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Waits until something is as it should be, for what reaches a map by way of the change log. */
final class Eventually {

    private Eventually() {}

    static <T> void equal(String what, T expected, Supplier<T> source) {
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        var found = source.get();
        while (!expected.equals(found) && System.nanoTime() < end) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            found = source.get();
        }
        assertThat(found).as(what).isEqualTo(expected);
    }
}
