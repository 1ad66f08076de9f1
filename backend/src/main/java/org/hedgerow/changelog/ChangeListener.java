package org.hedgerow.changelog;

import java.util.List;

/** Is told of changes by the tailer, in order, on the tailer's own thread: hand work on, do not do it there. */
@FunctionalInterface
public interface ChangeListener {

    void onChanges(List<Change> changes);

    /**
     * Something has left a label in a transaction that is committed but behind the watermark, held up by a longer one. It will be told
     * again, in order; this is for those who must not go on showing it until then.
     *
     * @param changes every change of those transactions, each told once
     */
    default void onDeparturesAhead(List<Change> changes) {
        // Whoever shows nothing has nothing to take back.
    }

    /**
     * The log is another than the one that was followed, as after a restore: changes will be told from its end on, and what was told before
     * says nothing of it. Whoever holds something reads it anew.
     */
    default void onAnotherLog() {
        // Whoever holds nothing has nothing to read anew.
    }
}
