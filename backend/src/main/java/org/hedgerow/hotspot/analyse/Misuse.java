package org.hedgerow.hotspot.analyse;

/** A command line that says something that there is not. */
final class Misuse extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Misuse(String message) {
        super(message, null, false, false);
    }
}
