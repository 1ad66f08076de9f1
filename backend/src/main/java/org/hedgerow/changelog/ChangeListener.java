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
}
