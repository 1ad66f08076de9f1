package org.hedgerow.report;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a watch coordinator tells the desk of one owner.
 *
 * @param id the same for each owner, where what it names has several
 * @param incident of that owner
 * @param other that may be one event with it; null unless two are named
 * @param watchGroup for which its author spoke
 * @param text at most {@value #LONGEST} characters
 */
public record Remark(
        UUID id,
        UUID incident,
        @Nullable UUID other,
        UUID owner,
        UUID author,
        UUID watchGroup,
        Kind kind,
        String text,
        State state,
        Instant madeAt) {

    public static final int LONGEST = 400;

    /** What it says. Compared with the database's check by a test. */
    public enum Kind {
        /** Two incidents may be one event. */
        SAME_EVENT,
        /** Something that was released is not right. */
        WRONG,
        NOTE
    }

    /** What became of it. Compared with the database's check by a test. */
    public enum State {
        NEW,
        SEEN,
        DONE,
        /** The owner does not do what it asks for. */
        DECLINED,
        /** Its author says that it no longer holds. */
        TAKEN_BACK
    }

    @Override
    public String toString() {
        return "Remark[hidden]";
    }
}
