package org.hedgerow.interchange.web;

import java.util.UUID;
import org.hedgerow.interchange.ImportProgress;
import org.hedgerow.interchange.ImportProgress.State;
import org.hedgerow.interchange.ImportRuns;
import org.jspecify.annotations.Nullable;

/**
 * How an import goes, or went.
 *
 * @param rows how many there are; while the file is being read, an estimate
 * @param secondsLeft null when it is not known, or over
 */
record RunView(
        UUID id,
        String fileName,
        State state,
        long rows,
        int done,
        int accepted,
        int rejected,
        int already,
        long rowsPerSecond,
        @Nullable Long secondsLeft,
        @Nullable String reason) {

    static RunView of(ImportRuns.Run run, @Nullable ImportProgress now) {
        return now == null || run.state() == State.DONE || run.state() == State.FAILED ? over(run) : running(run, now);
    }

    private static RunView over(ImportRuns.Run run) {
        return new RunView(
                run.id(),
                run.fileName(),
                run.state(),
                run.rows(),
                run.rows(),
                run.accepted(),
                run.rejected(),
                run.already(),
                Math.round(run.rows() / Math.max(0.001, run.seconds())),
                null,
                run.reason());
    }

    private static RunView running(ImportRuns.Run run, ImportProgress now) {
        int done = now.rows();
        double share = now.share();
        return new RunView(
                run.id(),
                run.fileName(),
                now.state() == State.PUBLISHING ? State.PUBLISHING : State.READING,
                share > 0 ? Math.max(done, Math.round(done / share)) : done,
                done,
                now.accepted(),
                now.rejected(),
                now.already(),
                Math.round(now.rowsPerSecond()),
                share > 0 ? Math.round(now.secondsLeft()) : null,
                null);
    }
}
