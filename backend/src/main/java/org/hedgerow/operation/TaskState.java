package org.hedgerow.operation;

import java.util.Set;

/** How far a task is. Compared with the database's check by a test. */
public enum TaskState {
    TO_DO,
    ASSIGNED,
    UNDER_WAY,
    DONE,
    /** No longer wanted. */
    STOOD_DOWN;

    /** The states that may follow; none after the last. */
    public Set<TaskState> next() {
        return switch (this) {
            case TO_DO -> Set.of(ASSIGNED, STOOD_DOWN);
            case ASSIGNED -> Set.of(UNDER_WAY, STOOD_DOWN);
            case UNDER_WAY -> Set.of(DONE, STOOD_DOWN);
            case DONE, STOOD_DOWN -> Set.of();
        };
    }

    public boolean isOver() {
        return next().isEmpty();
    }
}
