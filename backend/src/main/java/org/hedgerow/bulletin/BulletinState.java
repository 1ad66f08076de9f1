package org.hedgerow.bulletin;

import java.util.EnumSet;
import java.util.Set;

/** Where a bulletin stands. {@link #EXPIRED} follows from the time alone and is stored nowhere; the others are compared with the database's check by a test. */
public enum BulletinState {
    DRAFT,
    REVIEW,
    /** Every wording was approved. */
    APPROVED,
    ISSUED,
    /** Another issue has taken its place. */
    UPDATED,
    CANCELLED,
    EXPIRED;

    /** What can be done with a bulletin. */
    public enum Act {
        /** Any change to what it says makes it a draft again, and takes back every approval. */
        WRITE(DRAFT, EnumSet.of(DRAFT, REVIEW, APPROVED)),
        SUBMIT(REVIEW, EnumSet.of(DRAFT)),
        /** One wording; the state is reached with the last. */
        APPROVE(APPROVED, EnumSet.of(REVIEW)),
        APPROVE_URGENTLY(APPROVED, EnumSet.of(DRAFT, REVIEW)),
        ISSUE(ISSUED, EnumSet.of(APPROVED)),
        /** Also of one that has expired: people may still have it before them. */
        UPDATE(UPDATED, EnumSet.of(ISSUED, EXPIRED)),
        CANCEL(CANCELLED, EnumSet.of(ISSUED, EXPIRED)),
        EXPIRE(EXPIRED, EnumSet.of(ISSUED));

        private final BulletinState to;
        private final Set<BulletinState> from;

        Act(BulletinState to, Set<BulletinState> from) {
            this.to = to;
            this.from = from;
        }

        public BulletinState to() {
            return to;
        }
    }

    public boolean allows(Act act) {
        return act.from.contains(this);
    }
}
