package org.hedgerow.sharing;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;

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

    /** Whether these show the same rows as others do. */
    public boolean showsTheSameAs(VisibleLabels others) {
        return Arrays.equals(ids, others.ids);
    }

    /** Whether it was decided about this label at all; a newer one may be readable or not. */
    public boolean knew(int labelId) {
        return labelId <= last;
    }

    /**
     * Whether these differ from earlier ones only by labels that did not exist then. Everything under a new label is told by the change
     * log; a label that was lifted or taken away, as by an embargo's end, is not, and what was read under the old set must be read again.
     */
    public boolean onlyAddsNewLabelsTo(VisibleLabels earlier) {
        var known = Arrays.stream(ids).filter(id -> id <= earlier.last).toArray();
        return Arrays.equals(known, earlier.ids);
    }

    /**
     * What was read at one moment, in few bytes, so that somebody who returns can be asked whether they may still read all of it.
     *
     * @param lastLabel the newest label that there was
     * @param fingerprint of the labels that were read
     */
    public record Sight(int lastLabel, long fingerprint) {}

    public Sight sight() {
        return new Sight(last, fingerprint(ids));
    }

    /** Whether these differ from what was read then only by labels that did not exist then: {@link #onlyAddsNewLabelsTo} for a sight. */
    public boolean onlyAddsNewLabelsTo(Sight then) {
        return fingerprint(
                        Arrays.stream(ids).filter(id -> id <= then.lastLabel()).toArray())
                == then.fingerprint();
    }

    /** Those of these labels that are not among the others: what somebody has lost who reads only the others now. */
    public VisibleLabels without(VisibleLabels others) {
        return new VisibleLabels(
                Arrays.stream(ids).filter(id -> !others.contains(id)).toArray(), last);
    }

    /** Those of these labels that are among the given ones. */
    public VisibleLabels among(Set<Integer> some) {
        return new VisibleLabels(Arrays.stream(ids).filter(some::contains).toArray(), last);
    }

    public boolean isEmpty() {
        return ids.length == 0;
    }

    private static long fingerprint(int[] ids) {
        var bytes = ByteBuffer.allocate(ids.length * Integer.BYTES);
        bytes.asIntBuffer().put(ids);
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(bytes.array()))
                    .getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java runtime", e);
        }
    }

    /** The ids, ascending. */
    public int[] ids() {
        return ids.clone();
    }
}
