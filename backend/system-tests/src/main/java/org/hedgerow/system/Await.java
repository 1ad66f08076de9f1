package org.hedgerow.system;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Waits for a condition and never for a clock: a quick machine goes on at once, a slow one is given its time. */
public final class Await {

    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private Await() {}

    /** Returns when the condition holds. */
    public static void until(String what, Duration within, BooleanSupplier condition) {
        value(what, within, () -> condition.getAsBoolean() ? Boolean.TRUE : null);
    }

    /** The first value that is there. */
    public static <T> T value(String what, Duration within, Supplier<@Nullable T> source) {
        var end = System.nanoTime() + within.toNanos();
        while (true) {
            var value = source.get();
            if (value != null) {
                return value;
            }
            if (System.nanoTime() > end) {
                throw new AssertionError("Not within " + within.toSeconds() + " s: " + what);
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }
}
