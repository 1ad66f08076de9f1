package org.hedgerow.reference;

/** A file of boundaries that is not taken in, with the reason for the person who tried. */
final class BoundaryRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BoundaryRefused(String reason) {
        super(reason);
    }

    BoundaryRefused(String reason, Throwable cause) {
        super(reason, cause);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
