package org.hedgerow.support;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Work that runs beside its test, each on a thread of its own. The pool that {@link CompletableFuture} takes when it is told nothing has one
 * thread on a machine of two processors: what must happen at once would happen one after another there, or wait for itself for ever.
 */
public final class Beside {

    private Beside() {}

    public static <T> CompletableFuture<T> run(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, task -> {
            var thread = new Thread(task);
            thread.setDaemon(true);
            thread.start();
        });
    }
}
