package org.hedgerow.live;

import java.util.concurrent.atomic.AtomicLong;

/** How many rows all engines of this node may look at for digests, a little each round; one look may use up what the next rounds would have. */
final class DigestBudget {

    private final long perRound;
    private final AtomicLong left;

    DigestBudget(long perRound) {
        this.perRound = perRound;
        this.left = new AtomicLong(perRound);
    }

    void nextRound() {
        left.updateAndGet(rows -> Math.min(perRound, rows + perRound));
    }

    /** Whether something is left, of which so many rows are taken. */
    boolean take(long rows) {
        return left.getAndUpdate(now -> now > 0 ? now - rows : now) > 0;
    }
}
