package org.hedgerow.report;

import java.time.Instant;
import java.util.UUID;

/** What the desk or the reporter said to the other, as the reporter reads it. Compared with the database's checks by a test. */
public record ReportMessage(UUID id, From from, Kind kind, String text, Instant at) {

    /** Who said it. */
    public enum From {
        DESK,
        REPORTER
    }

    /** What it is for. */
    public enum Kind {
        QUESTION,
        ANSWER,
        NOTE,
        /** What became of the report. */
        OUTCOME
    }

    @Override
    public String toString() {
        return "ReportMessage[hidden]";
    }
}
