package org.hedgerow.sharing;

/** A table of holdings that cannot be used; the application does not start with one. */
final class HoldingsRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    HoldingsRefused(String source, long line, String reason) {
        super("The table of holdings " + source + ", line " + line + ": " + reason);
    }
}
