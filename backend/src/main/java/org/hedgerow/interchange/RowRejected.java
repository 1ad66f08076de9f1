package org.hedgerow.interchange;

/** Ends the reading of one row. */
final class RowRejected extends Exception {

    private static final long serialVersionUID = 1;

    private final Reject reason;

    RowRejected(Reject reason) {
        super(reason.words(), null, false, false);
        this.reason = reason;
    }

    Reject reason() {
        return reason;
    }
}
