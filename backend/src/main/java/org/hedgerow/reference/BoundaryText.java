package org.hedgerow.reference;

/** Words of a file, made fit to be shown in a line. */
final class BoundaryText {

    private static final int MOST = 80;

    private BoundaryText() {}

    /** Without control characters and direction marks, and not long. */
    static String plain(String text) {
        var plain = new StringBuilder();
        text.codePoints()
                .limit(MOST)
                .map(c -> Character.isWhitespace(c) ? ' ' : c)
                .filter(c -> !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT)
                .forEach(plain::appendCodePoint);
        return plain.toString().strip();
    }
}
