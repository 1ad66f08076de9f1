package org.hedgerow.operation;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What may be on the board of an operation. Compared with the database's check by a test. */
public enum BoardKind {
    SECTOR(Form.AREA, null),
    CORDON(Form.AREA, Duration.ofHours(12)),
    /** Where units meet. */
    RENDEZVOUS(Form.POINT, null),
    ROUTE(Form.LINE, null),
    /** Where somebody or something was last seen, when, and which way it went. */
    LAST_SEEN(Form.POINT, Duration.ofHours(2)),
    HAZARD(Form.POINT, null);

    /** What is drawn. */
    public enum Form {
        POINT,
        LINE,
        AREA
    }

    private final Form form;
    private final @Nullable Duration lasts;

    BoardKind(Form form, @Nullable Duration lasts) {
        this.form = form;
        this.lasts = lasts;
    }

    public Form form() {
        return form;
    }

    /** When an item expires about which nothing else is said: never after the operation itself ends. */
    public Instant expiry(Instant now, Instant end) {
        var expiry = lasts == null ? end : now.plus(lasts);
        return expiry.isBefore(end) ? expiry : end;
    }
}
