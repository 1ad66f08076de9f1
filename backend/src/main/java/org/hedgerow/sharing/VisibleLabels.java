package org.hedgerow.sharing;

import java.util.Arrays;
import java.util.Collection;

/** The labels that somebody may read at one moment, out of those that there were. */
public final class VisibleLabels {

    private final int[] ids;
    private final int last;

    private VisibleLabels(int[] ids, int last) {
        this.ids = ids;
        this.last = last;
    }

    static VisibleLabels of(int[] ascendingIds, Collection<Label> all) {
        return new VisibleLabels(
                ascendingIds, all.stream().mapToInt(Label::id).max().orElse(0));
    }

    public boolean contains(int labelId) {
        return Arrays.binarySearch(ids, labelId) >= 0;
    }

    /**
     * Whether these differ from earlier ones only by labels that did not exist then. Everything under a new label is told by the change
     * log; a label that was lifted or taken away, as by an embargo's end, is not, and what was read under the old set must be read again.
     */
    public boolean onlyAddsNewLabelsTo(VisibleLabels earlier) {
        var known = Arrays.stream(ids).filter(id -> id <= earlier.last).toArray();
        return Arrays.equals(known, earlier.ids);
    }

    int[] ids() {
        return ids;
    }
}
