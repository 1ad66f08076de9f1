package org.hedgerow.changelog;

import java.util.List;

/** Is told of changes by the tailer, in order, on the tailer's own thread: hand work on, do not do it there. */
@FunctionalInterface
public interface ChangeListener {

    void onChanges(List<Change> changes);
}
