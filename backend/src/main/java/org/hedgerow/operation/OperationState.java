package org.hedgerow.operation;

import java.util.Set;

/** How far an operation is. Compared with the database's check by a test. */
public enum OperationState {
    PLANNED,
    RUNNING,
    ENDED,
    /** Given up, for a reason that is kept. */
    ABANDONED;

    /** The states that may follow; none after the last. */
    public Set<OperationState> next() {
        return switch (this) {
            case PLANNED -> Set.of(RUNNING, ABANDONED);
            case RUNNING -> Set.of(ENDED, ABANDONED);
            case ENDED, ABANDONED -> Set.of();
        };
    }

    public boolean isOver() {
        return next().isEmpty();
    }
}
