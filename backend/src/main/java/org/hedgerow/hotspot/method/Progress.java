package org.hedgerow.hotspot.method;

import java.util.concurrent.CancellationException;

/** Hears how far a long computation is, and may stop it. It is called often and from the computing thread, so it must be quick. */
@FunctionalInterface
public interface Progress {

    /** Hears nothing and never stops. */
    Progress SILENT = (done, all) -> true;

    /**
     * @param done steps of {@code all} that are done; computations may end early and leave the rest undone
     * @return whether to go on
     */
    boolean goesOn(long done, long all);

    /** @throws CancellationException when the computation is to stop */
    default void reached(long done, long all) {
        if (!goesOn(done, all)) {
            throw new CancellationException("The computation was stopped");
        }
    }
}
